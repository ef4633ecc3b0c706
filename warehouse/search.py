"""Full text: the text of every sentence, an index over it, and the table macro `search(words)`."""

from __future__ import annotations

import duckdb

TABLE = "sentence_texts"
STATEMENTS = (
    f"""CREATE TABLE {TABLE} AS
        SELECT s.sentence_id, s.document_id, s.ordinal, s."start", s."end",
            one_line(substring(d.text, s."start" + 1, s."end" - s."start")) AS text
        FROM sentences s JOIN documents d USING (document_id) ORDER BY s.document_id, s.ordinal""",
    f"COMMENT ON TABLE {TABLE} IS 'The text of each sentence, indexed for full text: search(words).'",
    f"PRAGMA create_fts_index('{TABLE}', 'sentence_id', 'text', stemmer = 'english')",
    f"""CREATE MACRO search(words) AS TABLE
        WITH found AS (
            SELECT *, fts_main_{TABLE}.match_bm25(sentence_id, words) AS score FROM {TABLE})
        SELECT round(score, 3) AS score, d.outlet_id AS outlet, d.published_on, d.title,
            found.text, found.sentence_id, found.document_id
        FROM found JOIN documents d USING (document_id)
        WHERE score IS NOT NULL ORDER BY score DESC, found.document_id, found.ordinal""",
)


def create_search(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the table, its index and the macro; the connection has the full-text extension loaded."""
    for statement in STATEMENTS:
        connection.execute(statement)
