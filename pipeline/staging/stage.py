"""The staging stages: what the readers found becomes documents and segments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from pipeline.ids import content_id
from pipeline.knowledge.outlets import Outlets
from pipeline.records import Segment
from pipeline.resources import Resources
from pipeline.schema import arrow_schema, from_rows
from pipeline.staging.copies import Candidate, Copy, find_copies
from pipeline.staging.dates import find_publication
from pipeline.staging.language import find_language
from pipeline.staging.outlets import find_outlet
from pipeline.staging.segments import find_segments
from pipeline.tables import DOCUMENTS, SEGMENTS, STRING

_DROPPED = pa.schema([("drop_reason", STRING), ("drop_detail", STRING)])


def documents(intake: pa.Table, *, resources: Resources) -> dict[str, pa.Table]:
    """`documents` and `segments`. A row that cannot be a document has a `drop_reason` and a `drop_detail`."""
    rows = [_document(row, resources.outlets) for row in intake.sort_by("source_uri").to_pylist()]
    _drop(rows)
    kept = [row for row in rows if row["drop_reason"] is None]
    parts = {row["document_id"]: find_segments(row["text"], title=row["title"]) for row in kept}
    copies = find_copies([_candidate(row, parts[row["document_id"]]) for row in kept])
    for row in kept:
        row.update(_copy_columns(copies[row["document_id"]]))
    return {"documents": _documents_table(rows), "segments": from_rows(_segment_rows(parts), SEGMENTS)}


def _document(row: Mapping[str, Any], outlets: Outlets) -> dict[str, Any]:
    url = row["url"] or row["page_url"]
    publication = find_publication(stated=row["published"], page=row["page_published"])
    return {
        "document_id": content_id("d", row["source_uri"], url, row["text"]),
        "source_uri": row["source_uri"],
        "raw_sha256": row["raw_sha256"],
        "media_type": row["media_type"],
        "url": url,
        "outlet_id": find_outlet(
            stated=row["outlet"], url=url, page=row["page_outlet"], text=row["text"], outlets=outlets
        ),
        "title": row["title"] or row["page_title"],
        "byline": row["author"] or row["page_author"],
        "language": find_language(row["text"], stated=row["language"]),
        "published_at": publication.at,
        "published_precision": publication.precision,
        "published_basis": publication.basis,
        "retrieved_at": row["retrieved_at"],
        "text": row["text"],
    }


def _drop(rows: Iterable[dict[str, Any]]) -> None:
    """Says of every row why it cannot be a document, or that it can."""
    seen: dict[str, str] = {}
    for row in rows:
        row["drop_reason"] = row["drop_detail"] = None
        if not row["text"].strip():
            row["drop_reason"], row["drop_detail"] = "no_text", "the source holds no text but blanks"
        elif row["document_id"] in seen:
            row["drop_reason"] = "duplicate_input"
            row["drop_detail"] = f"the same source, address and text as {seen[row['document_id']]}"
        else:
            seen[row["document_id"]] = row["source_uri"]


def _candidate(row: Mapping[str, Any], parts: Iterable[Segment]) -> Candidate:
    text: str = row["text"]
    analysed = "\n".join(text[part.start : part.end] for part in parts if part.kind != "furniture")
    return Candidate(row["document_id"], row["url"], row["published_at"], analysed)


def _copy_columns(copy: Copy) -> dict[str, object]:
    return {
        "duplicate_of": copy.duplicate_of,
        "duplicate_similarity": copy.similarity,
        "version_of": copy.version_of,
        "story_id": copy.story_id,
    }


def _documents_table(rows: list[dict[str, Any]]) -> pa.Table:
    schema = arrow_schema(DOCUMENTS)
    for field in _DROPPED:
        schema = schema.append(field)
    ordered = sorted(rows, key=lambda row: (row["document_id"], row["source_uri"]))
    return pa.Table.from_pylist(ordered, schema=schema)


def _segment_rows(parts: Mapping[str, Iterable[Segment]]) -> Iterable[dict[str, object]]:
    for document_id, segments in parts.items():
        for part in segments:
            yield {
                "document_id": document_id,
                "start": part.start,
                "end": part.end,
                "kind": part.kind,
                "reason": part.reason,
            }
