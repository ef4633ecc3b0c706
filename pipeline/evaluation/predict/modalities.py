"""Whether marked events happened, as a run judges their triggers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.readers.modalities import MEANTIME_CLASSES, GoldModalities
from pipeline.evaluation.tools import Tools, head_of
from pipeline.extraction.modality import Judgement, judge

# Our eight modalities in the classes of each gold set. What is asked for or threatened lies ahead.
_MEANTIME = {
    "happened": "happened",
    "planned": "planned_or_future",
    "requested": "planned_or_future",
    "threatened": "planned_or_future",
    "possible": "uncertain",
    "conditional": "conditional",
    "denied": "denied",
    "generic": "generic",
}
# The class there is how sure the writer is: what holds in general and what firmly lies ahead count as fact;
# all that is not named, and what is not said firmly, is uncertain.
_UW = {
    "happened": "happened",
    "generic": "happened",
    "planned": "happened",
    "denied": "did_not_happen",
}


@dataclass(frozen=True, slots=True)
class PredictedModality:
    """A class of the gold set."""

    label: str | None
    rule: str | None = None


def predict_modalities(gold: Sequence[GoldModalities], tools: Tools) -> list[list[PredictedModality]]:
    """One list per document, in the order of its triggers."""
    found = []
    for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True):
        tokens = [head_of(parsed, span.start, span.end) for span in item.triggers]
        found.append(
            [PredictedModality(None) if t is None else _class_of(judge(t), item.classes) for t in tokens]
        )
    return found


def _class_of(judged: Judgement, classes: tuple[str, ...]) -> PredictedModality:
    modality = "denied" if judged.polarity == "negative" else judged.modality
    if classes == MEANTIME_CLASSES:
        label = _MEANTIME[modality]
    else:
        label = _UW.get(modality, "uncertain") if judged.is_firm else "uncertain"
    return PredictedModality(label, f"{judged.modality} {judged.polarity}: {judged.reason}")
