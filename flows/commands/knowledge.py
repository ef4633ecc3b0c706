"""`dateline knowledge`: persons, bodies and places that the user knows and the project does not."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Data
from flows.errors import WrongUse

app = typer.Typer(help="Knowledge of your own, beside the project's.", no_args_is_help=True)


@app.command()
def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="FollowTheMoney or Wikidata JSON lines, or CSV.", show_default=False
        ),
    ],
    *,
    data: Data = None,
) -> None:
    """Check a file of entities and keep it in the data directory; the next run knows what it says."""
    from flows.lock import only_run
    from flows.settings import load_settings
    from pipeline.knowledge.files import KnowledgeError
    from pipeline.knowledge.formats import read_extra

    if not file.is_file():
        raise WrongUse(f"{file}: there is no such file; check the spelling")
    try:
        entries = sum(1 for _ in read_extra(file))
    except KnowledgeError as error:
        raise WrongUse(str(error)) from error
    folder = load_settings(data=data).data
    with only_run(folder):
        kept = folder / "knowledge" / file.name
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, kept)
    typer.echo(f"{entries} entries of {file.name} are known from the next `dateline run` on.")
    typer.echo(f"Kept as {kept}; remove that file to forget them.")


@app.command(name="list")
def list_files(*, data: Data = None) -> None:
    """The files that were added."""
    from flows.settings import load_settings

    for path in load_settings(data=data).knowledge_files:
        typer.echo(str(path))
