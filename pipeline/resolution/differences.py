"""The row of `conflicts` for values that exclude each other, with its rows of `conflict_values`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.ids import content_id

Row = Mapping[str, Any]
_BOUNDS = ("low", "high")


def difference(
    field: str, rows: Sequence[Row], *, event_id: str | None, measure_id: str | None, summary: str
) -> dict[str, Any]:
    """A row of `conflicts` about a field, with its rows of `conflict_values` under `values`."""
    identity = content_id("c", field, event_id, measure_id)
    values = [
        {
            "conflict_id": identity,
            "value": row.get("value") or row["surface"],
            **{bound: row.get(bound) if field == "quantity" else None for bound in _BOUNDS},
            "document_id": row["document_id"],
            "attribution_id": row["attribution_id"],
            "start": row["start"],
            "end": row["end"],
        }
        for row in rows
    ]
    return {
        "conflict_id": identity,
        "field": field,
        "event_id": event_id,
        "measure_id": measure_id,
        "summary": summary,
        "value_count": len({value["value"] for value in values}),
        "values": values,
    }
