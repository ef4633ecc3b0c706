"""Leaving out the articles that the gate laid its failures at, so that the others can be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flows.outputs import DROPPED, STAGE_REJECTIONS, Output, Stream, whole
from flows.store import Store, hash_of
from pipeline.schema import from_rows

STAGE = "quarantine"


def quarantine(store: Store, intake: Output, rows: Sequence[Mapping[str, Any]]) -> tuple[Output, Output]:
    """The intake without the sources that the rejections name, and those rejections."""
    sources = {str(row["source_uri"]) for row in rows}
    key = hash_of(intake.digest, *sorted(sources), *(str(row.get("detail")) for row in rows))
    held = {
        row["document_id"]
        for batch in Stream(store, intake, ("document_id", "source_uri"))
        for row in batch.to_pylist()
        if row["source_uri"] in sources
    }
    store.write(STAGE, key, table=DROPPED, rows=from_rows(rows, STAGE_REJECTIONS))
    return intake.without(held), whole(store, STAGE, key=key, table=DROPPED)
