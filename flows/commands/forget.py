"""`dateline forget`: documents that are to leave the dataset for good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import Data
from flows.errors import REFUSED, WrongUse

if TYPE_CHECKING:
    from flows.settings import Settings


def forget(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME…", help="document_id or source_uri of what is to go.", show_default=False
        ),
    ] = None,
    *,
    purge: Annotated[
        bool,
        typer.Option("--purge", help="Publish without them now, and remove the releases that hold them."),
    ] = False,
    data: Data = None,
) -> None:
    """Remove documents for good; with --purge from every release too, also what was forgotten before."""
    from flows.forget import forget as forget_all
    from flows.lock import only_run
    from flows.settings import load_settings

    if not names and not purge:
        raise WrongUse(
            "forget what? give a document_id or source_uri, or --purge for what was forgotten before"
        )
    settings = load_settings(data=data)
    with only_run(settings.data):
        done = forget_all(settings.data, names or [])
    count = done.articles
    typer.echo(f"Forgot {count} article{'' if count == 1 else 's'}; they are never read again.")
    if purge and done.releases:
        _purge(settings)
    elif done.releases:
        typer.echo(f"Still hold them: release {', '.join(done.releases)} and the warehouse over the latest.")
        typer.echo("`dateline forget --purge` publishes a release without them and removes those.")


def _purge(settings: Settings) -> None:
    """Publish from what is left, then remove the releases that hold what was forgotten."""
    from flows.forget import forget_releases
    from flows.lock import only_run

    version = _published(settings)
    with only_run(settings.data):
        left = forget_releases(settings.data).releases
    if version is None or left:
        typer.echo(
            f"The gate refused to publish what is left, so that release {', '.join(left)} still holds them; "
            f"`dateline run` says why. To be rid of all releases, remove {settings.data / 'releases'} "
            f"and {settings.data / 'dateline.duckdb'}.",
            err=True,
        )
        raise typer.Exit(REFUSED)
    typer.echo(f"Release {version} is without them; no other release, file or table holds them.")


def _published(settings: Settings) -> str | None:
    from flows.engine import DirectEngine
    from flows.job import run
    from flows.progress import Quiet
    from flows.session import Request, Session
    from pipeline.stages import STAGES

    sources: tuple[Path, ...] = ()
    with Session(Request(sources, None, settings)) as session:
        report = run(session, stages=STAGES, engine=DirectEngine(session.worker_count), progress=Quiet())
    return report.published.version if report.published else None
