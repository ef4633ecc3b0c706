"""Hours of the day, feasts by name, and words for past, present and future as a whole."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.extraction.time.context import Anchor, Context
from pipeline.extraction.time.feasts import feast_days
from pipeline.extraction.time.grammar import (
    NO_NARRATIVE,
    NO_PUBLICATION,
    Reading,
    entry,
    modifier_of,
    unresolved,
)
from pipeline.extraction.time.numerals import number_of
from pipeline.extraction.time.values import Days
from pipeline.extraction.time.vocabulary import FeastRule, time_vocabulary


def _clock_value(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("dayhour"):
        return time_vocabulary().dayparts[groups["dayhour"]]
    words = groups["hour"]
    spoken = number_of(words)
    if spoken is None:
        return None
    hour = int(spoken)
    minute = groups.get("minute")
    half = (groups.get("half") or "").replace(".", "").replace(" ", "")
    if half and not 1 <= hour <= 12:
        half = ""
    if half == "pm":
        hour = hour % 12 + 12
    elif half == "am":
        hour %= 12
    if hour > 24 or (minute is not None and int(minute) > 59):
        return None
    zone = "Z" if groups.get("zone") in ("utc", "gmt") else ""
    return f"T{hour:02d}:{minute or '00'}{zone}"


def clock(match: re.Match[str], context: Context) -> Reading | None:
    """An hour, of the day that the text is at (a date beside it is joined to it in `spans`)."""
    value = _clock_value(match)
    if value is None:
        return None
    anchor = context.point("D")
    if anchor is None:
        return unresolved("TIME", f"{value[1:]} of a day that is not known; {NO_NARRATIVE}")
    whole = f"{anchor.day.isoformat()}{value}"
    return Reading("TIME", whole, anchor.kind, f"{value[1:]} of {anchor} -> {whole}")


def reference(match: re.Match[str], _context: Context) -> Reading:
    """Past, present or future as a whole."""
    references = time_vocabulary().references
    words = entry(match["reference"], references)
    value = references[words].value
    return Reading("DATE", value, "none", f"{words}: {value}")


def one_day(_match: re.Match[str], _context: Context) -> Reading:
    """`one day`, of what is still to come."""
    return Reading("DATE", "FUTURE_REF", "none", "one day: FUTURE_REF")


def the_time(match: re.Match[str], _context: Context) -> Reading:
    """`at the time`: a past that the text does not name."""
    return Reading("DATE", "PAST_REF", "none", f"{match[0]}: PAST_REF")


def feast(match: re.Match[str], context: Context) -> Reading | None:
    """A holiday of its stated year, or the one that tense, `last` or `next` choose."""
    feasts, modifier = time_vocabulary().feasts, modifier_of(match)
    rule = feasts[entry(match["feast"], feasts)]
    if match["year"]:
        days = feast_days(rule, int(match["year"]))
        return (
            _feast_reading(days[0], "explicit", f"{rule.name} of {match['year']}", modifier) if days else None
        )
    anchor = context.base("D") or context.there("Y")
    if anchor is None:
        return unresolved("DATE", f"{rule.name} of an unsaid year; {NO_PUBLICATION}", modifier=modifier)
    chosen = _chosen_feast(rule, match["which"] or "", anchor, context)
    if chosen is None:
        return unresolved(
            "DATE", f"the day of {rule.name} near {anchor.span} is not known", modifier=modifier
        )
    return _feast_reading(chosen, anchor.kind, f"{rule.name} nearest to {anchor}", modifier)


def _chosen_feast(rule: FeastRule, which: str, anchor: Anchor, context: Context) -> tuple[date, date] | None:
    years = range(max(1, anchor.day.year - 1), min(9998, anchor.day.year + 1) + 1)
    days = [day for year in years for day in feast_days(rule, year)]
    if which == "this":
        days = [day for day in days if day[0].year == anchor.day.year] or days
    if which == "last":
        return max((day for day in days if day[1] < anchor.day), default=None)
    if which == "next":
        return min((day for day in days if day[0] > anchor.day), default=None)
    if anchor.precision in ("year", "decade", "century"):
        return next((day for day in days if day[0].year == anchor.day.year), None)
    nearest = min(days, key=lambda day: abs((day[0] - anchor.day).days), default=None)
    if (
        nearest is None
        or abs((nearest[0] - anchor.day).days) <= 60
        or context.tense not in ("past", "future")
    ):
        return nearest
    if context.tense == "past":
        return max((day for day in days if day[0] <= anchor.day), default=nearest)
    return min((day for day in days if day[1] >= anchor.day), default=nearest)


def _feast_reading(days: tuple[date, date], anchor: str, reason: str, modifier: str | None) -> Reading:
    first, last = days
    if modifier == "EVE":
        first = last = first - timedelta(1)
    if first == last:
        return Reading("DATE", first.isoformat(), anchor, f"{reason} -> {first.isoformat()}", modifier)
    why = f"{reason}: {first} to {last}, which no TIMEX3 value covers"
    return Reading("DATE", None, anchor, why, modifier, Days(first, last, "range"))
