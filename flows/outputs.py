"""Handles on stage outputs: small enough to hand to another process, enough to read the rows there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from flows.store import Store, file_digest, hash_of, hash_of_all, read_batches, read_rows
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

    def split(self, lists: Collection[tuple[str, ...]]) -> list[Output]:
        """The same output for the documents of each list alone."""
        if self.shards is None:
            return [self] * len(lists)
        where = {document: number for number, documents in enumerate(lists) for document in documents}
        found: list[dict[str, list[str]]] = [{} for _ in lists]
        for shard, listed in self.shards.items():
            for document in listed:
                if (number := where.get(document)) is not None:
                    found[number].setdefault(shard, []).append(document)
        return [replace(self, shards={key: tuple(held) for key, held in each.items()}) for each in found]

    def without(self, documents: Collection[str]) -> Output:
        """The same output of articles without those documents."""
        kept = {
            key: tuple(d for d in held if d not in documents) for key, held in (self.shards or {}).items()
        }
        digest = hash_of(self.digest, *sorted(documents))
        return replace(self, digest=digest, shards={key: held for key, held in kept.items() if held})


def whole(store: Store, stage: str, *, key: str, table: str) -> Output:
    """The output of a stage over the whole corpus; what it depends on is its content."""
    return Output(stage, table, file_digest(store.path(stage, key, table)), key=key)


def sharded(
    stage: str, table: str, *, shards: Mapping[str, tuple[str, ...]], keys: Mapping[str, str]
) -> Output:
    """The output of a stage by documents; `keys` are the keys of the documents."""
    digest = hash_of_all(f"{document} {keys[document]}" for document in sorted(keys))
    return Output(stage, table, digest, shards=shards)


def read_output(
    store: Store,
    output: Output,
    *,
    documents: Collection[str] | None = None,
    columns: tuple[str, ...] | None = None,
) -> pa.Table:
    """The rows, sorted by the table's key; with `columns` only these, in no order.

    `documents` are those wanted of a table that is one file; one in shards is `split` beforehand.
    """
    if output.key is not None:
        path = store.path(output.stage, output.key, output.table)
        return read_rows(path, documents=documents, columns=columns)
    table = table_named(output.table)
    parts = list(Stream(store, output, columns))
    rows = pa.concat_tables(parts) if parts else empty(table)
    return conform(rows, table) if columns is None else rows.select(list(columns))


@dataclass(frozen=True)
class Stream:
    """The rows of an output in parts; see `pipeline.stage.Batches`."""

    store: Store
    output: Output
    columns: tuple[str, ...] | None = None

    def __iter__(self) -> Iterator[pa.Table]:
        """The parts, in the same order each time."""
        if self.output.key is None:
            return _shards(self.store, self.output, self.columns)
        path = self.store.path(self.output.stage, self.output.key, self.output.table)
        return read_batches(path, columns=self.columns)

    def only(self, *columns: str) -> Stream:
        """The same rows with these columns alone."""
        return replace(self, columns=columns)


def _shards(store: Store, output: Output, columns: tuple[str, ...] | None) -> Iterator[pa.Table]:
    for shard, listed in sorted((output.shards or {}).items()):
        yield read_rows(store.path(output.stage, shard, output.table), documents=listed, columns=columns)
