"""A run as a Prefect flow, from the command line. Imports Prefect only once its settings are in place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import BrokenEnvironment
from flows.lock import holder
from flows.prefect_server import FOLDER, LocalServer, quiet_environment
from flows.progress import Progress, phase
from flows.session import Request, Session

if TYPE_CHECKING:
    from flows.job import Report


@contextmanager
def run_in_prefect(request: Request, *, progress: Progress) -> Iterator[Report]:
    """Do the whole job as a flow run; its server is there until you leave. Raises `CommandError`.

    The server starts at once, beside everything that comes before the flow: on two cores that hides most of
    the ten seconds it takes.
    """
    data, given_url = request.settings.data, request.settings.prefect_api_url
    busy = holder(data)
    if busy is not None:
        raise BrokenEnvironment(f"{data}: another run (process {busy}) is at work there; wait for it to end")
    data.mkdir(parents=True, exist_ok=True)
    with nullcontext() if given_url else LocalServer(data) as server, Session(request) as session:
        with phase(progress, "prefect"):
            use_prefect(data / FOLDER, server.url() if server is not None else str(given_url))
            from flows.flow import run_flow, send_what_is_left
        try:
            yield run_flow(session, progress)
        finally:
            send_what_is_left()


def use_prefect(home: Path, api_url: str) -> None:
    """Settings that keep Prefect, which is not imported yet, quiet and inside the data directory."""
    os.environ.update({**quiet_environment(home), "PREFECT_API_URL": api_url})
