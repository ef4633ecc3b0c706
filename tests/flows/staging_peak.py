"""Stage a source in this process and print the peak of its memory: `staging_peak DATA SOURCE`."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.fingerprint import Basis
from flows.intake import take_in
from flows.plan import outputs, plan_stage
from flows.runner import run_job
from flows.workers import give_memory_back
from pipeline.evaluation.speed.memory import peak_mib
from pipeline.stages import STAGES


def stage_source(data: Path, source: Path) -> int:
    """Read the source and run every stage up to `documents`; returns how many articles there are."""
    intake = take_in(data, [source], metadata=None, seen=lambda _: None)
    tables = dict(intake.tables)
    for stage in STAGES[: 1 + [stage.name for stage in STAGES].index("documents")]:
        planned = plan_stage(stage, tables, data=data, basis=Basis("none", "1", "0" * 64), shard_size=100)
        for job in planned.jobs:
            run_job(job)
        tables |= outputs(planned, data=data)
    return intake.articles


if __name__ == "__main__":
    give_memory_back()
    stage_source(Path(sys.argv[1]), Path(sys.argv[2]))
    print(peak_mib())
