"""Pairs of spans, one to one: by overlap, the widest first, or by the same bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

_LEADING = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"\s*['’](?:s|S)$|(?<=s)['’]$")


class HasSpan(Protocol):
    """Anything with characters `start:end`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def shared(left: HasSpan, right: HasSpan) -> int:
    """Characters that both cover."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def overlapping_pairs(gold: Sequence[HasSpan], predicted: Sequence[HasSpan]) -> list[tuple[int, int]]:
    """Index pairs (gold, predicted), each index at most once; greedy from the widest overlap."""
    ranked = sorted(
        (-shared(left, right), i, j)
        for i, left in enumerate(gold)
        for j, right in enumerate(predicted)
        if shared(left, right)
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def trimmed(text: str, span: HasSpan) -> tuple[int, int]:
    """Bounds without a leading the/a/an and a trailing 's, about which guidelines differ."""
    surface = text[span.start : span.end]
    leading, trailing = _LEADING.match(surface), _TRAILING.search(surface)
    start = span.start + (leading.end() if leading else 0)
    end = span.start + (trailing.start() if trailing else len(surface))
    return (start, end) if start < end else (span.start, span.end)


def same_bounds(text: str, gold: Sequence[HasSpan], predicted: Sequence[HasSpan]) -> list[tuple[int, int]]:
    """Index pairs (gold, predicted) of spans with the same bounds once trimmed, each index at most once."""
    waiting: dict[tuple[int, int], list[int]] = {}
    for index, span in enumerate(predicted):
        waiting.setdefault(trimmed(text, span), []).append(index)
    pairs = []
    for index, span in enumerate(gold):
        if same := waiting.get(trimmed(text, span)):
            pairs.append((index, same.pop(0)))
    return pairs
