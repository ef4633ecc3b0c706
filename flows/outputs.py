"""Handles on stage outputs: small enough to hand to another process, enough to read the rows there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from flows.store import Store, file_digest, hash_of, read_rows
from pipeline.schema import Column, Table, conform, empty
from pipeline.tables import REJECTIONS, STRING, TABLE_BY_NAME

DROPPED = "dropped"  # the further table that every stage writes
INDEX = "index"  # of a shard: its documents and their keys
# Rejections before it is known which run publishes them.
STAGE_REJECTIONS = replace(
    REJECTIONS,
    name=DROPPED,
    columns=(
        *(column for column in REJECTIONS.columns if column.name != "run_id"),
        Column("document_id", STRING, "The document that the row was of."),
    ),
)


def table_named(name: str) -> Table:
    """The declared table of that name."""
    return STAGE_REJECTIONS if name == DROPPED else TABLE_BY_NAME[name]


@dataclass(frozen=True)
class Output:
    """One table as a stage left it: one file, or one file per shard with the documents that count in it.

    A shard may hold documents that have since changed; only those listed in `shards` are read from it.
    `digest` changes when the rows do.
    """

    stage: str
    table: str
    digest: str
    key: str | None = None
    shards: Mapping[str, tuple[str, ...]] | None = None

    def restrict(self, documents: Collection[str]) -> Output:
        """The same output for those documents alone."""
        if self.shards is None:
            return self
        wanted = set(documents)
        kept = {key: tuple(d for d in listed if d in wanted) for key, listed in self.shards.items()}
        return replace(self, shards={key: listed for key, listed in kept.items() if listed})


def whole(store: Store, stage: str, *, key: str, table: str) -> Output:
    """The output of a stage over the whole corpus; what it depends on is its content."""
    return Output(stage, table, file_digest(store.path(stage, key, table)), key=key)


def sharded(
    stage: str, table: str, *, shards: Mapping[str, tuple[str, ...]], keys: Mapping[str, str]
) -> Output:
    """The output of a stage by documents; `keys` are the keys of the documents."""
    digest = hash_of(*(f"{document} {keys[document]}" for document in sorted(keys)))
    return Output(stage, table, digest, shards=shards)


def read_output(
    store: Store,
    output: Output,
    *,
    documents: Collection[str] | None = None,
    columns: tuple[str, ...] | None = None,
) -> pa.Table:
    """The rows, sorted by the table's key; with `documents` only theirs, with `columns` only these."""
    if output.key is not None:
        return read_rows(
            store.path(output.stage, output.key, output.table), documents=documents, columns=columns
        )
    shards = (output if documents is None else output.restrict(documents)).shards or {}
    parts = [
        read_rows(store.path(output.stage, shard, output.table), documents=listed, columns=columns)
        for shard, listed in sorted(shards.items())
    ]
    table = table_named(output.table)
    rows = pa.concat_tables(parts) if parts else empty(table)
    return conform(rows, table) if columns is None else rows.select(list(columns))
