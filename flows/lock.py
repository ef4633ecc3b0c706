"""One run at a time in a data directory."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import BrokenEnvironment

LOCK = ".lock"


@contextmanager
def only_run(data: Path) -> Iterator[None]:
    """Hold the data directory. The kernel lets go of the lock when the process ends, however it ends.

    Raises `BrokenEnvironment` when another run holds it.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        handle = (data / LOCK).open("a+", encoding="utf-8")
    except OSError as error:
        raise BrokenEnvironment(
            f"{data}: {error.strerror}; choose a data directory that you may write to with --data"
        ) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.seek(0)
            raise BrokenEnvironment(
                f"{data}: another run (process {handle.read().strip() or 'unknown'}) is at work there; "
                "wait for it to end, or give this one another --data"
            ) from error
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        yield


def holder(data: Path) -> str | None:
    """Process id of the run at work there; null when there is none."""
    path = data / LOCK
    if not path.exists():
        return None
    with path.open("r+", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return handle.read().strip() or "unknown"
    return None
