"""One-to-one pairs between two lists that together have the greatest weight (Kuhn 1955, by SciPy)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment


def best_pairs(weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs (left, right) of the best assignment; only pairs in `weights`, all positive, are made."""
    if not weights:
        return []
    lefts = sorted({left for left, _ in weights})
    rights = sorted({right for _, right in weights})
    row = {left: index for index, left in enumerate(lefts)}
    column = {right: index for index, right in enumerate(rights)}
    table = np.zeros((len(lefts), len(rights)))
    for (left, right), weight in weights.items():
        table[row[left], column[right]] = weight
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return [(lefts[r], rights[c]) for r, c in chosen if (lefts[r], rights[c]) in weights]
