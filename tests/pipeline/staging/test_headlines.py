"""Headlines, standfirsts and bylines above a text. All pages are written for these tests."""

from __future__ import annotations

import pytest

from pipeline.staging.segments import find_segments

FIRST = "The harbour authority of Port Velan closed two of its four piers on Tuesday after a crane fell over."
SECOND = "Nobody was hurt, the authority said, but ships carrying grain will have to wait until the weekend."
THIRD = "Engineers from the ministry of transport began to examine the remaining cranes, the authority added."
TITLE = "Two piers closed in Port Velan after crane falls"
DECK = "Ships carrying grain wait while engineers examine the cranes that remain."
MENU = "\n".join(f"  • {name}" for name in ("News", "Sport", "Opinion", "Weather", "Contact us", "Jobs"))

# (lines above the text, their kinds, why)
HEADS = [
    ([TITLE, DECK, "By Ana Tal"], ["headline", "subhead", "byline"], "sentence between title and byline"),
    ([DECK, "By Ana Tal"], ["subhead", "byline"], "a sentence above the byline is no paragraph"),
    (
        [MENU, "Velan Courier", TITLE, DECK, "By Ana Tal"],
        [*["furniture"] * 7, "headline", "subhead", "byline"],
        "the upper line on the same matter is the headline",
    ),
    (
        [MENU, TITLE, "Share", "By Ana Tal", "March 3, 2021"],
        [*["furniture"] * 6, "headline", "furniture", "byline", "byline"],
        "byline and day in the head",
    ),
]


@pytest.mark.parametrize(("head", "expected", "why"), HEADS)
def test_head(head: list[str], expected: list[str], why: str) -> None:
    text = "\n\n".join([*head, FIRST, SECOND, THIRD])
    found = [
        part.kind
        for part in find_segments(text)
        for line in text[part.start : part.end].split("\n")
        if line.strip()
    ]
    assert found == [*expected, "body", "body", "body"], why


def test_headline_under_the_menu_is_no_kicker() -> None:
    text = "\n\n".join([MENU, "Home Ports Ports News", TITLE, FIRST, SECOND, THIRD])
    assert ("headline", TITLE) in [
        (part.kind, text[part.start : part.end].strip()) for part in find_segments(text)
    ]
