"""Leaving out the articles that the gate laid its failures at, so that the others can be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.outputs import DROPPED, STAGE_REJECTIONS, Output, read_output, whole
from flows.store import Store, hash_of
from pipeline.schema import conform, from_rows
from pipeline.tables import INTAKE

STAGE = "quarantine"


def quarantine(store: Store, intake: Output, rows: Sequence[Mapping[str, Any]]) -> tuple[Output, Output]:
    """The intake without the sources that the rejections name, and those rejections."""
    sources = sorted({str(row["source_uri"]) for row in rows})
    key = hash_of(intake.digest, *sources, *(str(row.get("detail")) for row in rows))
    found = read_output(store, intake)
    held = pc.is_in(found["source_uri"], value_set=pa.array(sources, pa.string()))
    store.write(STAGE, key, table=INTAKE.name, rows=conform(found.filter(pc.invert(held)), INTAKE))
    store.write(STAGE, key, table=DROPPED, rows=from_rows(rows, STAGE_REJECTIONS))
    kept, dropped = (whole(store, STAGE, key=key, table=name) for name in (INTAKE.name, DROPPED))
    return kept, dropped
