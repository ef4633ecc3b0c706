"""All staging stages over articles in memory, for texts few enough to hold. Public: `stage_articles`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from pipeline.resources import Resources
from pipeline.stage import Held
from pipeline.staging.identity import identified
from pipeline.staging.stage import copies, documents, line_codes, repeated_lines, staged_documents


def stage_articles(articles: Iterable[Mapping[str, Any]], *, resources: Resources) -> dict[str, pa.Table]:
    """`documents`, with `drop_reason`, and `segments`, of rows of `intake` without `document_id`."""
    rows = identified(articles)
    repeated = repeated_lines(Held(line_codes(rows, resources=resources)))
    staged = staged_documents(rows, repeated, resources=resources)
    return {
        "documents": documents(rows, staged["staged_documents"], copies(Held(staged["sketches"]))),
        "segments": staged["segments"],
    }
