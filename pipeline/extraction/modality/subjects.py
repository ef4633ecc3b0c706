"""Subjects: event nouns that take place or do not as their verb says, and what is said of doing something."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import ASSERTED, Effect
from pipeline.extraction.modality.own import negation, own_effect
from pipeline.extraction.modality.purpose import is_infinitive
from pipeline.extraction.modality.vocabulary import Vocabulary

LYING_OPEN = frozenset({"planned", "intended", "possible", "conditional", "requested"})
_TENTATIVE = frozenset({"possible", "conditional", "intended"})
_AHEAD = frozenset({"will", "would", "could", "might", "may", "'ll", "'d"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_RANKS = frozenset({"first", "second", "third", "last", "latest"})
_IN_VIEW = frozenset({"in", "on", "within"})
_OF_NOUNS = frozenset({"nsubj", "nsubjpass", "poss", "det", "amod", "aux"})  # "his leaving", "having left"


def is_definite(noun: Token, vocabulary: Vocabulary) -> bool:
    """Whether the noun is taken to exist: "the cuts", "Peru's cuts", "recent cuts", not "cuts" or "a cut"."""
    return any(
        child.dep_ == "poss"
        or (child.dep_ == "det" and child.lower_ in _DEFINITE)
        or (child.dep_ == "amod" and child.lower_ in vocabulary.carriers["known"])
        for child in noun.children
    )


def subject_step(noun: Token, verb: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """The verb that an event noun is subject of and its effect; null where it says nothing of it."""
    if (raised := _raised(verb, vocabulary)) is not None:
        return verb, raised
    lemma, own = verb.lemma_.lower(), outside_kind(own_effect(verb, vocabulary))
    if lemma == "fall" and own[0] == "happened" and any(word.lower_ == "through" for word in verb.children):
        return verb, ("precluded", "fell through")
    if lemma in ("be", "seem", "remain", "appear", "look"):
        if (said := _of_predicate(verb, vocabulary)) is not None:
            return verb, said
        if any(child.dep_ in ("attr", "acomp") for child in verb.children):
            shared = shares_tentative(noun, own) or is_gathering(noun, own, vocabulary)
            return (verb, own) if shared else None
    if own[0] == "denied" and is_definite(noun, vocabulary) and _is_qualified(verb):
        return None  # "the raid did not come out of the blue"
    if lemma in vocabulary.carriers["taking_place"] or is_gathering(noun, own, vocabulary):
        return verb, own
    if own[1].split()[0] in _AHEAD and _is_bare_plural(noun, vocabulary):
        return verb, ("possible", own[1])  # "airstrikes will not solve this"
    return (verb, own) if shares_tentative(noun, own) else None


def _is_bare_plural(noun: Token, vocabulary: Vocabulary) -> bool:
    """Whether any of a kind may be meant: "airstrikes", but not "the airstrikes" or "Peru's airstrikes"."""
    named = any(child.dep_ in ("det", "poss", "nummod") or child.ent_type_ for child in noun.children)
    return noun.tag_ == "NNS" and not named and not is_definite(noun, vocabulary)


def _of_predicate(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    """What a predicate says of its subject: "the strike is imminent"."""
    if negation(verb) is not None:
        return None
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd"):
            word = child.lower_
            if any(below.dep_ == "prep" for below in child.children):
                continue  # "the talks were close to collapse"
            effect = vocabulary.modifiers.get(word) or vocabulary.governor(
                child.lemma_.lower(), "ADJ", "noun"
            )
            if effect not in (None, "possible", "enabled") or word in ("possible", "likely"):
                return effect or "possible", word
        if child.dep_ == "prep" and child.lower_ in _IN_VIEW:
            seen = (
                where for where in child.children if where.lemma_.lower() in vocabulary.carriers["in_view"]
            )
            if any(where.dep_ == "pobj" for where in seen):
                return "intended", f"{child.lower_} view"
    return None


def _is_qualified(verb: Token) -> bool:
    """Whether a negation bears on how or where something took place."""
    return any(child.i > verb.i and child.dep_ in ("prep", "advcl") for child in verb.children)


def _raised(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    """What lies ahead of a subject: "the cuts are going to take place"; null where nothing does."""
    if verb.lemma_ not in ("go", "be", "set", "have") or negation(verb) is not None:
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and is_infinitive(child):
            taking = child.lemma_ in vocabulary.carriers["taking_place"]
            ahead = own_effect(child, vocabulary) if taking else ASSERTED
            if ahead[0] in ("planned", "intended"):
                return ahead
    return None


def outside_kind(own: Effect) -> Effect:
    """The effect on an event noun: "the raid is a crime" says what it is, not that it is general."""
    return ASSERTED if own[0] == "generic" else own


def is_gathering(noun: Token, own: Effect, vocabulary: Vocabulary) -> bool:
    """Whether the noun is a gathering that lies as far ahead as its verb: "the talks will focus on"."""
    return own[0] in LYING_OPEN and noun.lemma_.lower() in vocabulary.carriers["gathering"]


def shares_tentative(noun: Token, own: Effect) -> bool:
    """What is named as any of its kind is as open as its verb: "a strike would be a mistake"."""
    return own[0] in _TENTATIVE and any(
        child.dep_ == "det" and child.lower_ in ("a", "an", "any", "another") for child in noun.children
    )


def _is_ranked(noun: Token) -> bool:
    return any(child.dep_ == "amod" and child.lower_ in _RANKS for child in noun.children)


def clause_subject(clause: Token, verb: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """What is said of doing something: open in the present ("closing it is no answer"), done in the past."""
    if clause.tag_ != "VBG" and not is_infinitive(clause):
        return None
    if any(child.dep_ == "nsubj" and _is_ranked(child) for child in clause.children):
        return verb, ASSERTED  # "the first member of parliament to leave was …"
    if clause.tag_ == "VBG" and any(child.dep_ in _OF_NOUNS for child in clause.children):
        return None
    own = own_effect(verb, vocabulary)
    if own[0] in _TENTATIVE or own[1] == "would":
        return verb, (("conditional", "would") if own[1] == "would" else own)
    if own[1] in ("will", "'ll"):
        return verb, ("possible", "will")
    weighed = verb.lemma_ in ("be", "mean", "require", "remain", "seem") and verb.tag_ in ("VBZ", "VBP")
    return (verb, ("possible", "weighed")) if weighed or clause.tag_ == "VB" else None
