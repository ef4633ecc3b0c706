"""A published world and its warehouse, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.warehouse import world
from warehouse.build import build_database
from warehouse.query import open_warehouse
from warehouse.releases import publish


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with one release and its warehouse; tests read it and change nothing."""
    folder = tmp_path_factory.mktemp("data")
    publish(folder, world.tables())
    build_database(folder)
    return folder


@pytest.fixture(scope="session")
def connection(data_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reader of that warehouse."""
    opened = open_warehouse(data_dir)
    yield opened
    opened.close()
