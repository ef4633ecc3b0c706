"""The gate as a run uses it: in a process of its own, because its library takes five seconds to import.

The process starts while the articles are parsed, on another core. What it found is kept like any stage's
output, so that tables that did not change are not checked again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa

from flows.outputs import Output, read_output
from flows.store import Store, write_whole
from flows.workers import process_pool
from pipeline.schema import conform, from_rows
from pipeline.tables import QUALITY_RESULTS, REJECTIONS
from warehouse.load_order import CONTENT

STAGE = "gate"


@dataclass(frozen=True)
class Candidate:
    """What is to be checked and published: a handle per table, the rejections, the run that made them.

    `key` depends on all of it and on the code.
    """

    data: Path
    run_id: str
    key: str
    outputs: Mapping[str, Output]
    dropped: Sequence[Output]


@dataclass(frozen=True)
class Verdict:
    """What the gate says. `failures` and `warnings` are lines for people.

    `quarantine` are rejections of documents without which the rest may be published.
    """

    passed: bool
    rules: int
    warnings: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    quarantine: tuple[dict[str, Any], ...] = ()


def assemble(candidate: Candidate) -> dict[str, pa.Table]:
    """The tables of the release, without what the gate adds to them."""
    store = Store(candidate.data)
    tables = {
        table.name: conform(read_output(store, candidate.outputs[table.name]), table)
        for table in CONTENT
        if table.name != REJECTIONS.name
    }
    rows = [row for output in candidate.dropped for row in read_output(store, output).to_pylist()]
    stamped = [{**row, "run_id": candidate.run_id} for row in rows]
    tables[REJECTIONS.name] = from_rows(stamped, REJECTIONS)
    return tables


def check_candidate(candidate: Candidate) -> Verdict:
    """Check the tables and keep what was found; runs in the gate's own process."""
    from expectations.gate import check

    tables = assemble(candidate)
    report = check(tables)
    results = from_rows(({**row, "run_id": candidate.run_id} for row in report.results), QUALITY_RESULTS)
    store = Store(candidate.data)
    store.write(STAGE, candidate.key, table=QUALITY_RESULTS.name, rows=results)
    verdict = Verdict(
        passed=report.passed,
        rules=results.num_rows,
        warnings=tuple(report.warnings),
        failures=tuple(report.failures),
        quarantine=tuple(report.quarantine),
    )
    text = json.dumps(asdict(verdict), ensure_ascii=False, indent=1)
    write_whole(_verdict_path(candidate), lambda beside: beside.write_text(text, encoding="utf-8"))
    return verdict


def known_verdict(candidate: Candidate) -> Verdict | None:
    """What the gate said of the very same tables before; null when it was not asked."""
    path = _verdict_path(candidate)
    if not path.exists():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Verdict(
        passed=kept["passed"],
        rules=kept["rules"],
        warnings=tuple(kept["warnings"]),
        failures=tuple(kept["failures"]),
        quarantine=tuple(kept["quarantine"]),
    )


def checked_tables(candidate: Candidate) -> dict[str, pa.Table]:
    """All tables of the release."""
    results = Store(candidate.data).read(STAGE, candidate.key, QUALITY_RESULTS.name)
    return {**assemble(candidate), QUALITY_RESULTS.name: results}


def _verdict_path(candidate: Candidate) -> Path:
    return candidate.data / "stages" / STAGE / f"{candidate.key}.verdict.json"


class Gate:
    """The process in which the gate runs. Use as a context manager; `warm` starts it."""

    def __init__(self) -> None:
        self._pool = process_pool(1)

    def __enter__(self) -> Gate:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=error is None, cancel_futures=True)

    def warm(self) -> None:
        """Begin to import the gate's library now."""
        self._pool.submit(_load)

    def check(self, candidate: Candidate) -> Verdict:
        """What the gate says; asked again only when something changed."""
        return known_verdict(candidate) or self._pool.submit(check_candidate, candidate).result()


def _load() -> None:
    from expectations.gate import preload

    preload()
