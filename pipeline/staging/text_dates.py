"""What a text itself shows of its publication.

Public: `publication_lines`, `opening_day`, `dateline_day`, `told_month`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.records import Segment
from pipeline.staging.date_reading import MonthDay, read_date, read_month_day
from pipeline.staging.datelines import find_dateline

_SOON = timedelta(days=60)  # to a coming day that a story gives with its year
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|filed|created)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\W*\b(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_FULL_DAY = re.compile(rf"\b(?:{_MONTHS} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTHS},? \d{{4}})\b")
_BARE_DAY = re.compile(rf"\b(?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS})\b(?!,? \d{{4}})")
_TELLING = re.compile(r"\b(?:said|told|announced|reported|confirmed|added|stated|says)\b")
_TO_COME = re.compile(r"\b(?:will|planned|scheduled|expected|upcoming|due|slated|set to|ahead of)\b")


def publication_lines(text: str, segments: Sequence[Segment]) -> list[str]:
    """Dates in lines that say when the story was published, else the one above the story."""
    bodies = [index for index, part in enumerate(segments) if part.kind == "body"]
    said: list[str] = []
    above: list[str] = []
    for index, part in enumerate(segments[: bodies[-1] + 1 if bodies else 0]):
        if part.kind != "byline":
            continue
        for line in text[part.start : part.end].split("\n"):
            first = _UPDATED.split(line, maxsplit=1)[0] if _PUBLISHED.search(line) else line
            value = first if read_date(first) else line
            if not read_date(value):
                continue
            if _PUBLISHED.search(line):
                said.append(value)
            elif index < bodies[0] or _UPDATED.match(line):
                above.append(value)
    return said[:1] or (
        above if len({reading.on for value in above if (reading := read_date(value))}) == 1 else []
    )


def opening_day(text: str, segments: Sequence[Segment]) -> list[str]:
    """A full date before the first word of the story, as scraped text has it that lost its lines."""
    story = next((text[part.start : part.end] for part in segments if part.kind == "body"), "")
    found = _FULL_DAY.match(story.lstrip())
    after = story.lstrip()[found.end() :] if found else ""
    return [found.group()] if found and re.match(r"\s*(?:[|:–—-]\s*)?[A-ZÀ-Þ“\"]", after) else []


def dateline_day(text: str, segments: Sequence[Segment]) -> str | None:
    first = next((part for part in segments if part.kind == "dateline"), None)
    found = find_dateline(text[first.start : first.end]) if first else None
    return found.date if found else None


def told_month(story: str) -> date | None:
    """The day that the story reports something said on, if its year is certain; the story is hardly older.

    It is certain where the only later day in the story, written in full, is still to come: what was said,
    was said in the weeks before it. Other days written in full are history as often as news and prove
    nothing.
    """
    latest = max(_full_days(story), default=None)
    if latest is None:
        return None
    sentences = re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", story)
    coming = [
        sentence for sentence in sentences if _TO_COME.search(sentence) and latest in _full_days(sentence)
    ]
    told = [
        day
        for sentence in sentences
        if coming and sentence not in coming and _TELLING.search(sentence)
        for found in _BARE_DAY.findall(sentence)
        if (bare := read_month_day(found)) and latest - (day := _before(bare, latest)) <= _SOON
    ]
    return max(told, default=None)


def _full_days(text: str) -> list[date]:
    return [reading.on for found in _FULL_DAY.findall(text) if (reading := read_date(found)) and reading.on]


def _before(day: MonthDay, limit: date) -> date:
    year = limit.year if (day.month, day.day) <= (limit.month, limit.day) else limit.year - 1
    return date(year, day.month, min(day.day, 28))
