"""Full text: the text of every sentence, an index over it, and table macros that ask it.

The index is stemmed English without stop words and ranks by BM25. It needs DuckDB's fts extension, which
`dateline sql` loads from the package; elsewhere `INSTALL fts; LOAD fts;` does.
"""

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
        SELECT round(score, 3) AS score, outlet_name(d.outlet_id) AS outlet, d.published_on, d.title,
            found.text, found.sentence_id, found.document_id
        FROM found JOIN documents d USING (document_id)
        WHERE score IS NOT NULL ORDER BY score DESC, found.document_id, found.ordinal""",
    f"""CREATE MACRO said_about(words) AS TABLE
        SELECT * FROM who_said_what WHERE attribution_id IN (
            SELECT a.attribution_id FROM attributions a JOIN {TABLE} t
            ON t.document_id = a.document_id AND t."start" < a.content_end AND t."end" > a.content_start
            WHERE fts_main_{TABLE}.match_bm25(t.sentence_id, words) IS NOT NULL)""",
)
# How each macro is asked, and what it answers.
MACROS = {
    "search('ceasefire talks')": "sentences with any form of any of the words, best first, with `score`",
    "said_about('refugees')": "rows of `who_said_what` whose words stand in such sentences",
}


def create_search(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the table, its index and the macro; the connection has the full-text extension loaded."""
    for statement in STATEMENTS:
        connection.execute(statement)
