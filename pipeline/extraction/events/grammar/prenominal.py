"""Participles before a noun that the parser took for verbs: "as protesting nurses filled the square"."""

from __future__ import annotations

from spacy.tokens import Token

_OPENING = frozenset({"as", "while", "when", "after", "before", "because", "where", "since", "until"})
_FINITE = frozenset({"VBP", "VBZ", "VBD", "MD"})
_DEPENDENT = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark"})


def is_before_noun(verb: Token) -> bool:
    """Whether the object of a participle is the subject of the verb that follows, which has no other."""
    if _is_trait(verb):
        return True
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).lower_ not in _OPENING:
        return False
    if any(child.dep_ in _DEPENDENT and child.i != verb.i - 1 for child in verb.children):
        return False
    noun = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if noun is None or noun.left_edge.i != verb.i + 1 or noun.left_edge.pos_ in ("DET", "PRON"):
        return False
    after = noun.right_edge.i + 1
    if after >= len(verb.doc) or verb.doc[after].tag_ not in _FINITE:
        return False
    follower = verb.doc[after]
    governed = follower.head if follower.dep_ in ("aux", "auxpass") else follower
    return not any(child.dep_ in ("nsubj", "nsubjpass") and child.i < after for child in governed.children)


def _is_trait(verb: Token) -> bool:
    """Whether a past participle behind a preposition only says of what kind: "the work of slain Mayor Li"."""
    if verb.tag_ != "VBN" or verb.dep_ != "pcomp" or verb.i + 1 >= len(verb.doc):
        return False
    bare = all(child.i > verb.i for child in verb.children)
    return bare and any(child.dep_ == "dobj" and child.left_edge.i == verb.i + 1 for child in verb.children)
