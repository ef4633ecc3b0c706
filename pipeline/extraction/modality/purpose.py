"""Clauses that hang on a verb as adverbials: purposes, participles, clauses of time and reason."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import ASSERTED, Effect, is_past
from pipeline.extraction.modality.governed import governed
from pipeline.extraction.modality.own import own_effect
from pipeline.extraction.modality.timing import temporal
from pipeline.extraction.modality.vocabulary import Vocabulary

_REALISING = frozenset({None, "realised", "asserted"})
_RAISING = frozenset({"appear", "seem"})  # "appeared in the square to speak" tells of no seeming
_LYING_AHEAD = frozenset({"planned", "intended", "possible", "conditional", "requested", "threatened"})


def adverbial(head: Token, clause: Token, vocabulary: Vocabulary) -> Effect | None:
    """What a word says of the clause that hangs on it as an adverbial; null where the chain ends there."""
    if is_infinitive(clause):
        return infinitive(head, clause, vocabulary)
    if clause.tag_ in ("VBG", "VBN") and not any(
        child.dep_ == "mark"
        or (child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD"))
        for child in clause.children
    ):
        return _participle(head, clause, vocabulary)
    if head.lower_ == "soon" and head.head.pos_ in ("VERB", "AUX"):  # "as soon as they have left"
        return temporal(head.head, clause, vocabulary)
    return temporal(head, clause, vocabulary) if head.pos_ in ("VERB", "AUX") else None


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb or before its auxiliary."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def infinitive(head: Token, clause: Token, vocabulary: Vocabulary) -> Effect:
    """What an infinitive that is no complement says: a purpose, save where the deed itself reaches it."""
    if any(child.dep_ == "advmod" and child.lower_ == "only" for child in clause.children):
        return ASSERTED  # "asked for more, only to be rebuffed"
    enough = degree(head)
    if enough is not None:
        return enough
    if head.pos_ in ("ADJ", "ADV"):
        found = vocabulary.governor(head.lemma_.lower(), "ADJ", "inf")
        return (found, head.lower_) if found and found != "enabled" else ("intended", "to")
    for child in head.children:
        if child.dep_ == "attr" and child.lemma_.lower() in vocabulary.carriers["verdict"]:
            return ("realised" if is_past(head) else "possible"), child.lower_  # "a mistake for him to leave"
    effect = vocabulary.governor(head.lemma_.lower(), "VERB", "inf")
    if effect is not None and head.lemma_ not in _RAISING:
        return governed(head, effect, "inf", vocabulary)
    if any(child.dep_ == "mark" and child.lower_ == "for" for child in clause.children):
        called = vocabulary.governor(head.lemma_.lower(), "VERB", "for")
        if called is not None:
            return called, head.lower_
    if any(child.dep_ == "acomp" for child in head.children):  # "it is easy for them to …"
        adjective = next(child for child in head.children if child.dep_ == "acomp")
        if adjective.lower_ in vocabulary.carriers["judged"]:
            return ("realised" if is_past(head) else "possible"), adjective.lower_
        found = vocabulary.governor(adjective.lemma_.lower(), "ADJ", "inf")
        if found is not None and found != "enabled":
            return found, adjective.lower_
        about_it = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in head.children)
        if about_it or adjective.lower_ == "enough":
            return "possible", adjective.lower_
    above = own_effect(head, vocabulary)
    if above[0] == "happened" and (_is_done(head, vocabulary) or _is_performed(head, clause, vocabulary)):
        return "realised", "purpose reached"
    open_yet = above[0] in ("requested", "conditional", "possible")  # "should go there to help them"
    return above if open_yet or _is_performed(head, clause, vocabulary) else ("intended", "to")


def _is_performed(head: Token, clause: Token, vocabulary: Vocabulary) -> bool:
    """Whether what the verb says is itself the deed that the infinitive names: "gathered to protest"."""
    lemma, purposes = clause.lemma_.lower(), vocabulary.purposes
    return head.lemma_.lower() in purposes["frame"] or any(
        lemma in purposes[kind] for kind in ("speech", "support", "escape")
    )


def _is_done(head: Token, vocabulary: Vocabulary) -> bool:
    """Whether the verb tells of a past deed, and of none that may fail of its purpose as an attack does."""
    passive = any(child.dep_ == "auxpass" for child in head.children)
    above = head.head if head.dep_ == "xcomp" and is_past(head.head) else None  # "went on to defeat … to win"
    went_on = above is not None and vocabulary.governor(above.lemma_.lower(), "VERB", "inf") in _REALISING
    past = is_past(head) or went_on
    return past and not passive and head.lemma_.lower() not in vocabulary.purposes["striving"]


def degree(head: Token) -> Effect | None:
    """What "too" and "enough" beside a word say of the infinitive after it: "too weak to attack"."""
    for child in head.children:
        if child.dep_ in ("advmod", "amod") and child.lower_ in ("too", "enough"):
            return ("precluded" if child.lower_ == "too" else "possible"), child.lower_
    return None


def _participle(head: Token, clause: Token, vocabulary: Vocabulary) -> Effect:
    above = own_effect(head, vocabulary) if head.pos_ in ("VERB", "AUX") else ASSERTED
    if not _is_set_off(head, clause):
        return above
    spoken = clause.lemma_.lower() in vocabulary.purposes["speech"]
    return above if above[0] in _LYING_AHEAD and not spoken else ASSERTED


def _is_set_off(head: Token, token: Token) -> bool:
    """Whether a comma parts a participle from the verb before it: "did not sign, saying that …"."""
    first = token.left_edge.i
    return head.i < first and token.doc[first - 1].text == ","
