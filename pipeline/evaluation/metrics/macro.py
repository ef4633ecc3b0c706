"""Macro F1: the unweighted mean over classes of each class's F1."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.metrics.counts import agreement


def class_f1(gold: Sequence[str], predicted: Sequence[str | None], label: str) -> float:
    """F1 of one class; a null prediction is of no class."""
    correct = sum(left == right == label for left, right in zip(gold, predicted, strict=True))
    return agreement(
        correct, sum(each == label for each in predicted), sum(each == label for each in gold)
    ).f1


def macro_f1(gold: Sequence[str], predicted: Sequence[str | None]) -> float:
    """Mean over the classes that gold has, so that a class that is only predicted costs its victims' recall
    alone. Nothing gold leaves nothing to get wrong: 1.
    """
    labels = sorted(set(gold))
    if not labels:
        return 1.0
    return sum(class_f1(gold, predicted, label) for label in labels) / len(labels)
