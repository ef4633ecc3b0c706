"""One way of running any stage: read, run, split off what was dropped, conform, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.outputs import DROPPED, INDEX, STAGE_REJECTIONS, Output, Stream, read_output, table_named
from flows.store import Store
from pipeline.schema import Table, conform, empty, from_rows
from pipeline.stage import Stage

_ROOT = Path(__file__).resolve().parent.parent
_STAGING = ("line_codes", "staged_documents", "documents")
_REJECTION_STAGE = dict.fromkeys(_STAGING, "stage") | {"parses": "extract", "extraction": "extract"}


@dataclass(frozen=True)
class Job:
    """One stage over one shard, or over the whole corpus when `documents` is null."""

    stage: Stage
    key: str
    data: Path
    inputs: Mapping[str, Output]
    model: str
    extra_knowledge: tuple[Path, ...] = ()
    documents: tuple[str, ...] | None = None
    document_keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Done:
    """What a job wrote."""

    stage: str
    key: str
    documents: int  # 1 for the whole corpus
    failed: int = 0  # documents whose extraction raised


def run_job(job: Job) -> Done:
    """Run the stage and keep its outputs; the index of a shard comes last: it says that the rest is there."""
    store = Store(job.data)
    tables = {name: _input(store, job, name) for name in job.inputs}
    sources = _sources(store, job)
    produced, rejected = _run(job, tables, sources)
    for name in job.stage.writes:
        store.write(job.stage.name, job.key, table=name, rows=produced[name])
    store.write(job.stage.name, job.key, table=DROPPED, rows=rejected)
    if job.documents is not None:
        store.write(job.stage.name, job.key, table=INDEX, rows=_index(job))
    failed = pc.sum(pc.equal(rejected["reason"], "extraction_failed")).as_py() or 0
    return Done(job.stage.name, job.key, documents=len(job.documents or (1,)), failed=failed)


def _input(store: Store, job: Job, name: str) -> pa.Table | Stream:
    columns = job.stage.uses.get(name)
    if name in job.stage.streams:
        return Stream(store, job.inputs[name], columns)
    return read_output(store, job.inputs[name], documents=job.documents, columns=columns)


def _index(job: Job) -> pa.Table:
    return pa.table({"document_id": list(job.documents or ()), "document_key": list(job.document_keys)})


def _sources(store: Store, job: Job) -> dict[str, str]:
    """Source of each document, for the rejections; a stage over the corpus drops nothing of a document."""
    output = job.inputs.get("documents", job.inputs.get("intake"))
    if output is None or job.documents is None:
        return {}
    listed = read_output(store, output, documents=job.documents, columns=("document_id", "source_uri"))
    return dict(zip(*(listed[name].to_pylist() for name in ("document_id", "source_uri")), strict=True))


def _run(
    job: Job, tables: Mapping[str, pa.Table | Stream], sources: Mapping[str, str]
) -> tuple[dict[str, pa.Table], pa.Table]:
    options = load_options(job)
    if job.documents is None:
        return _outputs(job.stage, job.stage.run(**tables, **options), sources)
    try:
        return _outputs(job.stage, job.stage.run(**tables, **options), sources)
    except (MemoryError, OSError):  # the machine's fault, not an article's
        raise
    except Exception:
        return _one_by_one(job, tables, sources)


def _one_by_one(
    job: Job, tables: Mapping[str, pa.Table], sources: Mapping[str, str]
) -> tuple[dict[str, pa.Table], pa.Table]:
    """The shard again, each document by itself; those that fail are rejected with what was raised."""
    options = load_options(job)
    parts: list[tuple[dict[str, pa.Table], pa.Table]] = []
    for document in job.documents or ():
        own = {name: rows.filter(pc.equal(rows["document_id"], document)) for name, rows in tables.items()}
        try:
            parts.append(_outputs(job.stage, job.stage.run(**own, **options), sources))
        except (MemoryError, OSError):
            raise
        except Exception as error:
            parts.append(
                _failed(job.stage, document, error=error, source_uri=sources.get(document, document))
            )
    produced = {name: _joined([part[0][name] for part in parts], name) for name in job.stage.writes}
    return produced, conform(pa.concat_tables([part[1] for part in parts]), STAGE_REJECTIONS)


def _joined(parts: list[pa.Table], name: str) -> pa.Table:
    rows = pa.concat_tables(parts)
    return conform(rows, table_named(name))


def _failed(
    stage: Stage, document: str, *, error: Exception, source_uri: str
) -> tuple[dict[str, pa.Table], pa.Table]:
    row = {
        "stage": _REJECTION_STAGE.get(stage.name, "extract"),
        "table": "documents" if stage.name in _STAGING else stage.writes[0],
        "key": document,
        "document_id": document,
        "source_uri": source_uri,
        "reason": "extraction_failed",
        "detail": f"{type(error).__name__}: {error} ({_where(error)})"[:500],
    }
    return {name: empty(table_named(name)) for name in stage.writes}, from_rows([row], STAGE_REJECTIONS)


def _where(error: BaseException) -> str:
    """File and line of the pipeline that raised: the same on every machine."""
    folder = _ROOT / "pipeline"
    frames = [
        frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(folder)
    ]
    last = frames[-1] if frames else None
    return (
        f"{Path(last.filename).relative_to(_ROOT).as_posix()}:{last.lineno}" if last else "outside pipeline"
    )


def load_options(job: Job) -> dict[str, Any]:
    """What the stage asks for beside its tables, loaded once per process."""
    loaded: dict[str, Any] = {}
    for option in job.stage.options:
        if option == "nlp":
            from pipeline.extraction.model import load_model

            loaded[option] = load_model(job.model)
        elif option == "resources":
            from pipeline.resources import load_resources

            loaded[option] = load_resources(job.extra_knowledge)
        else:
            raise ValueError(f"stage {job.stage.name} asks for {option!r}; there are nlp and resources")
    return loaded


def _outputs(
    stage: Stage, returned: pa.Table | Mapping[str, pa.Table], sources: Mapping[str, str]
) -> tuple[dict[str, pa.Table], pa.Table]:
    """The stage's tables in their declared shape, and the rows that it dropped."""
    given = {stage.writes[0]: returned} if isinstance(returned, pa.Table) else dict(returned)
    if set(given) != set(stage.writes):
        raise ValueError(
            f"stage {stage.name} returned {sorted(given)}, and is to write {sorted(stage.writes)}"
        )
    produced: dict[str, pa.Table] = {}
    rejected: list[dict[str, object]] = []
    for name, rows in given.items():
        table = table_named(name)
        kept, dropped = split_dropped(rows)
        produced[name] = conform(kept, table)
        rejected.extend(
            _rejections(dropped, table, stage=_REJECTION_STAGE.get(stage.name, "resolve"), sources=sources)
        )
    return produced, from_rows(rejected, STAGE_REJECTIONS)


def split_dropped(rows: pa.Table) -> tuple[pa.Table, list[dict[str, Any]]]:
    """The rows without a `drop_reason`, and those with one."""
    if "drop_reason" not in rows.column_names:
        return rows, []
    reasons = [name for name in ("drop_reason", "drop_detail") if name in rows.column_names]
    stays = pc.is_null(rows["drop_reason"])
    return rows.filter(stays).drop_columns(reasons), rows.filter(pc.invert(stays)).to_pylist()


def _rejections(
    dropped: Iterable[Mapping[str, Any]], table: Table, *, stage: str, sources: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    for row in dropped:
        yield {
            "stage": stage,
            "table": table.name,
            "key": "|".join(str(row[name]) for name in table.key),
            "document_id": row.get("document_id"),
            "source_uri": row.get("source_uri") or sources.get(row.get("document_id") or "", table.name),
            "reason": row["drop_reason"],
            "detail": row.get("drop_detail"),
        }
