"""Pairs of overlapping spans, one to one, the widest overlap first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


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
