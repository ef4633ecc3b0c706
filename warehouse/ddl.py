"""DuckDB tables from `pipeline.tables`: types, keys, checks, references, and comments that say what they
mean.

References that a column has to its own table (`merged_into`, `parent_attribution_id`, `duplicate_of`,
`version_of`) stand in the comment alone: DuckDB checks them row by row while a load is still under way. The
gate has checked them all before.
"""

from __future__ import annotations

import pyarrow as pa

from pipeline.schema import Column, Table
from warehouse.load_order import references

TYPES: dict[pa.DataType, str] = {
    pa.string(): "VARCHAR",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.timestamp("us"): "TIMESTAMP",
    pa.list_(pa.string()): "VARCHAR[]",
    pa.large_binary(): "BLOB",
}


def quoted(name: str) -> str:
    """A name as SQL takes it whatever it is: `table`, `end` and `key` are words of the language."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A string as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def create_table(table: Table, *, known: frozenset[str] = frozenset()) -> str:
    """CREATE TABLE with constraints; references only to tables in `known`, which exist already."""
    lines = [f"    {_column(column)}" for column in table.columns]
    if table.key:
        lines.append(f"    PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    for name, (parent, parent_column) in references(table).items():
        if parent in known and parent != table.name:
            lines.append(
                f"    FOREIGN KEY ({quoted(name)}) REFERENCES {quoted(parent)} ({quoted(parent_column)})"
            )
    body = ",\n".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n{body}\n)"


def _column(column: Column) -> str:
    parts = [quoted(column.name), TYPES[column.dtype]]
    if not column.nullable:
        parts.append("NOT NULL")
    rule = check(column)
    if rule:
        parts.append(f"CHECK ({rule})")
    return " ".join(parts)


def check(column: Column) -> str:
    """The column's rules as one SQL condition, true for null; empty when it has none."""
    name, rules = quoted(column.name), list[str]()
    if column.allowed:
        rules.append(f"{name} IN ({', '.join(map(text, column.allowed))})")
    if column.minimum is not None:
        rules.append(f"{name} >= {column.minimum:g}")
    if column.maximum is not None:
        rules.append(f"{name} <= {column.maximum:g}")
    if column.pattern:
        rules.append(f"regexp_matches({name}, {text(column.pattern)})")
    return " AND ".join(rules)


def comments(table: Table) -> list[str]:
    """COMMENT statements for the table and each of its columns."""
    statements = [f"COMMENT ON TABLE {quoted(table.name)} IS {text(table.doc)}"]
    statements += [
        f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(column.name)} IS {text(column_comment(column))}"
        for column in table.columns
    ]
    return statements


def column_comment(column: Column) -> str:
    """Meaning, unit and reference in one line."""
    parts = [column.doc]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.references:
        parts.append(f"Refers to {column.references}.")
    return " ".join(parts)
