"""The day of a document without one, by its dated copy or version. Public: `linked`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def linked(staged: Mapping[str, Any], copied: Mapping[str, Any]) -> dict[str, Any]:
    """Rows of `staged_documents` and `copies` as one; dated by `linked_to` where the text shows no date."""
    row = {**staged, **copied}
    if row["published_at"] is not None or row["linked_to"] is None:
        return row
    note = f"dated by {row['linked_to']}, of which it is a copy or a version"
    return row | {
        "published_at": row["linked_at"],
        "published_on": row["linked_on"],
        "published_precision": row["linked_precision"],
        "published_basis": "linked",
        "published_note": "; ".join(filter(None, (row["published_note"], note))),
    }
