"""`dateline schedule`: the same job again and again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Data
from flows.errors import WrongUse

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def schedule(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, patterns, addresses.", show_default=False)
    ],
    *,
    cron: Annotated[str | None, typer.Option(help='When, as in "0 6 * * *".')] = None,
    every: Annotated[str | None, typer.Option(help="How often instead, as in 30s, 15m, 6h, 1d.")] = None,
    metadata: Annotated[Path | None, typer.Option(help="As for `dateline run`.")] = None,
    data: Data = None,
    model: Annotated[str | None, typer.Option(help="As for `dateline run`.")] = None,
    columns: Annotated[str | None, typer.Option(help="As for `dateline run`.")] = None,
    allow_local: Annotated[bool, typer.Option("--allow-local", help="As for `dateline run`.")] = False,
) -> None:
    """Serve the job on a schedule, until you press Ctrl-C."""
    from flows.commands.run import make_request
    from flows.schedule import serve
    from flows.settings import load_settings

    if (cron is None) == (every is None):
        raise WrongUse("give either --cron or --every")
    if "-" in sources:
        raise WrongUse("standard input is read once; schedule a folder or an address")
    settings = load_settings(data=data, model=model)
    request = replace(
        make_request(sources, metadata=metadata, settings=settings, columns=columns), allow_local=allow_local
    )
    serve(request, cron=cron, interval=None if every is None else interval(every), say=typer.echo)


def interval(text: str) -> timedelta:
    """A length of time such as 15m. Raises `WrongUse`."""
    found = re.fullmatch(r"(\d+)\s*([smhd])", text.strip().lower())
    if found is None or int(found[1]) == 0:
        raise WrongUse(f"--every {text}: write a number and s, m, h or d, such as 15m")
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])
