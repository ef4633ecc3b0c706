"""Toponyms with coordinates: topo_trnews, topo_gwn.

GeoWebNews tells literal from figurative uses; expressions, languages, homonyms and the adjectives of
peoples are no toponyms to detect there. TR-News marks adjectives of peoples ("Turkish") as toponyms too.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldSpan, GoldText, Row, read_gold

_DETECTED = {"LOC", "Literal", "Mixed", "Metonymic", "Literal_Modifier", "Coercion", "Embedded_Literal"}
_UNDETECTED = {
    "Non_Lit_Expression", "Literal_Expression", "Non_Literal_Modifier", "Non_Toponym", "Embedded_Non_Lit",
    "Demonym", "Language", "Homonym",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A name with its coordinates, null where the annotators gave none; `detected`: it is to be found."""

    start: int
    end: int
    surface: str
    label: str
    position: tuple[float, float] | None
    detected: bool


@dataclass(frozen=True, slots=True)
class GoldToponyms:
    """A text and its toponyms; `with_demonyms`: adjectives of peoples are among those to be found."""

    document: GoldText
    toponyms: tuple[GoldToponym, ...]
    with_demonyms: bool


def read_toponyms(path: Path) -> list[GoldToponyms]:
    """Every document of the file."""
    return read_gold(path, _document)


def _document(row: Row) -> GoldToponyms:
    document = row.document()
    toponyms = tuple(_toponym(item, document.text) for item in row.items("toponyms"))
    return GoldToponyms(document, toponyms, any(each.label == "LOC" for each in toponyms))


def _toponym(row: Row, text: str) -> GoldToponym:
    label = row.text("label")
    if label not in _DETECTED | _UNDETECTED:
        raise row.error("label", f"{label!r} is no kind of toponym of this suite")
    span: GoldSpan = row.span(text, surface="surface")
    latitude, longitude = row.number("lat"), row.number("lon")
    position = None if latitude is None or longitude is None else (latitude, longitude)
    return GoldToponym(span.start, span.end, span.surface, label, position, label in _DETECTED)
