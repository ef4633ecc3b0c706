"""When a document was published, and how that is known. Public: `find_publication`, `Publication`.

Evidence is taken in this order: metadata, the date in its address, the page, the text. The text counts where
it says when it was published, in a line of its own or in its dateline; what it tells gives a month at best.
A file's date and today's date are never evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pipeline.records import Segment
from pipeline.staging.date_reading import MonthDay, Reading, read_date, read_month_day
from pipeline.staging.text_dates import dateline_day, opening_day, publication_lines, told_month

_SAME = timedelta(days=1)  # what time zones and updates explain
_URL_DAY = re.compile(
    r"/(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_-]|$)|/(\d{4})(\d{2})(\d{2})(?=\D|$)", re.IGNORECASE
)
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})(?=/|$)")


@dataclass(frozen=True, slots=True)
class Publication:
    """Publication in UTC with precision and basis (`tables.PUBLISHED_*`).

    `on` is the day in the source's own time zone, which relative dates count from; `note` says what evidence
    disagrees or could not be read, and where the time zone of a bare clock is from.
    """

    at: datetime | None = None
    on: date | None = None
    precision: str = "unknown"
    basis: str = "unknown"
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Evidence:
    basis: str
    name: str
    value: str
    reading: Reading | None


def find_publication(
    *,
    stated: str | None,
    page: str | None,
    url: str | None,
    text: str = "",
    segments: Sequence[Segment] = (),
    country: str | None = None,
    retrieved_at: datetime | None = None,
) -> Publication:
    """The best evidence for the publication; `country` (alpha-3) is the outlet's, for dates in figures."""
    evidence = [
        *_given("metadata", "metadata", stated, country),
        *_given("metadata", "address", _url_date(url), country),
        *_given("page", "page", page, country),
        *_text_evidence(text, segments, country),
    ]
    readable = [item for item in evidence if item.reading is not None]
    best = min(readable, key=_rank, default=None)
    if best is None or best.reading is None:
        return Publication(note=_note(evidence, None, segments, text, retrieved_at))
    best = _decided(best, readable)
    clock = _same_clock(best, readable)
    assert best.reading is not None
    note = _note(evidence, best, segments, text, retrieved_at)
    if clock and clock.reading:
        zone = f"the time zone of {best.name} {best.value!r} is that of {clock.name} {clock.value!r}"
        note = "; ".join(filter(None, (note, zone)))
        return Publication(clock.reading.at, best.reading.on, best.reading.precision, best.basis, note)
    return Publication(best.reading.at, best.reading.on, best.reading.precision, best.basis, note)


def _rank(item: _Evidence) -> int:
    """Evidence that gives the day comes first, then the order it was found in (`min` keeps the first)."""
    assert item.reading is not None
    return 0 if item.reading.on else 1


def _decided(best: _Evidence, readable: Sequence[_Evidence]) -> _Evidence:
    """Metadata that gives the year or month alone is not outdone by another year's day."""
    first = readable[0]
    assert first.reading is not None
    assert best.reading is not None
    if first.reading.alternatives and best.reading.on and best.reading.on not in first.reading.alternatives:
        return first
    if not first.reading.alternatives and first.reading.at.year != best.reading.at.year:
        return first
    return best


def _same_clock(best: _Evidence, readable: Sequence[_Evidence]) -> _Evidence | None:
    """Evidence that shows the same clock as the best one and writes the zone that this leaves out."""
    reading = best.reading
    if reading is None or reading.precision != "instant" or reading.offset is not None:
        return None
    for item in readable:
        other = item.reading
        if other is None or other.offset is None or other.on != reading.on:
            continue
        if (other.at + other.offset).replace(second=0) == reading.at.replace(second=0):
            return item if other.offset else None  # in UTC already
    return None


def _given(basis: str, name: str, value: str | None, country: str | None) -> Iterator[_Evidence]:
    if value and value.strip():
        yield _Evidence(basis, name, value.strip(), read_date(value, country=country))


def _url_date(url: str | None) -> str | None:
    day = _URL_DAY.search(url or "")
    if day:
        year, month, number = (part for part in day.groups() if part)
        written = (
            f"{year}-{int(month):02}-{int(number):02}" if month.isdigit() else f"{number} {month} {year}"
        )
        return written if read_date(written) else None
    month_found = _URL_MONTH.search(url or "")
    return (
        f"{month_found[1]}-{int(month_found[2]):02}"
        if month_found and 1 <= int(month_found[2]) <= 12
        else None
    )


# ── Evidence in the text ───────────────────────────────────────────────────────────────────────────────────


def _text_evidence(text: str, segments: Sequence[Segment], country: str | None) -> Iterator[_Evidence]:
    lines = publication_lines(text, segments) or opening_day(text, segments)
    for value in lines[:1]:
        yield from _given("text", "line", value, country)
    dateline = dateline_day(text, segments)
    if dateline and re.search(r"\d{4}", dateline):
        yield from _given("text", "dateline", dateline, country)
    told = told_month(" ".join(text[part.start : part.end] for part in segments if part.kind == "body"))
    if told:
        reading = Reading(datetime(told.year, told.month, 1), "month", None)  # noqa: DTZ001 - naive UTC
        yield _Evidence("text", "story", told.isoformat(), reading)


def _note(
    evidence: Sequence[_Evidence],
    best: _Evidence | None,
    segments: Sequence[Segment],
    text: str,
    retrieved_at: datetime | None,
) -> str | None:
    """In words: what could not be read, what disagrees with the date taken, what it could also mean."""
    notes = [f"{item.name} {item.value!r} could not be read" for item in evidence if item.reading is None]
    reading = best.reading if best else None
    if best and reading:
        notes += [
            f"{item.name} says {item.value!r}"
            for item in evidence
            if item.name != "story" and _disagree(item.reading, reading)
        ]
        if reading.alternatives:
            days = " or ".join(day.isoformat() for day in reading.alternatives)
            notes.append(f"{best.value!r} means {days}")
        if retrieved_at and reading.at > retrieved_at + _SAME:
            notes.append(f"it was retrieved before, on {retrieved_at.date().isoformat()}")
    dateline = dateline_day(text, segments)
    bare = read_month_day(dateline) if dateline else None
    if bare and (reading is None or reading.on is None):
        notes.append(f"the dateline says {dateline!r} without a year")
    elif bare and reading and reading.on and not _near(bare, reading.on):
        notes.append(f"dateline says {dateline!r}")
    if not notes:
        return None
    taken = f"{best.name} {best.value!r} was taken; " if best else ""
    return taken + "; ".join(dict.fromkeys(notes))


def _disagree(other: Reading | None, taken: Reading) -> bool:
    if other is None or other.alternatives or other is taken:
        return False
    if other.on and taken.on:
        return abs(other.on - taken.on) > _SAME
    months = abs((other.at.year - taken.at.year) * 12 + other.at.month - taken.at.month)
    return months > (11 if "year" in (other.precision, taken.precision) else 1)


def _near(bare: MonthDay, day: date) -> bool:
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            if abs(date(year, bare.month, bare.day) - day) <= _SAME:
                return True
        except ValueError:  # 29 February of another year
            continue
    return False
