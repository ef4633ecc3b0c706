"""dateline.duckdb from the latest release: native tables, constraints, comments, views, full-text index.

The file is built beside and swapped in, so a reader has the old database or the new one. Whoever holds the
old file open keeps reading it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from pipeline.schema import Column, Table, arrow_schema
from pipeline.tables import TABLES
from warehouse.ddl import comments, create_table, quoted, text
from warehouse.durable import exclusive, flush, move
from warehouse.extension import connect
from warehouse.load_order import load_order
from warehouse.release import Release, require_latest
from warehouse.search import create_search
from warehouse.views import View, load_views

DATABASE = "dateline.duckdb"

# What the views share: an outlet as people know it, a passage on one line, and one with a span marked.
# Positions count characters of `text`.
MACROS = (
    """CREATE MACRO outlet_name(outlet_id) AS coalesce(regexp_replace(outlet_id, '^name:', ''), 'unknown')""",
    """CREATE MACRO one_line(passage) AS trim(regexp_replace(passage, '\\s+', ' ', 'g'))""",
    """CREATE MACRO marked(text, passage_start, passage_end, span_start, span_end) AS one_line(
        substring(text, greatest(least(passage_start, span_start), 0) + 1,
            span_start - greatest(least(passage_start, span_start), 0))
        || '【' || substring(text, span_start + 1, span_end - span_start) || '】'
        || substring(text, span_end + 1, greatest(passage_end - span_end, 0)))""",
)


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
        for macro in MACROS:
            connection.execute(macro)
        for view in load_views():
            create_view(connection, view)
        create_search(connection)
        connection.execute(f"CREATE TABLE release AS SELECT {text(release.version)} AS version")
        connection.execute("COMMENT ON TABLE release IS 'The release that this database was built from.'")
        connection.execute("CHECKPOINT")
    finally:
        connection.close()


def load_tables(connection: duckdb.DuckDBPyConnection, release: Release, *, runs: Path) -> None:
    """Create every table with constraints and comments and fill it, parents first.

    A table of a release that was made before its description changed is loaded as it is, without constraints;
    a column that it did not have yet is null.
    """
    known: frozenset[str] = frozenset()
    beside = run_files(runs)
    for table in load_order(TABLES):
        files = release.files(table) + beside.get(table.name, [])
        held = [pq.read_schema(file) for file in files]
        is_current = all(schema.equals(arrow_schema(table), check_metadata=True) for schema in held)
        connection.execute(create_table(table, known=known) if is_current else create_table(bare(table)))
        if files:
            present = {name for schema in held for name in schema.names}
            connection.execute(_insert(table, files, present))
        for statement in comments(table):
            connection.execute(statement)
        known |= {table.name} if is_current else set()


def bare(table: Table) -> Table:
    """The table with nothing but names, types and meanings."""
    return replace(table, key=(), columns=tuple(Column(c.name, c.dtype, c.doc) for c in table.columns))


def _insert(table: Table, files: list[Path], present: set[str]) -> str:
    listed = ", ".join(text(str(file)) for file in files)
    columns = ", ".join(quoted(name) for name in table.column_names if name in present)
    keys = ", ".join(quoted(name) for name in table.key if name in present)
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
