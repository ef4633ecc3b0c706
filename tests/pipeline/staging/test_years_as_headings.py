"""A year by itself heads a part of a chronicle; other lines of digits are counts of the page."""

from __future__ import annotations

import pytest

from pipeline.staging.segments import find_segments

BEFORE = "The harbour was dredged for the first time, and the larger ships came back to the town.\n\n"
AFTER = "\n\nIn March the dockers struck for two weeks, and the owners gave way to most of their demands."


@pytest.mark.parametrize(
    ("line", "kept", "why"),
    [
        ("1911", True, "a year"),
        ("1911-1914", True, "years"),
        ("1911–14:", True, "years, shortened"),
        ("312", False, "a count"),
        ("2 days ago", False, "an age"),
    ],
)
def test_years_between_paragraphs(line: str, kept: bool, why: str) -> None:
    text = BEFORE + line + AFTER
    at = len(BEFORE)
    (part,) = [part for part in find_segments(text) if part.start <= at < part.end]
    assert (part.kind != "furniture") is kept, why
