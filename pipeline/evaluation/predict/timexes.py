"""Time expressions as a run finds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.readers.timexes import GoldTimexes
from pipeline.evaluation.tools import Tools
from pipeline.extraction.time import find_timexes


@dataclass(frozen=True, slots=True)
class PredictedTimex:
    """A span, its TIMEX3 value, null where there is none, and how the value came about."""

    start: int
    end: int
    value: str | None
    reason: str | None = None


def predict_timexes(gold: Sequence[GoldTimexes], tools: Tools) -> list[list[PredictedTimex]]:
    """One list per document."""
    return [
        [PredictedTimex(t.start, t.end, t.value, f"{t.anchor}; {t.reason}") for t in find_timexes(parsed)]
        for parsed in tools.parsed(item.document for item in gold)
    ]
