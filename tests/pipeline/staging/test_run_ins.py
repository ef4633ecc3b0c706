"""What was run into the first paragraph of a page."""

from __future__ import annotations

import pytest

from pipeline.staging.run_ins import find_run_ins
from pipeline.staging.segments import find_segments

REST = "Rebels entered the port of Arica at dawn and the garrison left by sea."
CASES = [
    ("Mon May 6 2013 " + REST, [("byline", "Mon May 6 2013")], "a day"),
    ("06.05.2013Get short URL 0 12 " + REST, [("byline", "06.05.2013Get short URL 0 12")],
     "a day with buttons"),
    ("Date of publication 6 May 2013 " + REST, [("byline", "Date of publication 6 May 2013")],
     "a labelled day"),
    ("6 May 2013 was a quiet day in Arica and nobody fired a shot until the evening.", [],
     "a day of the text"),
    (
        "Rebels seize port of Arica Reuters Monday 6 May 2013 Print Share " + REST,
        [("headline", "Rebels seize port of Arica"), ("byline", "Reuters Monday 6 May 2013 Print Share")],
        "headline, credit and day",
    ),
    ("Rebels have held the port since Monday 6 May 2013 The garrison left it by sea then.", [],
     "a day after since"),
    (
        "Rebels Seize Port In Northern Chile The port of Arica fell at dawn to rebels from the hills.",
        [("headline", "Rebels Seize Port In Northern Chile")],
        "a headline in capitals before an article",
    ),
    (
        "A view of the port of Arica. LIMA (Reuters) " + REST,
        [("dateline", "LIMA (Reuters)")],
        "a dateline behind a caption",
    ),
    ("The chief of STAFF (General Rojas) spoke of the port and of the sea before noon.", [], "no agency"),
    ("Arica has fallen. Tags Arica Chile port The port fell at dawn to rebels.",
     [("furniture", "Tags Arica Chile port")],
     "tags"),
    ("The Ministry Of Defence In Lima On May 18 called for a review of all its ships and planes.", [],
     "a name in a sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_parts_are_cut_off(line: str, expected: list[tuple[str, str]], why: str) -> None:
    found = [(kind, line[start:end].strip()) for start, end, kind, _ in find_run_ins(line)]
    assert found == expected, why


def test_a_known_title_is_cut_off() -> None:
    line = "Port of Arica falls to rebels " + REST
    assert find_run_ins(line, title="Port of Arica falls to rebels") == [(0, 29, "headline", "title-run-in")]


def test_segments_tile_a_line_with_run_ins() -> None:
    text = "Rebels seize port of Arica Reuters Monday 6 May 2013 Print Share " + REST
    found = find_segments(text)
    assert [each.kind for each in found] == ["headline", "byline", "body"]
    assert "".join(text[each.start : each.end] for each in found) == text
