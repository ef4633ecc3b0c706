"""Everything is kept."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.predict.furniture import PredictedKept
from pipeline.evaluation.readers.pages import GoldFlattened
from pipeline.evaluation.tools import Tools
from pipeline.records import Segment


def baseline_kept(gold: Sequence[GoldFlattened], tools: Tools) -> list[PredictedKept]:  # noqa: ARG001 - suites share it
    """One record per page."""
    return [PredictedKept(_all(page.light), _all(page.full)) for page in gold]


def _all(text: str) -> tuple[Segment, ...]:
    return (Segment(0, len(text), "body", "kept"),)
