"""Prefect's server as a process of one run or one schedule, its state inside the data directory.

Prefect can start a server by itself, but that one outlives a run that is killed, prints into the run's
terminal, and starts only when the flow does. This one is started while the model loads, writes to
`prefect/server.log`, and leaves when the pipe from its parent closes, however the parent ends.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from flows.errors import BrokenEnvironment

FOLDER = "prefect"
LOG = "server.log"
_START_LIMIT = 180  # seconds; 10 on an idle machine of two cores
_STOP_LIMIT = 10


def quiet_environment(home: Path) -> dict[str, str]:
    """What keeps Prefect's state in the data directory, and Prefect silent and at home."""
    return {
        "PREFECT_HOME": str(home.resolve()),
        "PREFECT_PROFILES_PATH": str(home.resolve() / "profiles.toml"),
        "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home.resolve()}/prefect.db",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(_START_LIMIT),
        "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # a failure is told once, by the command line
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "PREFECT_CLI_PROMPT": "false",
        "DO_NOT_TRACK": "1",
    }


class LocalServer:
    """Use as a context manager: entering starts the server and does not wait for it; `url` does."""

    def __init__(self, data: Path, *, scheduling: bool = False) -> None:
        self.home = data / FOLDER
        self.log = self.home / LOG
        self._scheduling = scheduling
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> LocalServer:
        self.home.mkdir(parents=True, exist_ok=True)
        extra = {} if self._scheduling else {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_UI_ENABLED": "0"}
        with self.log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flows.prefect_server"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**_inherited(), **quiet_environment(self.home), **extra},
                start_new_session=True,  # a key in the terminal ends the run, which ends the server
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(_STOP_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def url(self) -> str:
        """Address of the API, once it answers. Raises `BrokenEnvironment`."""
        process = self._process
        if process is None or process.stdout is None:
            raise BrokenEnvironment("the Prefect server was not started")
        port = process.stdout.readline().strip()
        address = f"http://127.0.0.1:{port}/api"
        limit = time.monotonic() + _START_LIMIT
        while time.monotonic() < limit and process.poll() is None and port:
            if _answers(f"{address}/health"):
                return address
            time.sleep(0.1)
        raise BrokenEnvironment(
            f"Prefect's server did not start; {self.log} says why. `--direct` runs the same stages without it"
        )


def _inherited() -> Mapping[str, str]:
    """The environment without settings that would lead to somebody else's Prefect."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def serve() -> None:
    """Serve on a free port, told to the parent in one line, until the parent closes our standard input."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)

    import uvicorn
    from prefect.server.api.server import create_app

    server = uvicorn.Server(
        uvicorn.Config(create_app(final=True), log_level="error", lifespan="on", timeout_graceful_shutdown=3)
    )

    def watch() -> None:
        sys.stdin.read()
        server.should_exit = True
        time.sleep(_STOP_LIMIT)
        os._exit(0)  # the parent is gone: nobody waits for what is left

    threading.Thread(target=watch, daemon=True).start()
    server.run(sockets=[listener])


if __name__ == "__main__":
    serve()
