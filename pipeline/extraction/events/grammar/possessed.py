"""The object that a relative clause with "whose" has before its subject: "whose home Greek agents raided".

The parser takes both for one phrase. They part where a name follows the noun, or where the noun is a plural,
which hardly ever stands before another.
"""

from __future__ import annotations

from spacy.tokens import Token

_PARTS = frozenset({"compound", "nmod"})
_LANDS = frozenset({"NORP", "GPE", "ORG"})
_OWN_OBJECT = frozenset({"dobj", "auxpass", "agent"})


def possessed_object(verb: Token) -> Token | None:
    """The noun behind "whose" that the verb of the clause acts on, if the subject follows it."""
    if verb.dep_ != "relcl" or any(child.dep_ in _OWN_OBJECT for child in verb.children):
        return None
    for subject in verb.children:
        if subject.dep_ in ("nsubj", "nsubjpass") and subject.i < verb.i:
            return possessed_before(subject)
    return None


def possessed_before(subject: Token) -> Token | None:
    """The noun between "whose" and the subject which is a phrase of its own."""
    whose = next((child for child in subject.children if child.tag_ == "WP$"), None)
    if whose is None or whose.i + 1 >= subject.i:
        return None
    noun = whose.nbor(1)
    if noun.dep_ not in _PARTS or noun.head.i != subject.i or noun.tag_ not in ("NN", "NNS"):
        return None
    behind = noun.nbor(1)
    parted = noun.tag_ == "NNS" or behind.pos_ == "PROPN" or behind.ent_type_ in _LANDS
    return noun if parted else None


def is_possessed(noun: Token) -> bool:
    """Whether the noun is such an object, whose phrase then starts with "whose"."""
    of_clause = noun.head.head.dep_ == "relcl"
    return noun.dep_ in _PARTS and of_clause and possessed_before(noun.head) == noun
