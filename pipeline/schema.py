"""What a table is, and the forms derived from it that need Arrow alone.

`Column` and `Table` are the only description of a table in the project. This module derives the Arrow schema
and `conform`, which gives any Arrow table that shape or says exactly where it does not fit. The other forms
live beside their users: Great Expectations suites in `expectations.suites`, DuckDB DDL in `warehouse.ddl`,
the data dictionary in `warehouse.dictionary`, test rows in `tests.rows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa


class SchemaError(ValueError):
    """A table does not have the shape that `pipeline.tables` gives it."""


@dataclass(frozen=True)
class Column:
    """One column: its type, what null means there, and the rules that every value keeps."""

    name: str
    dtype: pa.DataType
    doc: str
    nullable: bool = True
    unit: str | None = None
    allowed: tuple[str, ...] | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    references: str | None = None  # "table.column" of which every value is one


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, its key, and a version that rises when the meaning changes."""

    name: str
    doc: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    version: int = 1

    def column(self, name: str) -> Column:
        """The column of that name; raises `SchemaError` when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise SchemaError(f"table {self.name} has no column {name!r}; it has {', '.join(self.column_names)}")

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names in the order of the table."""
        return tuple(column.name for column in self.columns)

    @property
    def has_span(self) -> bool:
        """Whether a row points at characters `start:end` of `documents.text`."""
        return {"document_id", "start", "end"} <= set(self.column_names)


def arrow_schema(table: Table) -> pa.Schema:
    """Arrow schema with the meaning of table and columns in its metadata."""
    fields = [
        pa.field(column.name, column.dtype, nullable=column.nullable, metadata=_field_metadata(column))
        for column in table.columns
    ]
    metadata = {
        "table": table.name,
        "version": str(table.version),
        "doc": table.doc,
        "key": ",".join(table.key),
    }
    return pa.schema(fields, metadata=metadata)


def _field_metadata(column: Column) -> dict[str, str]:
    facts = {"doc": column.doc, "unit": column.unit, "references": column.references}
    return {name: value for name, value in facts.items() if value}


def empty(table: Table) -> pa.Table:
    """The table without rows."""
    return arrow_schema(table).empty_table()


def from_rows(rows: Iterable[Mapping[str, object]], table: Table) -> pa.Table:
    """An Arrow table of the given rows; a column that a row lacks is null there. Raises `SchemaError`."""
    listed = list(rows)
    columns = [
        _array([row.get(column.name) for row in listed], table=table, column=column)
        for column in table.columns
    ]
    return conform(pa.Table.from_arrays(columns, schema=arrow_schema(table)), table)


def _array(values: list[object], *, table: Table, column: Column) -> pa.Array:
    try:
        return pa.array(values, type=column.dtype)
    except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError, OverflowError) as error:
        raise SchemaError(f"{table.name}.{column.name}: {error} (wanted {column.dtype})") from error


def conform(data: pa.Table, table: Table) -> pa.Table:
    """The same rows with exactly the columns, order, types and metadata of `table`, sorted by its key.

    Raises `SchemaError` naming table and column for a missing or surplus column, a value that the type cannot
    hold without loss, or a null where none may be.
    """
    missing = [name for name in table.column_names if name not in data.column_names]
    surplus = [name for name in data.column_names if name not in table.column_names]
    if missing or surplus:
        raise SchemaError(f"table {table.name}: missing columns {missing}, unknown columns {surplus}")
    arrays = [_cast(data.column(column.name), table=table, column=column) for column in table.columns]
    shaped = pa.Table.from_arrays(arrays, schema=arrow_schema(table))
    return shaped.sort_by([(name, "ascending") for name in table.key]) if table.key else shaped


def _cast(values: pa.ChunkedArray, *, table: Table, column: Column) -> pa.ChunkedArray:
    try:
        cast = values.cast(column.dtype, safe=True)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise SchemaError(f"{table.name}.{column.name}: {error} (wanted {column.dtype})") from error
    if not column.nullable and cast.null_count:
        raise SchemaError(f"{table.name}.{column.name}: {cast.null_count} rows are null where none may be")
    return cast
