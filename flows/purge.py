"""What is left of forgotten documents beside the intake: kept outputs of stages, and releases of before.

Stage outputs are rewritten or removed at once. A release never changes, so one that holds a forgotten
document is removed as a whole, once a later one is published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.articles import STAGE as INTAKE_STAGE
from flows.intake_state import State
from flows.outputs import INDEX
from flows.store import Store, hash_of
from pipeline.tables import DOCUMENTS
from warehouse.release import latest_version, open_release, versions
from warehouse.releases import remove


def purge_stages(store: Store, documents: Collection[str]) -> None:
    """Take documents out of every shard, and let go of what was made of all documents: it is made again."""
    for stage in sorted((store.root / "stages").glob("*")):
        if stage.name == INTAKE_STAGE or not stage.is_dir():
            continue
        by_key: dict[str, list[Path]] = {}
        for path in sorted(stage.iterdir()):
            by_key.setdefault(path.name.partition(".")[0], []).append(path)
        for key, paths in by_key.items():
            if store.holds(stage.name, key, (INDEX,)):
                _purge_shard(store, stage.name, key, paths, documents)
            else:
                _unlink(paths)


def _purge_shard(store: Store, stage: str, key: str, paths: list[Path], documents: Collection[str]) -> None:
    """The shard under another key without those documents; its index is written last and removed first."""
    index = store.read(stage, key, INDEX)
    gone = pa.array(sorted(documents), pa.string())
    held = pc.is_in(index["document_id"], value_set=gone)
    if not pc.any(held).as_py():
        return
    kept_key = hash_of(key, *sorted(documents))
    tables = sorted((path.name.split(".")[1] for path in paths), key=lambda name: (name == INDEX, name))
    if not pc.all(held).as_py():
        for table in tables:
            rows = pq.ParquetFile(store.path(stage, key, table)).read()
            rows = rows.filter(pc.invert(pc.is_in(rows["document_id"], value_set=gone)))
            store.write(stage, kept_key, table=table, rows=rows)
    _unlink(sorted(paths, key=lambda path: path.name.split(".")[1] != INDEX))


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink()


def releases_with_forgotten(data: Path, state: State) -> list[str]:
    """The releases that hold what the user had forgotten, oldest first."""
    known = {row["document_id"] for row in state.forgotten.values() if row["document_id"]}
    return [version for version in versions(data) if _holds(data, version, state, known)]


def _holds(data: Path, version: str, state: State, known: Collection[str]) -> bool:
    for path in open_release(data, version).files(DOCUMENTS):
        rows = pq.ParquetFile(path).read(columns=["document_id", "source_uri", "raw_sha256"])
        for row in rows.to_pylist():
            if row["document_id"] in known or state.is_forgotten(row["source_uri"], row["raw_sha256"]):
                return True
    return False


def purge_releases(data: Path, state: State) -> list[str]:
    """Remove the releases that hold what was forgotten, but never the latest; returns those removed."""
    doomed = [name for name in releases_with_forgotten(data, state) if name != latest_version(data)]
    remove(data, doomed)
    return doomed
