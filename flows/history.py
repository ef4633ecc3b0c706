"""Merges since the last release: `entities` and `events` with the ids that are gone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from flows.fingerprint import code_hash
from flows.outputs import Output, read_output, whole
from flows.store import Store, hash_of
from pipeline.resolution.merges import Registered, vanished, with_merged
from pipeline.schema import Table, conform
from pipeline.tables import ENTITIES, EVENT_MENTIONS, EVENTS, MENTIONS
from warehouse.release import Release, latest_release

STAGE = "merges"
# A mention is the same where it has the same words; of events, several may share a trigger.
CHAINS: tuple[tuple[Table, Table, tuple[str, ...]], ...] = (
    (ENTITIES, MENTIONS, ("document_id", "start", "end")),
    (EVENTS, EVENT_MENTIONS, ("event_mention_id",)),
)


def keep_merges(data: Path, tables: Mapping[str, Output]) -> dict[str, Output]:
    """Handles on the tables to which rows of merged ids were added; empty where no id is gone."""
    release = latest_release(data)
    if release is None:
        return {}
    found = {}
    for table, mentions, same in CHAINS:
        if table.name in tables and mentions.name in tables:
            output = _with_merged(data, release, tables=tables, chain=(table, mentions, same))
            if output is not None:
                found[table.name] = output
    return found


def _with_merged(
    data: Path,
    release: Release,
    *,
    tables: Mapping[str, Output],
    chain: tuple[Table, Table, tuple[str, ...]],
) -> Output | None:
    table, mentions, same = chain
    store = Store(data)
    before, rows = release.table(table), read_output(store, tables[table.name])
    if not vanished(before, rows, table.key[0]):
        return None
    columns = (*same, table.key[0])
    code = code_hash(("pipeline.resolution.merges",))
    key = hash_of(code, release.content_sha256, tables[table.name].digest, tables[mentions.name].digest)
    if not store.holds(STAGE, key, (table.name,)):
        kept = with_merged(
            Registered(table, before, release.table(mentions), same),
            Registered(table, rows, read_output(store, tables[mentions.name], columns=columns), same),
        )
        store.write(STAGE, key, table=table.name, rows=conform(kept, table))
    return whole(store, STAGE, key=key, table=table.name)
