"""Reading the parse: extents of phrases, trimmed as annotators mark them, and the subject of a verb."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc, Token

_MARKS = frozenset({'"', "''", "``", "'"})
_TRAILING = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "(", "!", "?"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
SUBJECTS = ("nsubj", "csubj")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


def extent(token: Token) -> tuple[int, int]:
    """The tokens of a subtree, half-open."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The span without punctuation at its edges; a closing quotation mark stays."""
    while last > first and (doc[last - 1].text in _TRAILING or doc[last - 1].is_space):
        last -= 1
    while last > first and (doc[first].text in _TRAILING or doc[first].is_space):
        first += 1
    return first, last


def noun_phrase(head: Token) -> tuple[int, int]:
    """The phrase of a source: without a relative or appended clause that commas set off."""
    first, last = extent(head)
    doc = head.doc
    for child in head.rights:
        if child.dep_ in _CLAUSES or (
            child.dep_ in ("cc", "conj") and child.dep_ == "conj" and child.pos_ == "VERB"
        ):
            left = child.left_edge.i
            if left > head.i and doc[left - 1].text in (",", "-", "--", "—", "–"):
                last = min(last, left - 1)
        if child.dep_ == "prep" and any(each.ent_type_ in ("DATE", "TIME") for each in child.children):
            last = min(last, child.left_edge.i)
    if head.i >= last:
        last = head.i + 1
    if doc[last - 1].tag_ == "POS" and last - 1 > head.i:
        last -= 1
    first, last = trimmed(doc, first, last)
    while (
        first < head.i
        and doc[first].text in _MARKS
        and not any(doc[i].text in _MARKS for i in range(first + 1, last))
    ):
        first += 1
    return first, last


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the labels."""
    return next((each for each in token.children if each.dep_ in labels), None)


def agent(verb: Token) -> Token | None:
    """Who does it in the passive: the object of `by`."""
    by = child(verb, "agent") or next(
        (each for each in verb.rights if each.dep_ == "prep" and each.lower_ == "by"), None
    )
    return child(by, "pobj") if by is not None else None


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, or a past participle beside a noun."""
    if verb.tag_ != "VBN":
        return False
    if any(each.dep_ in ("auxpass", "nsubjpass", "csubjpass") for each in verb.children):
        return True
    return verb.dep_ == "acl" or (
        verb.dep_ == "advcl" and not any(each.dep_ in ("aux", "nsubj") for each in verb.lefts)
    )


def own_subject(verb: Token) -> Token | None:
    """The verb's subject; of two the one after it, for the other belongs to what is said ("…, says X")."""
    found = [each for each in verb.children if each.dep_ in SUBJECTS and not each.is_punct]
    return found[-1] if found and found[-1].i > verb.i else next(iter(found), None)


def is_plausible(head: Token, source_nouns: Container[str]) -> bool:
    """Whether the words can be those of a source: a name, a pronoun, or a noun known for sources."""
    if head.pos_ in ("PROPN", "PRON") or head.ent_type_ or head.tag_ == "NNPS":
        return True
    return head.lower_ in source_nouns or head.lemma_.lower() in source_nouns


def subject(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, or the one that it shares with the verb it hangs on."""
    if is_passive(verb):
        return agent(verb)
    seen = 0
    while seen < 6:
        own = own_subject(verb)
        if own is not None:
            return own
        shared = _shared(verb)
        if shared is None or shared.dep_ in SUBJECTS:
            return shared
        if shared.pos_ == "ADJ" and shared.dep_ in ("acomp", "oprd", "conj"):
            shared = shared.head  # "was quick to say"
        if shared.pos_ not in ("VERB", "AUX"):
            return shared
        if is_passive(shared):
            return child(shared, "nsubjpass")
        verb, seen = shared, seen + 1
    return None


def _shared(verb: Token) -> Token | None:
    """Where to look for the subject of a verb without one: a verb, or the noun itself."""
    label = verb.dep_
    if label == "acl" and verb.tag_ == "VBG":
        return _noun(verb.head)
    if label in ("conj", "xcomp", "dep", "advcl", "pcomp") or (label == "ccomp" and verb.tag_ == "VBG"):
        head = verb.head
        if label == "xcomp":
            object_ = child(head, "dobj")
            if object_ is not None and object_.i < verb.i:
                return object_
        if head.dep_ == "prep":
            head = head.head
        return head if head.i != verb.i else None
    return None


def _noun(token: Token) -> Token | None:
    return token if token.pos_ in _NOMINAL else None


def cue_span(verb: Token) -> tuple[int, int]:
    """The verb with the auxiliaries, negation and adverbs that stand right before it, and its particle."""
    doc, first, last = verb.doc, verb.i, verb.i + 1
    while (
        first > 0
        and doc[first - 1].head.i == verb.i
        and doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod")
    ):
        first -= 1
    if last < len(doc) and doc[last].head.i == verb.i and doc[last].dep_ == "prt":
        last += 1
    return first, last
