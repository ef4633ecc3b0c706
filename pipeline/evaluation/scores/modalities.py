"""Macro F1 of modality classes on gold triggers, over the classes that the gold file has."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.macro import class_f1, macro_f1
from pipeline.evaluation.predict.modalities import PredictedModality
from pipeline.evaluation.readers.modalities import GoldModalities


def score_modalities(
    gold: Sequence[GoldModalities], predicted: Sequence[Sequence[PredictedModality]]
) -> Scores:
    """Macro F1, accuracy and F1 of each class."""
    wanted = [trigger.label for item in gold for trigger in item.triggers]
    found = [each.label for document in predicted for each in document]
    right = sum(left == right for left, right in zip(wanted, found, strict=True))
    metrics: dict[str, float | None] = {
        "macro_f1": macro_f1(wanted, found),
        "accuracy": right / len(wanted) if wanted else None,
    }
    metrics |= {f"{label}_f1": class_f1(wanted, found, label) for label in sorted(set(wanted))}
    errors = [
        Case(
            item.document.document_id, trigger.start, trigger.end, f"{trigger.label} as {each.label}",
            f"{trigger.surface}: {trigger.label}", each.label,
            window(item.document.text, trigger.start, trigger.end), each.rule,
        )
        for item, document in zip(gold, predicted, strict=True)
        for trigger, each in zip(item.triggers, document, strict=True)
        if trigger.label != each.label
    ]  # fmt: skip
    return Scores(metrics, errors)
