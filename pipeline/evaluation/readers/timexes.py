"""Time expressions with TIMEX3 (or TIMEX2) values: timex_timebank, timex_aquaint, timex_wikiwars, gum."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldSpan, GoldText, Row, read_gold


@dataclass(frozen=True, slots=True)
class GoldTimexes:
    """A text and its time expressions; a value is null where the annotators gave none."""

    document: GoldText
    spans: tuple[GoldSpan, ...]
    values: tuple[str | None, ...]


def read_timexes(path: Path) -> list[GoldTimexes]:
    """Every document of the file."""
    return read_gold(path, _document)


def _document(row: Row) -> GoldTimexes:
    document = row.document()
    items = row.items("timexes")
    spans = tuple(item.span(document.text, surface="surface") for item in items)
    return GoldTimexes(document, spans, tuple(item.optional_text("value") for item in items))
