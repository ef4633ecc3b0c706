"""What the groups of a match say: year, month, day."""

from __future__ import annotations

import re

from pipeline.extraction.time.grammar import plain
from pipeline.extraction.time.numerals import ordinal_of, spelled_year
from pipeline.extraction.time.vocabulary import time_vocabulary


def year_in(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if words := groups.get("spelledyear"):
        return spelled_year(words)
    return int(groups["year"]) if groups.get("year") else None


def day_in(match: re.Match[str]) -> int:
    words = match["day"] if match.groupdict().get("day") else match["dayordinal"]
    return int(re.match(r"\d+", words)[0]) if words[0].isdigit() else int(ordinal_of(words) or 0)  # type: ignore[index]


def month_in(match: re.Match[str]) -> int:
    return time_vocabulary().months[plain(match["month"])]
