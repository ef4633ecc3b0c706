"""Words for days still to come beside a verb or noun: "meets him tomorrow", "next week's summit"."""

from __future__ import annotations

from spacy.tokens import Token

_COMING = frozenset({"next", "coming", "upcoming"})
_SPANS = frozenset(
    {"day", "week", "weekend", "month", "year", "summer", "winter", "spring", "autumn", "fall"}
)
_BESIDE = frozenset({"npadvmod", "advmod", "prep"})


def is_day_ahead(word: Token) -> bool:
    """Whether a word names a time still to come: "tomorrow", "next week", "later this month"."""
    if word.lower_ == "tomorrow":
        return True
    if word.lemma_.lower() not in _SPANS and word.ent_type_ != "DATE":
        return False
    return any(
        (child.dep_ == "amod" and child.lower_ in _COMING)
        or (child.dep_ == "advmod" and child.lower_ == "later")
        for child in word.children
    )


def lies_ahead(verb: Token) -> bool:
    """Whether a day still to come stands beside the verb."""
    for child in verb.children:
        if child.dep_ in _BESIDE and child.i > verb.i:
            words = child.children if child.dep_ == "prep" else (child,)
            if any(is_day_ahead(word) for word in words):
                return True
    return False
