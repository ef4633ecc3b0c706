"""Dates counted from another day: weekdays, `yesterday`, `last week`, `two months ago`, `three days later`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.extraction.time.context import Anchor, Context
from pipeline.extraction.time.grammar import (
    NO_NARRATIVE,
    NO_PUBLICATION,
    Reading,
    Rule,
    modifier_of,
    plain,
    unresolved,
)
from pipeline.extraction.time.numerals import number_of, ordinal_of
from pipeline.extraction.time.values import Days, days_of, quarter_value, unit_value, week_value
from pipeline.extraction.time.vocabulary import Unit, time_vocabulary

_BACK = {
    "last",
    "past",
    "this past",
    "the past",
    "the previous",
    "previous",
    "the preceding",
    "the prior",
    "prior",
}
_AHEAD = {
    "next",
    "coming",
    "this coming",
    "the coming",
    "the following",
    "the next",
    "following",
    "the subsequent",
}
_TOLD = {"the previous", "previous", "the preceding", "the prior", "prior", "the following", "the next", "that",
         "that same", "the same", "the subsequent", "following"}  # fmt: skip


def _part_of_day(match: re.Match[str]) -> str:
    word = match.groupdict().get("daypart") or match.groupdict().get("dayhour")
    return time_vocabulary().dayparts[word] if word else ""


def _dated(day: date, match: re.Match[str], anchor: Anchor, reason: str) -> Reading:
    part = _part_of_day(match)
    value = day.isoformat() + part
    return Reading("TIME" if part else "DATE", value, anchor.kind, f"{reason} -> {value}", modifier_of(match))


def weekday(match: re.Match[str], context: Context) -> Reading:
    """A weekday: the day itself where it is that day, else the last or the next by tense."""
    word, which = match["weekday"], match.groupdict().get("which") or ""
    anchor = context.point("D") if which in _TOLD else context.base("D")
    if anchor is None:
        why = NO_NARRATIVE if context.narrative else NO_PUBLICATION
        return unresolved("DATE", f"a weekday, {why}", modifier=modifier_of(match))
    number = time_vocabulary().weekdays[plain(word)]
    name = f"{date(2001, 1, number):%A}"  # 2001 began on a Monday
    back = (anchor.day.isoweekday() - number) % 7
    if which == "this":
        day, how = anchor.day + timedelta(number - anchor.day.isoweekday()), "in the week of"
    elif which in _BACK:
        day, how = anchor.day - timedelta(back or 7), "last before"
    elif which in _AHEAD:
        day, how = anchor.day + timedelta(7 - back), "next after"
    elif back == 0:
        day, how = anchor.day, "on the day itself,"
    elif context.tense == "present" and not context.possessive and anchor.kind == "publication":
        near = back if back <= 3 else back - 7
        day, how = anchor.day - timedelta(near), "nearest to"
    elif context.direction() == "future" or anchor.kind == "narrative":
        day, how = anchor.day + timedelta(7 - back), "after"
    else:
        day, how = anchor.day - timedelta(back), "before"
    tense = f", tense {context.tense or 'unclear'}" if not which else ""
    return _dated(day, match, anchor, f"{name}, {how} {anchor}{tense}")


_DAY_WORDS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2, "overnight": 0, "last night": -1, "tomorrow night": 1, "yesteryear": 0,
}  # fmt: skip


def day_word(match: re.Match[str], context: Context) -> Reading:
    """`today` and its kind, counted from the publication day and from nothing else."""
    word = re.sub(r"\s+", " ", match["word"])
    anchor = context.here()
    kind = "TIME" if word in ("tonight", "last night", "overnight") or _part_of_day(match) else "DATE"
    if anchor is None or context.narrative:
        anchor = anchor if anchor and not context.told else context.there("D") if context.narrative else None
        if anchor is None:
            return unresolved(kind, NO_PUBLICATION)
    step = _DAY_WORDS[word]
    if word == "overnight" and context.direction() == "past":
        step = -1  # the night that ended on the anchor's morning
    day = anchor.day + timedelta(step)
    part = _part_of_day(match) or ("TNI" if kind == "TIME" else "")
    value = day.isoformat() + part
    reason = f"{word}, {_days_off(step)} {anchor} -> {value}"
    return Reading(kind, value, anchor.kind, reason, modifier_of(match))


def _days_off(step: int) -> str:
    return "the day itself," if step == 0 else f"{step:+d} day{'' if abs(step) == 1 else 's'} from"


def this_part_of_day(match: re.Match[str], context: Context) -> Reading:
    """`this morning`, `that night`, `the next morning`, `the evening of …`."""
    which = match["which"]
    told = which in ("that", "that same", "the same", "the next", "the following", "the previous")
    anchor = context.point("D") if told else context.here()
    if anchor is None:
        return unresolved("TIME", NO_NARRATIVE if told else NO_PUBLICATION)
    step = {"the next": 1, "the following": 1, "the previous": -1, "last": -1}.get(which, 0)
    return _dated(anchor.day + timedelta(step), match, anchor, f"{which}, {_days_off(step)} {anchor}")


def bare_part_of_day(match: re.Match[str], context: Context) -> Reading:
    """`the morning`, `mid-afternoon`: of the day that the text is at."""
    anchor = context.point("D")
    if anchor is None:
        return unresolved("TIME", NO_NARRATIVE)
    return _dated(anchor.day, match, anchor, f"of {anchor}")


def _calendar_code(word: str) -> tuple[str, int]:
    unit = time_vocabulary().units.get(word, Unit("W", 1, False))
    return ("Q", unit.times // 3) if unit.code == "M" and unit.times == 3 else (unit.code, unit.times)


def told_unit(match: re.Match[str], context: Context) -> Reading | None:
    """`last week`, `this month`, `the following year`, `that day`: one unit of the calendar."""
    which, word = re.sub(r"\s+", " ", match["which"] or "the"), match["unit"]
    if word == "weekend":
        return _weekend(which, match, context)
    code, times = _calendar_code(word)
    if code.startswith("T"):
        return None
    step = -times if which in _BACK else times if which in _AHEAD else 0
    anchor = context.point(code) if which in _TOLD else context.base(code)
    if anchor is None:
        anchor = context.point(code) if which == "the" else None
    if anchor is None:
        why = NO_NARRATIVE if which in _TOLD or context.narrative else NO_PUBLICATION
        return unresolved("DATE", why, modifier=modifier_of(match))
    value = unit_value(anchor.day, code, step)
    reason = f"{which} {word}, {step:+d} from {anchor} -> {value}"
    days = _so_far_or_to_come(match, value, anchor)
    return Reading("DATE", value, anchor.kind, reason, modifier_of(match), days)


def _so_far_or_to_come(match: re.Match[str], value: str, anchor: Anchor) -> Days | None:
    """`earlier this year` ends on the anchor, `later this year` begins there."""
    words, days = match.groupdict().get("mod") or "", days_of(value)
    if days is None or not days.earliest <= anchor.day <= days.latest or anchor.precision != "day":
        return None
    if words.startswith("earlier"):
        return Days(days.earliest, anchor.day, "range")
    return Days(anchor.day, days.latest, "range") if words.startswith("later") else None


def _weekend(which: str, match: re.Match[str], context: Context) -> Reading:
    anchor = context.point("W") if which in _TOLD else context.base("W")
    if anchor is None:
        return unresolved("DATE", NO_PUBLICATION, modifier=modifier_of(match))
    weekday_number = anchor.day.isoweekday()
    if which in _BACK or (which == "the" and context.direction() == "past" and weekday_number < 6):
        day, how = anchor.day - timedelta(weekday_number), "before"
    elif which in _AHEAD:
        day, how = anchor.day + timedelta(7), "after"
    else:
        day, how = anchor.day, "of the week of"
    value = f"{week_value(day)}-WE"
    return Reading("DATE", value, anchor.kind, f"weekend {how} {anchor} -> {value}", modifier_of(match))


def counted_back_or_ahead(match: re.Match[str], context: Context) -> Reading | None:
    """`two years ago`, `three days later`, `a month earlier`, `two weeks from now`."""
    words = re.sub(r"\s+", " ", match["way"])
    ahead = words in ("later", "after", "afterwards", "afterward", "from now", "hence", "thereafter", "on")
    from_publication = words in ("ago", "from now", "hence", "from today", "back")
    ahead = ahead or words == "from today"
    unit = time_vocabulary().units[match["unit"]]
    number = 1.0 if match["one"] else number_of(match["number"]) if match["number"] else None
    if number is None:
        return _vague_offset(unit, ahead=ahead, told=not from_publication)
    code, times = _calendar_code(match["unit"])
    if words in ("ago", "earlier", "before") and (of_quarter := _quarter_year_before(code, number, ahead, context)):
        return of_quarter
    if code.startswith("T"):
        return _hours_off(match, context, number * times * (1 if ahead else -1), from_publication)
    anchor = context.base(code) if from_publication else context.point(code)
    if anchor is None:
        why = NO_PUBLICATION if from_publication else NO_NARRATIVE
        return unresolved("DATE", why)
    step = number * times * (1 if ahead else -1)
    try:
        value = _offset_value(anchor.day, code, step)
    except (ValueError, OverflowError):
        return unresolved("DATE", f"{step:+g} {match['unit']} from {anchor.span} is outside the calendar")
    reason = f"{step:+g} {match['unit']} from {anchor} -> {value}"
    return Reading("DATE", value, anchor.kind, reason, compared=code == "Y" and number == 1 and not ahead)


def _offset_value(day: date, code: str, step: float) -> str:
    if code in ("DE", "CE"):
        return unit_value(day, "Y", step * (10 if code == "DE" else 100))
    if code == "Y" and step % 1:
        return unit_value(day, "M", round(step * 12))
    return unit_value(day, code, step)


def _vague_offset(unit: Unit, *, ahead: bool, told: bool) -> Reading:
    value = "FUTURE_REF" if ahead else "PAST_REF"
    if told and ahead:
        letters = unit.code.removeprefix("T")
        value = f"P{'T' if unit.code.startswith('T') else ''}X{letters}"
        return Reading("DURATION", value, "none", "an unsaid number of units after what the text tells")
    return Reading("DATE", value, "none", "an unsaid number of units")


def _quarter_year_before(code: str, number: float, ahead: bool, context: Context) -> Reading | None:
    """`a year earlier` beside a quarter is that quarter of the year before."""
    if code != "Y" or number != 1 or ahead:
        return None
    quarter = context.quarter
    if quarter is None:
        return None
    value = f"{int(quarter[:4]) - 1:04d}{quarter[4:]}"
    return Reading("DATE", value, "narrative", f"a year before {quarter} -> {value}", compared=True)


def _hours_off(match: re.Match[str], context: Context, step: float, from_publication: bool) -> Reading:
    anchor = context.here() if from_publication else context.point("D")
    if anchor is None:
        return unresolved("TIME", NO_PUBLICATION if from_publication else NO_NARRATIVE)
    hours = step * {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[time_vocabulary().units[match["unit"]].code]
    day = anchor.day + timedelta(days=round(hours / 24) if abs(hours) >= 24 else 0)
    value = f"{day.isoformat()}TXX"
    return Reading("TIME", value, anchor.kind, f"{step:+g} {match['unit']} from {anchor} -> {value}")


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


def end_of_unit(match: re.Match[str], context: Context) -> Reading | None:
    """`year-end`, `month's end`, `the end of the year`: END of the unit that the text is at."""
    code, _ = _calendar_code(match["unit"])
    anchor = context.base(code)
    if anchor is None:
        return unresolved("DATE", NO_NARRATIVE if context.narrative else NO_PUBLICATION, modifier="END")
    since = match.string[: match.start()].endswith("since ")
    value = unit_value(anchor.day, code, -1 if since else 0)
    return Reading("DATE", value, anchor.kind, f"end of the {match['unit']} of {anchor} -> {value}", "END")


def day_next_to(match: re.Match[str], context: Context) -> Reading | None:
    """`the eve of December 26`, `the day before Monday` is read by `spans`; this is the bare `the day before`."""
    anchor = context.point("D")
    if anchor is None:
        return unresolved("DATE", NO_NARRATIVE)
    step = -1 if match["way"] in ("before", "earlier") else 1
    value = (anchor.day + timedelta(step)).isoformat()
    return Reading("DATE", value, anchor.kind, f"{step:+d} day from {anchor} -> {value}")


def nth_day(match: re.Match[str], context: Context) -> Reading | None:
    """`the week of March 6` -> 2000-W10."""
    from pipeline.extraction.time.calendar_dates import month_day

    inner = month_day(match, context)
    days = days_of(inner.value) if inner else None
    if inner is None or days is None:
        return inner
    value = week_value(days.earliest)
    return Reading("DATE", value, inner.anchor, f"{inner.reason}; its week -> {value}")


_UNIT = r"(?P<unit>day|weekend|week|month|quarter|semester|year|decade|century)\b"
_WHICH_UNIT = (
    r"(?P<which>last|next|this past|this coming|this|that same|that|the same|the previous|the preceding|the prior"
    r"|the following|the coming|the next|the subsequent|the current|the present|previous|following)"
)
_QUARTER_WHICH = r"(?P<which>the|the latest|latest|the most recent|that|this|last|the current|the past|the previous|next|the next|the same)"
_WD_WHICH = r"(?P<which>last|next|this past|this coming|this|the previous|the following|the preceding|the next|the coming|past)"
_ORD = r"(?P<ordinal>first|second|third|fourth|last|latter|final)"

RULES = (
    Rule(
        "weekday",
        ("weekday",),
        rf"(?:<mod>[ -])?(?:{_WD_WHICH} )?<weekday>(?:[ -](?:<daypart>|<dayhour>))?",
        weekday,
        guard="weekday",
    ),
    Rule("part_of_weekday", ("weekday",), rf"(?:the )?(?:<mod>[ -])?(?:<daypart>|<dayhour>)(?: of| on)? (?:{_WD_WHICH} )?<weekday>", weekday),
    Rule("day_word", ("deixis",), r"(?:<mod>[ -])?(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last night|overnight)(?: <daypart>)?", day_word, guard="day_word"),
    Rule("part_of_day_word", ("deixis",), r"(?:the )?(?:<mod>[ -])?(?:<daypart>|<dayhour>) (?P<word>today|yesterday|tomorrow)", day_word),
    Rule("this_part_of_day", ("daypart",), r"(?:<mod>[ -])?(?P<which>this|that same|that|the same|the next|the following|the previous|last) <daypart>", this_part_of_day, guard="part_of_day"),
    Rule("bare_part_of_day", ("daypart",), r"(?:<mod>[ -](?:the )?)?(?:the )?(?:(?:early|late) )?(?:mid-)?<daypart>(?: hours)?", bare_part_of_day, guard="bare_part_of_day"),
    Rule("told_unit", ("unit",), rf"(?:(?:<mod>|the rest of|the remainder of)[ -])?{_WHICH_UNIT} (?:calendar |fiscal |school |academic |financial )?{_UNIT}(?! old)(?!-)", told_unit, guard="told_unit"),
    Rule("unit_of_text", ("unit",), rf"(?:<mod>|the rest of|most of the rest of|the remainder of) (?P<which>the) {_UNIT}", told_unit),
    Rule("the_unit", ("unit",), r"(?P<which>the) (?P<unit>week|month|year)", told_unit, guard="the_unit"),
    Rule("the_weekend", ("unit",), r"(?P<which>the) (?P<unit>weekend)", told_unit),
    Rule("counted", ("unit",), r"(?:<amount> )?(?:(?P<one>an?)|<number>|<vague>)[ -](?:more )?<unit> (?P<way>ago|earlier|later|before|previously|afterwards?|from now|hence|prior|back|from today)(?! than)", counted_back_or_ahead, guard="counted"),
    Rule("units_off", ("unit",), r"(?P<one>(?!))?(?P<number>(?!))?(?P<unit><~units>) (?P<way>ago|earlier|later|before|previously|from now|hence|back)(?! than)", counted_back_or_ahead, guard="counted"),
    Rule("year_ago_period", ("unit",), r"(?:the )?(?:comparable |same |like |corresponding )?year-(?:ago|earlier)(?: (?P<quarterword>quarter|period|quarter's|period's))?", year_ago_period),
    Rule("same_period", ("unit",), r"(?:the )?(?:corresponding|comparable|same|like|year-earlier|year-ago) (?P<quarterword>period|quarter)(?: (?:of )?last year| a year (?:ago|earlier)| the year before)?", year_ago_period),
    Rule("quarter", ("unit",), rf"(?:<mod>[ -])?(?:the |its |their )?(?P<ago>year-ago |year-earlier )?(?:fiscal[ -])?{_ORD}[ -](?P<period>quarter|half)(?: (?:of|in))?(?: (?:the )?(?:fiscal )?(?:year )?<year>| (?P<ref>last|this|next) year)?", quarter, guard="quarter"),
    Rule("year_quarter", ("unit",), rf"(?:the )?(?:<year>|(?P<ref>last|this|next) year)(?:'s)? (?:fiscal )?{_ORD}[ -](?P<period>quarter|half)", quarter),
    Rule("short_quarter", ("short_quarter",), r"(?P<period>q|h)(?P<rank>[1-4])(?: |-| of )?<year>?", quarter),
    Rule("told_quarter", ("unit",), rf"{_QUARTER_WHICH} (?:fiscal )?quarter", told_quarter, guard="told_quarter"),
    Rule("quarter_of_year", ("unit",), r"(?:the )?(?:<year>|(?P<ref>last|this|next) year(?:'s)?) quarter", quarter_of_year),
    Rule("end_of_unit", ("unit",), r"(?P<unit>year|month|week|quarter)(?:'s)?[ -]end", end_of_unit),
    Rule("day_before", ("unit",), r"the (?:very )?day (?P<way>before|after|earlier|following)", day_next_to, guard="day_before"),
    Rule("week_of", ("month",), r"the week of <month> (?:<day>|(?P<dayordinal>(?!)))", nth_day),
)  # fmt: skip
