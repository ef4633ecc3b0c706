"""Finding the row that an id, or the beginning of one, belongs to."""

from __future__ import annotations

import duckdb

from pipeline.tables import TABLES
from warehouse.ddl import text
from warehouse.load_order import references

SHOWN = 10


class UnknownIdError(LookupError):
    """No row has that id, or several ids begin so."""


def id_tables() -> dict[str, str]:
    """Tables whose rows have an id of their own, and the column of it."""
    return {
        table.name: table.key[0]
        for table in TABLES
        if len(table.key) == 1 and table.key[0].endswith("_id") and table.key[0] not in references(table)
    }


def find(connection: duckdb.DuckDBPyConnection, row_id: str) -> tuple[str, str]:
    """Table and full id; raises `UnknownIdError` saying what would do."""
    if not row_id.strip():
        raise UnknownIdError(
            'an id is needed, such as an event_id of `dateline sql "select * from timeline"`'
        )
    parts = [
        f"SELECT {text(table)} AS name, {column} AS id FROM {table} WHERE starts_with({column}, $id)"
        for table, column in id_tables().items()
    ]
    found = connection.execute(" UNION ALL ".join(parts) + " ORDER BY id", {"id": row_id.strip()}).fetchall()
    exact = [row for row in found if row[1] == row_id.strip()]
    if len(exact) == 1 or len(found) == 1:
        table, full = (exact or found)[0]
        return str(table), str(full)
    if found:
        names = ", ".join(f"{name} ({table})" for table, name in found[:SHOWN])
        more = f" and {len(found) - SHOWN:,} more" if len(found) > SHOWN else ""
        raise UnknownIdError(f"{row_id!r} begins {len(found):,} ids: {names}{more}; give more of it")
    raise UnknownIdError(
        f"no row has an id that begins with {row_id!r}; "
        "ids stand in the *_id columns of tables and views, for example "
        '`dateline sql "select event_id, headline from timeline"`'
    )
