"""TIMEX3 values and the days that they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.+)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-[1-7])?(T.+)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d\d)XX")
# Months of the northern hemisphere; a winter is named for the year in which it begins.
_PART_MONTHS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3), "H1": (1, 6), "H2": (7, 6)} | {
    f"Q{number}": (3 * number - 2, 3) for number in range(1, 5)
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days from earliest to latest, both included, and how wide the expression is (`DAY_PRECISIONS`)."""

    earliest: date
    latest: date
    precision: str


def days_of(value: str | None) -> Days | None:
    """The days that a TIMEX3 value covers; null for durations, sets, open values and vague references."""
    if value is None:
        return None
    try:
        return _days(value)
    except (ValueError, OverflowError):  # no such day, or outside the years 1 to 9999
        return None


def _days(value: str) -> Days | None:
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return Days(day, day, "instant" if found[4] and ":" in found[4] else "day")
    if found := _YEAR.fullmatch(value):
        return Days(date(int(value), 1, 1), date(int(value), 12, 31), "year")
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), 1, precision="month")
    if found := _WEEK.fullmatch(value):
        return _week(int(found[1]), int(found[2]), found[3])
    if found := _PART.fullmatch(value):
        first, count = _PART_MONTHS[found[2]]
        precision = {"Q": "quarter", "H": "range"}.get(found[2][0], "season")
        return _months(int(found[1]), first, count, precision=precision)
    if found := _DECADE.fullmatch(value):
        return Days(date(int(found[1]) * 10, 1, 1), date(int(found[1]) * 10 + 9, 12, 31), "decade")
    if found := _CENTURY.fullmatch(value):
        return Days(date(int(found[1]) * 100, 1, 1), date(int(found[1]) * 100 + 99, 12, 31), "century")
    return None


def _months(year: int, month: int, count: int, *, precision: str) -> Days:
    first = date(year, month, 1)
    last = add_months(first, count - 1)
    return Days(first, last.replace(day=monthrange(last.year, last.month)[1]), precision)


def _week(year: int, week: int, part: str | None) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    if part == "-WE":
        return Days(monday + timedelta(5), monday + timedelta(6), "range")
    if part:
        day = monday + timedelta(int(part[1]) - 1)
        return Days(day, day, "day")
    return Days(monday, monday + timedelta(6), "week")


def narrowed(days: Days, modifier: str | None) -> Days:
    """The part of the days that START, MID or END names: the first, second or last third."""
    length = (days.latest - days.earliest).days + 1
    if modifier not in ("START", "MID", "END") or length < 3:
        return days
    third = length // 3
    first = {"START": 0, "MID": third, "END": length - third}[modifier]
    last = {"START": third - 1, "MID": length - third - 1, "END": length - 1}[modifier]
    return Days(days.earliest + timedelta(first), days.earliest + timedelta(last), "range")


def add_months(day: date, count: int) -> date:
    """The same day of the month `count` months on, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_value(day: date) -> str:
    """ISO 8601 week."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date, count: int = 0) -> str:
    """The calendar quarter `count` quarters after that of the day."""
    moved = add_months(day.replace(day=1), 3 * count)
    return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"


def unit_value(day: date, code: str, count: float) -> str:
    """The calendar unit that lies `count` units (TIMEX3 code, quarter as Q) from that of the day.

    Raises ValueError or OverflowError outside the years 1 to 9999.
    """
    whole = int(count)
    match code:
        case "D":
            return (day + timedelta(days=round(count))).isoformat()
        case "W":
            return week_value(day + timedelta(days=round(7 * count)))
        case "M":
            return add_months(day.replace(day=1), whole).isoformat()[:7]
        case "Q":
            return quarter_value(day, whole)
        case "Y":
            return f"{add_months(day.replace(day=1), round(12 * count)).year:04d}"
        case "DE":
            return f"{day.replace(year=day.year + round(10 * count), day=1).year // 10:03d}X"
        case "CE":
            return f"{day.replace(year=day.year + round(100 * count), day=1).year // 100:02d}XX"
    raise ValueError(f"no unit {code!r} of the calendar")
