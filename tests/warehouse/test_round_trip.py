"""Any rows that a table allows come back from Parquet and from DuckDB as they were."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.schema import Column, Table, conform, from_rows
from tests.rows import PATTERNED, Row
from warehouse.changes import difference
from warehouse.ddl import create_table, quoted
from warehouse.load_order import RELEASED
from warehouse.parquet import read_table, write_table

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
# Microseconds since 1970 fit 64 bits for these years; DuckDB and Arrow agree on them.
INSTANTS = st.datetimes(datetime.fromisoformat("1700-01-01"), datetime.fromisoformat("2200-01-01"))
DAYS = st.dates(date(1700, 1, 1), date(2200, 1, 1))


def values(column: Column) -> st.SearchStrategy[Any]:
    """Values that keep the column's own rules."""
    kept = _known(column)
    return st.none() | kept if column.nullable else kept


def _known(column: Column) -> st.SearchStrategy[Any]:
    if column.allowed:
        return st.sampled_from(column.allowed)
    if column.pattern:
        return st.just(PATTERNED[column.pattern])
    low, high = column.minimum, column.maximum
    kinds: dict[pa.DataType, st.SearchStrategy[Any]] = {
        pa.string(): WORDS,
        pa.int64(): st.integers(
            -(2**63) if low is None else int(low), 2**63 - 1 if high is None else int(high)
        ),
        pa.float64(): st.floats(low, high, allow_nan=False, allow_infinity=False),
        pa.bool_(): st.booleans(),
        pa.date32(): DAYS,
        pa.timestamp("us"): INSTANTS,
        pa.list_(pa.string()): st.lists(WORDS, max_size=3),
    }
    return kinds[column.dtype]


def rows_of(table: Table) -> st.SearchStrategy[list[Row]]:
    """Rows with different keys."""
    row = st.fixed_dictionaries({column.name: values(column) for column in table.columns})
    return st.lists(row, max_size=4, unique_by=lambda each: tuple(each[name] for name in table.key))


@pytest.mark.parametrize("table", RELEASED, ids=lambda table: table.name)
@given(data=st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_rows_come_back(table: Table, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = from_rows(data.draw(rows_of(table)), table)
    _through_parquet(rows, table, tmp_path_factory.mktemp("parquet"))
    with duckdb.connect() as connection:
        connection.execute(create_table(table))
        connection.execute(f"INSERT INTO {quoted(table.name)} SELECT * FROM rows")
        back = connection.execute(f"SELECT * FROM {quoted(table.name)}").to_arrow_table()
    assert conform(back, table).equals(rows)
    assert difference({table.name: rows}, {table.name: conform(back, table)}, (table,)) == []


def _through_parquet(rows: pa.Table, table: Table, folder: Path) -> None:
    write_table(rows, table, folder, months={}, large=2)
    back = read_table(sorted(folder.rglob("*.parquet")), table)
    assert conform(back, table).equals(rows, check_metadata=True)


@pytest.mark.parametrize("table", RELEASED, ids=lambda table: table.name)
@given(data=st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_every_difference_is_found(table: Table, data: st.DataObject) -> None:
    before = data.draw(rows_of(table))
    after = data.draw(rows_of(table))
    found = difference(
        {table.name: from_rows(before, table)}, {table.name: from_rows(after, table)}, (table,)
    )
    assert sorted(str(row["change"]) for row in found) == sorted(_kinds(table, before, after))


def _kinds(table: Table, before: list[Row], after: list[Row]) -> list[str]:
    """What a person would say, row by row."""
    old = {tuple(row[name] for name in table.key): row for row in before}
    new = {tuple(row[name] for name in table.key): row for row in after}
    kinds = ["removed" for key in old.keys() - new.keys()] + ["added" for key in new.keys() - old.keys()]
    for key in old.keys() & new.keys():
        compared = [name for name in table.column_names if name != "run_id"]
        kinds += ["changed"] * any(old[key][name] != new[key][name] for name in compared)
    return kinds
