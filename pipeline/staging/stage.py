"""The staging stages: what the readers found becomes documents and segments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from pipeline.ids import content_id
from pipeline.knowledge.outlets import Outlets
from pipeline.records import Segment
from pipeline.resources import Resources
from pipeline.schema import arrow_schema, from_rows
from pipeline.staging.copies import Candidate, Copy, find_copies
from pipeline.staging.datelines import find_dateline
from pipeline.staging.dates import find_publication
from pipeline.staging.language import find_language
from pipeline.staging.outlets import find_outlet
from pipeline.staging.repeated import RepeatedLines
from pipeline.staging.segments import find_segments
from pipeline.staging.wires import find_wire
from pipeline.tables import DOCUMENTS, SEGMENTS, STRING

_DROPPED = pa.schema([("drop_reason", STRING), ("drop_detail", STRING)])
_OWN_TEXT = ("body", "subhead")  # what two copies share


def documents(intake: pa.Table, *, resources: Resources) -> dict[str, pa.Table]:
    """`documents` and `segments`. A row that cannot be a document has a `drop_reason` and a `drop_detail`."""
    rows = [_document(row, resources.outlets) for row in intake.sort_by("source_uri").to_pylist()]
    _drop(rows)
    kept = [row for row in rows if row["drop_reason"] is None]
    parts = _segments(kept)
    for row in kept:
        row.update(_read_text(row, parts[row["document_id"]], resources.outlets))
    copies = find_copies([_candidate(row, parts[row["document_id"]]) for row in kept])
    for row in kept:
        row.update(_copy_columns(copies[row["document_id"]]))
    return {"documents": _documents_table(rows), "segments": from_rows(_segment_rows(parts), SEGMENTS)}


def _document(row: dict[str, Any], outlets: Outlets) -> dict[str, Any]:
    """The row of intake with what its metadata and language say of the document."""
    url = row["url"] or row["page_url"]
    outlet_id = find_outlet(
        stated=row["outlet"], url=url, page=row["page_outlet"], text=row["text"], outlets=outlets
    )
    outlet = outlets.by_id(outlet_id)
    return row | {
        "document_id": content_id("d", row["source_uri"], url, row["text"]),
        "url": url,
        "outlet_id": outlet_id,
        "title": row["title"] or row["page_title"],
        "byline": row["author"] or row["page_author"],
        "language": find_language(
            row["text"], stated=row["language"], usual=outlet.language if outlet else None
        ),
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


# ── What the text says of itself ───────────────────────────────────────────────────────────────────────────


def _segments(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Segment, ...]]:
    repeated = RepeatedLines((_group(row), row["text"]) for row in rows)
    return {
        row["document_id"]: find_segments(
            row["text"],
            title=row["title"],
            author=row["byline"],
            repeated=repeated.of(_group(row), row["text"]),
        )
        for row in rows
    }


def _group(row: Mapping[str, Any]) -> str:
    """The outlet, or the folder of documents without one: what repeats lines."""
    return row["outlet_id"] or f"folder:{row['source_uri'].rpartition('/')[0]}"


def _read_text(row: Mapping[str, Any], parts: tuple[Segment, ...], outlets: Outlets) -> dict[str, object]:
    """Columns that the segments of the text show, where the metadata lacks them."""
    text: str = row["text"]
    country = outlets.country(row["outlet_id"])
    publication = find_publication(
        stated=row["published"],
        page=row["page_published"],
        url=row["url"],
        text=text,
        segments=parts,
        country=country,
        retrieved_at=row["retrieved_at"],
    )
    dateline = find_dateline(_first(text, parts, "dateline") or "")
    return {
        "title": row["title"] or _first(text, parts, "headline"),
        "byline": row["byline"]
        or _first(text, [part for part in parts if part.reason == "byline"], "byline"),
        "dateline_place": dateline.place if dateline else None,
        "wire_source_id": find_wire(text, parts, author=row["byline"], outlets=outlets, country=country),
        "published_at": publication.at,
        "published_on": publication.on,
        "published_precision": publication.precision,
        "published_basis": publication.basis,
        "published_note": publication.note,
    }


def _first(text: str, parts: Iterable[Segment], kind: str) -> str | None:
    """The first line of the first segment of that kind."""
    for part in parts:
        if part.kind == kind:
            return re.split(r"\n", text[part.start : part.end].strip(), maxsplit=1)[0].strip() or None
    return None


def _candidate(row: Mapping[str, Any], parts: Iterable[Segment]) -> Candidate:
    text: str = row["text"]
    return Candidate(
        document_id=row["document_id"],
        url=row["url"],
        published_at=row["published_at"],
        text="\n".join(text[part.start : part.end] for part in parts if part.kind in _OWN_TEXT),
        title=row["title"],
        wire_source_id=row["wire_source_id"] if row["wire_source_id"] != row["outlet_id"] else None,
        retrieved_at=row["retrieved_at"],
    )


def _copy_columns(copy: Copy) -> dict[str, object]:
    return {
        "duplicate_of": copy.duplicate_of,
        "duplicate_similarity": copy.similarity,
        "version_of": copy.version_of,
        "story_id": copy.story_id,
    }


# ── Tables ─────────────────────────────────────────────────────────────────────────────────────────────────


def _documents_table(rows: list[dict[str, Any]]) -> pa.Table:
    """All rows with their drop columns; a dropped row has the columns that were known by then."""
    schema = arrow_schema(DOCUMENTS)
    for field in _DROPPED:
        schema = schema.append(field)
    unknown = {"published_precision": "unknown", "published_basis": "unknown"}
    ordered = sorted((unknown | row for row in rows), key=lambda row: (row["document_id"], row["source_uri"]))
    return pa.Table.from_pylist(ordered, schema=schema)


def _segment_rows(parts: Mapping[str, Iterable[Segment]]) -> Iterator[dict[str, object]]:
    for document_id, segments in parts.items():
        for part in segments:
            yield {
                "document_id": document_id,
                "start": part.start,
                "end": part.end,
                "kind": part.kind,
                "reason": part.reason,
            }
