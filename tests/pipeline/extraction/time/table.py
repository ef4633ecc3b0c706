"""The table of expressions: read once, for every test that walks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.records import Article, Segment

_FILE = Path(__file__).with_name("expressions.tsv")


@dataclass(frozen=True)
class Row:
    """One line of expressions.tsv; `expression` is what its sentence holds in brackets."""

    kind: str
    sentence: str
    start: int
    end: int
    reference: date
    tense: str | None
    timex_type: str
    value: str | None
    earliest: date | None
    latest: date | None
    reason: str
    why: str

    @property
    def expression(self) -> str:
        return self.sentence[self.start : self.end]


def rows() -> list[Row]:
    """Every row, in the order of the file."""
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [_row(line.split("\t")) for line in lines[1:]]


def _row(fields: list[str]) -> Row:
    kind, marked, reference, tense, timex_type, value, earliest, latest, reason, why = fields
    start = marked.index("[")
    end = marked.index("]") - 1
    return Row(
        kind,
        marked.replace("[", "").replace("]", ""),
        start,
        end,
        date.fromisoformat(reference),
        None if tense == "none" else tense,
        timex_type,
        value or None,
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
        reason,
        why,
    )


def article(text: str, published_on: date | None = None, country: str | None = None) -> Article:
    """The text as one body segment."""
    return Article("d", text, (Segment(0, len(text), "body", "test"),), published_on, outlet_country=country)
