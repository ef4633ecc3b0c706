"""Event nouns that are only part of a name: "Homeland Security Investigations", "the Harbour Treaty"."""

from __future__ import annotations

from spacy.tokens import Token

_NAMED_EVENTS = frozenset({"ASSAULT", "PROTEST", "X_DISASTER"})  # attacks and storms that have names happened
_HEADLINE = 0.6  # share of words with a capital from which a sentence is a headline in title case
_BEFORE = frozenset({"compound", "amod", "nmod", "nummod"})


def is_in_name(noun: Token, event_type: str) -> bool:
    """Whether a noun with a capital goes on from a word with one, in a sentence that writes others small."""
    if event_type in _NAMED_EVENTS or not noun.text.istitle() or noun.i == noun.sent.start:
        return False
    before = noun.nbor(-1)
    if not before.text.istitle() or before.dep_ not in _BEFORE or before.head.i != noun.i:
        return False
    words = [token for token in noun.sent if token.is_alpha]
    return sum(token.text[0].isupper() for token in words) < _HEADLINE * len(words)
