"""DuckDB connections that reach for no network, with full text from the packaged extension."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import duckdb

from warehouse.ddl import text

OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def connect(database: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection with full text loaded, which installs nothing by itself."""
    connection = duckdb.connect(str(database), read_only=read_only, config=dict(OFFLINE))
    connection.execute(f"LOAD {text(str(fts_file()))}")
    return connection


def fts_file() -> Path:
    """The full-text extension that the package carries for this DuckDB."""
    folder = Path(str(files("duckdb_extension_fts"))) / "extensions" / f"v{duckdb.__version__}"
    return folder / "fts.duckdb_extension"
