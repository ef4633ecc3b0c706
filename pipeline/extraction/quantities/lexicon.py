"""The words of `pipeline/knowledge/quantities`, checked as they load, and the expression built of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pipeline.knowledge.tsv import read_rows
from pipeline.tables import QUALIFIERS

_FOLDER = files("pipeline.knowledge") / "quantities"


@dataclass(frozen=True)
class NumberWord:
    """A word of which numbers are made."""

    kind: str
    value: float
    high: float | None


@dataclass(frozen=True)
class QuantityLexicon:
    """Number words, qualifiers and units, with the expression that finds a number in text."""

    words: dict[str, NumberWord]
    qualifiers: dict[str, str]
    units: dict[str, str]
    expression: re.Pattern[str]


@lru_cache(maxsize=1)
def load_quantity_lexicon() -> QuantityLexicon:
    """The lexicon, read once per process."""
    words = {
        row["word"]: NumberWord(row["kind"], float(row["value"]), float(row["high"]) if row["high"] else None)
        for row in read_rows(_FOLDER / "words.tsv", columns=("kind", "word", "value", "high"))
    }
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for row in read_rows(
        _FOLDER / "qualifiers.tsv",
        columns=("qualifier", "words", "position"),
        allowed={"qualifier": QUALIFIERS, "position": ("before", "after")},
    ):
        (before if row["position"] == "before" else after)[row["words"]] = row["qualifier"]
    units = {
        form: row["unit"]
        for row in read_rows(_FOLDER / "units.tsv", columns=("unit", "words"))
        for form in row["words"].split("|")
    }
    return QuantityLexicon(words, before | after, units, _expression(words, before, after, units))


def _expression(
    words: dict[str, NumberWord], before: dict[str, str], after: dict[str, str], units: dict[str, str]
) -> re.Pattern[str]:
    def either(forms: list[str]) -> str:
        return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))

    by_kind: dict[str, list[str]] = {}
    for word, facts in words.items():
        by_kind.setdefault(facts.kind, []).append(word)
    cardinal, scale = either(by_kind["cardinal"]), either(by_kind["scale"])
    digits = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    spelt = rf"(?:{cardinal})(?:(?:-|\s+and\s+|\s+)(?:{cardinal}|{scale}))*"
    number = rf"(?:(?:{digits})(?:[ -]?(?:{scale})\b)*|(?:an?|half\s+a)\s+(?:dozen|{scale})\b|(?:{spelt})\b)"
    plural = rf"(?:{either(by_kind['plural'])})\b(?:\s+of\s+(?:{either(by_kind['plural'])})\b)*"
    few = rf"(?:a\s+)?(?:{either(by_kind['few'])})(?:\s+of)?\s+(?:dozen|{scale})\b"
    signs = either([form for form in units if not form[-1].isalnum() and form != "%"])
    trailing = either([form for form in units if form[-1].isalnum() or form == "%"])
    pattern = rf"""
        (?<![\w.,/:-])
        (?:(?P<before>{either(list(before))})\s+)?
        (?:(?P<between>between|from)\s+)?
        (?P<sign>{signs})?\s?
        (?:(?P<few>{few})|(?P<plural>{plural})|(?P<first>{number})
           (?:\s*(?P<range>-|–|to|and|or)\s*(?:{signs})?(?P<second>{number}))?)
        (?:\s?-?(?P<unit>{trailing})(?![\w]))?
        (?:\s?(?P<after>{either(list(after))})(?!\w))?
        (?![\w/:]|[.,]\d|-\w)
    """
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)
