"""The text of a flattened page without what a run flags as furniture, and its running text alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.readers.pages import GoldFlattened
from pipeline.evaluation.tools import Tools
from pipeline.records import Segment
from pipeline.staging.segments import find_segments

_FURNITURE = "furniture"
_PARAGRAPHS = ("body", "dateline")


@dataclass(frozen=True, slots=True)
class PredictedKept:
    """The segments of both forms of a page."""

    light: tuple[Segment, ...]
    full: tuple[Segment, ...]


def predict_kept(gold: Sequence[GoldFlattened], tools: Tools) -> list[PredictedKept]:  # noqa: ARG001 - suites share it
    """One record per page."""
    return [PredictedKept(find_segments(page.light), find_segments(page.full)) for page in gold]


def kept_text(text: str, segments: Sequence[Segment]) -> str:
    """What is left of the text without furniture."""
    return "\n".join(text[each.start : each.end] for each in segments if each.kind != _FURNITURE)


def running_text(text: str, segments: Sequence[Segment]) -> str:
    """The article's paragraphs with their datelines and, from the first one on, the subheads between them.

    Headline, standfirst, byline and captions are parts of their own: neither furniture nor running text.
    """
    first = next((each.start for each in segments if each.kind in _PARAGRAPHS), len(text))
    return "\n".join(
        text[each.start : each.end]
        for each in segments
        if each.kind in _PARAGRAPHS or (each.kind == "subhead" and each.start > first)
    )
