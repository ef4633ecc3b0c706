"""What has to be computed, and what is there already: stages become jobs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from flows.fingerprint import Basis, stage_fingerprint
from flows.outputs import DROPPED, INDEX, Output, read_output, sharded, whole
from flows.runner import Job
from flows.store import Store, hash_of
from pipeline.stage import Stage


@dataclass(frozen=True)
class Plan:
    """The jobs that a stage still needs, and what `outputs` will be handles on."""

    stage: Stage
    jobs: tuple[Job, ...]
    keys: Mapping[str, str]  # of each document; empty for a stage over the corpus
    corpus_key: str | None = None

    @property
    def new_documents(self) -> int:
        """Documents that are not there yet."""
        return sum(len(job.documents or ()) for job in self.jobs)


def plan_stage(
    stage: Stage, inputs: Mapping[str, Output], *, data: Path, basis: Basis, shard_size: int
) -> Plan:
    """The jobs of a stage whose outputs are not in the store."""
    store = Store(data)
    fingerprint = stage_fingerprint(stage, basis)
    given = {name: inputs[name] for name in stage.reads}
    if stage.scope == "corpus":
        key = hash_of(fingerprint, *(f"{name} {output.digest}" for name, output in sorted(given.items())))
        there = store.holds(stage.name, key, (*stage.writes, DROPPED))
        job = _job(stage, key, inputs=given, data=data, basis=basis)
        return Plan(stage, () if there else (job,), {}, corpus_key=key)
    keys = document_keys(stage, given, store=store, fingerprint=fingerprint)
    held = {document for listed in held_shards(stage.name, keys, store=store).values() for document in listed}
    missing = sorted(keys.keys() - held)
    jobs = tuple(
        _shard_job(
            stage, tuple(missing[first : first + shard_size]), keys=keys, inputs=given, data=data, basis=basis
        )
        for first in range(0, len(missing), shard_size)
    )
    return Plan(stage, jobs, keys)


def outputs(plan: Plan, *, data: Path) -> dict[str, Output]:
    """Handles on what the stage wrote, once its jobs are done."""
    store, stage = Store(data), plan.stage
    if plan.corpus_key is not None:
        names = (*stage.writes, DROPPED)
        return {name: whole(store, stage.name, key=plan.corpus_key, table=name) for name in names}
    shards = held_shards(stage.name, plan.keys, store=store)
    return {
        name: sharded(stage.name, name, shards=shards, keys=plan.keys) for name in (*stage.writes, DROPPED)
    }


def document_keys(
    stage: Stage, inputs: Mapping[str, Output], *, store: Store, fingerprint: str
) -> dict[str, str]:
    """Key of each document: hash of its rows in the tables that the stage reads, and of the stage itself.

    Of a table that was itself made by documents, the document's key there stands for its rows.
    """
    digests: defaultdict[str, list[str]] = defaultdict(list)
    documents = _document_ids(store, inputs)
    for name, output in sorted(inputs.items()):
        found = (
            _upstream_keys(store, output) if output.shards is not None else _row_digests(store, output, stage)
        )
        for document in documents:
            digests[document].append(f"{name} {found.get(document, '')}")
    return {document: hash_of(fingerprint, document, *digests[document]) for document in documents}


def held_shards(stage: str, keys: Mapping[str, str], *, store: Store) -> dict[str, tuple[str, ...]]:
    """Per shard in the store, the documents whose rows there are those that `keys` ask for."""
    found: dict[str, tuple[str, ...]] = {}
    placed: set[str] = set()
    for path in sorted((store.root / "stages" / stage).glob(f"*.{INDEX}.parquet")):
        index = pq.read_table(path)
        pairs = zip(index["document_id"].to_pylist(), index["document_key"].to_pylist(), strict=True)
        current = tuple(d for d, key in pairs if keys.get(d) == key and d not in placed)
        if current:
            found[path.name.split(".")[0]] = current
            placed.update(current)
    return found


def _job(stage: Stage, key: str, *, inputs: Mapping[str, Output], data: Path, basis: Basis) -> Job:
    return Job(stage, key, data, inputs, model=basis.model, extra_knowledge=basis.extra_knowledge)


def _shard_job(
    stage: Stage,
    documents: tuple[str, ...],
    *,
    keys: Mapping[str, str],
    inputs: Mapping[str, Output],
    data: Path,
    basis: Basis,
) -> Job:
    own = tuple(keys[document] for document in documents)
    restricted = {name: output.restrict(documents) for name, output in inputs.items()}
    return Job(
        stage,
        hash_of(*own),
        data,
        restricted,
        model=basis.model,
        extra_knowledge=basis.extra_knowledge,
        documents=documents,
        document_keys=own,
    )


def _document_ids(store: Store, inputs: Mapping[str, Output]) -> list[str]:
    rows = read_output(store, inputs["documents"], columns=("document_id",))
    return sorted(rows["document_id"].to_pylist())


def _upstream_keys(store: Store, output: Output) -> dict[str, str]:
    found: dict[str, str] = {}
    for shard, documents in (output.shards or {}).items():
        index = store.read(output.stage, shard, INDEX)
        listed = dict(zip(index["document_id"].to_pylist(), index["document_key"].to_pylist(), strict=True))
        found.update({document: listed[document] for document in documents})
    return found


def _row_digests(store: Store, output: Output, stage: Stage) -> dict[str, str]:
    """Hash of each document's rows, of the columns that the stage uses."""
    rows = read_output(store, output, columns=stage.uses.get(output.table))
    digests: dict[str, Any] = {}
    names = [name for name in rows.column_names if name != "document_id"]
    documents = rows["document_id"].to_pylist()
    for document, *values in zip(documents, *(rows[name].to_pylist() for name in names), strict=True):
        digest = digests.setdefault(document, sha256())
        digest.update(repr(values).encode("utf-8", "surrogatepass"))
    return {document: digest.hexdigest() for document, digest in digests.items()}


def total_rows(store: Store, output: Output) -> int:
    """Rows that count in an output."""
    if output.key is not None:
        return int(pq.read_metadata(store.path(output.stage, output.key, output.table)).num_rows)
    return int(read_output(store, output, columns=("document_id",)).num_rows)
