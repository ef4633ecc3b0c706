"""Calendar units counted from another time: `last week`, `two months ago`, `three days later`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.extraction.time.context import Anchor, Context
from pipeline.extraction.time.grammar import NO_NARRATIVE, NO_PUBLICATION, Reading, modifier_of, unresolved
from pipeline.extraction.time.numerals import number_of
from pipeline.extraction.time.values import Days, days_of, unit_value, week_value
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


_TOLD = {
    "the previous", "previous", "the preceding", "the prior", "prior", "the following", "the next", "that",
    "that same", "the same", "the subsequent", "following",
}  # fmt: skip


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
    told = which in _TOLD or (which == "the" and code == "D")
    anchor = context.point(code) if told else context.base(code)
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
    if words in ("ago", "earlier", "before") and (
        of_quarter := _quarter_year_before(code, number, ahead, context)
    ):
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


def end_of_unit(match: re.Match[str], context: Context) -> Reading | None:
    """`year-end`, `month's end`, `the end of the year`: END of the unit that the text is at."""
    code, _ = _calendar_code(match["unit"])
    anchor = context.base(code)
    if anchor is None:
        return unresolved("DATE", NO_NARRATIVE if context.narrative else NO_PUBLICATION, modifier="END")
    since = match.string[: match.start()].endswith("since ")
    value = unit_value(anchor.day, code, -1 if since else 0)
    return Reading("DATE", value, anchor.kind, f"end of the {match['unit']} of {anchor} -> {value}", "END")
