"""Rows for tests, derived from `pipeline.tables`: valid ones that fit together, and ones that break a rule.

Every valid table tells of one document whose text is one word: each span is that word, each reference leads
to the one row of its parent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa

from pipeline.schema import Column, Table, from_rows
from pipeline.tables import CONFLICT_VALUES, TABLE_BY_NAME, TABLES

TEXT = "Talks"
PATTERNED = {
    r"^[0-9a-f]{64}$": "0" * 64,
    r"^[A-Z]{3}$": "CHE",
    r"^Q[0-9]+$": "Q39",
}
Row = dict[str, object]


def value(column: Column) -> object:
    """A value that keeps the column's own rules; null where it would lead to a row of the same table."""
    if column.allowed:
        return column.allowed[0]
    if column.references:
        parent, _, name = column.references.partition(".")
        referred = TABLE_BY_NAME[parent].column(name)
        return None if column.name != name and _same_kind(column, parent) else value(referred)
    if column.pattern:
        return PATTERNED[column.pattern]
    return _plain(column)


def _same_kind(column: Column, parent: str) -> bool:
    """Whether the column leads to its own table (`merged_into`, `parent_attribution_id`, `version_of`)."""
    holders = [table.name for table in TABLES if column in table.columns]
    return holders == [parent]


def _plain(column: Column) -> object:
    if column.name == "end" or column.name.endswith("_end"):
        return len(TEXT)
    if column.name in ("surface", "text"):
        return TEXT
    if column.name == "language":
        return "en"
    if column.dtype == pa.int64():
        return max(1, int(column.minimum or 0)) if column.name.endswith(("_count", "_id")) else 0
    plain: dict[pa.DataType, object] = {
        pa.string(): f"{column.name}-1",
        pa.float64(): max(0.0, column.minimum or 0.0),
        pa.bool_(): True,
        pa.date32(): date(2024, 5, 1),
        pa.timestamp("us"): datetime.fromisoformat("2024-05-01"),
        pa.list_(pa.string()): ["one"],
    }
    return plain[column.dtype]


def valid_row(table: Table, **changed: object) -> Row:
    """A row that keeps every rule, with some of its values replaced."""
    return {column.name: value(column) for column in table.columns} | changed


def valid_rows(table: Table) -> list[Row]:
    """Rows that keep every rule together with those of the other tables; a conflict has two values."""
    if table == CONFLICT_VALUES:
        return [valid_row(table), valid_row(table, value="value-2")]
    return [valid_row(table)]


def valid_tables() -> dict[str, pa.Table]:
    """Every table, filled."""
    return {table.name: from_rows(valid_rows(table), table) for table in TABLES}


def loose_table(rows: list[Row], table: Table) -> pa.Table:
    """The rows with the table's columns and types and nothing else held, nulls and order included."""
    schema = pa.schema([(column.name, column.dtype) for column in table.columns])
    return pa.Table.from_pylist(rows, schema=schema)


@dataclass(frozen=True)
class Broken:
    """A row that breaks exactly one rule of one column."""

    rule: str
    column: str
    row: Row


def broken_rows(table: Table) -> Iterator[Broken]:
    """For each rule that a column states, a row that breaks it; the key differs from row to row."""
    for number, (rule, column, wrong) in enumerate(_wrong_values(table)):
        row = _with_key(table, number)
        yield Broken(rule, column.name, row | {column.name: wrong})


def _with_key(table: Table, number: int) -> Row:
    """A valid row with a key of its own; its parent may have to be invented."""
    row = valid_row(table)
    name = next(name for name in table.key if _is_free(table.column(name)))
    return row | {name: variant(str(row[name]), number)}


def _is_free(column: Column) -> bool:
    return column.dtype == pa.string() and column.allowed is None and column.pattern is None


def variant(name: str, number: int) -> str:
    """The name of another row."""
    return f"{name}-{number}"


def _wrong_values(table: Table) -> Iterator[tuple[str, Column, object]]:
    for column in table.columns:
        if not column.nullable:
            yield "is_known", column, None
        if column.allowed:
            yield "value_is_allowed", column, "no such value"
        if column.minimum is not None:
            yield "within_bounds", column, _typed(column, column.minimum - 1)
        if column.maximum is not None:
            yield "within_bounds", column, _typed(column, column.maximum + 1)
        if column.pattern:
            yield "matches_pattern", column, "~"
        if column.references:
            yield "refers_to_a_row", column, "no such row"


def _typed(column: Column, number: float) -> object:
    return int(number) if column.dtype == pa.int64() else float(number)
