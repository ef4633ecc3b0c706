"""Which document a row of `intake` is. Public: `identity`, `identified`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from pipeline.ids import content_id
from pipeline.schema import from_rows
from pipeline.tables import INTAKE


def identity(row: Mapping[str, Any]) -> str:
    """`document_id` by source, address and text; the address that the user states comes before the page's."""
    return content_id("d", row["source_uri"], row.get("url") or row.get("page_url"), row["text"])


def identified(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """`intake`, of rows that have everything but their `document_id`."""
    return from_rows(({**row, "document_id": identity(row)} for row in rows), INTAKE)
