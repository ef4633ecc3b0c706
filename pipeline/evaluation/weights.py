"""Weights of evidence from judged rows: logistic regression with an L2 penalty, by Newton's method.

Evidence seen on fewer than `_LEAST` rows has no weight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from pipeline.evaluation.predict.confidences import Claimed

_LEAST = 8
_PENALTY = 40.0
_PENALTIES = {"bias": 0.01, "nobody known": 1.0}  # the level, and what tells much though it is rare
_STEPS = 60


def fit(rows: Sequence[Claimed]) -> dict[str, float]:
    """Weight of each piece of evidence that enough rows have."""
    counts = Counter(name for row in rows for name in row.evidence)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    held = np.array([[name in row.evidence for name in names] for row in rows], float)
    right = np.array([row.is_right for row in rows], float)
    penalty = np.array([_PENALTIES.get(name, _PENALTY) for name in names])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        claimed = 1 / (1 + np.exp(-held @ weights))
        slope = held.T @ (right - claimed) - penalty * weights
        curve = (held.T * (claimed * (1 - claimed))) @ held + np.diag(penalty)
        weights += np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def claimed_unseen(documents: Sequence[Sequence[Claimed]], *, folds: int = 5) -> list[tuple[float, bool]]:
    """Each row's log-odds by weights fitted on the rows of other documents, and whether the row is right."""
    scored = []
    for fold in range(folds):
        others = [row for at, rows in enumerate(documents) if at % folds != fold for row in rows]
        weights = fit(others) if others else {}
        for rows in documents[fold::folds]:
            scored += [(sum(weights.get(name, 0.0) for name in row.evidence), row.is_right) for row in rows]
    return scored
