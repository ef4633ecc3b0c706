"""Whether marked events happened: meantime (six classes) and factuality_uw (three classes).

MEANTIME is fully annotated before `annotated_end` alone, and its events of class underspecified are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldSpan, GoldText, Row, read_gold

MEANTIME_CLASSES = ("happened", "planned_or_future", "generic", "denied", "conditional", "uncertain")
UW_CLASSES = ("happened", "uncertain", "did_not_happen")
_UNDERSPECIFIED = "underspecified"


@dataclass(frozen=True, slots=True)
class GoldModalities:
    """A text and its marked triggers, labelled with one of `classes`."""

    document: GoldText
    triggers: tuple[GoldSpan, ...]
    classes: tuple[str, ...]


def read_modalities(path: Path) -> list[GoldModalities]:
    """Every document of the file."""
    return read_gold(path, lambda row: _meantime(row) if "event_mentions" in row.values else _uw(row))


def _meantime(row: Row) -> GoldModalities:
    document, limit = row.document(), row.integer("annotated_end")
    found = []
    for item in row.items("event_mentions"):
        label = item.text("modality5")
        span = item.span(document.text, surface="text", label=label)
        if label != _UNDERSPECIFIED and span.start < limit:
            found.append(_known(item, "modality5", span, MEANTIME_CLASSES))
    return GoldModalities(document, tuple(found), MEANTIME_CLASSES)


def _uw(row: Row) -> GoldModalities:
    document = row.document(is_article=False)
    found = []
    for item in row.items("events"):
        span = item.span(document.text, surface="text", label=item.text("cls3"))
        found.append(_known(item, "cls3", span, UW_CLASSES))
    return GoldModalities(document, tuple(found), UW_CLASSES)


def _known(row: Row, name: str, span: GoldSpan, classes: tuple[str, ...]) -> GoldSpan:
    if span.label not in classes:
        raise row.error(name, f"{span.label!r} is none of {', '.join(classes)}")
    return span
