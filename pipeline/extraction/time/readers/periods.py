"""Durations and sets: how long, and how often."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.extraction.time.context import Anchor, Context
from pipeline.extraction.time.grammar import Reading, entry, plain
from pipeline.extraction.time.numerals import number_of
from pipeline.extraction.time.values import Days, add_months
from pipeline.extraction.time.vocabulary import Unit, time_vocabulary

_SMALLER_HALF = {"Y": "6M", "TM": "30S", "TH": "30M"}  # half of the unit in the next smaller one


def duration_value(unit: Unit, number: float | None) -> str:
    """TIMEX3 duration; X stands for an unsaid number."""
    letters = unit.code.removeprefix("T")
    time = "T" if unit.code.startswith("T") else ""
    if number is None:
        return f"P{time}X{letters}"
    amount = number * unit.times
    if amount % 1 == 0.5 and unit.code in _SMALLER_HALF:
        whole = f"{int(amount)}{letters}" if amount >= 1 else ""
        return f"P{time}{whole}{_SMALLER_HALF[unit.code]}"
    return f"P{time}{amount:g}{letters}"


def duration(match: re.Match[str], _context: Context) -> Reading:
    """An amount of time that hangs on no day."""
    unit = time_vocabulary().units[match["unit"]]
    groups = match.groupdict()
    number = 1.0 if groups.get("one") else number_of(groups["number"]) if groups.get("number") else None
    if groups.get("half"):
        number = (number or 0.0) + 0.5
    modifier = _amount_modifier(groups.get("amount"))
    return Reading("DURATION", duration_value(unit, number), "none", "an amount of time", modifier)


def _amount_modifier(words: str | None) -> str | None:
    table = time_vocabulary().amount_modifiers
    return table[entry(words, table)] or None if words else None


def anchored_duration(match: re.Match[str], context: Context) -> Reading:
    """`the last two months`, `the next three years`: a duration with its days."""
    unit = time_vocabulary().units[match["unit"]]
    number = number_of(match["number"]) if match["number"] else 1.0 if not unit.plural else None
    value = duration_value(unit, number)
    which = match["which"]
    ahead = which in ("next", "coming", "following", "subsequent", "ensuing")
    anchor = (
        context.point("D")
        if which in ("following", "previous", "preceding", "subsequent", "ensuing")
        else context.base("D")
    )
    if anchor is None or number is None:
        why = "an unsaid number of units" if number is None else "counted from a day that is not known"
        return Reading("DURATION", value, "none", why)
    days = _stretch(anchor, unit, number, ahead=ahead)
    if days is None:
        return Reading("DURATION", value, "none", "reaches outside the calendar")
    reason = f"{which} {number:g} {match['unit']} from {anchor}: {days.earliest} to {days.latest} -> {value}"
    return Reading("DURATION", value, anchor.kind, reason, days=days)


def _stretch(anchor: Anchor, unit: Unit, number: float, *, ahead: bool) -> Days | None:
    sign = 1 if ahead else -1
    try:
        other = _moved(anchor.day, unit.code, sign * number * unit.times)
    except (ValueError, OverflowError):
        return None
    return Days(min(anchor.day, other), max(anchor.day, other), "range")


def _moved(day: date, code: str, count: float) -> date:
    if code == "D":
        return day + timedelta(days=round(count))
    if code == "W":
        return day + timedelta(days=round(7 * count))
    if code.startswith("T"):
        return day + timedelta(days=int(count / {"TH": 24, "TM": 1440, "TS": 86400}[code]))
    return add_months(day, round(count * {"M": 1, "Y": 12, "DE": 120, "CE": 1200}[code]))


def past_units(match: re.Match[str], _context: Context) -> Reading:
    """`recent weeks`."""
    return Reading("DATE", "PAST_REF", "none", f"{match[0]}: PAST_REF")


def vague_duration(_match: re.Match[str], _context: Context) -> Reading:
    """`a while`, `some time`."""
    return Reading("DURATION", "PXX", "none", "an unsaid amount of an unsaid unit")


def recurring(match: re.Match[str], _context: Context) -> Reading:
    """`daily`, `annual`."""
    sets = time_vocabulary().sets
    value = sets[entry(match["set"], sets)]
    return Reading("SET", value, "none", f"{match['set']}: every unit of {value}")


def every(match: re.Match[str], _context: Context) -> Reading | None:
    """`every month`, `each of the past three years`, `a year` of a rate, `per day`."""
    unit = time_vocabulary().units[match["unit"]]
    number = number_of(match["number"]) if match.groupdict().get("number") else 1.0
    value = duration_value(unit, number)
    return Reading("SET", value, "none", f"once in each {value}")


def every_weekday(match: re.Match[str], _context: Context) -> Reading:
    """`every Monday`, `Fridays`."""
    words = time_vocabulary()
    number = words.weekdays[
        plain(match["weekday"]).removesuffix("s")
        if plain(match["weekday"]) not in words.weekdays
        else plain(match["weekday"])
    ]
    part = match.groupdict().get("daypart")
    value = f"XXXX-WXX-{number}" + (words.dayparts[part] if part else "")
    return Reading("SET", value, "none", f"every week on day {number}")


def every_month_or_season(match: re.Match[str], _context: Context) -> Reading:
    """`every August`, `each summer`."""
    words, groups = time_vocabulary(), match.groupdict()
    if groups.get("month"):
        value = f"XXXX-{words.months[plain(groups['month'])]:02d}"
    elif groups.get("season"):
        value = f"XXXX-{words.seasons[groups['season']]}"
    else:
        value = f"XXXX-XX-XX{words.dayparts[groups['daypart']]}"
    return Reading("SET", value, "none", "every one of them")
