"""Runs with a real Prefect server: the flow, a run that is killed, a schedule that fires."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.flows.conftest import Run, release_files

pytestmark = pytest.mark.slow
_PATIENCE = 240  # seconds, on a machine that is busy with other tests


def _heed_interrupts() -> None:
    """As a terminal starts a command; what a shell puts in the background ignores Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def dateline(home: Path, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """The command as a user starts it, in an empty home; killed when the test leaves."""
    home.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "flows", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "HOME": str(home)},
        preexec_fn=_heed_interrupts,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until(true: Callable[[], object], process: subprocess.Popen[str], what: str) -> None:
    limit = time.monotonic() + _PATIENCE
    while not true():
        assert process.poll() is None, f"it ended before {what}: {process.communicate()}"
        assert time.monotonic() < limit, f"no {what}"
        time.sleep(0.1)


def asked(data: Path, sql: str) -> list[tuple[object, ...]]:
    """What Prefect's own database says."""
    connection = sqlite3.connect(f"file:{data}/prefect/prefect.db?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def processes_that_name(text: str) -> list[str]:
    """Command lines of living processes that hold the text in their environment or arguments."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            try:
                if text.encode() in (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes():
                    found.append((folder / "cmdline").read_text(encoding="utf-8"))
            except OSError:  # it has just ended
                continue
    return [line for line in found if line]


def test_a_run_is_a_flow_run_with_the_release_of_a_direct_run(
    tmp_path: Path, week: Path, run_here: Run
) -> None:
    data, home = tmp_path / "data", tmp_path / "home"
    with dateline(home, "run", week, "--data", data) as process:
        out, err = process.communicate(timeout=_PATIENCE)
    assert process.returncode == 0, err
    assert err == "", "nothing but the report is shown"
    assert "Release" in out
    run_here(tmp_path / "direct", week)
    assert _rows(release_files(data)) == _rows(release_files(tmp_path / "direct"))
    assert asked(
        data,
        "SELECT flow.name, state_type FROM flow_run JOIN flow ON flow.id = flow_id",
    ) == [("dateline", "COMPLETED")]
    tasks = {str(name).rpartition("-")[0] for (name,) in asked(data, "SELECT name FROM task_run")}
    assert {"read", "parses", "extraction", "gate", "publish", "warehouse"} <= tasks
    ((kept,),) = asked(data, "SELECT data FROM artifact WHERE key = 'dateline-run'")
    assert {"table": "documents", "rows": 3} in json.loads(json.loads(str(kept)))
    assets = asked(
        data, "SELECT DISTINCT resource_id FROM event_resources WHERE resource_id LIKE 'dateline://data/%'"
    )
    assert ("dateline://data/events",) in assets
    assert not list(home.iterdir()), "state stays in the data directory"


def _rows(files: dict[str, str]) -> dict[str, str]:
    """The published tables alone: the direct run passed a gate that writes no results."""
    return {
        name: digest for name, digest in files.items() if name.startswith("data/") and "quality" not in name
    }


def test_a_run_that_is_killed_leaves_nothing_behind_and_is_finished_by_the_next(
    tmp_path: Path, week: Path, run_here: Run
) -> None:
    data = tmp_path / "data"
    with dateline(tmp_path / "home", "run", week, "--data", data) as process:
        wait_until(lambda: list((data / "stages").glob("parses/*.index.parquet")), process, "a parse")
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not (data / "releases" / "LATEST").exists()
    limit = time.monotonic() + 30
    while processes_that_name(str(data)) and time.monotonic() < limit:
        time.sleep(0.2)
    assert processes_that_name(str(data)) == []
    finished = run_here(data, week)
    run_here(tmp_path / "whole", week)
    assert finished.computed["parses"] == 0, "what was finished before the kill is not done again"
    assert release_files(data) == release_files(tmp_path / "whole")


def test_a_schedule_fires(tmp_path: Path, week: Path) -> None:
    data = tmp_path / "data"

    def completed() -> int:
        if not (data / "prefect" / "prefect.db").exists():
            return 0
        try:
            ((count,),) = asked(
                data, "SELECT count(*) FROM flow_run WHERE state_type = 'COMPLETED' AND auto_scheduled"
            )
        except sqlite3.OperationalError:  # its tables are being made
            return 0
        return int(str(count))

    with dateline(tmp_path / "home", "schedule", week, "--every", "5s", "--data", data) as process:
        wait_until(completed, process, "scheduled run")
        assert (data / "releases" / "LATEST").exists()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode in (0, 130), err
    assert "Traceback" not in out + err
    assert "Ctrl-C ends it" in out
    assert "3 articles, 3 new" in out
