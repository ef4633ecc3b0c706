"""Named entities of class PER, ORG or LOC: conllpp2020, worldwide_newswire, gum.

GUM's spans are whole noun phrases, so there a name is right when it covers the gold head and no other gold
head of the document; the other two are scored by span.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldSpan, GoldText, Row, read_gold

_CLASSES = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC",
    "Person": "PER", "Organization": "ORG", "Location": "LOC",
    "person": "PER", "organization": "ORG", "place": "LOC",
}  # fmt: skip
_OTHER_CLASSES = {
    "MISC", "NORP", "Date", "Misc", "Money", "Facility", "Product",
    "abstract", "event", "object", "time", "substance", "plant", "animal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldNames:
    """A text and its names; with `by_head` a span is the head of the name, not its extent."""

    document: GoldText
    names: tuple[GoldSpan, ...]
    by_head: bool


def read_names(path: Path) -> list[GoldNames]:
    """Every document of the file."""
    return read_gold(path, _document)


def _document(row: Row) -> GoldNames:
    document = row.document()
    names = []
    by_head = False
    for item in row.items("entities"):
        label = item.text("label")
        if label not in _CLASSES and label not in _OTHER_CLASSES:
            raise item.error("label", f"{label!r} is no class of this suite")
        span = item.span(document.text, surface="surface", label=_CLASSES.get(label, ""))
        if "head_start" in item.values:
            by_head = True
            if not item.flag("named"):
                continue
            span = _head(item, span)
        if span.label:
            names.append(span)
    return GoldNames(document, tuple(names), by_head)


def _head(row: Row, span: GoldSpan) -> GoldSpan:
    start, end = row.integer("head_start"), row.integer("head_end")
    if not span.start <= start < end <= span.end:
        raise row.error("head_start", f"{start}:{end} is not within the mention {span.start}:{span.end}")
    return GoldSpan(start, end, span.surface[start - span.start : end - span.start], span.label)
