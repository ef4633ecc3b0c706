"""The days of holidays and feasts, fixed and movable, year by year."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from pipeline.extraction.time.vocabulary import FeastRule, time_vocabulary

_HEBREW_EPOCH = (
    -1373427
)  # day before 1 Tishri of year 1, as a proleptic Gregorian ordinal (Reingold, Dershowitz)


def feast_days(rule: FeastRule, year: int) -> list[tuple[date, date]]:
    """First and last day of each time that the feast falls in that year; empty where it is not known."""
    if rule.rule in ("hijri", "hijri_month"):
        return _hijri(rule, year)
    day = _single_day(rule, year)
    return [] if day is None else [(day, day)]


def _single_day(rule: FeastRule, year: int) -> date | None:
    match rule.rule:
        case "fixed":
            return date.fromisoformat(f"{year:04d}-{rule.first}")
        case "weekday":
            return _weekday_of_month(rule, year)
        case "easter":
            return easter(year) + timedelta(int(rule.first))
        case "orthodox":
            return orthodox_easter(year) + timedelta(int(rule.first))
        case "rosh_hashanah":
            return rosh_hashanah(year) + timedelta(int(rule.first))
        case "passover":
            return rosh_hashanah(year) + timedelta(int(rule.first) - 163)
        case "hanukkah":
            return _hanukkah(year)
    return time_vocabulary().listed_feasts[rule.first].get(year)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, as a Gregorian date (Meeus 1991)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    shift = year // 100 - year // 400 - 2  # days between the Julian and the Gregorian calendar
    return date(year, month, day + 1) + timedelta(shift)


def rosh_hashanah(year: int) -> date:
    """1 Tishri in the autumn of that Gregorian year (Reingold and Dershowitz, Calendrical Calculations)."""
    hebrew = year + 3761
    before, here, after = (_elapsed(hebrew + step) for step in (-1, 0, 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + here + late)


def _elapsed(hebrew: int) -> int:
    months = (235 * hebrew - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if (3 * (days + 1)) % 7 < 3 else days


def _hanukkah(year: int) -> date:
    start = rosh_hashanah(year)
    length = (rosh_hashanah(year + 1) - start).days
    heshvan = 30 if length in (355, 385) else 29
    return start + timedelta(30 + heshvan + 24)


def _weekday_of_month(rule: FeastRule, year: int) -> date:
    month, weekday = int(rule.first), int(rule.second)
    sign = max(rule.third.rfind("+"), rule.third.rfind("-"))
    nth, offset = int(rule.third[:sign]), int(rule.third[sign:])
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7 + 7 * (-nth - 1)) + timedelta(offset)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + offset)


def _hijri(rule: FeastRule, year: int) -> list[tuple[date, date]]:
    """The calendar of Umm al-Qura is tabled from 1924 to 2077; outside it nothing is known."""
    try:
        years = range(Gregorian(year, 1, 1).to_hijri().year, Gregorian(year, 12, 31).to_hijri().year + 1)
        found = []
        for hijri in years:
            month = int(rule.first[:2])
            day = int(rule.first[3:]) if rule.rule == "hijri" else 1
            first = _gregorian(Hijri(hijri, month, day))
            length = Hijri(hijri, month, 1).month_length() if rule.rule == "hijri_month" else 1
            if first.year == year:
                found.append((first, first + timedelta(length - 1)))
        return found
    except OverflowError:
        return []


def _gregorian(day: Hijri) -> date:
    gregorian = day.to_gregorian()
    return date(gregorian.year, gregorian.month, gregorian.day)
