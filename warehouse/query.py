"""SQL on the warehouse, for reading only, with answers as a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import duckdb
from rich.console import Console
from rich.table import Table

from warehouse.build import DATABASE
from warehouse.extension import connect

Format = Literal["table", "csv", "json"]
FORMATS: tuple[Format, ...] = ("table", "csv", "json")
NARROWEST = 11  # characters that a column needs to be read; with less, rows are shown as records
NUMBERS = ("BIGINT", "INTEGER", "DOUBLE", "HUGEINT", "FLOAT", "DECIMAL")


class QueryError(RuntimeError):
    """A query cannot be answered; the message is for the person who asked."""


@dataclass(frozen=True)
class Answer:
    """Columns with their DuckDB types, and rows."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def records(self) -> Iterator[dict[str, Any]]:
        """Rows by column name."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


def open_warehouse(data_dir: Path) -> duckdb.DuckDBPyConnection:
    """A connection for reading, with full text; raises `QueryError` saying what is missing."""
    database = data_dir / DATABASE
    if not database.is_file():
        raise QueryError(f"there is no {database} yet; `dateline run SOURCE --data {data_dir}` makes it")
    try:
        return connect(database, read_only=True)
    except duckdb.Error as error:
        raise QueryError(f"{database} cannot be opened: {_message(error)}") from error


def ask(connection: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    """The answer to the last statement of `sql`; raises `QueryError` with DuckDB's own hint."""
    try:
        result = connection.execute(sql)
        if result is None:
            raise QueryError("there is no statement to answer")
        described = result.description or []
        columns = tuple(str(column[0]) for column in described)
        types = tuple(str(column[1]) for column in described)
        return Answer(columns, types, tuple(result.fetchall() if described else ()))
    except duckdb.Error as error:
        raise QueryError(_message(error)) from error


def query(data_dir: Path, sql: str) -> Answer:
    """Open, ask, close."""
    connection = open_warehouse(data_dir)
    try:
        return ask(connection, sql)
    finally:
        connection.close()


def _message(error: duckdb.Error) -> str:
    """DuckDB's message, with a hint where it helps."""
    message = str(error).strip()
    if isinstance(error, duckdb.InvalidInputException) and "read-only" in message:
        return "the warehouse is for reading only: it is built anew from the latest release"
    if isinstance(error, duckdb.CatalogException) and "Table with name" in message:
        hint = '`dateline sql "show tables"` lists tables and views; docs/dictionary.md explains them'
        return f"{message}\n\n{hint}"
    return message


def render(answer: Answer, form: Format, *, width: int = 100) -> str:
    """The answer as text that ends with a newline."""
    if form == "csv":
        return as_csv(answer)
    return as_json(answer) if form == "json" else as_table(answer, width=width)


def as_csv(answer: Answer) -> str:
    """CSV with a header; null is empty, lists and maps are JSON."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_flat(value) for value in row] for row in answer.rows)
    return buffer.getvalue()


def as_json(answer: Answer) -> str:
    """An array with one object per row and line."""
    lines = [json.dumps(record, ensure_ascii=False, default=_json_value) for record in answer.records()]
    return "[" + ",\n ".join(lines) + "]\n"


def as_table(answer: Answer, *, width: int) -> str:
    """A table drawn to `width` characters; when the columns would not fit, one record after the other."""
    if not answer.rows:
        return f"0 rows of {', '.join(answer.columns)}\n" if answer.columns else "done\n"
    console = Console(width=width, file=io.StringIO(), highlight=False)
    if len(answer.columns) * NARROWEST > width:
        for number, record in enumerate(answer.records(), 1):
            console.print(f"── {number} ──", style="dim", markup=False)
            console.print(_record(record))
    else:
        console.print(_grid(answer))
    rows = len(answer.rows)
    console.print(f"{rows:,} row" + ("" if rows == 1 else "s"), style="dim")
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def _grid(answer: Answer) -> Table:
    grid = Table(show_edge=False, pad_edge=False)
    for name, kind in zip(answer.columns, answer.types, strict=True):
        grid.add_column(name, justify="right" if kind.startswith(NUMBERS) else "left", overflow="fold")
    for row in answer.rows:
        grid.add_row(*(_shown(value) for value in row))
    return grid


def _record(record: dict[str, Any]) -> Table:
    grid = Table(show_header=False, show_edge=False, box=None, pad_edge=False)
    for name, value in record.items():
        grid.add_row(name, _shown(value))
    return grid


def _shown(value: Any) -> Any:
    from rich.text import Text

    return Text("" if value is None else _flat(value))


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, default=_json_value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=_json_value)
    return str(_json_value(value))


def _json_value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | int | float | str):
        return value
    return str(value)
