"""Dates as they are written, and the publication that evidence gives."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.staging.date_reading import read_date
from pipeline.staging.dates import find_publication
from pipeline.staging.segments import find_segments

READINGS = [
    ("2019-12-23", None, "2019-12-23T00:00:00", "day", "ISO day"),
    ("2019-12-23T01:15:00+03:00", None, "2019-12-22T22:15:00", "instant", "offset to UTC"),
    ("20191223T101500Z", None, "2019-12-23T10:15:00", "instant", "compact"),
    ("Mon, 23 Dec 2019 10:15:00 -0500", None, "2019-12-23T15:15:00", "instant", "RFC 2822"),
    ("December 23, 2019 10:15 AM EST", None, "2019-12-23T15:15:00", "instant", "named zone"),
    ("10:15 a.m. ET, July 2, 2019", None, "2019-07-02T14:15:00", "instant", "zone with summer time"),
    ("2019-11-28 17:00 IST", "IND", "2019-11-28T11:30:00", "instant", "zone by country"),
    ("23 décembre 2019", None, "2019-12-23T00:00:00", "day", "French"),
    ("23.12.2019", None, "2019-12-23T00:00:00", "day", "points: day first"),
    ("23/12/2019", None, "2019-12-23T00:00:00", "day", "only one reading is a day"),
    ("03/04/2019", "USA", "2019-03-04T00:00:00", "day", "month first"),
    ("03/04/2019", "GBR", "2019-04-03T00:00:00", "day", "day first"),
    ("03/04/2019", None, "2019-01-01T00:00:00", "year", "either: only the year is known"),
    ("2019年12月23日", None, "2019-12-23T00:00:00", "day", "Chinese"),
    ("December 2019", None, "2019-12-01T00:00:00", "month", "month"),
    ("2019", None, "2019-01-01T00:00:00", "year", "year"),
    ("1577096100", None, "2019-12-23T10:15:00", "instant", "epoch seconds"),
]


@pytest.mark.parametrize(("value", "country", "at", "precision", "why"), READINGS)
def test_reading(value: str, country: str | None, at: str, precision: str, why: str) -> None:
    reading = read_date(value, country=country)
    assert reading is not None, why
    assert (reading.at.isoformat(), reading.precision) == (at, precision), why


@pytest.mark.parametrize("value", ["", None, "yesterday", "Feb 30, 2019", "2019-13-45", "call 0212 555 1234"])
def test_no_reading(value: str | None) -> None:
    assert read_date(value) is None


def test_ambiguous_figures_are_said_and_decided_by_other_evidence() -> None:
    alone = find_publication(stated="03/04/2019", page=None, url=None)
    assert (alone.precision, alone.on) == ("year", None)
    assert "2019-04-03 or 2019-03-04" in (alone.note or "")
    decided = find_publication(stated="03/04/2019", page="2019-04-03T09:00:00Z", url=None)
    assert (decided.precision, decided.on) == ("instant", date(2019, 4, 3))


NOTHING: dict[str, str | None] = {"stated": None, "page": None, "url": None}
EVIDENCE = [
    ({"stated": "2020-05-04", "page": "2020-05-04T10:00:00Z"}, ("metadata", "2020-05-04", None), "agree"),
    (
        {"stated": "2020-05-04", "page": "2020-06-01"},
        ("metadata", "2020-05-04", "metadata '2020-05-04' was taken; page says '2020-06-01'"),
        "disagreement is said",
    ),
    ({"url": "https://a.example/2020/05/04/x"}, ("metadata", "2020-05-04", None), "address"),
    (
        {"stated": "soon", "page": "2020-05-04"},
        ("page", "2020-05-04", "page '2020-05-04' was taken; metadata 'soon' could not be read"),
        "unread evidence is said",
    ),
    (
        {"stated": "2020-05-04 16:15", "page": "2020-05-04T16:15:30+03:00"},
        (
            "metadata",
            "2020-05-04",
            "the time zone of metadata '2020-05-04 16:15' is that of page '2020-05-04T16:15:30+03:00'",
        ),
        "the page writes the zone of the same clock",
    ),
    ({"stated": "2020-05-04 16:15", "page": "2020-05-04T16:15:00Z"}, ("metadata", "2020-05-04", None), "UTC"),
    (
        {"stated": "2020-05-04 16:15", "page": "2020-05-04T17:15:00+03:00"},
        ("metadata", "2020-05-04", None),
        "another clock says nothing of the zone",
    ),
    ({}, ("unknown", None, None), "nothing"),
]


@pytest.mark.parametrize(("given", "expected", "why"), EVIDENCE)
def test_evidence(given: dict[str, str | None], expected: tuple[str | None, ...], why: str) -> None:
    found = find_publication(**(NOTHING | given))  # type: ignore[arg-type]
    assert (found.basis, found.on and found.on.isoformat(), found.note) == expected, why


def test_zone_of_a_bare_clock() -> None:
    """It is the one that the page writes behind the same clock, else UTC."""
    for page, at in [("2020-05-04T16:15:30+03:00", 13), ("2020-05-04T17:15:00+03:00", 16), (None, 16)]:
        found = find_publication(stated="2020-05-04 16:15", page=page, url=None)
        assert (found.at and found.at.hour, found.on) == (at, date(2020, 5, 4)), page


BODY = "The council of Port Velan met on Monday and said that the piers would open. Nobody was hurt, it said."
TEXTS = [
    (
        f"Port opens again\n\nPublished: March 3, 2021 at 4:15 PM\n\n{BODY}",
        ("instant", "text", date(2021, 3, 3)),
    ),
    (f"Updated Mar 4, 2021\n\n{BODY}", ("day", "text", date(2021, 3, 4))),
    (f"PORT VELAN, March 3, 2021 (Reuters) - {BODY}", ("day", "text", date(2021, 3, 3))),
    (f"12 February 2015 {BODY}", ("day", "text", date(2015, 2, 12))),
    (
        f"{BODY} The piers were built after the flood of March 3, 1987, the council said.",
        ("unknown", "unknown", None),
    ),
    (BODY, ("unknown", "unknown", None)),
    (
        f"{BODY} On Nov. 30, the mayor said the port would open. A fair is planned for Jan. 12, 2021.",
        ("month", "text", None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_publication_from_the_text(text: str, expected: tuple[str, str, date | None]) -> None:
    found = find_publication(stated=None, page=None, url=None, text=text, segments=find_segments(text))
    assert (found.precision, found.basis, found.on) == expected


def test_dateline_without_year_is_noted_and_not_guessed() -> None:
    text = f"PORT VELAN, March 3 (Reuters) - {BODY}"
    found = find_publication(stated=None, page=None, url=None, text=text, segments=find_segments(text))
    assert found.at is None
    assert "without a year" in (found.note or "")
    dated = find_publication(
        stated="2021-05-09", page=None, url=None, text=text, segments=find_segments(text)
    )
    assert dated.note == "metadata '2021-05-09' was taken; dateline says 'March 3'"


def test_published_after_it_was_retrieved() -> None:
    found = find_publication(stated="2021-05-09", page=None, url=None, retrieved_at=datetime(2021, 1, 1))  # noqa: DTZ001
    assert "retrieved before" in (found.note or "")
