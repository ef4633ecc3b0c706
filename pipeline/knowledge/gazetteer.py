"""The gazetteer: places of the world by name, with coordinates, country and divisions.

The files are Arrow tables read in place (memory-mapped), so that opening costs neither time nor memory; names
are found by hash in a sorted column. `pipeline.knowledge.gazetteer_build` makes them from packaged GeoNames
data the first time.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from anyascii import anyascii

from pipeline.knowledge.tsv import read_rows

FILES = {"places": "places.arrow", "names": "names.arrow"}
KINDS = ("country", "division1", "division2", "city", "feature")
_VERSION = 6  # rises with the layout or the rules of the build


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `row` is its number in the gazetteer; `divisions` the rows that it lies in, widest first."""

    row: int
    geonames_id: int | None
    name: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    population: int
    divisions: tuple[int, ...]
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; `is_primary` says that it is the place's own name."""

    place: Place
    is_primary: bool


class Gazetteer:
    """Look-up of places by name. `candidates` never ranks: that takes the document (`extraction.places`)."""

    def __init__(self, places: pa.Table, names: pa.Table, abbreviations: dict[str, tuple[str, str]]) -> None:
        self._columns: dict[str, Any] = {name: places.column(name).chunk(0) for name in places.column_names}
        self._hashes: npt.NDArray[np.uint64] = _numbers(names.column("hash"), np.uint64)
        self._rows: npt.NDArray[np.int32] = _numbers(names.column("place"), np.int32)
        self._primary = names.column("is_primary").chunk(0)
        self._abbreviations = abbreviations
        self._places: dict[int, Place] = {}
        self._found: dict[str, tuple[Candidate, ...]] = {}
        kinds = _numbers(places.column("kind"), np.int8)
        self._countries = {
            str(self._columns["country"][int(row)]): int(row)
            for row in np.flatnonzero(kinds == KINDS.index("country"))
        }

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Places of that name, in the order of the gazetteer; none when it is unknown."""
        folded = fold(name)
        if folded not in self._found:
            self._found[folded] = tuple(self._look_up(folded)) if folded else ()
        return self._found[folded]

    def country(self, code: str) -> Place | None:
        """The country or territory of that ISO 3166-1 alpha-3 code."""
        row = self._countries.get(code)
        return None if row is None else self.place(row)

    def division(self, abbreviation: str) -> Place | None:
        """The first-order division that an abbreviation names ("Ore.", "N.S.W.")."""
        key = abbreviation if abbreviation in self._abbreviations else f"{abbreviation}."
        country, name = self._abbreviations.get(key, (None, None))
        for candidate in self.candidates(name) if name else ():
            if candidate.place.kind == "division1" and candidate.place.country == country:
                return candidate.place
        return None

    def place(self, row: int) -> Place:
        """The place of that row."""
        if row not in self._places:
            self._places[row] = self._read(row)
        return self._places[row]

    def _look_up(self, folded: str) -> list[Candidate]:
        wanted = np.uint64(hash_of_name(folded))
        first, last = (int(np.searchsorted(self._hashes, wanted, side=side)) for side in ("left", "right"))
        return [
            Candidate(self.place(int(self._rows[i])), bool(self._primary[i].as_py()))
            for i in range(first, last)
        ]

    def _read(self, row: int) -> Place:
        values = {name: column[row].as_py() for name, column in self._columns.items()}
        parents = tuple(parent for parent in (values["parent1"], values["parent2"]) if parent >= 0)
        return Place(
            row=row,
            geonames_id=values["geonames_id"],
            name=values["name"],
            kind=KINDS[values["kind"]],
            country=values["country"],
            latitude=round(values["latitude"], 5),
            longitude=round(values["longitude"], 5),
            population=values["population"],
            divisions=parents,
            is_capital=values["is_capital"],
        )


def _numbers(column: pa.ChunkedArray, dtype: type[np.generic]) -> npt.NDArray[Any]:
    """A column without nulls as numbers in place; pyarrow's own way imports pandas, which takes a second."""
    chunk = column.chunk(0)
    return np.frombuffer(chunk.buffers()[1], dtype=dtype)[chunk.offset : chunk.offset + len(chunk)]


def fold(name: str) -> str:
    """One spelling for look-up: plain lower-case letters, single blanks, no punctuation, `saint` for `st`."""
    plain = re.sub(r"[^a-z0-9]+", " ", anyascii(name).lower().replace("'", "").replace(".", "")).strip()
    plain = re.sub(r"^(?:the) ", "", plain)
    return re.sub(r"\bst\b", "saint", plain)


def hash_of_name(folded: str) -> int:
    """64 bits of a folded name."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "big")


def folder() -> Path:
    """Where the built files stand: beside this module, or in a temporary folder if that is read-only."""
    beside = Path(__file__).parent / "places" / f"built-{_VERSION}"
    try:
        beside.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=beside):
            return beside
    except OSError:
        return beside if _is_built(beside) else Path(tempfile.gettempdir()) / f"dateline-gazetteer-{_VERSION}"


def _is_built(place: Path) -> bool:
    return all((place / name).exists() for name in FILES.values())


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer, opened once per process; built first (about fifteen seconds) where it is missing."""
    place = folder()
    if not _is_built(place):
        from pipeline.knowledge.gazetteer_build import build

        place = build()
    tables = {
        name: pa.ipc.open_file(pa.memory_map(str(place / file))).read_all() for name, file in FILES.items()
    }
    return Gazetteer(tables["places"], tables["names"], _abbreviations())


def _abbreviations() -> dict[str, tuple[str, str]]:
    file = Path(__file__).parent / "places" / "abbreviations.tsv"
    rows = read_rows(file, columns=("abbreviation", "country", "name"))
    return {row["abbreviation"]: (row["country"], row["name"]) for row in rows}
