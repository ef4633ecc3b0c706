"""The extraction stages: Arrow tables in, Arrow tables out, around the functions on records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from spacy.language import Language

from pipeline.extraction.analysis import analyze_parsed
from pipeline.extraction.events.confidence import LEAST
from pipeline.extraction.parse import from_bytes, parse_articles, to_bytes
from pipeline.records import Analysis, Article, Segment
from pipeline.resources import Resources
from pipeline.schema import arrow_schema, from_rows
from pipeline.tables import (
    DOCUMENT_ENTITIES,
    EXTRACTED_ATTRIBUTIONS,
    EXTRACTED_EVENT_MENTIONS,
    EXTRACTED_EVENT_PARTICIPANTS,
    EXTRACTED_MENTIONS,
    EXTRACTED_QUANTITIES,
    PARSES,
    SENTENCES,
    TIMEXES,
    UNCERTAIN,
)

ANALYSED_LANGUAGE = "en"
PARSES_SCHEMA = arrow_schema(PARSES)

# The table that each field of an Analysis becomes.
WRITES = {
    "sentences": SENTENCES,
    "mentions": EXTRACTED_MENTIONS,
    "entities": DOCUMENT_ENTITIES,
    "timexes": TIMEXES,
    "event_mentions": EXTRACTED_EVENT_MENTIONS,
    "participants": EXTRACTED_EVENT_PARTICIPANTS,
    "attributions": EXTRACTED_ATTRIBUTIONS,
    "quantities": EXTRACTED_QUANTITIES,
}


def articles(
    documents: pa.Table, segments: pa.Table, *, outlet_countries: Mapping[str, str]
) -> Iterator[Article]:
    """The documents to analyse as records, in the order of their ids; other languages are left out."""
    parts: dict[str, list[Segment]] = {}
    for row in segments.sort_by([("document_id", "ascending"), ("start", "ascending")]).to_pylist():
        parts.setdefault(row["document_id"], []).append(
            Segment(row["start"], row["end"], row["kind"], row["reason"])
        )
    for row in documents.sort_by("document_id").to_pylist():
        if row["language"] == ANALYSED_LANGUAGE:
            yield _article(row, tuple(parts.get(row["document_id"], ())), outlet_countries)


def _article(row: Mapping[str, Any], segments: tuple[Segment, ...], countries: Mapping[str, str]) -> Article:
    precision = row.get("published_precision", "unknown")  # parsing is given the text alone
    return Article(
        document_id=row["document_id"],
        text=row["text"],
        segments=segments,
        published_on=row.get("published_on") or _day(row.get("published_at"), precision),
        published_precision=precision,
        outlet_id=row.get("outlet_id"),
        outlet_country=countries.get(row.get("outlet_id") or ""),
        title=row.get("title"),
        dateline_place=row.get("dateline_place"),
    )


def _day(published_at: datetime | None, precision: str) -> date | None:
    """The day of an instant, where the source's own day is not known."""
    return published_at.date() if published_at is not None and precision in ("instant", "day") else None


def parses(documents: pa.Table, segments: pa.Table, *, nlp: Language) -> pa.Table:
    """One parse per document in the analysed language; another one has a `drop_reason` instead."""
    rows = (
        {"document_id": parsed.article.document_id, "parse": to_bytes(parsed)}
        for parsed in parse_articles(articles(documents, segments, outlet_countries={}), nlp)
    )
    kept = from_rows(rows, PARSES)
    left_out = [
        {
            "document_id": row["document_id"],
            "parse": b"",
            "drop_reason": "language",
            "drop_detail": _left_out(row),
        }
        for row in documents.select(["document_id", "language"]).to_pylist()
        if row["language"] != ANALYSED_LANGUAGE
    ]
    if not left_out:
        return kept
    schema = PARSES_SCHEMA.append(pa.field("drop_reason", pa.string())).append(
        pa.field("drop_detail", pa.string())
    )
    return pa.concat_tables([kept, pa.Table.from_pylist(left_out, schema=schema)], promote_options="default")


def _left_out(row: Mapping[str, Any]) -> str:
    stated = "undetermined" if row["language"] == "und" else row["language"]
    return f"the document is kept and not analysed: its language is {stated}, and only English is"


def extraction(
    documents: pa.Table, segments: pa.Table, parses: pa.Table, *, nlp: Language, resources: Resources
) -> dict[str, pa.Table]:
    """What every parsed document says: the eight tables of `WRITES`, by table name."""
    stored = {row["document_id"]: row["parse"] for row in parses.to_pylist()}
    read = articles(documents, segments, outlet_countries=outlet_countries(resources))
    analyses = [
        analyze_parsed(from_bytes(article, stored[article.document_id], nlp.vocab), resources=resources)
        for article in read
        if article.document_id in stored
    ]
    tables = {
        table.name: from_rows(_rows(analyses, part, table.column_names), table)
        for part, table in WRITES.items()
    }
    return {**tables, EXTRACTED_EVENT_MENTIONS.name: _with_uncertain(tables, analyses)}


def _with_uncertain(tables: Mapping[str, pa.Table], analyses: Iterable[Analysis]) -> pa.Table:
    """The event mentions, and those held back with a `drop_reason`."""
    kept = tables[EXTRACTED_EVENT_MENTIONS.name]
    held_back = from_rows(
        _rows(analyses, "uncertain", EXTRACTED_EVENT_MENTIONS.column_names), EXTRACTED_EVENT_MENTIONS
    )
    if held_back.num_rows == 0:
        return kept
    details = [
        f"{row['event_type']} {row['surface']!r}, {row['rule_id']}: confidence {row['confidence']} of {LEAST}"
        for row in held_back.to_pylist()
    ]
    reasons = pa.array([UNCERTAIN] * held_back.num_rows, pa.string())
    dropped = held_back.append_column("drop_reason", reasons).append_column(
        "drop_detail", pa.array(details, pa.string())
    )
    return pa.concat_tables([kept, dropped], promote_options="default")


def outlet_countries(resources: Resources) -> Mapping[str, str]:
    """Country of each known outlet by its registry id."""
    return {outlet.outlet_id: outlet.country_code for outlet in resources.outlets}


def _rows(analyses: Iterable[Analysis], part: str, names: tuple[str, ...]) -> Iterator[dict[str, object]]:
    for analysis in analyses:
        for record in getattr(analysis, part):
            row = {field.name: getattr(record, field.name) for field in fields(record)}
            yield {name: _plain(row.get(name)) for name in names}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
