"""How many independent sources stand behind something.

A mention rests on the source that it is attributed to, or else on the outlet. Copies of one text, stories of
one wire agency and outlets that print the same agency count once; two outlets that both quote one person rest
on that person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
ANONYMOUS_KINDS = frozenset({"anonymous", "unspecified", "media_unspecified"})


@dataclass(frozen=True)
class Independence:
    """Documents, attributions and sources by id."""

    documents: Mapping[str, Row]
    attributions: Mapping[str, Row]
    sources: Mapping[str, Row]

    def outlet_count(self, mentions: Iterable[Row]) -> int:
        """Different outlets; a document of unknown outlet counts by itself, a copy with its original."""
        return len({self._outlet(mention["document_id"]) for mention in mentions})

    def source_count(self, mentions: Iterable[Row]) -> int:
        """Independent sources of the mentions."""
        return len({self._source(mention) for mention in mentions})

    def is_anonymous_only(self, mentions: Iterable[Row]) -> bool:
        """Whether every mention is attributed, and to nobody named."""
        return all(self._kind(mention) in ANONYMOUS_KINDS for mention in mentions)

    def _kind(self, mention: Row) -> str | None:
        source = self._attributed(mention)
        return source["kind"] if source else None

    def _attributed(self, mention: Row) -> Row | None:
        attribution = self.attributions.get(mention["attribution_id"] or "")
        return self.sources.get(attribution["source_id"] or "") if attribution else None

    def _source(self, mention: Row) -> str:
        source = self._attributed(mention)
        if source is None or source["kind"] in ("unspecified", "media_unspecified"):
            return self.origin(mention["document_id"])
        if source["kind"] in ("agency", "outlet"):
            return f"medium:{(source['name'] or source['source_id']).lower()}"
        return str(source["source_id"])

    def _outlet(self, document_id: str) -> str:
        document = self.documents[document_id]
        return str(document["outlet_id"] or self._original(document_id))

    def origin(self, document_id: str) -> str:
        """What a document's own words rest on: its wire agency, the text that it copies, or its outlet."""
        original = self.documents[self._original(document_id)]
        wire = self.documents[document_id]["wire_source_id"] or original["wire_source_id"]
        return f"medium:{wire}" if wire else f"medium:{original['outlet_id'] or original['document_id']}"

    def _original(self, document_id: str) -> str:
        seen = {document_id}
        current = document_id
        while (
            (parent := self.documents[current]["duplicate_of"])
            and parent in self.documents
            and parent not in seen
        ):
            seen.add(parent)
            current = parent
        return current
