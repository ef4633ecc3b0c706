"""Precision, recall and F1 from counts, with the degenerate cases said once.

Nothing predicted and nothing gold is perfect agreement (1, 1, 1); nothing on one side alone is 0.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def agreement(correct: float, predicted: float, gold: float, *, found: float | None = None) -> Agreement:
    """From counts: `correct` predictions of `predicted`, and `found` (by default `correct`) of `gold`."""
    if not predicted and not gold:
        return Agreement(1.0, 1.0)
    found = correct if found is None else found
    return Agreement(correct / predicted if predicted else 0.0, found / gold if gold else 0.0)
