"""What has to be computed, and what is there already: stages become jobs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern

import pyarrow.parquet as pq

from flows.fingerprint import Basis, stage_fingerprint
from flows.outputs import DROPPED, INDEX, Output, Stream, sharded, whole
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
    missing = [document for document in keys if document not in held]
    shards = [tuple(missing[first : first + shard_size]) for first in range(0, len(missing), shard_size)]
    return Plan(
        stage, tuple(_shard_jobs(stage, shards, keys=keys, inputs=given, data=data, basis=basis)), keys
    )


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

    Of a table that was itself made by documents, the document's key there stands for its rows, unless the
    stage says which columns it uses. The order is that in which the documents are stored, so that a shard
    reads few files.
    """
    keys = {
        document: hash_of(fingerprint, document) for document in _document_ids(stage, inputs, store=store)
    }
    for name, output in sorted(inputs.items()):
        if output.shards is not None and name not in stage.uses:
            found = _upstream_keys(store, output)
        else:
            found = _row_digests(store, output, stage)
        for document, key in keys.items():
            keys[document] = hash_of(key, name, found.get(document, ""))
    return keys


def held_shards(stage: str, keys: Mapping[str, str], *, store: Store) -> dict[str, tuple[str, ...]]:
    """Per shard in the store, the documents whose rows there are those that `keys` ask for."""
    found: dict[str, tuple[str, ...]] = {}
    placed: set[str] = set()
    for path in sorted((store.root / "stages" / stage).glob(f"*.{INDEX}.parquet")):
        index = pq.read_table(path)
        pairs = zip(index["document_id"].to_pylist(), index["document_key"].to_pylist(), strict=True)
        current = tuple(intern(d) for d, key in pairs if keys.get(d) == key and d not in placed)
        if current:
            found[path.name.split(".")[0]] = current
            placed.update(current)
    return found


def _job(stage: Stage, key: str, *, inputs: Mapping[str, Output], data: Path, basis: Basis) -> Job:
    return Job(stage, key, data, inputs, model=basis.model, extra_knowledge=basis.extra_knowledge)


def _shard_jobs(
    stage: Stage,
    shards: list[tuple[str, ...]],
    *,
    keys: Mapping[str, str],
    inputs: Mapping[str, Output],
    data: Path,
    basis: Basis,
) -> Iterator[Job]:
    own_inputs = {name: output.split(shards) for name, output in inputs.items()}
    for number, documents in enumerate(shards):
        own = tuple(keys[document] for document in documents)
        job = _job(
            stage,
            hash_of(*sorted(own)),
            inputs={name: split[number] for name, split in own_inputs.items()},
            data=data,
            basis=basis,
        )
        yield replace(job, documents=documents, document_keys=own)


def _document_ids(stage: Stage, inputs: Mapping[str, Output], *, store: Store) -> list[str]:
    """The documents of the first table that the stage reads, each once, as they are stored."""
    rows = Stream(store, inputs[stage.reads[0]], ("document_id",))
    return list(dict.fromkeys(intern(name) for batch in rows for name in batch["document_id"].to_pylist()))


def _upstream_keys(store: Store, output: Output) -> dict[str, str]:
    """Of an article that was read in two ways, both count."""
    found: dict[str, str] = {}
    for shard, documents in sorted((output.shards or {}).items()):
        index = store.read(output.stage, shard, INDEX)
        wanted = set(documents)
        for document, key in zip(
            index["document_id"].to_pylist(), index["document_key"].to_pylist(), strict=True
        ):
            if document in wanted:
                found[document] = hash_of(*sorted((found[document], key))) if document in found else key
    return found


def _row_digests(store: Store, output: Output, stage: Stage) -> dict[str, str]:
    """Hash of each document's rows, of the columns that the stage uses. A document's rows stand together."""
    digests: dict[str, str] = {}
    for rows in Stream(store, output, stage.uses.get(output.table)):
        names = [name for name in rows.column_names if name != "document_id"]
        for document, *values in zip(
            *(rows[name].to_pylist() for name in ("document_id", *names)), strict=True
        ):
            digests[document] = hash_of(digests.get(document, ""), repr(values))
    return digests


def total_rows(store: Store, output: Output) -> int:
    """Rows that count in an output."""
    if output.key is not None:
        return int(pq.read_metadata(store.path(output.stage, output.key, output.table)).num_rows)
    return sum(rows.num_rows for rows in Stream(store, output, ("document_id",)))
