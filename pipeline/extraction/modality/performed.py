"""What is done by the very words or by the attempt: "we want to thank them", "tried to storm the fort"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import is_past
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
                and (
                    any(child.dep_ == "nsubj" and child.lower_ in SPEAKERS for child in verb.children)
                    or _is_said(verb)
                )
            )
        )
    )


def _is_said(wish: Token) -> bool:
    """Whether somebody is told to have said so of themselves: "said she wanted to thank the army"."""
    own = any(child.dep_ == "nsubj" and child.lower_ in ("he", "she", "they") for child in wish.children)
    return own and wish.dep_ == "ccomp" and wish.head.lemma_ in ("say", "add", "write") and is_past(wish)


def is_done_by_trying(verb: Token, clause: Token, vocabulary: Vocabulary) -> bool:
    """Whether an attempt is itself a deed of its kind: "is trying to blame us", "tried to storm the fort".

    Words are said and violence is done by whoever tries to; what success alone makes (a deal, a release)
    lies ahead of the attempt. Violence must have been tried by now: in the past, or under way.
    """
    if verb.lemma_ not in _TRYING or negation(verb) is not None:
        return False
    lemma, purposes = clause.lemma_.lower(), vocabulary.purposes
    tried = lemma in purposes["attempted"] and (is_past(verb) or verb.tag_ in ("VBG", "VBN"))
    if not tried and lemma not in purposes["faulting"]:
        return False
    return own_effect(verb, vocabulary)[0] == "happened"


def is_unremembered(verb: Token, complement: str) -> bool:
    """Whether a speaker denies it by not remembering it: "I do not recall meeting him"."""
    if complement != "ing" or verb.lemma_ not in ("remember", "recall") or negation(verb) is None:
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in SPEAKERS for child in verb.children)
