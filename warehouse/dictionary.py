"""The data dictionary: every table, column and view in Markdown, from `pipeline.tables` and
`warehouse/views`.

`python -m warehouse.dictionary docs/dictionary.md` writes it; with `--check` it exits with 1 when it is
stale.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.schema import Column, Table
from pipeline.tables import TABLES
from warehouse.search import MACROS
from warehouse.views import View, load_views

INTRODUCTION = """# Data dictionary

Generated from `pipeline/tables.py` and `warehouse/views/`; do not edit by hand.

- Spans (`start`, `end`, and columns that end in `_start`, `_end`) count characters, from 0, half-open, into
  `documents.text`: in Python `text[start:end]`, in SQL `substring(text, start + 1, end - start)`.
- Null means unknown. Nothing is guessed into a column without a `_basis` beside it that says how.
- Instants are UTC. `earliest` and `latest` are days, both inclusive.
- Ids depend on content alone: the same article gives the same ids in every release.
"""


def dictionary(tables: tuple[Table, ...] = TABLES, *, views: tuple[View, ...] | None = None) -> str:
    """The whole dictionary."""
    shown = load_views() if views is None else views
    parts = [INTRODUCTION, "## Tables\n\n" + "\n".join(_entry(table) for table in tables) + "\n"]
    parts += [_table(table) for table in tables]
    if shown:
        parts.append("## Views of the warehouse\n\n" + "\n".join(_view(view) for view in shown) + "\n")
        parts.append(_full_text())
    return "\n".join(parts)


def _entry(table: Table) -> str:
    return f"- [`{table.name}`](#{table.name}): {table.doc}"


def _table(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    head = f"## {table.name}\n\n{table.doc} Key: {key}. Version {table.version}.\n\n"
    rows = "\n".join(_column(column) for column in table.columns)
    return f"{head}| column | type | null | meaning |\n|---|---|---|---|\n{rows}\n"


def _column(column: Column) -> str:
    null = "yes" if column.nullable else "no"
    return f"| `{column.name}` | {column.dtype} | {null} | {_meaning(column)} |"


def _meaning(column: Column) -> str:
    parts = [column.doc]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.allowed:
        parts.append("One of " + ", ".join(f"`{value}`" for value in column.allowed) + ".")
    if column.minimum is not None or column.maximum is not None:
        parts.append(_bounds(column))
    if column.pattern:
        parts.append(f"Matches `{column.pattern}`.")
    if column.references:
        parts.append(f"Refers to `{column.references}`.")
    return " ".join(parts).replace("|", "\\|")


def _bounds(column: Column) -> str:
    low = f"at least {column.minimum:g}" if column.minimum is not None else ""
    high = f"at most {column.maximum:g}" if column.maximum is not None else ""
    bounds = " and ".join(part for part in (low, high) if part)
    return bounds[0].upper() + bounds[1:] + "."


def _view(view: View) -> str:
    columns = "\n".join(f"  - `{name}`: {doc}" for name, doc in view.columns.items())
    return f"- **`{view.name}`**: {view.purpose}\n{columns}"


def _full_text() -> str:
    macros = "\n".join(f"- `SELECT * FROM {call}`: {answer}." for call, answer in MACROS.items())
    return (
        "## Full text\n\nWords are found in any form (`talks` finds `talk`). "
        "`dateline sql` has what it takes, other readers of the file first need "
        f"`INSTALL fts; LOAD fts;`.\n\n{macros}\n"
    )


def main(arguments: list[str] | None = None) -> int:
    """Write the dictionary, or check that the file is up to date."""
    parser = argparse.ArgumentParser(prog="python -m warehouse.dictionary", description=main.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--check", action="store_true", help="exit with 1 when the file is stale")
    options = parser.parse_args(arguments)
    wanted = dictionary()
    if not options.check:
        options.file.parent.mkdir(parents=True, exist_ok=True)
        options.file.write_text(wanted, encoding="utf-8")
        return 0
    if options.file.is_file() and options.file.read_text(encoding="utf-8") == wanted:
        return 0
    print(
        f"{options.file} is stale; `python -m warehouse.dictionary {options.file}` renews it", file=sys.stderr
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
