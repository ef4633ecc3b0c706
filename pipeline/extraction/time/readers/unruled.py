"""Expressions that only the model's names show: `the first day`, `the years of famine`, `night`."""

from __future__ import annotations

import re

from pipeline.extraction.time.context import Context
from pipeline.extraction.time.grammar import Reading, unresolved
from pipeline.extraction.time.readers.periods import duration_value
from pipeline.extraction.time.values import unit_value
from pipeline.extraction.time.vocabulary import Unit, time_vocabulary

_WORDS = re.compile(r"[a-z]+")
_LATER_ORDINAL = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|\w+(?:th|nd|rd))\b")
_ORDINAL = re.compile(r"\b(?:first|second|third|last|final|\d+(?:st|nd|rd|th))\b")


def named_by_model(match: re.Match[str], context: Context) -> Reading | None:
    """What the words of a name DATE or TIME show; null where they hold no unit and no part of a day."""
    vocabulary, words = time_vocabulary(), _WORDS.findall(match[0])
    if {"old", "olds"} & set(words) or words[:1] in (["a"], ["all"], ["pre"]):
        return None  # an age; `a sad day`, `all week`, `pre-dawn`
    parts = [vocabulary.dayparts[word] for word in words if word in vocabulary.dayparts]
    units = [vocabulary.units[word] for word in words if word in vocabulary.units]
    if units and not (units[-1].code == "M" and units[-1].times == 3):
        return _of_unit(match, units[-1], context)
    if len(words) == 1 and parts and ":" not in parts[0]:
        return Reading("SET", f"XXXX-XX-XX{parts[0]}", "none", f"{words[0]}, of no certain day")
    return unresolved("TIME", "a part of a day that nothing names") if parts else None


def _of_unit(match: re.Match[str], unit: Unit, context: Context) -> Reading:
    text, following = match[0], match.string[match.end() : match.end() + 8].split()[:1]
    if unit.plural:
        return Reading("DURATION", duration_value(unit, None), "none", "an unsaid number of units")
    bare = re.fullmatch(r"the \w+", text) and following not in (["before"], ["after"])
    later_day = unit.code == "D" and _LATER_ORDINAL.search(
        text
    )  # `the fifth day of the siege`: that of the text
    if (bare or later_day) and not unit.code.startswith("T"):
        anchor = context.point(unit.code)
        if anchor is not None:
            value = unit_value(anchor.day, unit.code, 0)
            return Reading("DATE", value, anchor.kind, f"{text}, that of {anchor} -> {value}")
    if _ORDINAL.search(text) and unit.code != "D":
        return Reading("DURATION", duration_value(unit, 1), "none", "one unit of what the text names")
    return unresolved("DATE", "counted from what only other words of the text name")
