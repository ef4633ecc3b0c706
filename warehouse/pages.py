"""What a release says of itself to people: CHANGES.md, LICENSES.md and quality.html."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from warehouse.changes import counts as counted

LICENSES = (Path(__file__).parent / "LICENSES.md").read_text(encoding="utf-8")
STYLE = (Path(__file__).parent / "quality.css").read_text(encoding="utf-8")
KINDS = ("added", "changed", "removed")
SHOWN_KEYS = 20


def changes_page(
    version: str, previous: str | None, rows: list[dict[str, object]], *, held: Mapping[str, int]
) -> str:
    """What differs from the release before: counts by table, then keys; the table `changes` has them all."""
    if previous is None:
        return f"# Changes in {version}\n\nThe first release: {sum(held.values()):,} rows.\n"
    counts = counted(rows)
    lines = [f"# Changes in {version}", "", f"Compared with {previous}. All rows: table `changes`.", ""]
    if not rows:
        return "\n".join([*lines, "No row differs; the description of the tables does.", ""])
    lines += ["| table | added | changed | removed |", "|---|---:|---:|---:|"]
    lines += [
        f"| {table} | " + " | ".join(f"{kinds[kind]:,}" for kind in KINDS) + " |"
        for table, kinds in sorted(counts.items())
    ]
    for table in sorted(counts):
        lines += ["", f"## {table}", "", *_keys(row for row in rows if row["table"] == table)]
    return "\n".join([*lines, ""])


def _keys(rows: Iterable[Mapping[str, object]]) -> list[str]:
    listed = list(rows)
    shown = [f"- {row['change']} `{row['key']}`{_columns(row['columns'])}" for row in listed[:SHOWN_KEYS]]
    more = len(listed) - len(shown)
    return [*shown, f"- … and {more:,} more"] if more else shown


def _columns(columns: object) -> str:
    return f" ({', '.join(map(str, columns))})" if isinstance(columns, list) and columns else ""


def quality_page(version: str, rows: Mapping[str, int], results: list[dict[str, object]]) -> str:
    """What the gate checked, failures and warnings first, as one self-contained page."""
    failed = [row for row in results if not row["success"]]
    tables = "".join(
        f"<tr><td>{escape(name)}</td><td class=n>{count:,}</td></tr>" for name, count in rows.items()
    )
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quality of release {escape(version)}</title>
<style>
{STYLE}</style>
<h1>Quality of release {escape(version)}</h1>
<p>{_verdict(results, failed)}</p>
<h2>What did not hold</h2>
{_results(failed) if failed else "<p>Nothing.</p>"}
<h2>Rows</h2>
<table><tr><th>table</th><th class=n>rows</th></tr>{tables}</table>
<h2>Every rule</h2>
{_results(results) if results else "<p>No result of the gate came with this release.</p>"}
</html>
"""


def _verdict(results: list[dict[str, object]], failed: list[dict[str, object]]) -> str:
    if not results:
        return "The gate's results did not come with this release."
    errors = sum(row["severity"] == "error" for row in failed)
    return (
        f"{len(results):,} rules were checked: {len(results) - len(failed):,} held, "
        f"{errors:,} failed, {len(failed) - errors:,} gave a warning."
    )


def _results(results: list[dict[str, object]]) -> str:
    names = ("table", "column", "rule", "result", "rows", "found")
    head = "".join(f"<th>{name}</th>" for name in names)
    return f"<table><tr>{head}</tr>{''.join(map(_result, results))}</table>"


def _result(row: Mapping[str, object]) -> str:
    kind = "held" if row["success"] else str(row["severity"])
    cells = [row["table"], row["column"], row["rule"], kind, row["unexpected_count"], row["observed"] or ""]
    plain = "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
    return f'<tr class="{kind}">{plain}</tr>'
