"""`dateline releases`: the versions of a data directory."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import Data
from flows.errors import REFUSED

app = typer.Typer(no_args_is_help=True, help="Versions: what changed row by row, checksums, going back.")
_SHOWN = 20  # changed rows that `diff` prints of each table

Version = Annotated[str, typer.Argument(help="Version, or how it begins.")]


@app.command("list")
def list_all(*, data: Data = None) -> None:
    """Every release, oldest first, with what it added, changed and removed."""
    from flows.settings import load_settings
    from warehouse.release import latest_version
    from warehouse.releases import list_releases

    folder = load_settings(data=data).data
    latest = latest_version(folder)
    releases = list_releases(folder)
    if not releases:
        typer.echo(f"Nothing is published in {folder} yet; `dateline run SOURCE --data {folder}` does it.")
    for release in releases:
        total = dict.fromkeys(("added", "changed", "removed"), 0)
        for kinds in release.changes.values():
            for kind, count in kinds.items():
                total[kind] = total.get(kind, 0) + count
        changes = "  ".join(f"{kind} {count:,}" for kind, count in total.items())
        documents = release.rows.get("documents", 0)
        mark = "*" if release.version == latest else " "
        typer.echo(f"{mark} {release.version}  {documents:,} documents  {changes}")


@app.command()
def diff(
    before: Version,
    after: Annotated[str | None, typer.Argument(help="Later version.  [default: the latest]")] = None,
    *,
    data: Data = None,
    every: Annotated[bool, typer.Option("--all", help="Every row, not the first of each table.")] = False,
) -> None:
    """What changed between two releases, row by row."""
    from flows.settings import load_settings
    from warehouse.releases import diff as difference

    shown: dict[str, int] = {}
    for row in difference(load_settings(data=data).data, before, after):
        table = str(row["table"])
        shown[table] = shown.get(table, 0) + 1
        if every or shown[table] <= _SHOWN:
            columns = row.get("columns") or ()
            names = (
                f"  ({', '.join(map(str, columns))})" if isinstance(columns, list | tuple) and columns else ""
            )
            typer.echo(f"{row['change']:8} {table}  {row['key']}{names}")
    for table, count in shown.items():
        if not every and count > _SHOWN:
            typer.echo(f"… and {count - _SHOWN:,} more rows of {table}; --all shows them")
    if not shown:
        typer.echo("No row differs.")


@app.command()
def verify(
    version: Annotated[str | None, typer.Argument(help="Version.  [default: all]")] = None,
    *,
    data: Data = None,
) -> None:
    """Whether every file is as it was published, by its checksum."""
    from flows.settings import load_settings
    from warehouse.releases import verify as problems_of

    problems = problems_of(load_settings(data=data).data, version)
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(REFUSED)
    typer.echo("Every file is as it was published.")


@app.command()
def prune(
    *,
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest stay.")],
    data: Data = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
) -> None:
    """Remove old releases; the latest always stays."""
    from flows.settings import load_settings
    from warehouse.releases import prune as remove

    removed = remove(load_settings(data=data).data, keep=keep, dry_run=dry_run)
    for name in removed:
        typer.echo(f"{'would remove' if dry_run else 'removed'} {name}")
    if not removed:
        typer.echo("There is nothing to remove.")


@app.command()
def rollback(
    version: Annotated[str | None, typer.Argument(help="Version.  [default: the one before]")] = None,
    *,
    data: Data = None,
) -> None:
    """Make an earlier release the latest, and build the warehouse from it."""
    from flows.lock import only_run
    from flows.settings import load_settings
    from warehouse.build import build_database
    from warehouse.releases import rollback as go_back

    folder = load_settings(data=data).data
    with only_run(folder):
        release = go_back(folder, version)
        build_database(folder)
    typer.echo(f"The latest release is now {release.version}.")
