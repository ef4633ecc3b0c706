"""What a rule of the time grammar is, and how its templates become regular expressions.

A template is a regular expression over the analysed text in lower case, in which a blank stands for any blank
and `<name>` for a fragment made of the vocabulary. `<name>` captures a group of that name, `<name:other>` one
called `other`, and `<~name>` captures nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.extraction.time.context import Context
from pipeline.extraction.time.values import Days
from pipeline.extraction.time.vocabulary import time_vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means in its context; `value` null says that it could not be resolved."""

    timex_type: str
    value: str | None
    anchor: str
    reason: str
    modifier: str | None = None
    days: Days | None = None  # where the value alone does not say them
    compared: bool = False  # named for comparison, so that nothing is counted from it


# The first half of a year in words: `nineteen ninety-six`.
HUNDREDS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip

Reader = Callable[["re.Match[str]", Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time. `cues` are the kinds of words of which its sentence holds at least one.

    Its span is the group `span`, else the whole match. `guard` names a check on the parse (see `guards`).
    """

    name: str
    cues: tuple[str, ...]
    read: Reader
    template: str
    guard: str | None = None


def _any(words: Iterable[str]) -> str:
    """Alternation, longest first, with a blank or hyphen wherever the word has a blank."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]{1,2}") for word in ordered)


def _names(words: Iterable[str]) -> str:
    """Full names, or abbreviations with their period."""
    listed = list(words)
    full = [word for word in listed if len(word) > 4 or word in ("may", "june", "july")]
    return rf"(?:(?:{_any(full)})\b|(?:{_any(word for word in listed if word not in full)})\b\.?)"


@lru_cache(maxsize=1)
def fragments() -> dict[str, str]:
    """The fragments that templates may name."""
    words = time_vocabulary()
    numbers = words.numbers
    spelled = _any(word for word, (kind, _) in numbers.items() if kind in ("small", "ten", "scale"))
    small = _any(word for word, (kind, _) in numbers.items() if kind in ("small", "ten"))
    vague = _any(word for word, (kind, _) in numbers.items() if kind == "vague")
    ordinals = _any(word for word, (kind, _) in numbers.items() if kind == "ordinal")
    figures = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:[ -]\d/\d)?"
    scales = _any(word for word, (kind, _) in numbers.items() if kind == "scale")
    counted = rf"(?:{figures}|(?:an?\s(?:{scales})|(?:{spelled}))"
    counted += rf"(?:(?:[\s-]|(?<=hundred)\sand\s|(?<=thousand)\sand\s)(?:{spelled}))*)"
    full_months = [word for word in words.months if len(word) > 4 or word in ("june", "july", "may")]
    return {
        "month": _names(words.months),
        "fullmonth": _any(full_months),
        "weekday": _names(words.weekdays),
        "fullweekday": _any(word for word in words.weekdays if len(word) > 5),
        "season": _any(words.seasons),
        "daypart": _any(word for word, time in words.dayparts.items() if ":" not in time),
        "dayhour": _any(word for word, time in words.dayparts.items() if ":" in time),
        "unit": rf"(?:{_any(words.units)})\b",
        "units": rf"(?:{_any(word for word, unit in words.units.items() if unit.plural)})\b",
        "one_unit": rf"(?:{_any(word for word, unit in words.units.items() if not unit.plural)})\b",
        "calendar_unit": r"(?:day|weekend|week|month|quarter|semester|year|decade|century|millennium)\b",
        "reference": _any(words.references),
        "set": _any(words.sets),
        "feast": _any(words.feasts),
        "mod": rf"(?:{_any(words.part_modifiers)})",
        "amount": rf"(?:{_any(words.amount_modifiers)})",
        "zone": _any(words.timezones),
        "number": rf"{counted}(?: and (?:a )?half)?",
        "vague": vague,
        "ordinal": rf"\d{{1,3}}(?:st|nd|rd|th)|{ordinals}",
        "dayordinal": ordinals,
        "decadeword": _any(word for word, (kind, _) in numbers.items() if kind == "decade"),
        "year": r"(?:1\d|20|21)\d\d(?![\d/]|[.,]\d)",
        "spelledyear": rf"(?:(?:{_any(HUNDREDS)})(?: hundred)?[\s-](?:oh[\s-])?(?:{small})"
        rf"(?:[\s-](?:{small}))?|two thousand(?:(?: and)? (?:{small})(?:[\s-](?:{small}))?)?)",
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%/]|[.,]\d)",
    }


_TEMPLATE_PART = re.compile(
    r"(?P<group>\(\?P<\w+>)|(?P<chars>\[[^\]]*\])|(?P<blank> )"
    r"|<(?P<silent>~?)(?P<name>\w+)(?::(?P<alias>\w+))?>"
)


@lru_cache(maxsize=256)
def compile_template(template: str) -> re.Pattern[str]:
    """The regular expression of a template, bounded by words. Raises KeyError for an unknown fragment."""

    def fill(part: re.Match[str]) -> str:
        if part["group"]:
            return part["group"]
        if part["chars"]:
            return part["chars"].replace(" ", r"\s")
        if part["blank"]:
            return r"(?:\s{1,3})"
        body = fragments()[part["name"]]
        return f"(?:{body})" if part["silent"] else f"(?P<{part['alias'] or part['name']}>{body})"

    return re.compile(rf"(?<![\w$€£])(?:{_TEMPLATE_PART.sub(fill, template)})(?!\w)")


def entry(words: str, table: Mapping[str, object]) -> str:
    """The key of the table that the words are a spelling of, with blanks or with hyphens. Raises KeyError."""
    collapsed = re.sub(r"\s+", " ", words.strip())
    spellings = (
        collapsed,
        collapsed.replace("-", " "),
        re.sub(r"\s?-\s?", " ", collapsed),
        collapsed.replace(" ", "-"),
    )
    for spelling in spellings:
        if spelling in table:
            return spelling
    bare = re.sub(r"[\s-]+", "", collapsed)
    for key in table:
        if re.sub(r"[\s-]+", "", key) == bare:
            return key
    raise KeyError(words)


def plain(text: str) -> str:
    """The word of a match as the vocabulary has it."""
    return re.sub(r"\s+", " ", text.rstrip("."))


def absolute(value: str | None, reason: str, *, modifier: str | None = None) -> Reading:
    """A date that needs no other day."""
    return Reading("DATE", value, "explicit", reason, modifier)


def unresolved(kind: str, why: str, *, modifier: str | None = None) -> Reading:
    """An expression that is one, but has no value here."""
    return Reading(kind, None, "none", why, modifier)


NO_PUBLICATION = "relative to the publication day, which is not known"
NO_NARRATIVE = "relative to a time that the text has not named"


def modifier_of(match: re.Match[str]) -> str | None:
    """TIMEX3 modifier of the words captured as `mod`, or as `m2` or `m3` where a rule has several places."""
    groups = match.groupdict()
    words = groups.get("mod") or groups.get("m2") or groups.get("m3")
    if not words:
        return None
    table = time_vocabulary().part_modifiers
    return table[entry(words, table)] or None


def valid_day(year: int, month: int, day: int) -> date | None:
    """The date, if there is such a day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
