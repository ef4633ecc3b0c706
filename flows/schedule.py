"""Serving the flow on a schedule, with a Prefect server of its own inside the data directory."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta

from flows.errors import WrongUse
from flows.prefect_run import use_prefect
from flows.prefect_server import FOLDER, LocalServer
from flows.session import Request
from flows.sources import absolute

NAME = "dateline"


def serve(
    request: Request, *, cron: str | None, interval: timedelta | None, say: Callable[[str], object]
) -> None:
    """Run the job whenever it is due, until interrupted. Raises `CommandError`."""
    data, given_url = request.settings.data.resolve(), request.settings.prefect_api_url
    data.mkdir(parents=True, exist_ok=True)
    with nullcontext() if given_url else LocalServer(data, scheduling=True) as server:
        address = server.url() if server is not None else str(given_url)
        use_prefect(data / FOLDER, address)
        from prefect.client.schemas.schedules import CronSchedule

        from flows.flow import scheduled

        try:
            _ = CronSchedule(cron=cron) if cron is not None else None
        except ValueError as error:
            raise WrongUse(f"--cron {cron}: no schedule; write five fields, such as 0 6 * * *") from error
        due = f"cron {cron}" if cron is not None else f"every {interval}"
        say(f"Serving {', '.join(map(str, request.sources))} into {data}, {due}.")
        say(f"Its page is {address.removesuffix('/api')}; Ctrl-C ends it.")
        scheduled.serve(
            name=NAME,
            cron=cron,
            interval=interval,
            parameters=_parameters(request),
            print_starting_message=False,
            limit=1,  # two runs at once would meet at the lock
        )


def _parameters(request: Request) -> dict[str, object]:
    """The request by name, with full paths: a run starts in a folder of its own."""
    return {
        "sources": [absolute(source) for source in request.sources],
        "metadata": None if request.metadata is None else str(request.metadata.absolute()),
        "data": str(request.settings.data.resolve()),
        "model": request.settings.model,
        "columns": dict(request.columns),
        "allow_local": request.allow_local,
    }
