"""What is done by the very words: "we want to thank them", "is trying to blame us", "I do not recall it"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.governed import SPEAKERS
from pipeline.extraction.modality.own import negation, own_effect
from pipeline.extraction.modality.vocabulary import Vocabulary

_TRYING = frozenset({"try", "attempt"})  # a draft that "seeks to condemn" has not been passed


def is_performed(verb: Token, clause: Token, vocabulary: Vocabulary) -> bool:
    """What a first person does by wanting to: "we want to thank the army"."""
    return (
        clause.lemma_.lower() in vocabulary.purposes["plain"]
        and negation(verb) is None
        and (
            verb.lemma_ == "like"
            or (
                verb.lemma_ == "let"
                and any(child.lower_ == "me" for child in (*verb.children, *clause.children))
            )
            or (
                verb.lemma_ in ("want", "wish")
                and any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in verb.children)
            )
        )
    )


def is_faulting(verb: Token, clause: Token, vocabulary: Vocabulary) -> bool:
    """Whether it is tried to find fault with somebody, which is done by trying: "is trying to blame us"."""
    if verb.lemma_ not in _TRYING or negation(verb) is not None:
        return False
    if clause.lemma_.lower() not in vocabulary.purposes["faulting"]:
        return False
    return own_effect(verb, vocabulary)[0] == "happened"


def is_unremembered(verb: Token, complement: str) -> bool:
    """Whether a speaker denies it by not remembering it: "I do not recall meeting him"."""
    if complement != "ing" or verb.lemma_ not in ("remember", "recall") or negation(verb) is None:
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in SPEAKERS for child in verb.children)
