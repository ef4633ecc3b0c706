"""Dates by the names and figures of the calendar: days, months, years, decades, centuries, quarters, seasons."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.extraction.time.context import Anchor, Context
from pipeline.extraction.time.grammar import (
    NO_NARRATIVE,
    NO_PUBLICATION,
    Reading,
    Rule,
    absolute,
    modifier_of,
    plain,
    unresolved,
    valid_day,
)
from pipeline.extraction.time.numerals import ordinal_of, spelled_year
from pipeline.extraction.time.values import Days, add_months, quarter_value, week_value
from pipeline.extraction.time.vocabulary import time_vocabulary

_BEHIND = 1.5  # in a narrative a date behind the one before counts as this much farther off (fitted on WikiWars)


def _year_in(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if words := groups.get("spelledyear"):
        return spelled_year(words)
    return int(groups["year"]) if groups.get("year") else None


def _day_in(match: re.Match[str]) -> int:
    words = match["day"] if match.groupdict().get("day") else match["dayordinal"]
    return int(re.match(r"\d+", words)[0]) if words[0].isdigit() else int(ordinal_of(words) or 0)  # type: ignore[index]


def _month_in(match: re.Match[str]) -> int:
    return time_vocabulary().months[plain(match["month"])]


def month_day(match: re.Match[str], context: Context) -> Reading | None:
    """A day of a month, with or without its year."""
    month, day, year, modifier = _month_in(match), _day_in(match), _year_in(match), modifier_of(match)
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
    chosen = min(days, key=lambda found: _away((found - anchor.day).days, anchor))
    how = "nearest"
    ahead = (chosen - anchor.day).days
    if not context.narrative and abs(ahead) > 92:
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


def _away(ahead: float, anchor: Anchor) -> float:
    """How far off a date is; a narrative moves ahead, so that what lies behind it counts as farther."""
    return -ahead * _BEHIND if ahead < 0 and anchor.kind == "narrative" else abs(ahead)


def month_year(match: re.Match[str], _context: Context) -> Reading | None:
    """A month of a stated year."""
    year = _year_in(match)
    if year is None:
        return None
    return absolute(f"{year:04d}-{_month_in(match):02d}", "stated", modifier=modifier_of(match))


def bare_month(match: re.Match[str], context: Context) -> Reading:
    """A month without year: `last` and `next` never the anchor's own; else by tense; else the nearest."""
    month, modifier = _month_in(match), modifier_of(match)
    which = match.groupdict().get("which") or ""
    if context.paired is not None and not which:
        year = context.paired.latest.year - (month > context.paired.latest.month)
        return Reading("DATE", f"{year:04d}-{month:02d}", "explicit", f"year of the other end -> {year:04d}-{month:02d}", modifier)
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
        ahead = min(years, key=lambda y: (_away((y - year) * 12 + month - own, anchor), y))
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
    value = f"{year:04d}-{_month_in(match):02d}"
    if match.groupdict().get("day"):
        found = valid_day(year, _month_in(match), _day_in(match))
        value = found.isoformat() if found else value
    return Reading(
        "DATE", value, anchor.kind, f"{match['ref']} year, from {anchor} -> {value}", modifier_of(match)
    )


def year(match: re.Match[str], _context: Context) -> Reading | None:
    """A year by itself."""
    number = _year_in(match)
    return None if number is None else absolute(f"{number:04d}", "stated", modifier=modifier_of(match))


def fiscal_year(match: re.Match[str], _context: Context) -> Reading | None:
    """`fiscal 2018`: its months are the bank's or the state's own, so that of its name stands for it."""
    number = _year_in(match)
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
    day = _day_in(match)
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


def decade(match: re.Match[str], context: Context) -> Reading | None:
    """`the 1980s`, `the '80s`, `the nineties`; without century the latest that has begun."""
    groups, modifier = match.groupdict(), modifier_of(match)
    if groups.get("full"):
        full = groups["full"]
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


def season(match: re.Match[str], context: Context) -> Reading:
    """A season, of its stated year, or by `last`, `this`, `next`, or of the anchor's year."""
    code, modifier, stated = time_vocabulary().seasons[match["season"]], modifier_of(match), _year_in(match)
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


def short_year_after(match: re.Match[str], context: Context) -> Reading | None:
    """The `17` of `1915-17`."""
    first, short = int(match["year"]), match["short"]
    if len(short) == 4:
        return absolute(short, "stated")
    number = first // 100 * 100 + int(short)
    number += 100 if number < first else 0
    return Reading("DATE", f"{number:04d}", "explicit", f"end of the range from {first} -> {number}")


def second_day(match: re.Match[str], context: Context) -> Reading | None:
    """The other day of `6-7 January 1916` or `Jan. 3 to 5`."""
    month, day, stated = _month_in(match), int(re.match(r"\d+", match["other"])[0]), _year_in(match)  # type: ignore[index]
    if stated is not None:
        found = valid_day(stated, month, day)
        return absolute(found.isoformat(), "month and year of the other day of the range") if found else None
    if valid_day(2000, month, day) is None:
        return None
    return day_of_nearest_year(month, day, context)


def iso_week(day: date) -> str:
    """For reasons: the week with its days."""
    monday = day - timedelta(day.isoweekday() - 1)
    return f"{week_value(day)} ({monday.isoformat()} to {(monday + timedelta(6)).isoformat()})"


def current_quarter(anchor: Anchor) -> str:
    """Calendar quarter of the anchor."""
    return quarter_value(anchor.day)


_YEARS = r"(?:<year>|<spelledyear>)"
_WEEKDAY = r"(?:(?:the )?<~weekday>(?:,)? )?"
_TO = r"(?: ?[-–—/&] ?| and | or | to | through | until )"
_WHICH = r"(?P<which>last|next|this past|this coming|this|the previous|the following|the past|the coming)"

RULES = (
    Rule(
        "iso_date",
        ("figures", "year"),
        r"(?P<y>[12]\d{3})(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9])(?:t(?P<clock>[0-2]\d:[0-5]\d)(?::\d\d)?z?)?",
        iso_date,
    ),
    Rule(
        "figures_date",
        ("figures", "year"),
        r"(?P<a>3[01]|[12]\d|0?[1-9])(?P<sep>[-/.])(?P<b>3[01]|[12]\d|0?[1-9])(?P=sep)(?P<y>[12]\d{3}|\d\d)",
        figures_date,
        guard="figures",
    ),
    Rule("month_first_of_range", ("month",), rf"(?P<span><month> <day:other>){_TO}<~day>,? {_YEARS}\b", second_day),
    Rule(
        "month_day",
        ("month",),
        rf"(?:<mod>[ -])?{_WEEKDAY}<month>[ ]?(?:the )?(?:<day>|<dayordinal>\b)(?:,? ?{_YEARS}\b)?",
        month_day,
    ),
    Rule(
        "day_month",
        ("month",),
        rf"(?:<mod>[ -])?{_WEEKDAY}(?:the )?(?:<day>|<dayordinal>)(?: day)?(?: of| in)?[ -]?<month>(?:[- ]of)?(?:,?[- ]{_YEARS}\b)?",
        month_day,
    ),
    Rule("day_range_month", ("month",), rf"(?P<span>(?:the )?<day:other>){_TO}(?:the )?<~day>(?: of)? <month>(?:,? {_YEARS}\b)?", second_day),
    Rule("month_day_range", ("month",), rf"<month> <~day>{_TO}(?P<span><day:other>)(?:,? {_YEARS}\b)?(?! <~month>)", second_day),
    Rule("month_year", ("month",), rf"(?:<mod>[ -])?<month>(?: of|,)?(?: the year)?[ -]{_YEARS}", month_year),
    Rule("bare_month", ("month",), rf"(?:<mod>[ -])?(?:{_WHICH} )?<month>", bare_month, guard="month"),
    Rule(
        "month_of_told_year",
        ("month",),
        r"(?:<mod>[ -])?<month>(?: <day>)?(?: of| in)? (?P<ref>that|the same|the following|the previous|the next|last|this|next) year",
        month_of_told_year,
    ),
    Rule("year", ("year",), r"(?:<mod>[ -])?(?:the year )?<year>", year, guard="year"),
    Rule("spelled_year", ("number",), r"(?:<mod>[ -])?(?P<theyear>the year )?<spelledyear>", year, guard="spelled_year"),
    Rule("fiscal_year", ("year",), r"(?:<mod>[ -])?(?:the )?(?:fiscal|financial|calendar)(?: year)?(?: of)? <year>", fiscal_year),
    Rule("year_with_noun", ("year",), r"(?:the )?<year>(?: (?:fiscal|financial|calendar))(?: year)", year),
    Rule("year_range", ("year",), r"<year> ?(?:[-–—/]|to|through) ?(?P<span>(?P<short>\d\d(?:\d\d)?))(?![-/]?\d|[.,]\d| ?%| percent)", short_year_after),
    Rule("quoted_year", ("short_year",), r"(?P<mark>')(?P<short>\d\d)", short_year, guard="quoted_year"),
    Rule("fiscal_short", ("short_year",), r"fy ?'?(?P<short>\d\d)", short_year),
    Rule("decade", ("decade",), r"(?:<mod>[ -])?(?:the )?(?P<full>(?:1\d|20)\d0)'?s", decade),
    Rule("short_decade", ("decade",), r"(?:<mod>[ -])?(?:the )?'?(?P<tens>[1-9]0)'?s", decade, guard="short_decade"),
    Rule("decade_word", ("decade",), r"(?:<mod>[ -])?the (?:(?P<m2>early|late|mid)[ -])?<decadeword>", decade),
    Rule("century", ("unit",), r"(?:<mod>[ -])?(?:the )?(?:(?:early|late|mid)[ -])?<ordinal>[ -]century", century),
    Rule("season_year", ("season",), rf"(?:<mod>[ -])?(?:the )?<season>(?: of|,)?(?: the year)? {_YEARS}", season),
    Rule("year_season", ("season",), r"(?:the )?<year> <season>", season),
    Rule("season", ("season",), rf"(?:<mod>[ -])?(?:{_WHICH} |the )?(?:<mod:m2>[ -])?<season>", season, guard="season"),
    Rule("ordinal_day", ("ordinal",), r"the <day>", ordinal_day, guard="ordinal_day"),
)  # fmt: skip
