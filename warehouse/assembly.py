"""The files of one release, written into a folder that is not yet announced."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.schema import Table, from_rows
from pipeline.tables import CHANGES, QUALITY_RESULTS, REJECTIONS, TABLE_BY_NAME
from warehouse.croissant import croissant
from warehouse.dictionary import dictionary
from warehouse.load_order import RELEASED
from warehouse.metadata import datapackage
from warehouse.pages import LICENSES, changes_page, quality_page
from warehouse.parquet import months_of, write_table
from warehouse.release import CHECKSUMS, Release, file_sha256, read_checksums

READ_ONLY = 0o444
# They speak about a run rather than about the articles.
NOT_CONTENT = frozenset({QUALITY_RESULTS.name, CHANGES.name})


@dataclass(frozen=True)
class ReleasePlan:
    """What is known of a release before it is written."""

    version: str
    previous: str | None
    content_sha256: str
    rows: dict[str, int]
    changes: dict[str, dict[str, int]]


def write_data(tables: dict[str, pa.Table], folder: Path, *, before: Release | None, large: int) -> None:
    """Write every table under `folder/data`; a file that `before` holds too becomes a hard link to it."""
    months = months_of(tables["documents"])
    for name, rows in tables.items():
        write_table(rows, TABLE_BY_NAME[name], folder / "data" / name, months=months, large=large)
    if before is not None:
        _share(folder, before)


def _share(folder: Path, before: Release) -> None:
    """Replace equal files by links to those of `before`, whose bytes are checked by their recorded hash."""
    for name, digest in read_checksums(before.folder).items():
        file, old = folder / name, before.folder / name
        if file.is_file() and old.is_file() and file_sha256(file) == digest == file_sha256(old):
            file.unlink()
            os.link(old, file)


def shares_all(table: Table, folder: Path, before: Release) -> bool:
    """Whether every file of the table is a link to the same file of `before`, so that no row differs."""
    names = _paths(folder, table.name)
    return names == _paths(before.folder, table.name) and all(
        (folder / name).samefile(before.folder / name) for name in names
    )


def content_sha256(folder: Path, tables: dict[str, pa.Table]) -> str:
    """Hash of the rows that a release is a version of, without the id of the run in `rejections`."""
    digest = sha256()
    for file in sorted((folder / "data").rglob("*.parquet")):
        name = file.relative_to(folder / "data").parts[0]
        if name not in NOT_CONTENT:
            value = _without_run(tables[name]) if name == REJECTIONS.name else file_sha256(file)
            digest.update(f"{value}  {file.relative_to(folder).as_posix()}\n".encode())
    return digest.hexdigest()


def _without_run(rejections: pa.Table) -> str:
    buffer = io.BytesIO()
    pq.write_table(rejections.drop_columns("run_id").combine_chunks(), buffer)
    return sha256(buffer.getvalue()).hexdigest()


def write_descriptions(
    plan: ReleasePlan, tables: dict[str, pa.Table], folder: Path, *, changes: list[dict[str, object]]
) -> None:
    """Write everything beside the data: changes, descriptors, pages, and the checksums of it all."""
    rows = ({**row, "release": plan.version} for row in changes)
    write_table(from_rows(rows, CHANGES), CHANGES, folder / "data" / CHANGES.name, months={})
    files = {table.name: _paths(folder, table.name) for table in RELEASED}
    checksums = {path: file_sha256(folder / path) for paths in files.values() for path in paths}
    facts = {
        "version": plan.version,
        "previous": plan.previous,
        "content_sha256": plan.content_sha256,
        "rows": plan.rows,
        "changes": plan.changes,
    }
    results = tables[QUALITY_RESULTS.name].to_pylist() if QUALITY_RESULTS.name in tables else []
    described = croissant(RELEASED, files, version=plan.version, checksums=checksums)
    pages = {
        "datapackage.json": _json(datapackage(RELEASED, files, facts=facts)),
        "croissant.json": _json(described),
        "dictionary.md": dictionary(RELEASED, views=()),
        "CHANGES.md": changes_page(plan.version, plan.previous, changes, held=plan.rows),
        "quality.html": quality_page(plan.version, plan.rows, results),
        "LICENSES.md": LICENSES,
    }
    for name, content in pages.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
        checksums[name] = file_sha256(folder / name)
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(checksums.items()))
    (folder / CHECKSUMS).write_text(lines, encoding="utf-8", newline="\n")
    for file in folder.rglob("*"):
        if file.is_file():
            file.chmod(READ_ONLY)


def _paths(folder: Path, table: str) -> list[str]:
    files = sorted((folder / "data" / table).rglob("*.parquet"))
    return [file.relative_to(folder).as_posix() for file in files]


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
