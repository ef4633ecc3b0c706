"""Accuracy within 161 km (100 miles), as in Gritta et al. (2018)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

NEAR_KM = 161.0


def accuracy_within(distances: Sequence[float | None], limit_km: float = NEAR_KM) -> float | None:
    """Share of distances of at most `limit_km`; null, unresolved, counts as wrong. Null of no distance."""
    if not distances:
        return None
    return sum(each is not None and each <= limit_km for each in distances) / len(distances)


def median_of_known(distances: Sequence[float | None]) -> float | None:
    """Median of those resolved."""
    known = [each for each in distances if each is not None]
    return median(known) if known else None
