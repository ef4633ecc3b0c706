"""The event that a run finds between two marked spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.readers.event_pairs import QUAD_OF, GoldPair, code_of
from pipeline.evaluation.readers.rows import GoldSpan
from pipeline.evaluation.tools import Tools
from pipeline.extraction.events import event_between


@dataclass(frozen=True, slots=True)
class PredictedCode:
    """The suite's code, null where no event connects the spans."""

    code: str | None
    rule: str | None = None


def predict_codes(gold: Sequence[GoldPair], tools: Tools) -> list[PredictedCode]:
    """One code per sentence: the manual's root code, which folds modality into the type."""
    found = []
    for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True):
        mentions = tools.mentions(parsed)
        event = event_between(parsed, mentions, source=_first(item.sources), target=_first(item.targets))
        code = None if event is None else code_of(event.codebook_type)
        rule = (
            None if event is None else f"{event.rule_id} {event.event_type} {event.modality} by {event.basis}"
        )
        found.append(PredictedCode(code if code in QUAD_OF else None, rule))
    return found


def _first(spans: Sequence[GoldSpan]) -> tuple[int, int] | None:
    return (spans[0].start, spans[0].end) if spans else None
