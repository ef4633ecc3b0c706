"""Event mentions with clusters across the documents of a topic: ecbplus, newswcl50.

ECB+ is scored in validated sentences alone, its official rule; NewsWCL50 over its events and actions.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldSpan, GoldText, Row, read_gold


@dataclass(frozen=True, slots=True)
class GoldEventLinks:
    """A text of a topic, its event mentions, and the cluster of each."""

    document: GoldText
    topic: str
    mentions: tuple[GoldSpan, ...]
    clusters: tuple[str, ...]


def read_event_links(path: Path) -> list[GoldEventLinks]:
    """Every document of the file."""
    return read_gold(path, _document)


def _document(row: Row) -> GoldEventLinks:
    document = row.document()
    mentions, clusters = [], []
    for item in row.items("mentions"):
        cluster = item.text("cluster")
        span = item.span(document.text, surface="text")
        is_event = item.flag("event") if "event" in item.values else _is_validated_event(item)
        if is_event:
            mentions.append(span)
            clusters.append(cluster)
    return GoldEventLinks(document, row.text("topic"), tuple(mentions), tuple(clusters))


def _is_validated_event(row: Row) -> bool:
    return row.text("kind") == "event" and row.flag("validated")
