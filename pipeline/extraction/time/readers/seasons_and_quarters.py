"""Seasons, quarters and halves of a year, and the periods that figures are given for."""

from __future__ import annotations

import re

from pipeline.extraction.time.context import Anchor, Context
from pipeline.extraction.time.grammar import NO_PUBLICATION, Reading, absolute, modifier_of, unresolved
from pipeline.extraction.time.numerals import ordinal_of
from pipeline.extraction.time.readers.fields import year_in
from pipeline.extraction.time.values import quarter_value, unit_value
from pipeline.extraction.time.vocabulary import time_vocabulary


def season(match: re.Match[str], context: Context) -> Reading:
    """A season, of its stated year, or by `last`, `this`, `next`, or of the anchor's year."""
    code, modifier, stated = time_vocabulary().seasons[match["season"]], modifier_of(match), year_in(match)
    if stated is not None:
        return absolute(f"{stated:04d}-{code}", "stated", modifier=modifier)
    groups = match.groupdict()
    if context.paired is not None:
        value = f"{context.paired.latest.year:04d}-{code}"
        return Reading("DATE", value, "explicit", f"year of the other end -> {value}", modifier)
    anchor = context.base("Y") or context.there("Y")
    if anchor is None:
        return unresolved("DATE", f"no year; {NO_PUBLICATION}", modifier=modifier)
    which = groups.get("which") or ""
    year, how = _year_of_season(code, which, anchor, context)
    value = f"{year:04d}-{code}"
    return Reading("DATE", value, anchor.kind, f"{how} {anchor} -> {value}", modifier)


def _year_of_season(code: str, which: str, anchor: Anchor, context: Context) -> tuple[int, str]:
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year = anchor.day.year
    last = first + 2
    running = first <= anchor.day.month <= last or (code == "WI" and anchor.day.month <= 2)
    begun = year if anchor.day.month >= first else year - 1
    if which in ("last", "the previous", "this past", "the past"):
        return (begun - 1 if running else begun), "the last before"
    if which in ("next", "the next", "the following", "this coming", "the coming"):
        return begun + 1, "the next after"
    if anchor.kind == "narrative":
        return year, "in the year of"
    if which in ("this", "that"):
        return (begun if running else year), "in the year of"
    if context.tense == "future":
        return (begun if running else begun + 1), "tense future, after"
    return begun, "the latest begun by"


def year_ago_period(match: re.Match[str], context: Context) -> Reading:
    """`the year-ago quarter`, `the corresponding period last year`: the period told last, a year before."""
    quarter = context.quarter
    anchor = context.base("Y") or context.there("Y")
    if quarter is None and anchor is None:
        return unresolved("DATE", NO_PUBLICATION)
    if quarter is None and anchor is not None and match.groupdict().get("quarterword") == "quarter":
        quarter = quarter_value(anchor.day, -1)
    if quarter is not None:
        value = f"{int(quarter[:4]) - 1:04d}{quarter[4:]}"
        return Reading("DATE", value, "narrative", f"a year before {quarter} -> {value}", compared=True)
    value = unit_value(anchor.day, "Y", -1)  # type: ignore[union-attr]
    return Reading("DATE", value, anchor.kind, f"a year before {anchor} -> {value}")  # type: ignore[union-attr]


def quarter(match: re.Match[str], context: Context) -> Reading | None:
    """`the third quarter (of 1984)`, `second half`: the stated year, or the latest that has begun."""
    groups, modifier = match.groupdict(), modifier_of(match)
    rank = (
        ordinal_of(groups["ordinal"])
        if groups.get("ordinal")
        else int(groups["rank"])
        if groups.get("rank")
        else None
    )
    if groups.get("ordinal") in ("last", "latter", "final"):
        rank = 4 if groups["period"] == "quarter" else 2
    letter = "Q" if (groups.get("period") or "q").startswith("q") else "H"
    if rank is None or rank > (4 if letter == "Q" else 2):
        return None
    code = f"{letter}{rank}"
    if groups.get("year"):
        value = f"{int(groups['year']):04d}-{code}"
        return Reading("DATE", value, "explicit", "stated", modifier)
    anchor = context.base("Y") or context.there("Y")
    if anchor is None:
        return unresolved("DATE", f"no year; {NO_PUBLICATION}", modifier=modifier)
    step = {"last": -1, "next": 1, "this": 0}.get(groups.get("ref") or "")
    if step is not None:
        value = f"{anchor.day.year + step:04d}-{code}"
        return Reading("DATE", value, anchor.kind, f"{groups['ref']} year of {anchor} -> {value}", modifier)
    first_month = 3 * rank - 2 if letter == "Q" else 6 * rank - 5
    begun = anchor.day.year if anchor.day.month >= first_month else anchor.day.year - 1
    if context.tense == "future" and anchor.kind == "publication":
        length = 3 if letter == "Q" else 6
        since = anchor.day.year * 12 + anchor.day.month - (begun * 12 + first_month + length - 1)
        begun += since > (12 - length) / 2  # the nearer of the last and the next
    if groups.get("ago"):
        value = f"{begun - 1:04d}-{code}"
        why = f"a year before {begun:04d}-{code} -> {value}"
        return Reading("DATE", value, anchor.kind, why, modifier, compared=True)
    value = f"{begun:04d}-{code}"
    return Reading(
        "DATE", value, anchor.kind, f"tense {context.direction()}, from {anchor} -> {value}", modifier
    )


def told_quarter(match: re.Match[str], context: Context) -> Reading:
    """`the quarter`, `the latest quarter`: the one told last, else the last that is over."""
    which = match["which"]
    known = context.quarter
    anchor = context.base("Q")
    if known and anchor and which in ("the latest", "latest", "the most recent"):
        known = min(known, quarter_value(anchor.day, -1))
    if known and which not in ("this", "the current", "last", "next", "the next"):
        return Reading("DATE", known, "narrative", f"the quarter told last -> {known}")
    if anchor is None:
        return unresolved("DATE", NO_PUBLICATION)
    step = {"this": 0, "the current": 0, "next": 1, "the next": 1}.get(which, -1)
    value = quarter_value(anchor.day, step)
    return Reading("DATE", value, anchor.kind, f"{which} quarter, {step:+d} from {anchor} -> {value}")


def quarter_of_year(match: re.Match[str], context: Context) -> Reading:
    """`the 1988 quarter`, `last year's quarter`: the quarter told last, of that year."""
    known = context.quarter
    anchor = context.base("Y")
    if known is None and anchor is not None:
        known = quarter_value(anchor.day, -1)
    if known is None:
        return unresolved("DATE", NO_PUBLICATION)
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if year is None:
        if anchor is None:
            return unresolved("DATE", NO_PUBLICATION)
        year = anchor.day.year + {"last": -1, "next": 1}.get(groups["ref"], 0)
    value = f"{year:04d}{known[4:]}"
    return Reading("DATE", value, "narrative", f"{known} of the year {year} -> {value}")
