"""Weekdays, `yesterday` and its kind, and parts of a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.extraction.time.context import Anchor, Context
from pipeline.extraction.time.grammar import (
    NO_NARRATIVE,
    NO_PUBLICATION,
    Reading,
    modifier_of,
    plain,
    unresolved,
)
from pipeline.extraction.time.readers.units import _AHEAD, _BACK, _TOLD
from pipeline.extraction.time.vocabulary import time_vocabulary


def _part_of_day(match: re.Match[str]) -> str:
    word = match.groupdict().get("daypart") or match.groupdict().get("dayhour")
    return time_vocabulary().dayparts[word] if word else ""


def _dated(day: date, match: re.Match[str], anchor: Anchor, reason: str) -> Reading:
    part = _part_of_day(match)
    value = day.isoformat() + part
    return Reading("TIME" if part else "DATE", value, anchor.kind, f"{reason} -> {value}", modifier_of(match))


_DEADLINE = re.compile(r"\b(?:by|until|as early as|as soon as|no later than) $")


def weekday(match: re.Match[str], context: Context) -> Reading:
    """A weekday: the day itself where it is that day, else the last or the next by tense."""
    word, which = match["weekday"], match.groupdict().get("which") or ""
    anchor = context.point("D") if which in _TOLD else context.base("D")
    if anchor is None:
        why = NO_NARRATIVE if context.narrative else NO_PUBLICATION
        return unresolved("DATE", f"a weekday, {why}", modifier=modifier_of(match))
    if context.tense is None and _DEADLINE.search(match.string, max(0, match.start() - 14), match.start()):
        context.tense = "future"
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


def day_next_to(match: re.Match[str], context: Context) -> Reading | None:
    """`the day before` by itself; before a date it is joined to that in `document`."""
    anchor = context.point("D")
    if anchor is None:
        return unresolved("DATE", NO_NARRATIVE)
    step = -1 if match["way"] in ("before", "earlier") else 1
    value = (anchor.day + timedelta(step)).isoformat()
    return Reading("DATE", value, anchor.kind, f"{step:+d} day from {anchor} -> {value}")
