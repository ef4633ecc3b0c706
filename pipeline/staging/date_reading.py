"""A date in words or figures, as metadata, pages and bylines write it. Public: `read_date`, `Reading`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from anyascii import anyascii

from pipeline.knowledge.page import load_months, load_timezones

# Countries that write the month first in figures; elsewhere the day stands first. Canada and the Philippines
# write both ways, so that figures alone say nothing there.
_MONTH_FIRST = frozenset({"USA", "FSM", "MHL", "PLW"})
_EITHER_WAY = frozenset({"CAN", "PHL", "PRI"})
_PIVOT = 69  # two-digit years up to it are of this century, as in POSIX
_ISO = re.compile(
    r"(?<!\d)(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|/(\d{1,2})/(\d{1,2})|(\d{2})(\d{2}))?(?![\d/])"
)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_EASTERN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_COMPACT = re.compile(r"(?<!\d)(\d{8})t(\d\d)(\d\d)(\d\d)")
_CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|(?<![\d:])(?P<hour12>\d{1,2})\s*(?P<half12>[ap]\.?m\b\.?)"
)
_OFFSET = re.compile(r"(?:gmt|utc)?\s*(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)")
_EPOCH = re.compile(r"(?:\d{10}|\d{13})(?:\.\d+)?$")
_FIRST_YEAR, _LAST_YEAR = 1600, 2200


@dataclass(frozen=True, slots=True)
class Reading:
    """A moment in UTC with its precision; `on` is the day as written, in its own time zone.

    `alternatives` are the days that figures can mean where nothing decides between them; then only the year
    is known. `offset` is the distance from UTC of the zone that is written; null where none is.
    """

    at: datetime
    precision: str
    on: date | None
    alternatives: tuple[date, ...] = ()
    offset: timedelta | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day without its year."""

    month: int
    day: int


def read_date(value: str | None, *, country: str | None = None) -> Reading | None:
    """The date in the value; null where there is none or it has no year.

    A clock without time zone is taken as UTC. Figures such as 03/04/2019 are read as the country (alpha-3)
    writes them; where it is unknown and both readings are days, they are alternatives.
    """
    given = (
        anyascii((value or "").strip().lower()) if not _EASTERN.search(value or "") else (value or "").strip()
    )
    if not given or _EPOCH.match(given):
        return _epoch(given)
    given = _COMPACT.sub(r"\1t\2:\3:\4", given)
    days, precision, span = _days(given, country)
    if not days:
        return None
    if len(days) > 1:
        year = datetime(days[0].year, 1, 1)  # noqa: DTZ001 - naive UTC as in the table
        return Reading(year, "year", None, alternatives=tuple(days))
    day = days[0]
    if precision != "day":
        return Reading(_midnight(day), precision, None)
    return _with_clock(day, given, span, country) or Reading(_midnight(day), "day", day)


def read_month_day(value: str) -> MonthDay | None:
    """Month and day of a date in words that lacks its year, as datelines give it."""
    for found in _named(anyascii(value.lower())):
        day = found["before"] or found["after"]
        if day and not found["year"] and 1 <= int(day) <= 31:
            return MonthDay(load_months()[found["month"]], int(day))
    return None


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - naive UTC as in the table


def _epoch(given: str) -> Reading | None:
    if not given:
        return None
    seconds = float(given[:13]) / (1000 if len(given) >= 13 and given[:13].isdigit() else 1)
    moment = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    return Reading(moment, "instant", moment.date(), offset=timedelta(0))


# ── Days ───────────────────────────────────────────────────────────────────────────────────────────────────


def _days(given: str, country: str | None) -> tuple[list[date], str, tuple[int, int]]:
    """The days that the first date can mean, its precision, and where it stands."""
    for found in _EASTERN.finditer(given):
        return _valid((*map(int, found.groups()),)), "day", found.span()
    for found in _FIGURES.finditer(given):
        if found[4].isdigit() and (days := _figures(found, country)):
            return days, "day", found.span()
    for found in _named(given):
        if found["year"]:
            return _named_day(found)
    for found in _ISO.finditer(given):
        parts = [int(part) for part in found.groups() if part]
        is_alone = not re.search(r"\d", given[: found.start()] + given[found.end() :])
        if _FIRST_YEAR <= parts[0] <= _LAST_YEAR and (len(parts) > 1 or is_alone):
            precision = ("year", "month", "day")[len(parts) - 1]
            return _valid((*parts, *(1,) * (3 - len(parts)))), precision, found.span()
    return [], "unknown", (0, 0)


def _valid(parts: tuple[int, ...]) -> list[date]:
    year, month, day = parts
    try:
        return [date(year, month, day)] if _FIRST_YEAR <= year <= _LAST_YEAR else []
    except ValueError:
        return []


def _year(written: str) -> int:
    year = int(written)
    return year if len(written) > 2 else year + (2000 if year <= _PIVOT else 1900)


def _figures(found: re.Match[str], country: str | None) -> list[date]:
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    day_first, month_first = _valid((year, second, first)), _valid((year, first, second))
    if not (day_first and month_first) or day_first == month_first:
        return day_first or month_first
    if found[2] == "." or (country and country not in _MONTH_FIRST | _EITHER_WAY):
        return day_first
    return month_first if country in _MONTH_FIRST else day_first + month_first


def _named(given: str) -> Iterator[re.Match[str]]:
    return _named_pattern().finditer(given)


@lru_cache(maxsize=1)
def _named_pattern() -> re.Pattern[str]:
    """Day, month and year around a month's name, in either order."""
    months = "|".join(sorted(load_months(), key=len, reverse=True))
    return re.compile(
        r"(?<![\w.])(?:(?P<before>\d{1,2})(?:st|nd|rd|th|er|o|\.)?[\s-]*(?:de |of )?)?"
        rf"(?<![a-z])(?P<month>{months})\b\.?[\s,-]*(?:de |del )?"
        r"(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?(?![\d:])[\s,-]*)?(?P<year>\d{4}|(?<=-)\d{2}(?!\d))?(?!\d)"
    )


def _named_day(found: re.Match[str]) -> tuple[list[date], str, tuple[int, int]]:
    year, month = _year(found["year"]), load_months()[found["month"]]
    day = found["before"] or found["after"]
    return _valid((year, month, int(day or 1))), "day" if day else "month", found.span()


# ── Clock and zone ─────────────────────────────────────────────────────────────────────────────────────────


def _with_clock(day: date, given: str, span: tuple[int, int], country: str | None) -> Reading | None:
    """The moment, if a clock stands behind the date or before it."""
    clock = _CLOCK.search(given[span[1] :].lstrip("t ")) or _CLOCK.search(given[: span[0]])
    if clock is None:
        return None
    hour = int(clock["hour"] or clock["hour12"])
    half = (clock["half"] or clock["half12"] or " ")[0]
    hour = hour % 12 + (12 if half == "p" else 0) if half in "ap" else hour
    minute, second = int(clock["minute"] or 0), int(clock["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = _zone(clock, country)
    local = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone or UTC)
    offset = local.utcoffset() if zone else None
    return Reading(local.astimezone(UTC).replace(tzinfo=None), "instant", day, offset=offset)


def _zone(clock: re.Match[str], country: str | None) -> tzinfo | None:
    """The zone that follows the clock."""
    rest = clock.string[clock.end() :].lstrip(" .(")
    offset = _OFFSET.match(rest)
    if offset:
        return _fixed(offset["sign"], int(offset["hours"]), int(offset["minutes"] or 0))
    word = re.match(r"[a-z]{1,4}\b", rest)
    meanings = load_timezones().get(word.group(), {}) if word else {}
    zone = meanings.get("") or meanings.get(country or "")
    if zone is None:
        return None
    fixed = re.fullmatch(r"([+-])(\d\d):(\d\d)", zone)
    return _fixed(fixed[1], int(fixed[2]), int(fixed[3])) if fixed else ZoneInfo(zone)


def _fixed(sign: str, hours: int, minutes: int) -> tzinfo:
    offset = timedelta(hours=min(hours, 23), minutes=min(minutes, 59))
    return timezone(-offset if sign == "-" else offset)
