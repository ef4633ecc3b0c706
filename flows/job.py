"""The order of a run: read, the stages, the gate, publish, warehouse. Read this to see what `dateline run` does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flows.bookkeeping import now, record_run
from flows.engine import Engine
from flows.fingerprint import code_version
from flows.gate import Candidate, Verdict
from flows.intake import Intake, take_in
from flows.outputs import DROPPED, Output, read_output
from flows.plan import outputs, plan_stage, total_rows
from flows.progress import Progress, phase
from flows.publish import Published, build_warehouse, publish_candidate
from flows.session import Session
from flows.store import Store, hash_of
from pipeline.ids import content_id
from pipeline.stage import Stage
from warehouse.load_order import CONTENT


@dataclass(frozen=True)
class Report:
    """What a run did."""

    run_id: str
    intake: Intake
    computed: Mapping[str, int]  # documents that each stage computed; 1 for a stage over the whole corpus
    rows: Mapping[str, int]
    rejections: Mapping[str, int]  # by reason
    verdict: Verdict
    published: Published | None = None  # null when the gate refused
    seconds: float = 0.0

    @property
    def unchanged(self) -> bool:
        """Whether nothing was computed and nothing published."""
        return self.published is not None and not self.published.created and not any(self.computed.values())


@dataclass
class _Made:
    """What this run has made so far."""

    tables: dict[str, Output] = field(default_factory=dict)
    dropped: list[Output] = field(default_factory=list)
    computed: dict[str, int] = field(default_factory=dict)


def run(session: Session, *, stages: Sequence[Stage], engine: Engine, progress: Progress) -> Report:
    """Do the whole job.

    Whatever is raised, the last release stays as it was, and the next run goes on from what is finished.
    """
    started_at = now()
    made = _Made()
    intake = _read(session, made, engine=engine, progress=progress)
    for stage in stages:
        _run_stage(stage, made, session=session, engine=engine, progress=progress)
    candidate = _candidate(made, session)
    with phase(progress, "gate"):
        verdict = engine.step("gate", session.gate.check, candidate)
    rows, rejections = _counts(candidate)
    published = None
    if verdict.passed:
        published = _publish(
            candidate, session, rows=rows, started_at=started_at, engine=engine, progress=progress
        )
    engine.tell(rows, rejections)
    seconds = (now() - started_at).total_seconds()
    return Report(candidate.run_id, intake, made.computed, rows, rejections, verdict, published, seconds)


def _read(session: Session, made: _Made, *, engine: Engine, progress: Progress) -> Intake:
    request = session.request

    def read() -> Intake:
        return take_in(
            session.data,
            request.sources,
            metadata=request.metadata,
            seen=lambda done: progress.advance("read", done),
        )

    with phase(progress, "read"):
        intake = engine.step("read", read)
    made.tables.update(intake.tables)
    made.dropped.append(intake.dropped)
    return intake


def _run_stage(stage: Stage, made: _Made, *, session: Session, engine: Engine, progress: Progress) -> None:
    """Compute what is missing of one stage."""
    settings = session.request.settings
    plan = plan_stage(
        stage, made.tables, data=session.data, basis=session.basis, shard_size=settings.shard_size
    )
    done = 0
    with phase(progress, stage.name, plan.new_documents or None):
        for finished in engine.each(stage.name, session.workers.run, plan.jobs):
            done += finished.documents
            progress.advance(stage.name, done)
    produced = outputs(plan, data=session.data)
    made.dropped.append(produced.pop(DROPPED))
    made.tables.update(produced)
    made.computed[stage.name] = sum(len(job.documents or (1,)) for job in plan.jobs)


def _candidate(made: _Made, session: Session) -> Candidate:
    """What would be published, with the id of the run that made it: inputs, code, model and settings decide it."""
    code, settings = code_version(), session.basis.settings_sha256
    intake = made.tables["intake"].digest
    digests = sorted(f"{name} {output.digest}" for name, output in made.tables.items())
    dropped = [output.digest for output in made.dropped]
    return Candidate(
        session.data,
        run_id=content_id("r", intake, made.dropped[0].digest, code, settings),
        key=hash_of(code, settings, intake, *digests, *dropped),
        outputs={table.name: made.tables[table.name] for table in CONTENT if table.name in made.tables},
        dropped=tuple(made.dropped),
    )


def _counts(candidate: Candidate) -> tuple[dict[str, int], dict[str, int]]:
    """Rows per table, and rejections by reason."""
    store = Store(candidate.data)
    rows = {name: total_rows(store, output) for name, output in candidate.outputs.items()}
    reasons: Counter[str] = Counter()
    for output in candidate.dropped:
        reasons.update(read_output(store, output)["reason"].to_pylist())
    rows["rejections"] = reasons.total()
    return rows, dict(sorted(reasons.items()))


def _publish(
    candidate: Candidate,
    session: Session,
    *,
    rows: Mapping[str, int],
    started_at: datetime,
    engine: Engine,
    progress: Progress,
) -> Published:
    with phase(progress, "publish"):
        published = engine.step("publish", publish_candidate, candidate, makes=tuple(rows))
    record_run(
        session.data,
        run_id=candidate.run_id,
        started_at=started_at,
        code_version=code_version(),
        basis=session.basis,
        counts=rows,
    )
    with phase(progress, "warehouse"):
        engine.step("warehouse", build_warehouse, session.data, published, makes=("warehouse",))
    return published
