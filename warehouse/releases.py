"""Releases: publish, list, diff, verify, prune, roll back.

A release is built in a hidden folder, flushed to disk and renamed; LATEST moves last. Whatever dies in
between leaves the last release whole, and the next `publish` clears the rest away and finishes the work.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from pipeline.schema import SchemaError, conform
from warehouse.assembly import ReleasePlan, content_sha256, shares_all, write_data, write_descriptions
from warehouse.changes import counts, difference
from warehouse.durable import exclusive, flush, flush_tree, move, remove_tree
from warehouse.load_order import CONTENT, RELEASED
from warehouse.parquet import LARGE
from warehouse.release import (
    CHECKSUMS,
    Release,
    ReleaseError,
    file_sha256,
    latest_release,
    latest_version,
    open_release,
    point_latest,
    read_checksums,
    releases_folder,
    require_latest,
    versions,
)

UNFINISHED = ".building"
HIDDEN = (UNFINISHED, ".removed-")


def publish(data_dir: Path, tables: Mapping[str, pa.Table], *, large: int = LARGE) -> Release:
    """Publish the tables as the next release, unless the latest holds the same rows: then that is returned.

    `tables` holds every table of `CONTENT` by name, and may hold `quality_results`, which travels with the
    release but does not make one. Rows may come in any order. `large` is the size from which a table is cut
    into several files. The caller has passed the tables through the gate. Raises `ReleaseError`.
    """
    shaped = _shaped(tables)
    folder = releases_folder(data_dir)
    with exclusive(folder / ".lock"):
        _clear(folder)
        before = latest_release(data_dir)
        building = folder / f"{UNFINISHED}-{os.getpid()}"
        try:
            write_data(shaped, building, before=before, large=large)
            content = content_sha256(building, shaped)
            standing = _standing(data_dir, before, content)
            if standing is None:
                return _finish(data_dir, shaped, building, content=content, before=before)
        finally:
            if building.exists():
                shutil.rmtree(building)
        if standing.version != latest_version(data_dir):
            point_latest(data_dir, standing.version)
        return standing


def _shaped(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    missing = [table.name for table in CONTENT if table.name not in tables]
    if missing:
        raise ReleaseError(f"cannot publish without the tables {', '.join(missing)}")
    try:
        return {
            table.name: conform(tables[table.name], table)
            for table in RELEASED
            if table.name in tables and table.name != "changes"
        }
    except SchemaError as error:
        raise ReleaseError(f"cannot publish: {error}") from error


def _standing(data_dir: Path, before: Release | None, content: str) -> Release | None:
    """The release that already says this: the latest, or one made after it that was never announced."""
    if before is not None and before.content_sha256 == content:
        return before
    previous = before.version if before else None
    for version in reversed(versions(data_dir)):
        release = open_release(data_dir, version)
        if release.content_sha256 == content and release.previous == previous:
            return release
    return None


def _finish(
    data_dir: Path, tables: dict[str, pa.Table], building: Path, *, content: str, before: Release | None
) -> Release:
    rows = _changed_rows(tables, building, before)
    taken = [int(version.partition("-")[0]) for version in versions(data_dir)]
    version = f"{max(taken, default=0) + 1:04d}-{content[:8]}"
    plan = ReleasePlan(
        version=version,
        previous=before.version if before else None,
        content_sha256=content,
        rows={name: table.num_rows for name, table in tables.items()},
        changes=counts(rows),
    )
    write_descriptions(plan, tables, building, changes=rows)
    flush_tree(building)
    move(building, releases_folder(data_dir) / version)
    point_latest(data_dir, version)
    return replace(open_release(data_dir, version), created=True)


def _changed_rows(
    tables: dict[str, pa.Table], building: Path, before: Release | None
) -> list[dict[str, object]]:
    """Rows that differ from the release before; the first release differs from nothing."""
    if before is None:
        return []
    compared = tuple(table for table in CONTENT if not shares_all(table, building, before))
    return difference(before.tables(compared), tables, compared, hides_names=True)


def _clear(folder: Path) -> None:
    """Remove what a run that died left behind; call under the lock."""
    for path in folder.iterdir():
        if path.name.startswith(HIDDEN) and path.is_dir():
            shutil.rmtree(path)


def list_releases(data_dir: Path) -> list[Release]:
    """Every release, oldest first."""
    return [open_release(data_dir, version) for version in versions(data_dir)]


def diff(data_dir: Path, before: str, after: str | None = None) -> list[dict[str, object]]:
    """Rows that differ between two releases (by default up to the latest): table, key, change, columns."""
    older = open_release(data_dir, before)
    newer = open_release(data_dir, after) if after else require_latest(data_dir)
    return difference(older.tables(CONTENT), newer.tables(CONTENT))


def verify(data_dir: Path, version: str | None = None) -> list[str]:
    """What is wrong with that release, or with all of them; empty when every file is as it was published."""
    known = versions(data_dir)
    chosen = [open_release_name(data_dir, version)] if version else known
    problems = [problem for name in chosen for problem in _damage(releases_folder(data_dir) / name)]
    pointed = latest_version(data_dir)
    if pointed is not None and pointed not in known:
        problems.append(f"LATEST names {pointed}, which is not there; `dateline releases rollback` mends it")
    return problems


def open_release_name(data_dir: Path, version: str) -> str:
    """The full version that `version` begins, without reading the release, which may be damaged."""
    matching = [name for name in versions(data_dir) if name == version or name.startswith(version)]
    if len(matching) != 1:
        known = ", ".join(versions(data_dir)) or "none"
        raise ReleaseError(f"{version!r} names {len(matching)} releases; {data_dir} holds {known}")
    return matching[0]


def _damage(folder: Path) -> list[str]:
    try:
        wanted = read_checksums(folder)
    except ReleaseError as error:
        return [f"{folder.name}: {error}"]
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {
        CHECKSUMS
    }
    problems = [f"{folder.name}: {name} is missing" for name in sorted(wanted.keys() - present)]
    problems += [f"{folder.name}: {name} was not published" for name in sorted(present - wanted.keys())]
    problems += [
        f"{folder.name}: {name} is not what was published"
        for name in sorted(wanted.keys() & present)
        if file_sha256(folder / name) != wanted[name]
    ]
    return problems


def prune(data_dir: Path, *, keep: int, dry_run: bool = False) -> list[str]:
    """Remove all but the newest `keep` releases, never the latest; returns the versions removed.

    Files that a kept release shares with a removed one stay: they are hard links.
    """
    if keep < 1:
        raise ReleaseError("at least one release is kept")
    with exclusive(releases_folder(data_dir) / ".lock"):
        pointed = latest_version(data_dir)
        doomed = [version for version in versions(data_dir)[:-keep] if version != pointed]
        if not dry_run:
            _remove(data_dir, doomed)
        return doomed


def remove(data_dir: Path, doomed: Sequence[str]) -> None:
    """Remove those releases; raises `ReleaseError` when the latest is among them."""
    with exclusive(releases_folder(data_dir) / ".lock"):
        if latest_version(data_dir) in doomed:
            raise ReleaseError("the latest release is not removed; publish another before")
        _remove(data_dir, doomed)


def _remove(data_dir: Path, doomed: Iterable[str]) -> None:
    for version in doomed:
        remove_tree(releases_folder(data_dir) / version)
    flush(releases_folder(data_dir))


def rollback(data_dir: Path, version: str | None = None) -> Release:
    """Make an earlier release the latest, by default the one that the latest followed; nothing is removed.

    Raises `ReleaseError` when the release is damaged or there is none to go back to.
    """
    with exclusive(releases_folder(data_dir) / ".lock"):
        target = version or _before_latest(data_dir)
        name = open_release_name(data_dir, target)
        problems = _damage(releases_folder(data_dir) / name)
        if problems:
            raise ReleaseError(f"not rolled back: {'; '.join(problems)}")
        point_latest(data_dir, name)
        return open_release(data_dir, name)


def _before_latest(data_dir: Path) -> str:
    pointed, known = latest_version(data_dir), versions(data_dir)
    earlier = [version for version in known if pointed is None or version < pointed]
    if not earlier:
        raise ReleaseError(
            f"there is no earlier release to go back to; {data_dir} holds {', '.join(known) or 'none'}; "
            f"to publish anew from the articles, remove {releases_folder(data_dir)} and run again"
        )
    return earlier[-1]
