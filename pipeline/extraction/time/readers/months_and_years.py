"""Months, years, decades and centuries."""

from __future__ import annotations

import re

from pipeline.extraction.time.context import Anchor, Context
from pipeline.extraction.time.grammar import (
    NO_NARRATIVE,
    NO_PUBLICATION,
    Reading,
    absolute,
    modifier_of,
    unresolved,
    valid_day,
)
from pipeline.extraction.time.numerals import ordinal_of
from pipeline.extraction.time.readers.days import away_from
from pipeline.extraction.time.readers.fields import day_in, month_in, year_in
from pipeline.extraction.time.vocabulary import time_vocabulary


def month_year(match: re.Match[str], _context: Context) -> Reading | None:
    """A month of a stated year."""
    year = year_in(match)
    if year is None:
        return None
    return absolute(f"{year:04d}-{month_in(match):02d}", "stated", modifier=modifier_of(match))


def bare_month(match: re.Match[str], context: Context) -> Reading:
    """A month without year: `last` and `next` never the anchor's own; else by tense; else the nearest."""
    month, modifier = month_in(match), modifier_of(match)
    which = match.groupdict().get("which") or ""
    if context.paired is not None and not which:
        year = context.paired.latest.year - (month > context.paired.latest.month)
        return Reading(
            "DATE",
            f"{year:04d}-{month:02d}",
            "explicit",
            f"year of the other end -> {year:04d}-{month:02d}",
            modifier,
        )
    anchor = context.point("Y") if which in ("the previous", "the following") else context.base("Y")
    anchor = anchor or context.there("Y")
    if anchor is None:
        return unresolved("DATE", f"no year; {NO_PUBLICATION}", modifier=modifier)
    year, how = _year_of_month(month, which, anchor, context)
    return Reading(
        "DATE",
        f"{year:04d}-{month:02d}",
        anchor.kind,
        f"no year, {how} {anchor} -> {year:04d}-{month:02d}",
        modifier,
    )


def _year_of_month(month: int, which: str, anchor: Anchor, context: Context) -> tuple[int, str]:
    year, own = anchor.day.year, anchor.day.month
    if which in ("last", "past", "this past", "the previous", "the past"):
        return (year if month < own else year - 1), "before"
    if which in ("next", "this coming", "coming", "the coming", "the following"):
        return (year if month > own else year + 1), "after"
    if which == "this" or (anchor.kind == "narrative" and anchor.precision in ("year", "decade", "century")):
        return year, "in the year of"
    if anchor.kind == "narrative":
        years = [year - 1, year, year + 1]
        ahead = min(years, key=lambda y: (away_from((y - year) * 12 + month - own, anchor), y))
        return ahead, "nearest to"
    if context.tense == "past":
        return (year if month <= own else year - 1), "tense past, before"
    if context.tense == "future":
        return (year if month >= own else year + 1), "tense future, after"
    years = [year - 1, year, year + 1]
    nearest = min(years, key=lambda y: (abs((y - year) * 12 + month - own), y))
    return nearest, "nearest to"


def month_of_told_year(match: re.Match[str], context: Context) -> Reading:
    """`October of that year`, `July last year`, `March 12 of this year`."""
    anchor = context.base("Y") if match["ref"] in ("last", "this", "next") else context.point("Y")
    if anchor is None:
        return unresolved("DATE", NO_NARRATIVE, modifier=modifier_of(match))
    step = {"last": -1, "the previous": -1, "next": 1, "the following": 1, "the next": 1}.get(match["ref"], 0)
    year = anchor.day.year + step
    value = f"{year:04d}-{month_in(match):02d}"
    if match.groupdict().get("day"):
        found = valid_day(year, month_in(match), day_in(match))
        value = found.isoformat() if found else value
    return Reading(
        "DATE", value, anchor.kind, f"{match['ref']} year, from {anchor} -> {value}", modifier_of(match)
    )


def year(match: re.Match[str], _context: Context) -> Reading | None:
    """A year by itself."""
    number = year_in(match)
    return None if number is None else absolute(f"{number:04d}", "stated", modifier=modifier_of(match))


def fiscal_year(match: re.Match[str], _context: Context) -> Reading | None:
    """`fiscal 2018`: its months are the bank's or the state's own, so that of its name stands for it."""
    number = year_in(match)
    if number is None:
        return None
    why = f"fiscal year, its months not stated: taken as {number:04d}"
    return absolute(f"{number:04d}", why, modifier=modifier_of(match))


def short_year(match: re.Match[str], context: Context) -> Reading:
    """`'99`, `FY19`: of the century that lies nearest to the anchor."""
    return _short_year(int(match["short"]), context)


def _short_year(short: int, context: Context) -> Reading:
    anchor = context.base("Y") or context.there("Y")
    if anchor is None:
        return unresolved("DATE", f"no century; {NO_PUBLICATION}")
    centuries = [anchor.day.year // 100 * 100 + step for step in (-100, 0, 100)]
    number = min((century + short for century in centuries), key=lambda y: (abs(y - anchor.day.year), y))
    return Reading("DATE", f"{number:04d}", anchor.kind, f"no century, nearest to {anchor.span} -> {number}")


def short_year_after(match: re.Match[str], _context: Context) -> Reading | None:
    """The `17` of `1915-17`."""
    first, short = int(match["year"]), match["short"]
    if len(short) == 4:
        return absolute(short, "stated")
    number = first // 100 * 100 + int(short)
    number += 100 if number < first else 0
    return Reading("DATE", f"{number:04d}", "explicit", f"end of the range from {first} -> {number}")


def decade(match: re.Match[str], context: Context) -> Reading | None:
    """`the 1980s`, `the '80s`, `the nineties`; without century the latest that has begun."""
    groups, modifier = match.groupdict(), modifier_of(match)
    if full := groups.get("full") or groups.get("plain"):
        value = f"{full[:2]}XX" if full.endswith("00") and int(full[:2]) < 20 else f"{full[:3]}X"
        return absolute(value, "stated", modifier=modifier)
    tens = int(groups["tens"][0]) if groups.get("tens") else None
    if tens is None:
        tens = int(time_vocabulary().numbers[groups["decadeword"]][1] or 0) // 10
    anchor = context.base("Y") or context.there("Y")
    if anchor is None:
        return unresolved("DATE", f"no century; {NO_PUBLICATION}", modifier=modifier)
    centuries = anchor.day.year // 100
    century = centuries if centuries * 100 + tens * 10 <= anchor.day.year else centuries - 1
    value = f"{century:02d}{tens}X"
    return Reading("DATE", value, anchor.kind, f"the latest begun by {anchor.span} -> {value}", modifier)


def century(match: re.Match[str], _context: Context) -> Reading | None:
    """`the 20th century` -> 19XX."""
    rank = ordinal_of(match["ordinal"])
    if rank is None or not 1 <= rank <= 30:
        return None
    return absolute(f"{rank - 1:02d}XX", f"century {rank} -> {rank - 1:02d}XX", modifier=modifier_of(match))
