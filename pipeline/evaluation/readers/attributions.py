"""Attributions with source, cue and content spans: polnear."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldSpan, GoldText, Row, read_gold

_QUOTE_KINDS = {"direct", "indirect", "mixed"}


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who is said to have said what; each part may be in several pieces, or none."""

    source: tuple[GoldSpan, ...]
    cue: tuple[GoldSpan, ...]
    content: tuple[GoldSpan, ...]
    quote_kind: str


@dataclass(frozen=True, slots=True)
class GoldAttributions:
    """A text and its attributions; those without content are left out, for nothing can match them."""

    document: GoldText
    attributions: tuple[GoldAttribution, ...]


def read_attributions(path: Path) -> list[GoldAttributions]:
    """Every document of the file."""
    return read_gold(path, _document)


def _document(row: Row) -> GoldAttributions:
    document = row.document()
    found = (_attribution(item, document.text) for item in row.items("attributions"))
    return GoldAttributions(document, tuple(each for each in found if each.content))


def _attribution(row: Row, text: str) -> GoldAttribution:
    def part(name: str) -> tuple[GoldSpan, ...]:
        return tuple(item.span(text, surface="text") for item in row.items(name))

    quote_kind = row.text("quote_type")
    if quote_kind not in _QUOTE_KINDS:
        raise row.error("quote_type", f"should be one of {sorted(_QUOTE_KINDS)}, is {quote_kind!r}")
    return GoldAttribution(part("source"), part("cue"), part("content"), quote_kind)
