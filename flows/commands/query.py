"""`dateline sql` and `dateline explain`: reading the warehouse."""

from __future__ import annotations

import json
import shutil
import sys
from enum import StrEnum
from typing import Annotated

import typer

from flows.commands.options import Data

_WIDTH = 120  # characters, where the output goes to a file


class Form(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"


def sql(
    statement: Annotated[str | None, typer.Argument(help="SQL; without it, a shell opens.")] = None,
    *,
    data: Data = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write the answer.")] = Form.table,
) -> None:
    """Query the warehouse, for reading only: a statement, one on standard input, or a shell."""
    from flows.settings import load_settings

    folder = load_settings(data=data).data
    if statement is None and sys.stdin.isatty():
        from warehouse.shell import shell

        shell(folder)
        return
    from warehouse.query import query, render

    answer = query(folder, sys.stdin.read() if statement is None else statement)
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else _WIDTH
    typer.echo(render(answer, form.value, width=width), nl=False)


def explain(
    row_id: Annotated[str, typer.Argument(metavar="ID", help="Id of any row, or how it begins.")],
    *,
    data: Data = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Why a row says what it says: its sentences with the span marked, the rule, the source chain."""
    from flows.settings import load_settings
    from warehouse.explain import explain as explanation_of

    explanation = explanation_of(load_settings(data=data).data, row_id)
    if as_json:
        typer.echo(json.dumps(explanation.as_dict(), ensure_ascii=False, indent=2))
    else:
        typer.echo(explanation.text().rstrip("\n"))
