"""The samples run once, as a user runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="session")
def samples_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory in which the samples were run with `--direct`."""
    data = tmp_path_factory.mktemp("samples") / "data"
    command = [
        str(Path(sys.executable).parent / "dateline"), "run", "samples/articles",
        "--metadata", "samples/metadata.jsonl", "--data", str(data), "--direct",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return data
