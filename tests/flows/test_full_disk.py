"""A disk that really fills in the middle of a run: a small file system, where the machine allows one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.errors import BROKEN, DONE
from tests.flows.conftest import ARTICLES, MORE, OpenGate, release_files, write
from tests.flows.test_cli import called
from warehouse.release import latest_version
from warehouse.releases import verify

_SIZE = 48  # MiB
_FREE = (4, 40, 100, 300, 700, 1_500, 3_000, 6_000)  # KiB: the disk fills later and later in the run


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a file system be mounted")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def leave_free(disk: Path, kibibytes: int) -> Path:
    """Fill the disk but for so much; returns the file that fills it."""
    filler, held = disk / "filler", os.statvfs(disk)
    with filler.open("wb") as handle:
        os.posix_fallocate(handle.fileno(), 0, held.f_bavail * held.f_frsize - kibibytes * 1024)
    return filler


def test_a_full_disk_is_said_and_costs_nothing_that_was_there(
    tmp_path: Path,
    disk: Path,
    week: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("flows.session.Gate", OpenGate)
    data, run = disk / "data", ("run", "--direct", week, "--data")
    assert called(*run, data) == DONE
    before, first = release_files(data), latest_version(data)
    write(week, MORE)
    failed = 0
    for free in _FREE:
        filler = leave_free(disk, free)
        capsys.readouterr()
        status = called(*run, data)
        if status == DONE:
            break
        failed += 1
        assert status == BROKEN, free
        said = capsys.readouterr().err
        assert "the disk is full" in said, (free, said)
        assert "Traceback" not in said
        assert verify(data) == []
        assert release_files(data) == before or latest_version(data) != first, "the last release or the next"
        filler.unlink()
    assert failed >= 3
    (disk / "filler").unlink(missing_ok=True)
    assert called(*run, data) == DONE
    assert verify(data) == []
    whole = tmp_path / "whole"
    (week / next(iter(MORE))).unlink()
    assert called(*run, whole) == DONE
    write(week, {**ARTICLES, **MORE})
    assert called(*run, whole) == DONE
    assert release_files(data) == release_files(whole), "as if the disk had never been full"
    with duckdb.connect(str(data / "dateline.duckdb"), read_only=True) as warehouse:
        assert warehouse.sql("SELECT version FROM release").fetchone() == (latest_version(data),)
