"""Fire that burns, told from fire that is shot: "a fire destroyed the mill", "rebel fire hit the mill"."""

from __future__ import annotations

from spacy.tokens import Token

_SHOT = frozenset({"amod", "compound", "nmod", "poss"})  # whose or of what fire that is shot is
_BURNS = frozenset({"nsubj", "nsubjpass"})
_WITHIN = frozenset({"in", "during"})


def is_blaze(token: Token) -> bool:
    """Whether the noun "fire" is a blaze: it is counted, or nobody's and something happens by it or in it."""
    if token.lemma_.lower() != "fire" or token.pos_ != "NOUN":
        return False
    if any(child.dep_ in _SHOT or child.lower_ == "from" for child in token.children):
        return False
    if token.tag_ == "NNS" or any(child.lower_ in ("a", "an") for child in token.children):
        return True
    return token.dep_ in _BURNS or (token.dep_ == "pobj" and token.head.lower_ in _WITHIN)
