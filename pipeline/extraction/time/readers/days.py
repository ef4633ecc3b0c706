"""Days of a month and dates in figures."""

from __future__ import annotations

import re
from datetime import date

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
from pipeline.extraction.time.readers.fields import day_in, month_in, year_in
from pipeline.extraction.time.values import Days, add_months, days_of, week_value
from pipeline.extraction.time.vocabulary import time_vocabulary

_TENSE_DECIDES = 60  # days: a date nearer than that is right whatever the tense above it
# In a narrative a date behind the one before counts as this much farther off (fitted on WikiWars, dev half).
_BEHIND = 1.5


def month_day(match: re.Match[str], context: Context) -> Reading | None:
    """A day of a month, with or without its year."""
    month, day, year, modifier = month_in(match), day_in(match), year_in(match), modifier_of(match)
    if year is not None:
        found = valid_day(year, month, day)
        return absolute(found.isoformat(), "stated in full", modifier=modifier) if found else None
    if valid_day(2000, month, day) is None:
        return None
    return day_of_nearest_year(month, day, context, modifier=modifier)


def day_of_nearest_year(month: int, day: int, context: Context, *, modifier: str | None = None) -> Reading:
    """The day of that name nearest to the anchor; the tense decides where the nearest is far off."""
    if context.paired is not None and (found := _before_pair(month, day, context.paired)) is not None:
        reason = f"year of the other end of the range -> {found.isoformat()}"
        return Reading("DATE", found.isoformat(), "explicit", reason, modifier)
    anchor = context.base("M") if context.narrative else context.here()
    if anchor is None and (year := context.there("Y")) is not None:
        anchor = year
    if anchor is None:
        return unresolved("DATE", f"no year; {NO_PUBLICATION}", modifier=modifier)
    if anchor.precision not in ("day", "instant", "week", "month", "quarter", "season"):
        found = valid_day(anchor.day.year, month, day)
        value = None if found is None else found.isoformat()
        return Reading("DATE", value, anchor.kind, f"no year, in {anchor.span} -> {value}", modifier)
    years = [valid_day(anchor.day.year + step, month, day) for step in (-1, 0, 1)]
    days = [found for found in years if found is not None]
    if not days:
        return unresolved("DATE", f"no year near {anchor} has such a day", modifier=modifier)
    chosen = min(days, key=lambda found: away_from((found - anchor.day).days, anchor))
    how = "nearest"
    ahead = (chosen - anchor.day).days
    if not context.narrative and abs(ahead) > _TENSE_DECIDES:
        wanted = [found for found in days if (found <= anchor.day) == (context.tense == "past")]
        if context.tense in ("past", "future") and wanted:
            chosen = min(wanted, key=lambda found: abs((found - anchor.day).days))
            how = f"tense {context.tense}, nearest"
    return Reading(
        "DATE",
        chosen.isoformat(),
        anchor.kind,
        f"no year, {how} to {anchor} -> {chosen.isoformat()}",
        modifier,
    )


def _before_pair(month: int, day: int, pair: Days) -> date | None:
    """The day of that name in the year before the other end of its range."""
    found = valid_day(pair.latest.year, month, day)
    return valid_day(pair.latest.year - 1, month, day) if found and found > pair.latest else found


def away_from(ahead: float, anchor: Anchor) -> float:
    """How far off a date is; a narrative moves ahead, so that what lies behind it counts as farther."""
    return -ahead * _BEHIND if ahead < 0 and anchor.kind == "narrative" else abs(ahead)


def second_day(match: re.Match[str], context: Context) -> Reading | None:
    """The other day of `6-7 January 1916` or `Jan. 3 to 5`."""
    month, day, stated = month_in(match), int(re.match(r"\d+", match["other"])[0]), year_in(match)  # type: ignore[index]
    if stated is not None:
        found = valid_day(stated, month, day)
        return absolute(found.isoformat(), "month and year of the other day of the range") if found else None
    if valid_day(2000, month, day) is None:
        return None
    return day_of_nearest_year(month, day, context)


def iso_date(match: re.Match[str], _context: Context) -> Reading | None:
    """Year, month, day in figures."""
    found = valid_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if found is None:
        return None
    clock = match.groupdict().get("clock")
    value = found.isoformat() + (f"T{clock}" if clock else "")
    return Reading("TIME" if clock else "DATE", value, "explicit", "stated in figures")


def figures_date(match: re.Match[str], context: Context) -> Reading | None:
    """`3/4/2020`: by the outlet's country, by what no month can be, or ambiguous and said so."""
    first, second = int(match["a"]), int(match["b"])
    year = int(match["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    day_first, month_first = valid_day(year, second, first), valid_day(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        only = day_first or month_first
        return absolute(only.isoformat(), "the only order that is a date") if only else None
    order = time_vocabulary().date_orders.get(context.country or "", "DMY") if context.country else None
    if order == "DMY":
        return absolute(day_first.isoformat(), f"day before month, as {context.country} writes")
    if order == "MDY":
        return absolute(month_first.isoformat(), f"month before day, as {context.country} writes")
    both = f"{min(day_first, month_first)} or {max(day_first, month_first)}"
    return Reading("DATE", None, "none", f"ambiguous: {both}; the outlet's country does not tell")


def ordinal_day(match: re.Match[str], context: Context) -> Reading | None:
    """`the 20th`, of the month that the text is at."""
    anchor = context.point("M")
    day = day_in(match)
    if anchor is None:
        return unresolved("DATE", NO_NARRATIVE)
    if anchor.kind == "publication":
        return _day_of_month_by_tense(day, anchor, context)
    found = valid_day(anchor.day.year, anchor.day.month, day)
    if found is None:
        return None
    return Reading(
        "DATE", found.isoformat(), anchor.kind, f"day {day} of {anchor.day:%B %Y} -> {found.isoformat()}"
    )


def _day_of_month_by_tense(day: int, anchor: Anchor, context: Context) -> Reading | None:
    months = [add_months(anchor.day.replace(day=1), step) for step in (-1, 0, 1)]
    days = [found for month in months if (found := valid_day(month.year, month.month, day))]
    if context.direction() == "future":
        chosen = min((found for found in days if found >= anchor.day), default=None)
    else:
        chosen = max((found for found in days if found <= anchor.day), default=None)
    if chosen is None:
        return None
    reason = f"day {day}, tense {context.direction()}, from {anchor} -> {chosen.isoformat()}"
    return Reading("DATE", chosen.isoformat(), anchor.kind, reason)


def nth_day(match: re.Match[str], context: Context) -> Reading | None:
    """`the week of March 6` -> 2000-W10."""
    inner = month_day(match, context)
    days = days_of(inner.value) if inner else None
    if inner is None or days is None:
        return inner
    value = week_value(days.earliest)
    return Reading("DATE", value, inner.anchor, f"{inner.reason}; its week -> {value}")
