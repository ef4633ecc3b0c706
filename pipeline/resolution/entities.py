"""Entities across documents: the same id wherever the same person, body or place is meant.

What the knowledge base or the gazetteer knows is one by its id. Everything else is one by kind and folded
name, kept apart where two documents state different countries, and, for persons, where more than a working
life lies between their reports. A person known by a single word in a document stays with that document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from pipeline.ids import content_id
from pipeline.knowledge.gazetteer import fold
from pipeline.schema import from_rows
from pipeline.tables import ENTITIES, ENTITY_LINKS, ENTITY_NAMES, MENTIONS

Row = Mapping[str, Any]
_WORKING_LIFE = 40  # years
_GROUPS = {  # kinds that documents take for one another
    "government": "body", "organization": "body", "armed_group": "body", "party": "body", "outlet": "body",
    "agency": "body", "country": "place", "region": "place", "city": "place", "place": "place", "facility": "place",
}  # fmt: skip
_NAME_BASES = {"acronym": "acronym", "surname": "surname", "knowledge": "knowledge", "alias": "alias"}
_FACTS = (
    "country_code",
    "description",
    "wikidata_id",
    "geonames_id",
    "latitude",
    "longitude",
    "place_precision",
)


@dataclass(frozen=True)
class _Local:
    """An entity of one document with its publication day."""

    row: Row
    seen_on: date | None

    @property
    def key(self) -> tuple[str, int]:
        return self.row["document_id"], self.row["cluster"]


def resolve_entities(
    documents: pa.Table, document_entities: pa.Table, mentions: pa.Table
) -> dict[str, pa.Table]:
    """`entities`, `entity_names`, `mentions` and `entity_links`."""
    days = {row["document_id"]: _day(row) for row in documents.to_pylist()}
    local = [_Local(row, days.get(row["document_id"])) for row in document_entities.to_pylist()]
    groups = {content_id("n", *parts): held for parts, held in _groups(local).items()}
    links = {item.key: entity_id for entity_id, held in groups.items() for item in held}
    linked = [
        {
            **row,
            "entity_id": links.get((row["document_id"], row["cluster"]))
            if row["cluster"] is not None
            else None,
        }
        for row in mentions.to_pylist()
    ]
    by_entity: dict[str, list[Row]] = defaultdict(list)
    for mention in linked:
        if mention["entity_id"] is not None:
            by_entity[mention["entity_id"]].append(mention)
    entities = [_entity(entity_id, held, by_entity[entity_id]) for entity_id, held in groups.items()]
    names = [row for entity_id in groups for row in _names(entity_id, by_entity[entity_id])]
    return {
        "entities": from_rows(entities, ENTITIES),
        "entity_names": from_rows(names, ENTITY_NAMES),
        "mentions": from_rows(
            ({name: row.get(name) for name in MENTIONS.column_names} for row in linked), MENTIONS
        ),
        "entity_links": from_rows(
            ({"document_id": d, "cluster": c, "entity_id": entity_id} for (d, c), entity_id in links.items()),
            ENTITY_LINKS,
        ),
    }


def _day(document: Row) -> date | None:
    return document["published_at"].date() if document["published_at"] is not None else None


def _groups(local: Iterable[_Local]) -> dict[tuple[object, ...], list[_Local]]:
    """The documents' entities by what their id is made of."""
    groups: dict[tuple[object, ...], list[_Local]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[_Local]] = defaultdict(list)
    for item in local:
        row = item.row
        if row["knowledge_id"] is not None:
            groups["known", row["knowledge_id"]].append(item)
        elif row["kind"] == "person" and " " not in row["name"].strip():
            groups["alone", row["kind"], fold(row["name"]), row["document_id"]].append(item)
        else:
            by_name[_GROUPS.get(row["kind"], row["kind"]), fold(row["name"])].append(item)
    for (kind, name), held in by_name.items():
        for country, decade, part in _apart(kind, held):
            groups["named", kind, name, country, decade] += part
    return dict(sorted(groups.items(), key=lambda pair: repr(pair[0])))


def _apart(kind: str, held: Sequence[_Local]) -> Iterable[tuple[str | None, int | None, list[_Local]]]:
    """Namesakes apart: by country where documents state several, by time for persons."""
    countries = sorted({item.row["country_code"] for item in held if item.row["country_code"]})
    if len(countries) < 2:
        yield from _by_time(kind, countries[0] if countries else None, held)
        return
    for country in (*countries, None):
        part = [item for item in held if item.row["country_code"] == country]
        if part:
            yield from _by_time(kind, country, part)


def _by_time(
    kind: str, country: str | None, held: Sequence[_Local]
) -> Iterable[tuple[str | None, int | None, list[_Local]]]:
    years = sorted(item.seen_on.year for item in held if item.seen_on is not None)
    if kind != "person" or not years or years[-1] - years[0] <= _WORKING_LIFE:
        yield country, None, list(held)
        return
    parts: dict[int | None, list[_Local]] = defaultdict(list)
    for item in held:
        parts[(item.seen_on.year - years[0]) // _WORKING_LIFE if item.seen_on else None].append(item)
    for period, part in parts.items():
        yield country, period, part


def _entity(entity_id: str, held: Sequence[_Local], mentions: Sequence[Row]) -> dict[str, Any]:
    rows = [item.row for item in held]
    days = sorted(item.seen_on for item in held if item.seen_on is not None)
    return {
        "entity_id": entity_id,
        "name": _commonest((row["name"] for row in rows), longest=True),
        "kind": _commonest(row["kind"] for row in rows),
        **{fact: _fact(rows, fact) for fact in _FACTS},
        "mention_count": len(mentions),
        "document_count": len({row["document_id"] for row in rows}),
        "first_seen_at": days[0] if days else None,
        "last_seen_at": days[-1] if days else None,
        "merged_into": None,
    }


def _fact(rows: Sequence[Row], fact: str) -> Any:
    """The commonest stated value; coordinates, GeoNames id and precision come from one row together."""
    if fact in ("geonames_id", "latitude", "longitude", "place_precision"):
        placed = [row for row in rows if row["latitude"] is not None]
        return min(placed, key=lambda row: (row["latitude"], row["longitude"]))[fact] if placed else None
    values = [row[fact] for row in rows if row[fact] is not None]
    return _commonest(values) if values else None


def _commonest(values: Iterable[str], *, longest: bool = False) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], -len(value) if longest else 0, value))


def _names(entity_id: str, mentions: Sequence[Row]) -> list[dict[str, Any]]:
    counts: Counter[str] = Counter()
    bases: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention["form"] in ("name", "demonym", "metonym"):
            name = " ".join(mention["surface"].split())
            counts[name] += 1
            bases[name][_basis(mention)] += 1
    return [
        {
            "entity_id": entity_id,
            "name": name,
            "basis": _commonest(bases[name].elements()),
            "mention_count": count,
        }
        for name, count in sorted(counts.items())
    ]


def _basis(mention: Row) -> str:
    if mention["form"] == "demonym":
        return "demonym"
    return _NAME_BASES.get(mention["link_basis"], "full")
