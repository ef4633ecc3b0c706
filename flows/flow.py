"""The Prefect flow: the steps of `flows.job`, each a task. No step has code of its own here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.assets import Asset, add_asset_metadata, materialize
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque
from rich.console import Console

from flows import job
from flows.progress import Progress, Quiet
from flows.report import headline
from flows.runner import Done, Job
from flows.session import Request, Session
from flows.settings import load_settings
from pipeline.stages import STAGES

_T = TypeVar("_T")
# A shard is tried again because a worker may run out of memory or disk beside other work. Every other step
# gives the same answer each time it is asked.
_SHARD_RETRIES = 2
_RETRY_SECONDS = (2.0, 10.0)


class PrefectEngine:
    """Carries out steps as tasks of the flow run that it is used in. See `flows.engine.Engine`."""

    def __init__(self, data: Path) -> None:
        self._assets = f"dateline://{re.sub(r'[^A-Za-z0-9_.-]', '-', data.resolve().name)}"

    def step(self, name: str, function: Callable[..., _T], *args: Any, makes: Sequence[str] = ()) -> _T:
        """Call the function in a task; `makes` become assets that it materialises."""
        if not makes:
            return task(name=name, cache_policy=NO_CACHE, persist_result=False)(function)(*map(opaque, args))
        assets = [Asset(key=f"{self._assets}/{table}") for table in makes]

        def made(*given: Any) -> _T:
            outcome = function(*given)
            for asset in assets:
                add_asset_metadata(asset, {"outcome": str(outcome)})
            return outcome

        makes_assets = materialize(
            *assets, by="dateline", name=name, cache_policy=NO_CACHE, persist_result=False
        )
        return makes_assets(made)(*map(opaque, args))

    def each(self, name: str, function: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
        """Submit one task per job."""

        def shard(job: Any) -> Done:
            return function(job)

        submitting = task(
            name=name,
            cache_policy=NO_CACHE,
            persist_result=False,
            retries=_SHARD_RETRIES,
            retry_delay_seconds=list(_RETRY_SECONDS),
            retry_condition_fn=_may_pass,
        )(shard)
        for future in as_completed([submitting.submit(opaque(each)) for each in jobs]):
            yield future.result()

    def tell(self, rows: Mapping[str, int], rejections: Mapping[str, int]) -> None:
        """Keep the counts as an artifact of the flow run."""
        counted = [{"table": name, "rows": count} for name, count in rows.items()]
        counted += [{"table": f"rejected: {reason}", "rows": count} for reason, count in rejections.items()]
        create_table_artifact(counted, key="dateline-run", description="Rows per table, rejections by reason")


def _may_pass(_task: object, _run: object, state: Any) -> bool:
    """Whether trying again may help: the machine failed, not the code."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError | MemoryError)


def run_flow(session: Session, progress: Progress) -> job.Report:
    """One flow run over a session that is open."""

    def dateline(sources: list[str]) -> job.Report:  # noqa: ARG001 - shown on the run's page
        return job.run(session, stages=STAGES, engine=PrefectEngine(session.data), progress=progress)

    runner: Any = ThreadPoolTaskRunner(max_workers=session.worker_count)
    run = flow(name="dateline", task_runner=runner, persist_result=False, validate_parameters=False)(dateline)
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):  # saves a second at the end
        return run([str(path) for path in session.request.sources])


@flow(name="dateline", persist_result=False)
def scheduled(
    sources: list[str],
    metadata: str | None = None,
    data: str | None = None,
    model: str | None = None,
    columns: dict[str, str] | None = None,
    allow_local: bool = False,
) -> dict[str, int]:
    """The flow as a schedule runs it: everything by its name, nothing open yet. Returns rows per table."""
    settings = load_settings(data=data, model=model)
    request = Request(
        tuple(sources),
        None if metadata is None else Path(metadata),
        settings,
        allow_local=allow_local,
        columns=tuple((columns or {}).items()),
    )
    with Session(request) as session:
        report = job.run(session, stages=STAGES, engine=PrefectEngine(session.data), progress=Quiet())
    Console().print(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC  {headline(report)}", highlight=False)
    if not report.verdict.passed:
        raise RuntimeError("the gate refused to publish: " + "; ".join(report.verdict.failures))
    return dict(report.rows)


def send_what_is_left() -> None:
    """Hand over the events and log lines that are still on their way, before the server leaves."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    EventsWorker.drain_all(timeout=5)
    APILogWorker.drain_all(timeout=5)
