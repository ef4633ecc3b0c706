"""The words of time, read from `pipeline/knowledge/time` and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from pipeline.knowledge.tsv import VocabularyError, read_rows

_FORMS = ("full", "short")
_NUMBER_KINDS = ("small", "ten", "scale", "article", "half", "ordinal", "decade", "vague")
_REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_FEAST_RULES = (
    "fixed", "weekday", "easter", "orthodox", "hijri", "hijri_month", "rosh_hashanah", "passover", "hanukkah",
    "listed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: `times` of the TIMEX3 unit `code` (D, W, M, Y, DE, CE, or TS, TM, TH)."""

    code: str
    times: int
    plural: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """Words for the past, present or future as a whole; `pos` is `any` or the part of speech they need."""

    value: str
    pos: str


@dataclass(frozen=True, slots=True)
class FeastRule:
    """How the day of a feast is found (see the header of holidays.tsv)."""

    name: str
    rule: str
    first: str
    second: str
    third: str


@dataclass(frozen=True)
class TimeVocabulary:
    """Every table of words, keyed by the word in lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, Unit]
    seasons: Mapping[str, str]
    dayparts: Mapping[str, str]
    references: Mapping[str, Reference]
    sets: Mapping[str, str]
    part_modifiers: Mapping[str, str]
    amount_modifiers: Mapping[str, str]
    timezones: Mapping[str, str]
    numbers: Mapping[str, tuple[str, float | None]]  # word -> kind and number, null where it is vague
    date_orders: Mapping[str, str]
    feasts: Mapping[str, FeastRule]
    listed_feasts: Mapping[str, Mapping[int, date]]


def _rows(
    name: str, columns: str, allowed: Mapping[str, tuple[str, ...]] | None = None
) -> list[dict[str, str]]:
    file = files("pipeline.knowledge").joinpath("time", name)
    return list(read_rows(file, columns=tuple(columns.split()), allowed=allowed))


def _integer(row: dict[str, str], column: str, name: str) -> int:
    try:
        return int(row[column])
    except ValueError as error:
        raise VocabularyError(f"{name}: {column} {row[column]!r} is no whole number") from error


@lru_cache(maxsize=1)
def time_vocabulary() -> TimeVocabulary:
    """The vocabulary, loaded once. Raises `VocabularyError`."""
    modifiers = _rows("modifiers.tsv", "words mod before", {"before": ("part", "amount")})
    listed: dict[str, dict[int, date]] = {}
    for row in _rows("listed_feasts.tsv", "feast day"):
        day = date.fromisoformat(row["day"])
        listed.setdefault(row["feast"], {})[day.year] = day
    return TimeVocabulary(
        months={
            row["word"]: _integer(row, "month", "months.tsv")
            for row in _rows("months.tsv", "word month form", {"form": _FORMS})
        },
        weekdays={
            row["word"]: _integer(row, "weekday", "weekdays.tsv")
            for row in _rows("weekdays.tsv", "word weekday form", {"form": _FORMS})
        },
        units=_units(),
        seasons={
            row["word"]: row["code"] for row in _rows("seasons.tsv", "word code first_month last_month")
        },
        dayparts={
            row["word"]: row["time"]
            for row in _rows("dayparts.tsv", "word time kind", {"kind": ("part", "hour")})
        },
        references={
            row["words"]: Reference(row["value"], row["pos"])
            for row in _rows("references.tsv", "words value pos", {"value": _REFERENCES})
        },
        sets={row["word"]: row["value"] for row in _rows("sets.tsv", "word value")},
        part_modifiers={row["words"]: row["mod"] for row in modifiers if row["before"] == "part"},
        amount_modifiers={row["words"]: row["mod"] for row in modifiers if row["before"] == "amount"},
        timezones={row["word"]: row["offset_hours"] for row in _rows("timezones.tsv", "word offset_hours")},
        numbers=_numbers(),
        date_orders={row["country_code"]: row["order"] for row in _date_orders()},
        feasts=_feasts(),
        listed_feasts=listed,
    )


def _units() -> dict[str, Unit]:
    rows = _rows("units.tsv", "word unit times number", {"number": ("singular", "plural")})
    return {
        row["word"]: Unit(row["unit"], _integer(row, "times", "units.tsv"), row["number"] == "plural")
        for row in rows
    }


def _numbers() -> dict[str, tuple[str, float | None]]:
    rows = _rows("numbers.tsv", "word number kind", {"kind": _NUMBER_KINDS})
    return {row["word"]: (row["kind"], float(row["number"]) if row["number"] else None) for row in rows}


def _date_orders() -> list[dict[str, str]]:
    return _rows("date_orders.tsv", "country_code order", {"order": ("MDY", "YMD", "mixed")})


def _feasts() -> dict[str, FeastRule]:
    found = {}
    for row in _rows("holidays.tsv", "names rule first second third", {"rule": _FEAST_RULES}):
        names = row["names"].split("|")
        for name in names:
            found[name] = FeastRule(names[0], row["rule"], row["first"], row["second"], row["third"])
    return found
