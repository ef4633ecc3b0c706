"""The staging stages: what the readers found becomes documents and segments."""

from __future__ import annotations

import pyarrow as pa

from pipeline.resources import Resources


def documents(intake: pa.Table, *, resources: Resources) -> dict[str, pa.Table]:
    """`documents` and `segments`. A row that cannot be a document has a `drop_reason` and a `drop_detail`."""
    raise NotImplementedError
