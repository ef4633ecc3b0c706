"""The staging stages: what the readers found becomes documents and segments.

What one article shows by itself is found by documents; what an outlet repeats, and which articles are copies,
over all of them, from hashes alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zlib import crc32

import pyarrow as pa

from pipeline.knowledge.outlets import Outlets
from pipeline.records import Segment
from pipeline.resources import Resources
from pipeline.schema import arrow_schema, from_rows
from pipeline.stage import Batches
from pipeline.staging import copies as copying
from pipeline.staging import repeated
from pipeline.staging.datelines import find_dateline
from pipeline.staging.dates import find_publication
from pipeline.staging.language import find_language
from pipeline.staging.linked import linked
from pipeline.staging.outlets import find_outlet
from pipeline.staging.segments import find_segments
from pipeline.staging.sketches import Candidate, sketch
from pipeline.staging.wires import find_wire
from pipeline.tables import DOCUMENTS, LINE_CODES, SEGMENTS, SKETCHES, STAGED_DOCUMENTS, STRING

_DROPPED = pa.schema([("drop_reason", STRING), ("drop_detail", STRING)])
_OWN_TEXT = ("body", "subhead")  # what two copies share
_UNKNOWN = {"published_precision": "unknown", "published_basis": "unknown", "language": "und"}


def line_codes(intake: pa.Table, *, resources: Resources) -> pa.Table:
    """`line_codes` of every article with a text."""
    rows = ({**row, "outlet_id": _outlet(row, resources.outlets)} for row in _kept(intake))
    return from_rows((_line_codes(row) for row in rows), LINE_CODES)


def _line_codes(row: Mapping[str, Any]) -> dict[str, object]:
    """What its group, an outlet or the folder of documents without one, may repeat."""
    return {
        "document_id": row["document_id"],
        "line_group": row["outlet_id"] or f"folder:{row['source_uri'].rpartition('/')[0]}",
        "text_code": crc32(row["text"].encode("utf-8", "surrogatepass")) | len(row["text"]) << 32,
        "line_codes": repeated.line_codes(row["text"]),
    }


def repeated_lines(line_codes: Batches) -> pa.Table:
    """`repeated_lines`."""
    return repeated.find_repeated(line_codes)


def staged_documents(
    intake: pa.Table, repeated_lines: pa.Table, *, resources: Resources
) -> dict[str, pa.Table]:
    """`staged_documents`, their `segments` and `sketches`."""
    codes = dict(
        zip(*(repeated_lines[name].to_pylist() for name in repeated_lines.column_names), strict=True)
    )
    rows, parts = [], {}
    for kept in _kept(intake):
        row = kept | _stated(kept, resources.outlets)
        repeats = repeated.repeated_keys(row["text"], set(codes.get(row["document_id"], ())))
        found = find_segments(row["text"], title=row["title"], author=row["byline"], repeated=repeats)
        rows.append(row | _read_text(row, found, resources.outlets))
        parts[row["document_id"]] = found
    return {
        "staged_documents": from_rows(rows, STAGED_DOCUMENTS),
        "segments": from_rows(_segment_rows(parts), SEGMENTS),
        "sketches": from_rows((sketch(_candidate(row, parts[row["document_id"]])) for row in rows), SKETCHES),
    }


def copies(sketches: Batches) -> pa.Table:
    """`copies`."""
    return copying.find_copies(sketches)


def documents(intake: pa.Table, staged_documents: pa.Table, copies: pa.Table) -> pa.Table:
    """`documents`. A row of intake that cannot be one has a `drop_reason` and a `drop_detail`."""
    staged = {row["document_id"]: row for row in staged_documents.to_pylist()}
    copied = {row["document_id"]: row for row in copies.to_pylist()}
    schema = arrow_schema(DOCUMENTS)
    for field in _DROPPED:
        schema = schema.append(field)
    rows = []
    for row in judged(intake):
        if row["drop_reason"] is None:
            if row["document_id"] not in staged:
                continue  # staging failed at it, and has rejected it
            row |= linked(staged[row["document_id"]], copied[row["document_id"]])
        rows.append(_UNKNOWN | {name: row[name] for name in schema.names if row.get(name) is not None})
    return pa.Table.from_pylist(rows, schema=schema)


# ── What a row of intake is ────────────────────────────────────────────────────────────────────────────────


def judged(intake: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows in the order of their documents, with the reason why they cannot be one where they cannot."""
    seen: dict[str, str] = {}
    for row in intake.sort_by([("document_id", "ascending"), ("raw_sha256", "ascending")]).to_pylist():
        row["drop_reason"] = row["drop_detail"] = None
        if not row["text"].strip():
            row["drop_reason"], row["drop_detail"] = "no_text", "the source holds no text but blanks"
        elif row["document_id"] in seen:
            row["drop_reason"] = "duplicate_input"
            row["drop_detail"] = f"the same source, address and text as {seen[row['document_id']]}"
        else:
            seen[row["document_id"]] = row["source_uri"]
        yield row


def _kept(intake: pa.Table) -> Iterator[dict[str, Any]]:
    return (row for row in judged(intake) if row["drop_reason"] is None)


def _outlet(row: Mapping[str, Any], outlets: Outlets) -> str | None:
    url = row["url"] or row["page_url"]
    return find_outlet(
        stated=row["outlet"], url=url, page=row["page_outlet"], text=row["text"], outlets=outlets
    )


def _stated(row: Mapping[str, Any], outlets: Outlets) -> dict[str, Any]:
    """What metadata and language say of the document."""
    outlet_id = _outlet(row, outlets)
    outlet = outlets.by_id(outlet_id)
    usual = outlet.language if outlet else None
    return {
        "url": row["url"] or row["page_url"],
        "outlet_id": outlet_id,
        "title": row["title"] or row["page_title"],
        "byline": row["author"] or row["page_author"],
        "language": find_language(row["text"], stated=row["language"], usual=usual),
    }


# ── What the text says of itself ───────────────────────────────────────────────────────────────────────────


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
        "byline": row["byline"] or _first_byline(text, parts),
        "dateline_place": dateline.place if dateline else None,
        "wire_source_id": find_wire(text, parts, author=row["byline"], outlets=outlets, country=country),
        "published_at": publication.at,
        "published_on": publication.on,
        "published_precision": publication.precision,
        "published_basis": publication.basis,
        "published_note": publication.note,
    }


def _first_byline(text: str, parts: Iterable[Segment]) -> str | None:
    """The byline of the head, else the first sign-off; lines of names and days alone are none."""
    return next(
        (
            line
            for reason in ("byline", "sign-off")
            if (line := _first(text, [part for part in parts if part.reason == reason], "byline"))
        ),
        None,
    )


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
        published_on=row["published_on"],
        published_precision=row["published_precision"],
    )


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
