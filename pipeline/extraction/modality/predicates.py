"""Predicates that judge a clause: "it is hard to", "it seems unlikely that", "the fear is that"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import ASSERTED, Effect, is_past
from pipeline.extraction.modality.governed import governed
from pipeline.extraction.modality.habits import is_topmost
from pipeline.extraction.modality.own import own_effect
from pipeline.extraction.modality.purpose import degree
from pipeline.extraction.modality.vocabulary import Vocabulary

_ORDINALS = frozenset({"first", "second", "third", "fourth", "last", "latest", "only", "next"})
_LINKING = frozenset({"be", "seem", "appear", "look", "remain", "sound", "become", "prove"})


def predicate_of(verb: Token) -> Token | None:
    """The adjective or noun that a linking verb says of its subject; null where there is none."""
    if verb.lemma_ not in _LINKING:
        return None
    found = [child for child in verb.children if child.dep_ in ("acomp", "oprd", "attr")]
    return next((child for child in found if child.pos_ in ("ADJ", "ADV", "NOUN", "VERB")), None)


def of_predicate(predicate: Token, verb: Token, complement: str, vocabulary: Vocabulary) -> Effect | None:
    """What a predicate says of the clause beside it; null where it says nothing of it."""
    part = "NOUN" if predicate.pos_ == "NOUN" else "ADJ"
    effect = vocabulary.governor(predicate.lemma_.lower(), part, complement)
    if part == "NOUN":
        return _of_noun(predicate, verb, effect, vocabulary) if complement == "inf" or effect else None
    if complement == "that" and effect is None:
        return None
    if complement == "inf" and predicate.lower_ in vocabulary.carriers["judged"]:
        return ("realised" if is_past(verb) else "possible"), predicate.lower_
    expletive = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in verb.children)
    if effect is None and expletive:
        effect = "possible"
    return degree(predicate) or governed(predicate, effect, complement, vocabulary)


def _of_noun(noun: Token, verb: Token, effect: str | None, vocabulary: Vocabulary) -> Effect | None:
    if noun.lemma_.lower() in vocabulary.carriers["verdict"]:  # "it was a mistake to leave"
        return ("realised" if is_past(verb) else "possible"), noun.lower_
    ranked = any(child.lower_ in _ORDINALS for child in noun.children) or is_topmost(noun)
    if ranked and effect is None:  # "would be the first king to leave", "became the youngest king to"
        return own_effect(verb, vocabulary)
    due = vocabulary.governor(noun.lemma_.lower(), "NOUN", "predicate")
    if due is not None and any(child.dep_ == "nsubj" and child.lower_ == "it" for child in verb.children):
        return governed(noun, due, "inf", vocabulary)
    return governed(noun, effect or "possible", "inf", vocabulary)


def of_subject(verb: Token, complement: str, vocabulary: Vocabulary) -> Effect | None:
    """What the subject of a copula says of the clause after it: "the fear is that"; null for other verbs."""
    if verb.lemma_ != "be":
        return None
    own = own_effect(verb, vocabulary)
    if own[0] == "conditional":
        return own
    for child in verb.children:
        if child.dep_ == "nsubj" and child.pos_ == "NOUN":
            effect = vocabulary.governor(child.lemma_.lower(), "NOUN", complement)
            if effect is not None:
                return governed(child, effect, complement, vocabulary)
    return ASSERTED
