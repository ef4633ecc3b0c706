"""`dateline run`: the main job."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.errors import DONE, INPUT_REJECTED, REFUSED, WrongUse
from flows.settings import Settings, load_settings
from pipeline.tables import UNCERTAIN

if TYPE_CHECKING:
    from flows.job import Report
    from flows.progress import Progress
    from flows.session import Request


def run(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, patterns, addresses, or - .", show_default=False)
    ],
    *,
    metadata: Annotated[
        Path | None, typer.Option(help="JSONL or CSV: file, url, outlet, published, title, author.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="Data directory.  [default: data]")] = None,
    direct: Annotated[bool, typer.Option("--direct", help="Run the same stages without Prefect.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 3 when any input was rejected.")
    ] = False,
    model: Annotated[
        str | None, typer.Option(help="spaCy pipeline: an installed package or a folder.")
    ] = None,
    columns: Annotated[
        str | None, typer.Option(help="Columns of tables, where not guessed: text=story,url=link.")
    ] = None,
    allow_local: Annotated[
        bool, typer.Option("--allow-local", help="Fetch from private and local addresses too.")
    ] = False,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes.  [default: as many as pay]")] = None,
) -> None:
    """Read articles, extract who did what to whom, and publish a release with its warehouse."""
    from flows.progress import shown
    from flows.report import show

    settings = load_settings(data=data, model=model, workers=workers)
    request = replace(
        make_request(sources, metadata=metadata, settings=settings, columns=columns), allow_local=allow_local
    )
    doing = _directly if direct else _in_prefect
    with shown(Console(stderr=True)) as progress, doing(request, progress) as report:
        progress.stop()
        show(report, settings.data, Console())  # before the processes are taken leave of
    if not report.verdict.passed:
        raise typer.Exit(REFUSED)
    is_lost = any(reason != UNCERTAIN for reason in report.rejections)
    raise typer.Exit(INPUT_REJECTED if strict and is_lost else DONE)


def make_request(
    sources: list[str], *, metadata: Path | None, settings: Settings, columns: str | None = None
) -> Request:
    """The request, once its files are seen to be usable: that is known before anything slow begins."""
    from flows.session import Request
    from flows.sources import is_file, places
    from pipeline.staging.readers.metadata import MetadataError, read_metadata

    for path in (path for source in sources if is_file(source) for path in places(source)):
        if not os.path.lexists(path):
            raise WrongUse(f"{path}: there is no such file or folder; check the spelling")
    if metadata is not None:
        try:
            read_metadata(metadata)
        except MetadataError as error:
            raise WrongUse(str(error)) from error
    return Request(tuple(sources), metadata, settings, columns=read_columns(columns or ""))


def read_columns(stated: str) -> tuple[tuple[str, str], ...]:
    """Our column and theirs of each `ours=theirs`. Raises `WrongUse`."""
    from pipeline.staging.readers.columns import COLUMNS

    pairs = [part.partition("=") for part in stated.split(",") if part.strip()]
    for ours, equals, theirs in pairs:
        if ours.strip() not in COLUMNS or not equals or not theirs.strip():
            raise WrongUse(
                f"--columns {stated}: write column=name, the columns being {', '.join(COLUMNS)}; "
                "such as text=story,url=link"
            )
    return tuple((ours.strip(), theirs.strip()) for ours, _, theirs in pairs)


@contextmanager
def _directly(request: Request, progress: Progress) -> Iterator[Report]:
    from flows.engine import DirectEngine
    from flows.job import run as run_job
    from flows.session import Session
    from pipeline.stages import STAGES

    with Session(request) as session:
        yield run_job(session, stages=STAGES, engine=DirectEngine(session.worker_count), progress=progress)


@contextmanager
def _in_prefect(request: Request, progress: Progress) -> Iterator[Report]:
    from flows.prefect_run import run_in_prefect

    with run_in_prefect(request, progress=progress) as report:
        yield report
