"""Memory does not grow with the archive."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.conftest import ROOT
from tests.pipeline.staging.articles import article

_FEW, _MANY = 400, 1_600  # articles of about eight thousand characters


def peak(folder: Path, articles: int) -> float:
    """MiB that staging so many articles takes, in a process of its own."""
    folder.mkdir()
    random = Random(articles)
    with gzip.open(folder / "stories.jsonl.gz", "wt", encoding="utf-8", compresslevel=1) as packed:
        for number in range(articles):
            day = f"2021-03-{1 + number % 28:02}"
            packed.write(json.dumps({"text": article(random, sentences=90), "published": day}) + "\n")
    command = [
        sys.executable,
        "-m",
        "tests.flows.staging_peak",
        str(folder / "data"),
        str(folder / "stories.jsonl.gz"),
    ]
    return float(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


@pytest.mark.slow
def test_four_times_the_articles_take_no_more_memory(tmp_path: Path) -> None:
    few, many = peak(tmp_path / "few", _FEW), peak(tmp_path / "many", _MANY)
    assert many < 1.15 * few
    assert many < 700
