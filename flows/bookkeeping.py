"""Which runs there were: a small file each under `runs/`, outside the releases because a run has a clock."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from flows.fingerprint import Basis
from flows.store import write_whole
from pipeline.schema import from_rows
from pipeline.tables import RUNS


def now() -> datetime:
    """This instant, as tables keep it: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def record_run(
    data: Path,
    *,
    run_id: str,
    started_at: datetime,
    code_version: str,
    basis: Basis,
    counts: Mapping[str, int],
) -> Path:
    """Keep what this run ran on."""
    row = {
        "run_id": run_id,
        "started_at": started_at,
        "finished_at": now(),
        "code_version": code_version,
        "model_name": basis.model,
        "model_version": basis.model_version,
        "model_sha256": basis.model_sha256,
        "settings_sha256": basis.settings_sha256,
        "counts": json.dumps(dict(sorted(counts.items()))),
    }
    path = data / "runs" / f"{started_at:%Y%m%dT%H%M%S%f}-{run_id}.parquet"
    write_whole(path, lambda beside: pq.write_table(from_rows([row], RUNS), beside))
    return path
