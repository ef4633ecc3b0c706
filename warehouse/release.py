"""A release on disk: what it is called, what it holds, and how its tables are read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from pipeline.schema import Table
from warehouse.durable import write_text
from warehouse.load_order import RELEASED
from warehouse.parquet import read_table

VERSION = re.compile(r"^(\d{4,})-([0-9a-f]{8})$")
CHECKSUMS = "SHA256SUMS"


class ReleaseError(RuntimeError):
    """A release is missing, damaged or cannot be made; the message names the remedy."""


@dataclass(frozen=True)
class Release:
    """One version: `NNNN-hhhhhhhh`, a counter and the first digits of the hash of its rows.

    `created` is whether the call that returned it made it; it is False for a release that was there before.
    """

    version: str
    folder: Path
    previous: str | None
    content_sha256: str
    rows: dict[str, int] = field(default_factory=dict)
    changes: dict[str, dict[str, int]] = field(default_factory=dict)
    created: bool = False

    @property
    def number(self) -> int:
        """The counter."""
        return int(self.version.partition("-")[0])

    def files(self, table: Table) -> list[Path]:
        """The table's Parquet files, in a stable order."""
        return sorted((self.folder / "data" / table.name).rglob("*.parquet"))

    def table(self, table: Table) -> pa.Table:
        """All rows, sorted by key within each file; raises `ReleaseError` when a file is damaged."""
        try:
            return read_table(self.files(table), table)
        except (OSError, pa.ArrowInvalid) as error:
            raise ReleaseError(
                f"table {table.name} of release {self.version} cannot be read ({error}); "
                "`dateline releases verify` says what is damaged, "
                "`dateline releases rollback` goes back to a whole release"
            ) from error

    def tables(self, wanted: tuple[Table, ...] = RELEASED) -> dict[str, pa.Table]:
        """The rows of each of these tables."""
        return {table.name: self.table(table) for table in wanted}


def releases_folder(data_dir: Path) -> Path:
    """Where the releases of a data directory stand."""
    return data_dir / "releases"


def versions(data_dir: Path) -> list[str]:
    """Versions of finished releases, oldest first."""
    folder = releases_folder(data_dir)
    found = [path.name for path in folder.iterdir() if VERSION.match(path.name)] if folder.is_dir() else []
    return sorted(found, key=lambda version: (int(version.partition("-")[0]), version))


def open_release(data_dir: Path, version: str) -> Release:
    """The release of that version, or of the only one that begins so; raises `ReleaseError`."""
    known = versions(data_dir)
    matching = [version] if version in known else [name for name in known if name.startswith(version)]
    if len(matching) != 1:
        what = "is not a release" if not matching else f"could be {', '.join(matching)}"
        raise ReleaseError(f"{version!r} {what}; {data_dir} holds {', '.join(known) or 'none'}")
    folder = releases_folder(data_dir) / matching[0]
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        facts = package["dateline"]
        return Release(
            version=matching[0],
            folder=folder,
            previous=facts["previous"],
            content_sha256=facts["content_sha256"],
            rows=facts["rows"],
            changes=facts["changes"],
        )
    except (OSError, ValueError, KeyError) as error:
        raise ReleaseError(
            f"{folder}/datapackage.json cannot be read ({error}); "
            "`dateline releases verify` says what is damaged, "
            "`dateline releases rollback` goes back to a whole release"
        ) from error


def latest_version(data_dir: Path) -> str | None:
    """What LATEST says; None before the first release."""
    pointer = releases_folder(data_dir) / "LATEST"
    return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else None


def latest_release(data_dir: Path) -> Release | None:
    """The release that readers get; None before the first. Raises `ReleaseError` when it is not there."""
    version = latest_version(data_dir)
    return open_release(data_dir, version) if version else None


def require_latest(data_dir: Path) -> Release:
    """The latest release; raises `ReleaseError` saying how to make the first."""
    release = latest_release(data_dir)
    if release is None:
        raise ReleaseError(
            f"nothing is published in {data_dir} yet; `dateline run SOURCE --data {data_dir}` does it"
        )
    return release


def point_latest(data_dir: Path, version: str) -> None:
    """Make `version` the release that readers get."""
    write_text(releases_folder(data_dir) / "LATEST", f"{version}\n")


def file_sha256(path: Path) -> str:
    """Hash of a file's bytes."""
    with path.open("rb") as handle:
        digest = sha256()
        while block := handle.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def read_checksums(folder: Path) -> dict[str, str]:
    """Hash by path within the release, as its SHA256SUMS says; raises `ReleaseError` when that is missing."""
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ReleaseError(f"{folder / CHECKSUMS} cannot be read: {error}") from error
    pairs = (line.split("  ", 1) for line in lines)
    return {name: digest for digest, name in pairs}
