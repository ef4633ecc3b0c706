"""Forgetting: documents leave the intake for good, and the next release is without them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from flows.errors import WrongUse
from flows.fetched import drop_fetched
from flows.intake_state import State, keep, load
from flows.store import Store
from pipeline.tables import DOCUMENTS
from warehouse.release import latest_release


def forget(data: Path, names: Sequence[str]) -> int:
    """Forget each source or document of those names, and its bytes; returns how many articles that were.

    A file that was read, or a feed, stands for all articles in it. The caller holds the lock.
    Raises `WrongUse`.
    """
    store = Store(data)
    state = load(store)
    released = _released(data)
    found: dict[tuple[str, str], str | None] = {}
    for name in names:
        found |= _named(name, state, released)
    for key, document_id in found.items():
        state.forgotten[key] = {"source_uri": key[0], "raw_sha256": key[1], "document_id": document_id}
    gone = [key for key in state.found if state.is_forgotten(*key)]
    hashes = {key[1] for key in gone}
    for key in gone:
        del state.found[key]
        state.given.pop(key[0], None)
    state.refused = [row for row in state.refused if not state.is_forgotten(row["input_uri"])]
    keep(store, state)
    for digest in hashes - {digest for _, digest in state.found}:
        (data / "raw" / digest[:2] / digest).unlink(missing_ok=True)
    for source_uri, _ in found:
        drop_fetched(data, source_uri)
    return len(gone)


def _named(
    name: str, state: State, released: Mapping[str, tuple[str, str]]
) -> dict[tuple[str, str], str | None]:
    """What a name stands for, with the document of each where one was released."""
    documents = {key: document_id for document_id, key in released.items()}
    if name in released:
        return {released[name]: name}
    keys = [key for key, row in state.found.items() if name in (key[0], row["input_uri"])]
    refused = any(name in (row["source_uri"], row["input_uri"]) for row in state.refused)
    if not keys and not refused and not state.is_forgotten(name):
        raise WrongUse(
            f"{name}: no document is called so and none was read from there; "
            'dateline sql "SELECT document_id, source_uri FROM documents" lists them'
        )
    found: dict[tuple[str, str], str | None] = {(name, ""): None}
    return found | {key: documents.get(key) for key in keys}


def _released(data: Path) -> dict[str, tuple[str, str]]:
    """Source and hash of the bytes of each document in the latest release."""
    release = latest_release(data)
    if release is None:
        return {}
    rows = release.table(DOCUMENTS).select(["document_id", "source_uri", "raw_sha256"]).to_pylist()
    return {row["document_id"]: (row["source_uri"], row["raw_sha256"]) for row in rows}
