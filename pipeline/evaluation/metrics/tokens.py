"""Words of a text as spans, for measures that count words and not characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def word_starts(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """First characters of the words that begin in one of the spans; punctuation is no word."""
    return frozenset(start + word.start() for start, end in spans for word in _WORD.finditer(text[start:end]))


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    """Shared part of two sets, from 0 to 1; 0 where both are empty."""
    return len(left & right) / len(left | right) if left or right else 0.0
