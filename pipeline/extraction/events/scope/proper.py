"""Event words that are only part of a name: "the Harbour Treaty", "the Committee to Protect Journalists"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

_NAMED_EVENTS = frozenset({"ASSAULT", "PROTEST", "X_DISASTER"})  # attacks and storms that have names happened
_HEADLINE = 0.6  # share of words with a capital from which a sentence is a headline in title case
_BEFORE = frozenset({"compound", "amod", "nmod", "nummod"})
_TITLES = frozenset({"ORG", "LAW", "WORK_OF_ART", "EVENT", "PRODUCT", "FAC"})


def is_in_name(noun: Token, event_type: str) -> bool:
    """Whether a noun with a capital goes on from a word with one, in a sentence that writes others small."""
    if event_type in _NAMED_EVENTS or not noun.text.istitle() or noun.i == noun.sent.start:
        return False
    before = noun.nbor(-1)
    if not before.text.istitle() or before.dep_ not in _BEFORE or before.head.i != noun.i:
        return False
    return not _is_headline(noun.sent)


def is_in_title(verb: Token) -> bool:
    """Whether a verb stands within a name, after its first word, and the name goes on in capitals."""
    if verb.ent_type_ not in _TITLES or verb.ent_iob_ != "I" or _is_headline(verb.sent):
        return False
    return verb.is_title or any(token.is_title for token in _rest(verb))


def _is_headline(sentence: Span) -> bool:
    words = [token for token in sentence if token.is_alpha]
    return sum(token.text[0].isupper() for token in words) >= _HEADLINE * len(words)


def _rest(verb: Token) -> Iterator[Token]:
    """The words of the name behind the verb."""
    for token in verb.doc[verb.i + 1 :]:
        if token.ent_iob_ != "I" or token.ent_type_ != verb.ent_type_:
            return
        yield token
