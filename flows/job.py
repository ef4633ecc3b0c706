"""What `dateline run` does, in order: read, the stages, the gate, publish, warehouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flows.bookkeeping import now, record_run
from flows.engine import Engine
from flows.fingerprint import code_version
from flows.gate import Candidate, Verdict
from flows.history import keep_merges
from flows.intake import Intake, take_in
from flows.outputs import DROPPED, Output, read_output
from flows.plan import outputs, plan_stage, total_rows
from flows.progress import Progress, phase
from flows.publish import Published, build_warehouse, publish_candidate
from flows.quarantine import quarantine
from flows.session import Session
from flows.store import Store, hash_of
from pipeline.ids import content_id
from pipeline.stage import Stage
from warehouse.load_order import CONTENT

_QUARANTINE_ROUNDS = 2  # without the worst articles the others may fail in a rule that was not reached


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

    tables: dict[str, Output]
    refused: tuple[Output, ...]  # rejections from before the stages
    dropped: list[Output] = field(default_factory=list)  # rejections by the stages
    computed: Counter[str] = field(default_factory=Counter)


def run(session: Session, *, stages: Sequence[Stage], engine: Engine, progress: Progress) -> Report:
    """Do the whole job.

    Whatever is raised, the last release stays as it was, and the next run goes on from what is finished.
    """
    started_at = now()
    intake = _read(session, engine=engine, progress=progress)
    made = _Made({**intake.tables}, (intake.dropped,))
    candidate, verdict = _make(made, session, stages=stages, engine=engine, progress=progress)
    for _ in range(_QUARANTINE_ROUNDS):
        if verdict.passed or not verdict.quarantine:
            break
        made = _without(verdict, made, session)
        candidate, verdict = _make(made, session, stages=stages, engine=engine, progress=progress)
    rows, rejections = _counts(candidate)
    published = None
    if verdict.passed:
        published = _publish(
            candidate, session, rows=rows, started_at=started_at, engine=engine, progress=progress
        )
    engine.tell(rows, rejections)
    seconds = (now() - started_at).total_seconds()
    return Report(candidate.run_id, intake, made.computed, rows, rejections, verdict, published, seconds)


def _make(
    made: _Made, session: Session, *, stages: Sequence[Stage], engine: Engine, progress: Progress
) -> tuple[Candidate, Verdict]:
    """Every stage, and what the gate says of the outcome."""
    for stage in stages:
        _run_stage(stage, made, session=session, engine=engine, progress=progress)
    made.tables.update(engine.step("merges", keep_merges, session.data, made.tables))
    candidate = _candidate(made, session)
    with phase(progress, "gate"):
        return candidate, engine.step("gate", session.gate.check, candidate)


def _without(verdict: Verdict, made: _Made, session: Session) -> _Made:
    """The intake without the articles that the gate laid its failures at; they become rejections."""
    intake, rejected = quarantine(Store(session.data), made.tables["intake"], verdict.quarantine)
    return _Made({"intake": intake}, (*made.refused, rejected), computed=made.computed)


def _read(session: Session, *, engine: Engine, progress: Progress) -> Intake:
    request = session.request

    def read() -> Intake:
        return take_in(
            session.data,
            request.sources,
            metadata=request.metadata,
            allow_local=request.allow_local,
            columns=dict(request.columns),
            seen=lambda done: progress.advance("read", done),
        )

    with phase(progress, "read"):
        return engine.step("read", read)


def _run_stage(stage: Stage, made: _Made, *, session: Session, engine: Engine, progress: Progress) -> None:
    """Compute what is missing of one stage."""
    settings = session.request.settings
    plan = plan_stage(
        stage, made.tables, data=session.data, basis=session.basis, shard_size=settings.shard_size
    )
    done = 0
    progress.begin(stage.name, plan.new_documents or None)
    for finished in engine.each(stage.name, session.workers.run, plan.jobs):
        done += finished.documents
        if plan.new_documents:
            progress.advance(stage.name, done)
    progress.end(stage.name, "" if plan.jobs else "as before")
    produced = outputs(plan, data=session.data)
    made.dropped.append(produced.pop(DROPPED))
    made.tables.update(produced)
    made.computed[stage.name] += sum(len(job.documents or (1,)) for job in plan.jobs)


def _candidate(made: _Made, session: Session) -> Candidate:
    """What would be published. The run's id depends on inputs, code, model and settings alone."""
    code, settings = code_version(), session.basis.settings_sha256
    rejections = (*made.refused, *made.dropped)
    read = (made.tables["intake"].digest, *(output.digest for output in made.refused))
    digests = [f"{name} {output.digest}" for name, output in sorted(made.tables.items())]
    return Candidate(
        session.data,
        run_id=content_id("r", *read, code, settings),
        key=hash_of(code, settings, *digests, *(output.digest for output in rejections)),
        outputs={table.name: made.tables[table.name] for table in CONTENT if table.name in made.tables},
        dropped=rejections,
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
