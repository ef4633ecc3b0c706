"""Turns of phrase after which an infinitive names the very deed, a demand or what it would take.

"Used the chance to thank", "did not take long to answer", "called him to congratulate", "gave them a day to
leave". What a verb or noun says of any infinitive after it stands in the table of governors, not here.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import Effect, is_past
from pipeline.extraction.modality.own import negation, own_effect
from pipeline.extraction.modality.vocabulary import Vocabulary

_TAKING = frozenset({"use", "seize", "take", "grab", "exploit", "miss"})
_WASTING = frozenset({"waste", "lose", "spare"})
_SPANS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_WANTING = frozenset({"want", "like", "need", "prefer", "love"})


def by_idiom(head: Token, clause: Token, vocabulary: Vocabulary) -> Effect | None:
    """What a turn of phrase around the verb `head` says of an infinitive; null where there is none."""
    lemma = head.lemma_.lower()
    if lemma == "take":
        return _takes(head, vocabulary)
    if lemma == "give" and any(child.dep_ == "dobj" and child.lemma_ in _SPANS for child in head.children):
        return _deadline(own_effect(head, vocabulary), past=is_past(head) or head.tag_ in ("VBN", "VBG"))
    if lemma in vocabulary.purposes["by_phone"]:
        return _by_phone(head, clause, vocabulary)
    if lemma in _WANTING and _is_of_another(head, clause) and negation(head) is None:
        own = own_effect(head, vocabulary)
        return own if own[0] in ("possible", "conditional") else ("requested", f"{lemma} another to")
    return None


def made_sure(make: Token, vocabulary: Vocabulary) -> Effect:
    """What is made sure lies ahead of whoever makes it so, save of whoever did: "made sure they left"."""
    own = own_effect(make, vocabulary)
    return own if own[0] != "happened" or is_past(make) else ("intended", "make sure")


def taken(noun: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """The verb of "took the chance to" and what it says of the deed; null for other nouns and verbs."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in _TAKING:
        return None
    if noun.lemma_ not in vocabulary.carriers["occasion"] and verb.lemma_ not in vocabulary.purposes["frame"]:
        return None
    own = own_effect(verb, vocabulary)
    if verb.lemma_ == "miss":
        own = ("precluded", "missed") if own[0] == "happened" else ("possible", "miss")
    return verb, own


def wastes_no(noun: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """ "Wasted no time in answering": the verb, and that the deed was done as far as its clause goes."""
    verb = noun.head
    if verb.lemma_ not in _WASTING or noun.dep_ != "dobj":
        return None
    if not any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children):
        return None
    return verb, own_effect(verb, vocabulary)


def _takes(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    """It took two days, did not take long, would take ten votes."""
    long = any(child.dep_ == "advmod" and child.lower_ in ("long", "longer") for child in verb.children)
    timed = any(child.dep_ == "dobj" and child.lemma_ in (*_SPANS, "time") for child in verb.children)
    about_it = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in verb.children)
    if not (long or timed or about_it):
        return None
    if is_past(verb):
        return "realised", "took"
    own = own_effect(verb, vocabulary)
    if negation(verb) is not None:
        return "planned", "not take long"
    return ("possible", "takes") if own[0] in ("happened", "planned", "possible") else own


def _deadline(own: Effect, *, past: bool) -> Effect:
    if own[1] == "would" or (own[0] == "happened" and not past):
        return "possible", "gives time"
    return own if own[0] in ("possible", "conditional") else ("requested", "given until")


def _by_phone(verb: Token, clause: Token, vocabulary: Vocabulary) -> Effect | None:
    """What one calls somebody for is said in the call, unless one calls on or for somebody."""
    spoken = clause.lemma_.lower() in vocabulary.purposes["speech"] | vocabulary.purposes["spoken"]
    called = any(child.dep_ == "dobj" for child in verb.children)
    if not spoken or not called or any(child.dep_ == "nsubj" for child in clause.children):
        return None
    own = own_effect(verb, vocabulary)
    return ("realised", "called") if own[0] == "happened" else own


def _is_of_another(head: Token, clause: Token) -> bool:
    """Whether the infinitive has a subject of its own: "wants the king to leave"."""
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.children):
        return True
    return clause.dep_ == "advcl" and any(
        child.dep_ == "dobj" and child.i < clause.i for child in head.children
    )
