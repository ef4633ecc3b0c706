"""Rows of the warehouse by column name, and the places in documents that explanations show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb

from warehouse.explain.model import Evidence, Facts
from warehouse.explain.phrases import day

Connection = duckdb.DuckDBPyConnection
Row = dict[str, Any]
SHOWN = 12  # places shown of one subject


def rows(connection: Connection, sql: str, **values: object) -> list[Row]:
    """Every row of the answer; `$name` in the SQL is the value of that name."""
    result = connection.execute(sql, values)
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def one(connection: Connection, sql: str, **values: object) -> Row:
    """The only row of the answer."""
    (row,) = rows(connection, sql, **values)
    return row


# The document of a row `x` with the sentence around its characters first:last, which may reach over several.
PLACE = """
    marked(d.text,
        coalesce((SELECT max(t."start") FROM sentences t
            WHERE t.document_id = x.document_id AND t."start" <= {first}), {first}),
        coalesce((SELECT min(t."end") FROM sentences t
            WHERE t.document_id = x.document_id AND t."end" >= {last}), {last}),
        {first}, {last}) AS passage,
    coalesce(regexp_replace(d.outlet_id, '^name:', ''), 'unknown outlet') AS outlet, d.published_on,
    d.title, d.source_uri, {first} AS first, {last} AS last"""


def place(first: str = 'x."start"', last: str = 'x."end"') -> str:
    """SQL columns from which `evidence` makes a place; `d` is the document of `x`."""
    return PLACE.format(first=first, last=last)


def evidence(found: list[Row], describe: Callable[[Row], Facts]) -> tuple[Evidence, ...]:
    """Places of rows that hold the columns of `place`, each with the facts that `describe` gives it."""
    return tuple(
        Evidence(
            passage=row["passage"],
            outlet=row["outlet"],
            published_on=day(row["published_on"]),
            title=row["title"],
            document_id=row["document_id"],
            source_uri=row["source_uri"],
            start=row["first"],
            end=row["last"],
            facts=describe(row),
        )
        for row in found
    )
