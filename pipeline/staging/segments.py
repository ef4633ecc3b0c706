"""The parts of a page in plain text. First version: all body. Public: `find_segments`."""

from __future__ import annotations

from pipeline.records import Segment


def find_segments(text: str) -> tuple[Segment, ...]:
    """Segments that tile the text, in order."""
    return (Segment(0, len(text), "body", "default"),) if text else ()
