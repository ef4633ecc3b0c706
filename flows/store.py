"""Where the outputs of stages are kept: `stages/<stage>/<key>.<table>.parquet`, whole or absent.

A key is a hash of everything that the output depends on, so a file that is there need not be made again, and
no file is ever changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

_TEMPORARY = ".unfinished-"
_ROW_GROUP = 2_000  # rows; a shard reads its documents without the rest of the corpus


def hash_of(*parts: str) -> str:
    """A key of 32 hexadecimal digits that depends on the parts and their order."""
    return hash_of_all(parts)


def hash_of_all(parts: Iterable[str]) -> str:
    """As `hash_of`, of more parts than are to be held at once."""
    digest = sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()[:32]


def write_whole(path: Path, write: Callable[[Path], object], *, flush: bool = True) -> None:
    """Let `write` fill a temporary file, force it to disk and give it its name.

    A caller that writes many files flushes once for all of them, before anything refers to them.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{_TEMPORARY}{os.getpid()}-{path.name}")
    write(beside)
    if flush:
        _flush(beside)
    beside.replace(path)
    if flush:
        _flush(path.parent)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_unfinished(root: Path) -> int:
    """Remove what a run that was killed left half written; the caller holds the lock. Returns how many."""
    found = [path for path in root.rglob(f"{_TEMPORARY}*") if path.is_file()]
    for path in found:
        path.unlink()
    return len(found)


@lru_cache(maxsize=256)
def file_digest(path: Path) -> str:
    """SHA-256 of a file of the store. Such a file never changes, so it is read once."""
    with path.open("rb") as handle:
        digest = sha256()
        while block := handle.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


@dataclass(frozen=True)
class Store:
    """The stage outputs of one data directory."""

    root: Path

    def path(self, stage: str, key: str, table: str) -> Path:
        """Where that output is, or will be."""
        return self.root / "stages" / stage / f"{key}.{table}.parquet"

    def holds(self, stage: str, key: str, tables: Iterable[str]) -> bool:
        """Whether all those outputs are there."""
        return all(self.path(stage, key, table).exists() for table in tables)

    def write(self, stage: str, key: str, *, table: str, rows: pa.Table) -> Path:
        """Keep the rows under that key."""
        path = self.path(stage, key, table)
        write_whole(
            path,
            lambda beside: pq.write_table(rows, beside, compression="zstd", row_group_size=_ROW_GROUP),
        )
        return path

    def read(self, stage: str, key: str, table: str) -> pa.Table:
        """The rows under that key."""
        return read_rows(self.path(stage, key, table))


def read_rows(
    path: Path, *, documents: Iterable[str] | None = None, columns: tuple[str, ...] | None = None
) -> pa.Table:
    """Rows of a file of the store; with `documents`, only theirs. The file has a `document_id` then."""
    with pq.ParquetFile(path) as file:
        wanted = list(file.schema_arrow.names if columns is None else columns)
        if documents is None:
            return file.read(columns=wanted)
        own = pa.array(sorted(documents), pa.string())
        groups = _groups_with(file, own)
        read = file.read_row_groups(groups, columns=list(dict.fromkeys(["document_id", *wanted])))
        return read.filter(pc.is_in(read["document_id"], value_set=own)).select(wanted)


def _groups_with(file: pq.ParquetFile, documents: pa.Array) -> list[int]:
    """The row groups that may hold rows of those documents, which are sorted."""
    if not len(documents):
        return []
    first, last = documents[0].as_py(), documents[-1].as_py()
    column = file.schema_arrow.names.index("document_id")
    found = []
    for number in range(file.num_row_groups):
        bounds = file.metadata.row_group(number).column(column).statistics
        if bounds is None or not bounds.has_min_max or (bounds.min <= last and bounds.max >= first):
            found.append(number)
    return found


def read_batches(path: Path, *, columns: tuple[str, ...] | None = None) -> Iterator[pa.Table]:
    """The rows of a file of the store, one row group after the other."""
    with pq.ParquetFile(path) as file:
        for number in range(file.num_row_groups):
            yield file.read_row_group(number, columns=None if columns is None else list(columns))
