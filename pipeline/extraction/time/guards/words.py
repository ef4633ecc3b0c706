"""Whether a word for a season, a feast, a part of the day or the present is used as one."""

from __future__ import annotations

from pipeline.extraction.time.grammar import entry
from pipeline.extraction.time.guards.place import Place
from pipeline.extraction.time.tense import clause_tense
from pipeline.extraction.time.vocabulary import time_vocabulary

_NAMES = {"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "LOC", "NORP", "EVENT"}
_WHICH = ("this ", "last ", "next ")


def season(at: Place) -> bool:
    """`fall` and `spring` are verbs too, `spring` a source of water, `the fall of` a city its end."""
    token = at.token
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in _NAMES - {"EVENT", "LAW", "PRODUCT"}:
        return False
    if token.lower_ == "fall" and at.word_after == "of":
        return False
    if token.ent_type_ in ("DATE", "EVENT"):
        return True
    if token.lower_ in ("fall", "spring"):
        dated = at.word_before in ("in", "by", "until", "since", "during")
        return at.text.startswith(_WHICH) or (dated and at.word_after not in ("of", "in"))
    return token.dep_ != "compound" or at.text.startswith(("the ", *_WHICH))


def reference(at: Place) -> bool:
    """Adjectives and nouns only where they are ones; a reference is no part of a name."""
    references, token = time_vocabulary().references, at.token
    needed = references[entry(at.match["reference"], references)].pos
    single = at.last - at.first == 1
    if single and token.ent_type_ in _NAMES and token.text[:1].isupper() and not token.is_sent_start:
        return False
    if single and token.lower_ == "soon":
        later = at.word_after in ("as", "after", "afterwards", "afterward", "thereafter")
        return not later and clause_tense(token) != "past"
    if needed == "any":
        of_participle = token.tag_ == "RB" and token.head.dep_ == "amod" and token.i < token.head.i
        if token.lower_ == "recently" and of_participle:
            return False
        return not (token.lower_ == "now" and at.word_after == "that")
    if needed == "NOUN":
        modifies = at.after is not None and at.after.pos_ in ("NOUN", "NUM", "PROPN")
        return token.pos_ in ("NOUN", "PROPN") and not modifies
    return token.pos_ == needed and token.dep_ in ("amod", "compound", "nmod", "conj", "acomp", "attr")


def one_day(at: Place) -> bool:
    """`will one day return`, but not `in one day`."""
    if at.word_before in ("will", "would", "'ll", "may", "might", "could", "can", "must"):
        return True
    return at.token.dep_ in ("npadvmod", "advmod") and clause_tense(at.token) == "future"


def told_unit(at: Place) -> bool:
    """`that day` is a time where `that` is a determiner."""
    which = at.match["which"]
    if which in ("previous", "following"):
        return False
    if which == "that":
        return at.doc[at.last - 2].tag_ in ("DT", "IN", "WDT") and at.token.pos_ in ("NOUN", "PROPN")
    return at.word_after not in ("old", "olds")


def the_unit(at: Place) -> bool:
    """`the week` by itself, where nothing says which week."""
    if at.after is None or at.after.is_punct or at.word_after == "'s":
        return True
    return at.after.pos_ in ("AUX", "VERB", "ADV", "CCONJ") and at.after.tag_ not in ("VBN", "VBG")


def the_time(at: Place) -> bool:
    """`at the time`, where no clause or phrase says which."""
    if at.word_before != "at" or at.word_after in ("of", "when", "that", "as"):
        return False
    return at.after is None or at.after.pos_ not in ("NOUN", "DET", "PROPN")


def day_before(at: Place) -> bool:
    """`the day before` by itself; before a clause it is counted from that."""
    if at.match["way"] in ("following", "earlier") or at.after is None:
        return True
    return at.after.is_punct or at.after.pos_ in ("AUX", "CCONJ")


def recurring(at: Place) -> bool:
    """`Daily` in the name of a paper and `annual` meetings are no recurrence told."""
    token = at.doc[at.first]
    if token.lower_ in ("annual", "quarterly") and token.dep_ == "amod":
        return False
    return not (token.text[:1].isupper() and not token.is_sent_start and token.pos_ == "PROPN")


def in_no_name(at: Place) -> bool:
    names = ("PERSON", "ORG", "GPE", "PRODUCT", "WORK_OF_ART")
    return not any(token.ent_type_ in names and token.text[:1].isupper() for token in at.tokens)


def part_of_day(at: Place) -> bool:
    return at.token.pos_ in ("NOUN", "PROPN", "ADV")


def bare_part_of_day(at: Place) -> bool:
    """`the morning`, `mid-afternoon`; a bare `night` is no time of a known day."""
    if not (at.text.startswith(("the ", "mid")) or at.group("mod")):
        return False
    modifies = at.after is not None and at.after.pos_ == "NOUN"
    return at.token.pos_ in ("NOUN", "PROPN") and not modifies


def dayhour(at: Place) -> bool:
    """`noon` and `midnight` as nouns of their own."""
    token = at.token
    if token.ent_type_ in ("ORG", "GPE", "WORK_OF_ART", "PERSON"):
        return False
    return token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound"


def feast(at: Place) -> bool:
    """A feast has a capital and is no person or place."""
    cased = any(token.text[:1].isupper() for token in at.tokens)
    return cased and not any(token.ent_type_ in ("GPE", "PERSON") for token in at.tokens)
