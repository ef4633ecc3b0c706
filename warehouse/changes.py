"""Which rows differ between two sets of tables: added, changed, removed, and in which columns."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from pipeline.schema import Table
from warehouse.ddl import quoted
from warehouse.load_order import CONTENT

# A run's id names the run and says nothing about the row.
NOT_COMPARED = frozenset({"run_id"})
# A name is part of this key. What a release keeps of a row that is gone has its MD5 instead: the document
# that had it may have been removed for the name's sake.
NAMED = frozenset({"entity_names.name"})


def difference(
    before: Mapping[str, pa.Table],
    after: Mapping[str, pa.Table],
    tables: tuple[Table, ...] = CONTENT,
    *,
    hides_names: bool = False,
) -> list[dict[str, object]]:
    """One row per row that differs: table, key, change, columns (names, for changed rows), sorted.

    With `hides_names` a name that is gone is told by its hash.
    Both sides have the shape of `tables`; a table that one side lacks counts as empty there.
    """
    connection = duckdb.connect()
    try:
        found: list[dict[str, object]] = []
        for table in sorted(tables, key=lambda each: each.name):
            old, new = before.get(table.name), after.get(table.name)
            if old is None and new is None:
                continue
            found.extend(_table_difference(connection, table, old=old, new=new, hides_names=hides_names))
        return found
    finally:
        connection.close()


def _table_difference(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    *,
    old: pa.Table | None,
    new: pa.Table | None,
    hides_names: bool,
) -> list[dict[str, object]]:
    some = new if new is not None else old
    assert some is not None
    nothing = some.schema.empty_table()
    connection.register("old_rows", old if old is not None else nothing)
    connection.register("new_rows", new if new is not None else nothing)
    rows = connection.execute(_sql(table, hides_names=hides_names)).fetchall()
    return [
        {"table": table.name, "key": key, "change": change, "columns": columns}
        for key, change, columns in rows
    ]


def _sql(table: Table, *, hides_names: bool) -> str:
    keys = [quoted(name) for name in table.key]
    key = (
        "concat_ws('|', " + ", ".join(_key_part(table, name, hidden=hides_names) for name in table.key) + ")"
    )
    on = " and ".join(f"o.{k} = n.{k}" for k in keys)
    compared = [name for name in table.column_names if name not in {*table.key, *NOT_COMPARED}]
    differing = ", ".join(
        f"case when o.{quoted(name)} is distinct from n.{quoted(name)} then '{name}' end" for name in compared
    )
    columns = f"list_filter([{differing}], lambda name: name is not null)" if compared else "[]::varchar[]"
    return f"""
        with pairs as (
            select {key} as key, o.{keys[0]} is null as added, n.{keys[0]} is null as removed, {columns} as
            columns from old_rows o full join new_rows n on {on})
        select key, case when added then 'added' when removed then 'removed' else 'changed' end,
            case when added or removed then []::varchar[] else columns end
        from pairs where added or removed or len(columns) > 0 order by key"""


def _key_part(table: Table, name: str, *, hidden: bool) -> str:
    gone = f"o.{quoted(name)}::varchar"
    if hidden and f"{table.name}.{name}" in NAMED:
        gone = f"md5({gone})"
    return f"coalesce(n.{quoted(name)}::varchar, {gone})"


def counts(rows: list[dict[str, object]]) -> dict[str, dict[str, int]]:
    """How many rows were added, changed and removed, by table."""
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        kinds = found.setdefault(str(row["table"]), {"added": 0, "changed": 0, "removed": 0})
        kinds[str(row["change"])] += 1
    return found
