"""Which sentences may hold a time at all: every word is classed once, and only cued rules are tried."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extraction.time.grammar import HUNDREDS
from pipeline.extraction.time.vocabulary import time_vocabulary

CUES = (
    "month", "weekday", "weekdays", "unit", "season", "daypart", "deixis", "reference", "set", "feast",
    "number", "figures", "year", "decade", "short_year", "clock", "zone", "short_quarter", "ordinal",
    "vague_time",
)  # fmt: skip
BIT = {cue: 1 << index for index, cue in enumerate(CUES)}
_DEIXIS = {"today", "tonight", "yesterday", "tomorrow", "overnight", "night"}
_YEAR_WORDS = {*HUNDREDS, "thousand"}
_SHAPES = {
    "figures": re.compile(r"\d[-/.]\d"),
    "year": re.compile(r"(?<!\d)(?:1\d|20|21)\d\d(?!\d)"),
    "decade": re.compile(r"\d0'?s"),
    "short_year": re.compile(r"^'?\d\d$|^fy"),
    "clock": re.compile(r"\d[:.]\d\d|^[ap]\.?m\.?$|\d[ap]\.?m\.?$|^o'clock$|^h(?:ou)?rs$|^p\.$|^a\.$"),
    "short_quarter": re.compile(r"^[qh][1-4]"),
    "ordinal": re.compile(r"\d(?:st|nd|rd|th)$"),
}


@lru_cache(maxsize=1)
def _words() -> dict[str, int]:
    words = time_vocabulary()
    found: dict[str, int] = {}

    def add(word: str, cue: str) -> None:
        found[word] = found.get(word, 0) | BIT[cue]

    tables = {
        "month": words.months, "weekday": words.weekdays, "unit": words.units, "season": words.seasons,
        "daypart": words.dayparts, "set": words.sets, "zone": words.timezones,
    }  # fmt: skip
    for cue, table in tables.items():
        for word in table:
            add(word, cue)
    for word in words.weekdays:
        add(word + "s", "weekdays")
    for word in ("weekend", "weekends", "half"):
        add(word, "unit")
    for expression in words.references:
        add(re.split(r"[\s-]", expression)[-1], "reference")
    for name in words.feasts:
        add(max(re.split(r"[\s'.-]+", name), key=len), "feast")
    for word, (kind, _) in words.numbers.items():
        if kind == "decade":
            add(word, "decade")
    for word in ("time", "while"):
        add(word, "vague_time")
    for word in _DEIXIS:
        add(word, "deixis")
    for word in _YEAR_WORDS:
        add(word, "number")
    return found


@lru_cache(maxsize=200_000)
def cues_of(word: str) -> int:
    """The cues of a token in lower case, as bits of `BIT`."""
    known = _words()
    bits = known.get(word, 0)
    pieces = re.split(r"[^a-z0-9]+", word)
    for piece in pieces:
        bits |= known.get(piece, 0)
        stem = piece.lstrip("0123456789")
        if stem != piece:
            bits |= known.get(stem, 0)
    if any(character.isdigit() for character in word) or len(word) < 8:
        for cue, shape in _SHAPES.items():
            if shape.search(word):
                bits |= BIT[cue]
    return bits
