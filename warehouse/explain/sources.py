"""Whose word it is: the chain of attributions from the one who speaks up to the outlet that prints it."""

from __future__ import annotations

from warehouse.explain.model import Facts
from warehouse.explain.phrases import facts, source
from warehouse.explain.rows import Connection, Row, rows

CHAIN = """
    WITH RECURSIVE chain AS (
        SELECT 1 AS step, a.* FROM attributions a WHERE attribution_id = $id
        UNION ALL
        SELECT c.step + 1, a.* FROM chain c JOIN attributions a ON a.attribution_id = c.parent_attribution_id)
    SELECT c.step, c.stance, c.quote_kind, c.cue_lemma, c.confidence, s.name, s.described_as, s.kind, s.country_code,
        coalesce(d.outlet_id, 'the outlet, unknown') AS outlet
    FROM chain c JOIN documents d USING (document_id) LEFT JOIN sources s USING (source_id) ORDER BY c.step"""


def said_by(connection: Connection, attribution_id: str | None, outlet: str) -> Facts:
    """The chain as facts; without an attribution it is the outlet's own word."""
    if attribution_id is None:
        return (("said by", f"{outlet} itself"),)
    steps = rows(connection, CHAIN, id=attribution_id)
    first = steps[0]
    return facts(
        ("said by", " ← ".join([*map(source, steps), outlet])),
        ("quoted as", quoted_as(first)),
    )


def quoted_as(row: Row) -> str:
    """Kind of quotation, stance and cue."""
    cue = f", “{row['cue_lemma']}”" if row["cue_lemma"] else ", without a cue"
    return f"{row['quote_kind']} speech, {row['stance']}{cue}, confidence {row['confidence']:.2f}"
