"""`dateline forget`: documents that are to leave the dataset for good."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import Data


def forget(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME…", help="document_id or source_uri of what is to go.", show_default=False
        ),
    ],
    *,
    data: Data = None,
) -> None:
    """Remove documents from the intake for good; the next run publishes a release without them."""
    from flows.forget import forget as forget_all
    from flows.lock import only_run
    from flows.settings import load_settings

    folder = load_settings(data=data).data
    with only_run(folder):
        count = forget_all(folder, names)
    typer.echo(f"Forgot {count} article{'' if count == 1 else 's'}; they are never read again.")
    typer.echo("The next `dateline run` publishes a release without them and says so in `changes`;")
    typer.echo("releases of before hold them until `dateline releases prune`.")
