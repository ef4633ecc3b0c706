"""Forgetting: documents leave the intake for good, and the next release is without them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.errors import WrongUse
from flows.fetched import drop_fetched
from flows.intake_state import State, keep, load
from flows.purge import purge_releases, purge_stages, releases_with_forgotten
from flows.store import Store


@dataclass(frozen=True)
class Forgotten:
    """How many articles were forgotten, and which releases still hold what was, now or before."""

    articles: int
    releases: tuple[str, ...]


def forget(data: Path, names: Sequence[str]) -> Forgotten:
    """Forget each source or document of those names: its bytes, its text, and what stages made of it.

    A file that was read, or a feed, stands for all articles in it. The caller holds the lock.
    Raises `WrongUse`.
    """
    store = Store(data)
    state = load(store)
    found: dict[tuple[str, str], str | None] = {}
    for name in names:
        found |= _named(name, state)
    for key, document_id in found.items():
        state.forgotten[key] = {"source_uri": key[0], "raw_sha256": key[1], "document_id": document_id}
    gone = [row for row in state.articles.names() if state.is_forgotten(row["source_uri"], row["raw_sha256"])]
    state.articles.drop_with_bytes(data, gone)
    for row in gone:
        state.given.pop(row["source_uri"], None)
    state.refused = [row for row in state.refused if not state.is_forgotten(row["input_uri"])]
    keep(store, state)
    for source_uri, _ in found:
        drop_fetched(data, source_uri)
    known = {row["document_id"] for row in state.forgotten.values() if row["document_id"]}
    purge_stages(store, known)
    return Forgotten(len(gone), tuple(releases_with_forgotten(data, state)))


def forget_releases(data: Path) -> Forgotten:
    """Remove the releases, but never the latest, that hold what was forgotten; the caller holds the lock."""
    state = load(Store(data))
    purge_releases(data, state)
    return Forgotten(0, tuple(releases_with_forgotten(data, state)))


def _named(name: str, state: State) -> dict[tuple[str, str], str | None]:
    """What a name stands for, with the document that each of it is."""
    names = [(_key(row), row) for row in state.articles.names()]
    found = {key: row["document_id"] for key, row in names if row["document_id"] == name}
    if found:
        return dict(found)
    keys = {key: row["document_id"] for key, row in names if name in (row["source_uri"], row["input_uri"])}
    refused = any(name in (row["source_uri"], row["input_uri"]) for row in state.refused)
    if not keys and not refused and not state.is_forgotten(name):
        raise WrongUse(
            f"{name}: no document is called so and none was read from there; "
            'dateline sql "SELECT document_id, source_uri FROM documents" lists them'
        )
    return {(name, ""): None, **keys}


def _key(row: Mapping[str, str]) -> tuple[str, str]:
    return row["source_uri"], row["raw_sha256"]
