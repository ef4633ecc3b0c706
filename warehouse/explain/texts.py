"""Documents, sentences, time expressions and quantities, explained."""

from __future__ import annotations

from warehouse.explain.model import Explanation, Facts, Section
from warehouse.explain.phrases import counted, days, facts, number
from warehouse.explain.rows import Connection, Row, evidence, one, place, rows
from warehouse.explain.sources import said_by

IN_DOCUMENT = f"""
    SELECT x.*, {place()} FROM {{table}} x JOIN documents d USING (document_id) WHERE x.{{column}} = $id"""
DOCUMENT = "SELECT * EXCLUDE (text), length(text) AS characters FROM documents WHERE document_id = $id"
FOUND = (
    ("sentences", "sentence"),
    ("mentions", "mention"),
    ("event_mentions", "event mention"),
    ("attributions", "attribution"),
    ("quantities", "figure"),
)


def timex(connection: Connection, timex_id: str) -> Explanation:
    """A time expression and its arithmetic."""
    found = rows(connection, IN_DOCUMENT.format(table="timexes", column="timex_id"), id=timex_id)
    row = found[0]
    return Explanation(
        id=timex_id,
        table="timexes",
        kind=f"TIME EXPRESSION  {row['timex_type']}",
        title=f"“{row['surface']}” = {row['value'] or 'no value'}",
        facts=facts(
            ("days", days(row["earliest"], row["latest"], row["precision"])),
            ("anchor", row["anchor"]),
            ("arithmetic", row["reason"]),
        ),
        sections=(Section("evidence", evidence=evidence(found, _no_facts)),),
    )


def quantity(connection: Connection, quantity_id: str) -> Explanation:
    """A figure, what it counts and whose word it is."""
    found = rows(connection, IN_DOCUMENT.format(table="quantities", column="quantity_id"), id=quantity_id)
    row = found[0]
    told = evidence(found, lambda said: said_by(connection, said["attribution_id"], said["outlet"]))
    words = (number(row), row["unit"], row["counted"])
    return Explanation(
        id=quantity_id,
        table="quantities",
        kind=f"QUANTITY  {row['qualifier'].replace('_', ' ')}",
        title=f"“{row['surface']}” = {' '.join(word for word in words if word)}",
        facts=facts(("measures", row["event_mention_id"]), ("across documents", row["measure_id"])),
        sections=(Section("evidence", evidence=told),),
    )


def sentence(connection: Connection, sentence_id: str) -> Explanation:
    """A sentence where it stands."""
    found = rows(connection, IN_DOCUMENT.format(table="sentences", column="sentence_id"), id=sentence_id)
    row = found[0]
    return Explanation(
        id=sentence_id,
        table="sentences",
        kind=f"SENTENCE  {row['segment_kind']}",
        title=f"Sentence {row['ordinal'] + 1} of its document",
        facts=facts(("document", row["document_id"])),
        sections=(Section("evidence", evidence=evidence(found, _no_facts)),),
    )


def _no_facts(_row: Row) -> Facts:
    return ()


def document(connection: Connection, document_id: str) -> Explanation:
    """A document: where it is from, what its date rests on, what was found in it."""
    row = one(connection, DOCUMENT, id=document_id)
    return Explanation(
        id=document_id,
        table="documents",
        kind="DOCUMENT",
        title=row["title"] or row["source_uri"],
        facts=facts(
            ("outlet", row["outlet_id"]),
            ("byline", row["byline"]),
            ("published", f"{_published(row)}; basis: {row['published_basis']}"),
            ("note", row["published_note"]),
            ("address", row["url"]),
            ("file", f"{row['source_uri']}, {row['characters']:,} characters"),
            ("raw bytes", f"sha256 {row['raw_sha256']}"),
            ("language", row["language"]),
            ("agency", row["wire_source_id"]),
            ("copy of", _copied(row)),
            ("version of", row["version_of"]),
            ("story", row["story_id"]),
            ("found", ", ".join(_counts(connection, document_id))),
        ),
    )


def _published(row: Row) -> str:
    if row["published_at"] is None:
        return "unknown"
    form = "%Y-%m-%d %H:%M UTC" if row["published_precision"] == "instant" else "%Y-%m-%d"
    return f"{row['published_at']:{form}}, to the {row['published_precision']}"


def _copied(row: Row) -> str | None:
    if row["duplicate_of"] is None:
        return None
    return f"{row['duplicate_of']} (similarity {row['duplicate_similarity'] or 0:.2f})"


def _counts(connection: Connection, document_id: str) -> list[str]:
    sql = "SELECT count(*) AS found FROM {table} WHERE document_id = $id"
    return [
        counted(one(connection, sql.format(table=table), id=document_id)["found"], noun)
        for table, noun in FOUND
    ]
