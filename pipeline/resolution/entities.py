"""Entities across documents. Public: `resolve_entities`.

A document's entity is joined to others by its knowledge id; without one by name, kind and country. A namesake
of another country or time is another entity; a surname alone is nobody else's. The order of documents does
not matter: every choice is a count, a maximum or a first by spelling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from pipeline.extraction.mentions.alikeness import family, words_of
from pipeline.ids import content_id
from pipeline.knowledge.base import Knowledge
from pipeline.knowledge.names import pieces, similar, skeleton
from pipeline.resolution.acronyms import owners_of_acronyms
from pipeline.schema import from_rows
from pipeline.tables import ENTITIES, ENTITY_LINKS, ENTITY_NAMES, MENTIONS

Row = Mapping[str, Any]
_APART_YEARS = 15  # bearers of one name further apart in time are taken for two
_BY_ACRONYM = 0.8
_NAMING = ("name", "demonym", "metonym")
_BASES = {
    "exact": "full",
    "alias": "alias",
    "acronym": "acronym",
    "surname": "surname",
    "knowledge": "knowledge",
}
_PLACE_FIELDS = ("geonames_id", "latitude", "longitude", "place_precision", "wikidata_id", "description")


@dataclass
class _Group:
    """Document entities taken for one entity."""

    members: list[Row] = field(default_factory=list)


def resolve_entities(
    documents: pa.Table,
    document_entities: pa.Table,
    mentions: pa.Table,
    *,
    knowledge: Knowledge | None = None,
) -> dict[str, pa.Table]:
    """`entities`, `entity_names`, `mentions` and `entity_links`; `knowledge` says whose an acronym may be."""
    days = {row["document_id"]: _day(row) for row in documents.to_pylist()}
    ordered = sorted(document_entities.to_pylist(), key=lambda row: (row["document_id"], row["cluster"]))
    rows = mentions.to_pylist()
    groups = _groups(ordered, days)
    by_acronym = _join_acronyms(groups, rows, days, knowledge)
    entity_of = {
        (row["document_id"], row["cluster"]): identity
        for identity, group in groups.items()
        for row in group.members
    }
    linked = [_linked(row, entity_of, by_acronym) for row in rows]
    by_entity: dict[str, list[Row]] = defaultdict(list)
    for row in linked:
        if (
            row["entity_id"] is not None and row["sentence_id"] is not None
        ):  # repeats in furniture count nothing
            by_entity[row["entity_id"]].append(row)
    return {
        "entities": from_rows(
            (_entity(identity, group, by_entity[identity], days) for identity, group in groups.items()),
            ENTITIES,
        ),
        "entity_names": from_rows(
            (row for identity in groups for row in _names(identity, by_entity[identity])), ENTITY_NAMES
        ),
        "mentions": from_rows(
            ({name: row[name] for name in MENTIONS.column_names} for row in linked), MENTIONS
        ),
        "entity_links": from_rows(
            (
                {"document_id": document, "cluster": cluster, "entity_id": identity}
                for (document, cluster), identity in entity_of.items()
            ),
            ENTITY_LINKS,
        ),
    }


def _day(row: Row) -> date | None:
    published = row["published_at"]
    return None if published is None else published.date()


def _linked(
    row: Row, entity_of: Mapping[tuple[str, int], str], by_acronym: frozenset[tuple[str, int]]
) -> Row:
    place = (row["document_id"], row["cluster"])
    basis = {"link_basis": "acronym", "link_confidence": _BY_ACRONYM}
    is_joined = place in by_acronym and row["form"] == "name"
    return {**row, "entity_id": entity_of.get(place), **(basis if is_joined else {})}


# Which are one


def _groups(rows: Sequence[Row], days: Mapping[str, date | None]) -> dict[str, _Group]:
    """Groups by entity id."""
    groups: dict[str, _Group] = {}
    unknown: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row["knowledge_id"]:
            groups.setdefault(content_id("n", "knowledge", row["knowledge_id"]), _Group()).members.append(row)
        elif _stands_alone(row):
            key = content_id("n", row["kind"], row["country_code"], row["name"], row["document_id"])
            groups.setdefault(key, _Group()).members.append(row)
        else:
            unknown[_block(row)].append(row)
    for block in sorted(unknown):
        for group in _by_spelling(unknown[block]):
            for part in _by_country(group):
                for index, same in enumerate(_by_time(part, days)):
                    groups.setdefault(_identity(same, index, days), _Group()).members.extend(same)
    return groups


def _join_acronyms(
    groups: dict[str, _Group],
    mentions: Iterable[Row],
    days: Mapping[str, date | None],
    knowledge: Knowledge | None,
) -> frozenset[tuple[str, int]]:
    """Put what documents call by an acronym alone to the body that others introduce by it; returns which."""
    names: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in mentions:
        if row["form"] == "name" and row["cluster"] is not None:
            names[row["document_id"], row["cluster"]].add(" ".join(row["surface"].split()))

    def known(acronym: str) -> set[str]:
        uses = knowledge.uses_of(pieces(acronym)) if knowledge is not None else ()
        return {use.entry.knowledge_id for use in uses}

    owners = owners_of_acronyms(
        {identity: group.members for identity, group in groups.items()},
        names,
        years={document: day.year for document, day in days.items() if day},
        known=known,
        apart=_APART_YEARS,
    )
    joined: set[tuple[str, int]] = set()
    for orphan, owner in owners.items():
        members = groups.pop(orphan).members
        groups[owner].members.extend(members)
        joined.update((row["document_id"], row["cluster"]) for row in members)
    return frozenset(joined)


def _stands_alone(row: Row) -> bool:
    """Whether the name says too little to be looked for in other documents: a surname, a nominal."""
    words = words_of(row["name"])
    return not words or (row["kind"] == "person" and len(words) == 1) or row["name"][:1].islower()


def _block(row: Row) -> tuple[str, ...]:
    words = words_of(row["name"])
    return (family(row["kind"]), *(skeleton(word) for word in words))


def _by_spelling(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of one sound, parted where the spellings differ too much; only persons may differ at all."""
    parts: list[tuple[tuple[str, ...], list[Row]]] = []
    for row in sorted(rows, key=lambda row: (words_of(row["name"]), row["document_id"], row["cluster"])):
        words = words_of(row["name"])
        for spelled, part in parts:
            if words == spelled or (row["kind"] == "person" and all(map(similar, words, spelled))):
                part.append(row)
                break
        else:
            parts.append((words, [row]))
    return [part for _, part in parts]


def _by_country(rows: Sequence[Row]) -> list[list[Row]]:
    """One part per country; rows without one join the only country that there is, else stay by themselves."""
    countries: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        countries[row["country_code"]].append(row)
    homeless = countries.pop(None, [])
    if len(countries) == 1:
        return [[*next(iter(countries.values())), *homeless]]
    parts = [countries[code] for code in sorted(filter(None, countries))]
    return [*parts, homeless] if homeless else parts


def _by_time(rows: Sequence[Row], days: Mapping[str, date | None]) -> list[list[Row]]:
    """Parted where nobody of the name was written of for many years; undated rows join the first part."""
    dated = sorted(
        (
            (day.year, row["document_id"], row["cluster"], row)
            for row in rows
            if (day := days.get(row["document_id"]))
        ),
        key=lambda item: item[:3],
    )
    undated = [row for row in rows if days.get(row["document_id"]) is None]
    parts: list[list[Row]] = [[]]
    last: int | None = None
    for year, _, _, row in dated:
        if last is not None and year - last > _APART_YEARS:
            parts.append([])
        parts[-1].append(row)
        last = year
    parts[0].extend(undated)
    return parts


def _identity(rows: Sequence[Row], part: int, days: Mapping[str, date | None]) -> str:
    """Hash of family, country and name; of its first decade too where the name has an earlier bearer."""
    country = min((row["country_code"] for row in rows if row["country_code"]), default=None)
    name = min(" ".join(words_of(row["name"])) for row in rows)
    kin = family(rows[0]["kind"])
    if part == 0:
        return content_id("n", kin, country, name)
    decade = min(day.year // 10 for row in rows if (day := days.get(row["document_id"])))
    return content_id("n", kin, country, name, decade)


# What they are


def _names(identity: str, mentions: Sequence[Row]) -> Iterator[dict[str, object]]:
    """Each name under which the entity was met, by how most of its mentions with that name are linked."""
    bases: dict[str, Counter[str]] = defaultdict(Counter)
    for row in mentions:
        if row["form"] in _NAMING:
            basis = "demonym" if row["form"] == "demonym" else _BASES.get(row["link_basis"], "alias")
            bases[" ".join(row["surface"].split())][basis] += 1
    for name, counts in bases.items():
        basis = min(counts, key=lambda basis: (-counts[basis], basis))
        yield {"entity_id": identity, "name": name, "basis": basis, "mention_count": sum(counts.values())}


def _entity(
    identity: str,
    group: _Group,
    mentions: Sequence[Row],
    days: Mapping[str, date | None],
) -> dict[str, object]:
    members = group.members
    documents = {row["document_id"] for row in members}
    seen = sorted(day for document in documents if (day := days.get(document)))
    entity: dict[str, object] = {
        "entity_id": identity,
        "name": _best_name(members),
        "kind": _most_common(row["kind"] for row in members),
        "country_code": _most_common(row["country_code"] for row in members),
        "mention_count": len(mentions),
        "document_count": len(documents),
        "first_seen_at": seen[0] if seen else None,
        "last_seen_at": seen[-1] if seen else None,
        "merged_into": None,
    }
    located = max(members, key=lambda row: sum(row[name] is not None for name in _PLACE_FIELDS))
    entity.update({name: located[name] for name in _PLACE_FIELDS})
    if entity["description"] is None:
        entity["description"] = _most_common(row["description"] for row in members)
    return entity


def _best_name(members: Sequence[Row]) -> str:
    counts = Counter(str(row["name"]) for row in members)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _most_common(values: Iterable[Any]) -> Any:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)
