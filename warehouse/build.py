"""dateline.duckdb from the latest release: native tables, constraints, comments, views, full-text index.

The file is built beside and swapped in, so a reader has the old database or the new one. Whoever holds the
old file open keeps reading it.
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from pipeline.schema import Table
from pipeline.tables import TABLES
from warehouse.ddl import comments, create_table, quoted, text
from warehouse.durable import exclusive, flush, move
from warehouse.extension import connect
from warehouse.load_order import load_order
from warehouse.release import Release, require_latest
from warehouse.views import View, load_views

DATABASE = "dateline.duckdb"
SEARCH_TABLE = "sentence_texts"


def build_database(data_dir: Path) -> Path:
    """Build `dateline.duckdb` from the latest release and `runs/`; raises `ReleaseError` without one."""
    release = require_latest(data_dir)
    target = data_dir / DATABASE
    beside = data_dir / f".{DATABASE}.{os.getpid()}"
    with exclusive(data_dir / ".warehouse.lock"):
        for stale in data_dir.glob(f".{DATABASE}.*"):
            stale.unlink()
        try:
            fill(beside, release, runs=data_dir / "runs")
            flush(beside)
            move(beside, target)
        finally:
            beside.unlink(missing_ok=True)
    return target


def fill(database: Path, release: Release, *, runs: Path) -> None:
    """Write a new database file with everything that a release and the folder of runs hold."""
    connection = connect(database, read_only=False)
    try:
        load_tables(connection, release, runs=runs)
        create_search(connection)
        for view in load_views():
            create_view(connection, view)
        connection.execute(f"CREATE TABLE release AS SELECT {text(release.version)} AS version")
        connection.execute("COMMENT ON TABLE release IS 'The release that this database was built from.'")
        connection.execute("CHECKPOINT")
    finally:
        connection.close()


def load_tables(connection: duckdb.DuckDBPyConnection, release: Release, *, runs: Path) -> None:
    """Create every table with constraints and comments and fill it, parents first."""
    known: frozenset[str] = frozenset()
    beside = run_files(runs)
    for table in load_order(TABLES):
        connection.execute(create_table(table, known=known))
        files = release.files(table) + beside.get(table.name, [])
        if files:
            connection.execute(_insert(table, files))
        for statement in comments(table):
            connection.execute(statement)
        known |= {table.name}


def _insert(table: Table, files: list[Path]) -> str:
    listed = ", ".join(text(str(file)) for file in files)
    columns = ", ".join(quoted(column.name) for column in table.columns)
    keys = ", ".join(quoted(name) for name in table.key)
    once = f"QUALIFY row_number() OVER (PARTITION BY {keys}) = 1 " if len(files) > 1 else ""
    rows = f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"
    return f"INSERT INTO {quoted(table.name)} ({columns}) SELECT {columns} FROM {rows} {once}ORDER BY {keys}"


def run_files(runs: Path) -> dict[str, list[Path]]:
    """Parquet files under `runs/` by the table that their metadata names."""
    found: dict[str, list[Path]] = {}
    for file in sorted(runs.rglob("*.parquet")):
        metadata = pq.read_schema(file).metadata or {}
        found.setdefault(metadata.get(b"table", b"").decode(), []).append(file)
    return found


def create_view(connection: duckdb.DuckDBPyConnection, view: View) -> None:
    """Create a view with its comments."""
    connection.execute(f"CREATE VIEW {quoted(view.name)} AS {view.select}")
    connection.execute(f"COMMENT ON VIEW {quoted(view.name)} IS {text(view.purpose)}")
    for name, doc in view.columns.items():
        connection.execute(f"COMMENT ON COLUMN {quoted(view.name)}.{quoted(name)} IS {text(doc)}")


def create_search(connection: duckdb.DuckDBPyConnection) -> None:
    """The text of every sentence with a full-text index over it, and the table macro `search(words)`."""
    for statement in SEARCH:
        connection.execute(statement)


SEARCH = (
    f"""CREATE TABLE {SEARCH_TABLE} AS
        SELECT s.sentence_id, s.document_id, s.ordinal, s."start", s."end",
            substring(d.text, s."start" + 1, s."end" - s."start") AS text
        FROM sentences s JOIN documents d USING (document_id) ORDER BY s.document_id, s.ordinal""",
    f"COMMENT ON TABLE {SEARCH_TABLE} IS 'The text of each sentence, indexed for full text: search(words).'",
    f"PRAGMA create_fts_index('{SEARCH_TABLE}', 'sentence_id', 'text', stemmer = 'english')",
    f"""CREATE MACRO search(words) AS TABLE
        WITH found AS (
            SELECT *, fts_main_{SEARCH_TABLE}.match_bm25(sentence_id, words) AS score FROM {SEARCH_TABLE})
        SELECT round(score, 3) AS score, d.outlet_id, d.published_at::DATE AS published_on, d.title,
            found.text, found.sentence_id, found.document_id
        FROM found JOIN documents d USING (document_id)
        WHERE score IS NOT NULL ORDER BY score DESC, found.document_id, found.ordinal""",
)
