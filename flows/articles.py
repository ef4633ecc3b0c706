"""The articles of the intake, in parts on disk: `<part>.intake.parquet`, and `<part>.index.parquet` of names.

Of an article only its names are held in memory; its text is when a part is written. A part never changes:
articles that do go into a new one, and those that stood beside them with them, so that what is no longer
counted is nowhere on disk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from sys import intern
from typing import Any

from flows.outputs import INDEX, Output, sharded
from flows.store import Store, hash_of
from pipeline.schema import Column, Table, from_rows
from pipeline.staging.identity import identity
from pipeline.tables import INTAKE, STRING

STAGE = "intake"
GIVEN_COLUMNS = ("url", "outlet", "title", "author", "published")
_MOST_ROWS, _MOST_CHARACTERS = 1_000, 4_000_000  # of a part

PART_INDEX = Table(
    name=INDEX,
    doc="The articles of a part of the intake.",
    key=("document_id", "raw_sha256"),
    columns=(
        INTAKE.column("document_id"),
        Column("document_key", STRING, "Hash of the article's row.", nullable=False),
        INTAKE.column("source_uri"),
        INTAKE.column("raw_sha256"),
        INTAKE.column("page_url"),
        Column("input_uri", STRING, "The file that was read.", nullable=False),
    ),
)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article is; `part` is empty until it is written."""

    part: str
    document_id: str
    document_key: str


class Articles:
    """All articles that were read. What `add`, `drop` and `describe` change is on disk after `settle`."""

    def __init__(self, store: Store, parts: Iterable[str]) -> None:
        self._store = store
        self._waiting: dict[bytes, Row] = {}
        self._waiting_characters = 0
        self._places: dict[bytes, Place] = {}  # by source and bytes
        self._touched: set[str] = set()  # parts with rows that do not count any more
        for part in map(intern, parts):
            for row in store.read(STAGE, part, INDEX).to_pylist():
                self._places[_name(row)] = Place(part, intern(row["document_id"]), row["document_key"])

    def __len__(self) -> int:
        return len(self._places)

    def names(self) -> Iterator[Row]:
        """Of every article what `PART_INDEX` has."""
        self._write()
        for part in self._parts():
            for row in self._store.read(STAGE, part, INDEX).to_pylist():
                if self._is_current(row, part):
                    yield row

    def add(self, row: Row, *, input_uri: str) -> None:
        """One more article, in the place of the one with the same source and bytes."""
        name, document = _name(row), intern(identity(row))
        row = {**row, "document_id": document, "input_uri": input_uri}
        place = Place("", document, _row_key(row))
        held = self._places.get(name)
        if held is not None and replace(held, part="") == place and held.part not in self._touched:
            return
        self._leave(name)
        self._waiting[name] = row | {"document_key": place.document_key}
        self._places[name] = place
        self._waiting_characters += len(row["text"])
        if len(self._waiting) >= _MOST_ROWS or self._waiting_characters >= _MOST_CHARACTERS:
            self._write()

    def drop(self, names: Iterable[Mapping[str, Any]]) -> None:
        """Let go of articles, named as in `PART_INDEX`; their text is gone from the disk after `settle`."""
        for name in map(_name, names):
            self._leave(name)
            self._places.pop(name, None)

    def drop_with_bytes(self, data: Path, names: Collection[Mapping[str, Any]]) -> None:
        """As `drop`, and the bytes under `raw/` that no other article has too."""
        self.drop(names)
        digests = {name["raw_sha256"] for name in names}
        if digests:
            digests -= {row["raw_sha256"] for row in self.names()}
        for digest in digests:
            raw_path(data, digest).unlink(missing_ok=True)

    def describe(self, given: Mapping[str, Mapping[str, Any]]) -> None:
        """Put what is given of each source beside its articles, where it differs from what stands there."""
        self._write()
        for part in self._parts():
            if not any(
                row["source_uri"] in given for row in self._store.read(STAGE, part, INDEX).to_pylist()
            ):
                continue
            for row in self._rows(part):
                stated = given.get(row["source_uri"])
                if stated and any(row[name] != stated[name] for name in GIVEN_COLUMNS):
                    self.add(row | {name: stated[name] for name in GIVEN_COLUMNS}, input_uri=row["input_uri"])

    def settle(self) -> tuple[str, ...]:
        """Write what is not written yet; returns the parts, which now hold all articles and no other."""
        for part in sorted(self._touched):
            for row in self._rows(part):
                self.add(row, input_uri=row["input_uri"])
        self._write()
        self._touched.clear()
        return self._parts()

    def output(self) -> Output:
        """A handle on the rows, once they are settled; its digest is the same however they lie in parts."""
        shards: dict[str, dict[str, None]] = {}
        keys: dict[str, str] = {}
        for place in self._places.values():
            shards.setdefault(place.part, {})[place.document_id] = None
            keys[place.document_id] = _both(keys.get(place.document_id), place.document_key)
        listed = {part: tuple(sorted(documents)) for part, documents in shards.items()}
        return sharded(STAGE, INTAKE.name, shards=listed, keys=keys)

    def _parts(self) -> tuple[str, ...]:
        return tuple(sorted({place.part for place in self._places.values() if place.part}))

    def _is_current(self, row: Mapping[str, Any], part: str) -> bool:
        place = self._places.get(_name(row))
        return place is not None and place.part == part

    def _leave(self, name: bytes) -> None:
        place = self._places.get(name)
        if place is not None and place.part:
            self._touched.add(place.part)
        elif place is not None:
            self._waiting_characters -= len(self._waiting.pop(name)["text"])

    def _rows(self, part: str) -> Iterator[Row]:
        """The rows of a part that count."""
        index = self._store.read(STAGE, part, INDEX).to_pylist()
        inputs = {_name(row): row["input_uri"] for row in index}
        for row in self._store.read(STAGE, part, INTAKE.name).to_pylist():
            if self._is_current(row, part):
                yield row | {"input_uri": inputs[_name(row)]}

    def _write(self) -> None:
        """Write what waits as a part; its index comes last."""
        if not self._waiting:
            return
        rows = list(self._waiting.values())
        part = hash_of(
            *sorted(f"{row['document_id']} {row['document_key']} {row['input_uri']}" for row in rows)
        )
        self._store.write(STAGE, part, table=INTAKE.name, rows=from_rows(rows, INTAKE))
        self._store.write(STAGE, part, table=INDEX, rows=from_rows(rows, PART_INDEX))
        for name in self._waiting:
            self._places[name] = replace(self._places[name], part=part)
        self._touched.discard(part)
        self._waiting, self._waiting_characters = {}, 0


def raw_path(data: Path, digest: str) -> Path:
    """Where the bytes of that hash are kept."""
    return data / "raw" / digest[:2] / digest


def _name(row: Mapping[str, Any]) -> bytes:
    """Source and bytes of an article, in few bytes."""
    named = f"{row['source_uri']} {row['raw_sha256']}".encode("utf-8", "surrogatepass")
    return blake2b(named, digest_size=16).digest()


def _both(first: str | None, second: str) -> str:
    """One key of two rows, in whatever order they come."""
    return second if first is None else hash_of(*sorted((first, second)))


def _row_key(row: Mapping[str, Any]) -> str:
    return hash_of(*(f"{name} {row.get(name)!r}" for name in INTAKE.column_names))
