"""Publishing as a run does it: a release of what the gate let pass, and the warehouse over it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.gate import Candidate, checked_tables
from flows.store import write_whole
from warehouse.build import DATABASE, build_database
from warehouse.release import latest_version, open_release
from warehouse.releases import publish

STAGE = "publish"


@dataclass(frozen=True)
class Published:
    """The release that readers get now; `created` when this run made it."""

    version: str
    folder: Path
    created: bool


def publish_candidate(candidate: Candidate) -> Published:
    """Publish, unless the latest release is of the very same tables."""
    note = candidate.data / "stages" / STAGE / f"{candidate.key}.version"
    latest = latest_version(candidate.data)
    if latest is not None and note.exists() and note.read_text(encoding="utf-8").strip() == latest:
        return Published(latest, open_release(candidate.data, latest).folder, created=False)
    release = publish(candidate.data, checked_tables(candidate))
    write_whole(note, lambda beside: beside.write_text(release.version + "\n", encoding="utf-8"))
    return Published(release.version, release.folder, created=release.created)


def build_warehouse(data: Path, published: Published) -> Path:
    """Build `dateline.duckdb`, unless it stands on this very release already."""
    database = data / DATABASE
    if not published.created and _release_of(database) == published.version:
        return database
    return build_database(data)


def _release_of(database: Path) -> str | None:
    """The release that a database was built from; null when it cannot be told."""
    if not database.exists():
        return None
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            row = connection.execute("SELECT version FROM release").fetchone()
    except duckdb.Error:
        return None  # damaged, or of an older Dateline: it is built again
    return str(row[0]) if row else None
