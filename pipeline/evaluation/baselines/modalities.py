"""Auxiliaries and negation: not, will, may, if, and an infinitive with "to"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.evaluation.predict.modalities import PredictedModality
from pipeline.evaluation.readers.modalities import MEANTIME_CLASSES, GoldModalities
from pipeline.evaluation.tools import Tools, head_of

_FUTURE = {"will", "shall", "'ll", "wo", "to"}
_POSSIBLE = {"may", "might", "could", "can", "would", "should", "must"}
_UW = {"happened": "happened", "denied": "did_not_happen"}


def baseline_modalities(gold: Sequence[GoldModalities], tools: Tools) -> list[list[PredictedModality]]:
    """One list per document, in the order of its triggers."""
    found = []
    for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True):
        labels = [_label(head_of(parsed, span.start, span.end)) for span in item.triggers]
        if item.classes != MEANTIME_CLASSES:
            labels = [_UW.get(label, "uncertain") for label in labels]
        found.append([PredictedModality(label) for label in labels])
    return found


def _label(trigger: Token | None) -> str:
    if trigger is None:
        return "happened"
    helpers = [child for child in trigger.children if child.dep_ in ("aux", "auxpass", "neg", "mark", "det")]
    words = {child.lower_ for child in helpers}
    if any(child.dep_ == "neg" for child in helpers) or "no" in words:
        return "denied"
    if "if" in words or "unless" in words:
        return "conditional"
    if words & _FUTURE:
        return "planned_or_future"
    return "uncertain" if words & _POSSIBLE else "happened"
