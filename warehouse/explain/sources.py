"""Whose word it is: sources, attributions, and the chain from the one who speaks up to the outlet."""

from __future__ import annotations

from warehouse.explain.model import Explanation, Facts, Section
from warehouse.explain.phrases import counted, facts
from warehouse.explain.phrases import source as source_phrase
from warehouse.explain.rows import SHOWN, Connection, Row, evidence, one, place, rows

CHAIN = """
    WITH RECURSIVE chain AS (
        SELECT 1 AS step, a.* FROM attributions a WHERE attribution_id = $id
        UNION ALL
        SELECT c.step + 1, a.* FROM chain c JOIN attributions a ON a.attribution_id = c.parent_attribution_id)
    SELECT c.step, c.stance, c.quote_kind, c.cue_lemma, c.confidence,
        s.name, s.described_as, s.kind, s.country_code
    FROM chain c LEFT JOIN sources s USING (source_id) ORDER BY c.step"""
ATTRIBUTIONS = f"""
    SELECT x.*, {place("x.content_start", "x.content_end")}
    FROM attributions x JOIN documents d USING (document_id)
    WHERE {{condition}} ORDER BY d.published_at, x.document_id, x.content_start"""


def said_by(connection: Connection, attribution_id: str | None, outlet: str) -> Facts:
    """The chain as facts; without an attribution it is the outlet's own word."""
    if attribution_id is None:
        return (("said by", f"{outlet} itself"),)
    steps = rows(connection, CHAIN, id=attribution_id)
    chain = " ← ".join([*map(source_phrase, steps), outlet])
    return facts(("said by", chain), ("quoted as", quoted_as(steps[0])))


def quoted_as(row: Row) -> str:
    """Kind of quotation, stance and cue."""
    cue = f", “{row['cue_lemma']}”" if row["cue_lemma"] else ", without a cue"
    return f"{row['quote_kind']} speech, {row['stance']}{cue}, confidence {row['confidence']:.2f}"


def source(connection: Connection, source_id: str) -> Explanation:
    """A source, and everything that it is quoted with."""
    row = one(connection, "SELECT * FROM sources WHERE source_id = $id", id=source_id)
    found = rows(connection, ATTRIBUTIONS.format(condition="x.source_id = $id"), id=source_id)
    told = evidence(found[:SHOWN], lambda said: _said_facts(connection, said))
    said = counted(row["attribution_count"], "attribution")
    return Explanation(
        id=source_id,
        table="sources",
        kind=f"SOURCE  {row['kind']}",
        title=source_phrase(row),
        facts=facts(
            ("described as", row["described_as"]),
            ("country", row["country_code"]),
            ("entity", row["entity_id"]),
            ("support", f"{said}, {counted(row['document_count'], 'document')}"),
        ),
        sections=(Section("what it says", evidence=told, omitted=max(0, len(found) - SHOWN)),),
    )


def attribution(connection: Connection, attribution_id: str) -> Explanation:
    """Who is said to have said what."""
    found = rows(connection, ATTRIBUTIONS.format(condition="x.attribution_id = $id"), id=attribution_id)
    told = evidence(found, lambda said: _said_facts(connection, said))
    return Explanation(
        id=attribution_id,
        table="attributions",
        kind=f"ATTRIBUTION  {found[0]['stance']}",
        title=quoted_as(found[0]),
        facts=facts(("source", found[0]["source_id"])),
        sections=(Section("evidence", evidence=told),),
    )


def _said_facts(connection: Connection, row: Row) -> Facts:
    return (*said_by(connection, row["attribution_id"], row["outlet"]), ("row", row["attribution_id"]))
