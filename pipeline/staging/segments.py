"""The parts of a page in plain text. First version: all body. Public: `find_segments`."""

from __future__ import annotations

from collections.abc import Set

from pipeline.records import Segment


def find_segments(
    text: str, *, title: str | None = None, repeated: Set[str] = frozenset()
) -> tuple[Segment, ...]:
    """Segments that tile the text, in order."""
    return (Segment(0, len(text), "body", "default"),) if text else ()
