"""Named mentions of persons, organisations and places with their coreference cluster: gum."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldSpan, GoldText, Row, read_gold

_KINDS = {"person", "organization", "place"}


@dataclass(frozen=True, slots=True)
class GoldAliases:
    """A text and its named mentions, labelled person, organization or place, with the cluster of each."""

    document: GoldText
    mentions: tuple[GoldSpan, ...]
    clusters: tuple[str, ...]
    genre: str


def read_aliases(path: Path) -> list[GoldAliases]:
    """Every document of the file."""
    return read_gold(path, _document)


def _document(row: Row) -> GoldAliases:
    document = row.document()
    mentions, clusters = [], []
    for item in row.items("entities"):
        cluster, label = item.text("cluster"), item.text("label")
        span = item.span(document.text, surface="surface", label=label)
        if item.flag("named") and label in _KINDS and not item.flag("pronoun"):
            mentions.append(span)
            clusters.append(cluster)
    return GoldAliases(document, tuple(mentions), tuple(clusters), row.text("genre"))
