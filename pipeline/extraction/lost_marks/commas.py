"""Where a comma was lost: before who tells it, an apposition, the next of a list. Public: `is_parted`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extraction.lost_marks.owners import BEFORE_OWNED, NOMINAL, is_land
from pipeline.knowledge.marks import load_mark_words

_ARTICLES = frozenset({"the", "a", "an"})
_IN_SOURCE = BEFORE_OWNED | {"POS", "VBG", "DT"}
_OPENS = NOMINAL | {"JJ", "DT", "CD", "PRP", "PRP$", "JJR", "IN", "RB"}
_LONGEST_TIME = 6  # words that say when a sentence's event was
_LONGEST_SOURCE = 9  # tokens from an article to the verb of telling


def is_parted(token: Token) -> bool:
    """Whether a comma is missing before the word."""
    before = token.nbor(-1)
    if before.is_punct or before.lower_ in ("and", "or", "but"):
        return False
    return (
        _opens_source(token, before)
        or _opens_apposition(token, before)
        or _opens_share(token, before)
        or _is_counted_next(token, before)
        or _is_listed_next(token, before)
        or _opens_clause(token, before)
        or _opens_strikes(token, before)
    )


def _opens_clause(token: Token, before: Token) -> bool:
    """As in "On Friday | rebels shelled the port", "Meanwhile | talks went on": behind when it was."""
    first = token.doc[token.sent.start]
    place = token.i - first.i
    if token.tag_ not in _OPENS or place > _LONGEST_TIME or before.lower_ == "of":
        return False
    if place == 1 and before.lower_ in load_mark_words()["link"]:
        return token.dep_ not in ("prep", "acomp")
    if place == 1 and before.lower_ in ("earlier", "later"):
        return token.tag_ in ("NNP", "DT", "PRP")
    timed = first.lower_ in load_mark_words()["opening"] and before.lower_ in load_mark_words()["time"]
    if not timed or any(_is_finite(each) or each.is_punct for each in _earlier(token)):
        return False
    behind = token.doc[token.i + 1 : token.sent.end]
    own = any(map(_is_finite, behind)) and token.lower_ not in ("morning", "evening", "night", "afternoon")
    return own and token.lower_ not in load_mark_words()["time"] and token.ent_type_ not in ("DATE", "TIME")


def _opens_strikes(token: Token, before: Token) -> bool:
    """As in "… with Syria Iraq | Air strikes killed nine": a teaser before its text."""
    strikes = token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("strikes", "raids", "strike", "raid")
    return token.text == "Air" and strikes and before.tag_ in ("NNP", "NNPS") and before.text[0].isupper()


def _ends_clause(before: Token) -> bool:
    return before.tag_ in NOMINAL or before.tag_ in ("CD", "RB", "VBN", "RP", "PRP")


def _opens_source(token: Token, before: Token) -> bool:
    """As in "… and seized the port | a monitoring group said": who tells it, behind what is told."""
    if not _ends_clause(before) or not any(map(_is_finite, _earlier(token))):
        return False
    if token.lower_ == "according":
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to"
    verb = _telling_verb(token)
    if verb is None or not _closes(verb):
        return False
    teller = verb.nbor(-1)
    if token.lower_ in _ARTICLES or token.tag_ == "PRP":
        return True
    if teller.tag_ in ("NNP", "NNPS"):
        return token.text[0].isupper() and before.text.islower() and before.tag_ != "JJ"
    if teller.lower_ not in load_mark_words()["teller"]:
        return False
    first = token.text.islower() and before.text[0].isupper() and before.tag_ != "NNPS"
    return first or (token.i == teller.i and before.text.islower() and before.tag_ not in ("NN", "JJ"))


def _telling_verb(first: Token) -> Token | None:
    """The verb of telling right behind the phrase that begins with the word."""
    for token in first.doc[first.i + 1 : min(first.i + _LONGEST_SOURCE, first.sent.end)]:
        if token.lower_ in load_mark_words()["telling"]:
            return token
        if token.tag_ not in _IN_SOURCE and token.lower_ not in ("for", "of", "in", "and", "s"):
            return None
    return None


def _closes(verb: Token) -> bool:
    """Whether what is told does not stand behind the verb: "… said.", "… said on Monday", "told Reuters"."""
    if verb.i + 1 >= verb.sent.end:
        return True
    following = verb.nbor(1)
    if following.lower_ == "that":
        return False
    return (
        following.is_punct
        or following.tag_ in ("IN", "RB", "VBG")
        or (
            following.tag_ in ("NNP", "NNPS")
            and (verb.lower_ == "told" or following.ent_type_ in ("DATE", "TIME"))
        )
    )


def _is_finite(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _earlier(token: Token) -> Iterator[Token]:
    yield from token.doc[token.sent.start : token.i]


def _opens_apposition(token: Token, before: Token) -> bool:
    """An article right behind a name or a year where no verb takes two objects: "Aden | the largest port"."""
    if token.lower_ not in _ARTICLES:
        return False
    named = before.tag_ in ("NNP", "NNPS") or (before.tag_ == "CD" and len(before) == 4)
    giver = before.dep_ == "dative" or before.head.lemma_ in load_mark_words()["giving"]
    return named and not giver and not before.is_sent_start


def _opens_share(token: Token, before: Token) -> bool:
    """As in "nine people | most of them women"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    shares = (
        token.lower_ in load_mark_words()["share"]
        and len(behind) == 2
        and behind[0].lower_ == "of"
        and behind[1].lower_ == "them"
    )
    among = token.lower_ == "among" and bool(behind) and behind[0].lower_ == "them"
    if (shares or among) and before.tag_ in NOMINAL:
        return True
    closes = token.tag_ in ("VBN", "VBD", "VBP") and token.i > 3
    return closes and any(
        each.lower_ == "them" and each.nbor(-1).lower_ in ("of", "among")
        for each in token.doc[token.i - 3 : token.i - 1]
    )


def _is_counted_next(token: Token, before: Token) -> bool:
    """As in "a commander | 34 fighters killed", "9 killed | 12 hurt": the next of several counts."""
    counted = token.tag_ == "CD" and not (len(token) == 4 and token.text[:2] in ("19", "20"))
    if not counted and token.lower_ not in load_mark_words()["others"]:
        return False
    behind = token.doc[token.i + 1 : token.i + 3]
    if not behind:
        return False
    harmed = any(each.lower_ in load_mark_words()["harmed"] for each in behind)
    if before.lower_ in load_mark_words()["harmed"]:
        return harmed and before.i > before.sent.start and before.nbor(-1).tag_ in NOMINAL | {"CD"}
    plain = before.tag_ in ("NN", "NNS") or (
        before.tag_ in ("NNP", "NNPS") and before.ent_type_ not in ("DATE", "LAW")
    )
    return (
        counted
        and plain
        and token.ent_type_ != "DATE"
        and behind[0].tag_ in ("NNS", "NNPS", "JJ", "NNP")
        and (harmed or before.tag_ in ("NNS", "NNPS"))
    )


def _is_listed_next(token: Token, before: Token) -> bool:
    """As in "women | children and …", "Peru | Chile and …": the next of a list that ends in "and"."""
    if token.i + 2 >= len(token.doc) or not _goes_on(token):
        return False
    if token.tag_ == before.tag_ == "NNS" and token.ent_type_ == before.ent_type_:
        return token.dep_ not in ("nsubj",) or token.head.i < token.i
    return is_land(token.text) and is_land(before.text)


def _goes_on(token: Token) -> bool:
    following = token.nbor(1)
    return following.lower_ in ("and", "or") or (
        following.tag_ == token.tag_
        and token.i + 2 < len(token.doc)
        and token.nbor(2).lower_ in ("and", "or")
    )
