"""Event and conflict resolution on tables: from what extraction left to what is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.resolution.comparison import Comparison
from pipeline.resolution.conflicts import event_conflicts
from pipeline.resolution.event_parties import actor_rows
from pipeline.resolution.events import cluster_mentions, event_id, event_row, features_of, shared_dates
from pipeline.resolution.independence import Independence
from pipeline.resolution.measures import counts_of_sources, measure_of, quantity_conflicts
from pipeline.resolution.profiles import document_similarity
from pipeline.schema import Table, from_rows
from pipeline.tables import (
    CONFLICT_VALUES,
    CONFLICTS,
    EVENT_ACTORS,
    EVENT_MENTIONS,
    EVENT_PARTICIPANTS,
    EVENTS,
    QUANTITIES,
)

Row = Mapping[str, Any]
_UNLINKED = frozenset({"generic"})  # "wars kill people" is about no event in particular


@dataclass(frozen=True)
class ResolvedDocuments:
    """What is settled before events are: rows by id, and the entity of each document's cluster."""

    documents: Mapping[str, Row]
    entities: Mapping[str, Row]
    links: Mapping[tuple[str, int], str]
    attributions: Mapping[str, Row]
    sources: Mapping[str, Row]

    @property
    def independence(self) -> Independence:
        """Who depends on whom among documents and sources."""
        return Independence(self.documents, self.attributions, self.sources)


def by_id(table: pa.Table, key: str) -> dict[str, Row]:
    """Rows by the value of one column."""
    return {row[key]: row for row in table.to_pylist()}


def entity_by_cluster(entity_links: pa.Table) -> dict[tuple[str, int], str]:
    """Entity id by document and cluster."""
    return {(row["document_id"], row["cluster"]): row["entity_id"] for row in entity_links.to_pylist()}


def with_entities(participants: pa.Table, mentions: pa.Table) -> list[dict[str, Any]]:
    """Participants with the entity and the form of their mention."""
    known = {
        identity: {"entity_id": entity_id, "form": form}
        for identity, entity_id, form in zip(
            *(mentions[name].to_pylist() for name in ("mention_id", "entity_id", "form")), strict=True
        )
    }
    unknown = {"entity_id": None, "form": None}
    return [{**row, **known.get(row["mention_id"], unknown)} for row in participants.to_pylist()]


def resolve_events(
    resolved: ResolvedDocuments, *, mentions: Sequence[Row], participants: Sequence[Row]
) -> dict[str, pa.Table]:
    """`events`, `event_actors`, `event_mentions` and `event_participants`."""
    placed = [
        {**row, "place_entity_id": resolved.links.get((row["document_id"], row["place_cluster"]))}
        for row in mentions
    ]
    by_mention: dict[str, list[Row]] = defaultdict(list)
    for participant in participants:
        by_mention[participant["event_mention_id"]].append(participant)
    clusters = _clusters(placed, by_mention, resolved)
    events, actors, event_ids = [], [], {}
    dates: dict[str, dict[str, Any]] = {}
    for cluster in clusters:
        rows = actor_rows(event_id(cluster), cluster, by_mention)
        row = event_row(
            cluster,
            actors=rows,
            participants=by_mention,
            entities=resolved.entities,
            documents=resolved.documents,
            independence=resolved.independence,
        )
        events.append(row)
        actors += rows
        event_ids.update({mention["event_mention_id"]: row["event_id"] for mention in cluster})
        dates.update(shared_dates(cluster))
    linked = [
        {**row, **dates.get(row["event_mention_id"], {}), "event_id": event_ids.get(row["event_mention_id"])}
        for row in placed
    ]
    return {
        "events": from_rows(events, EVENTS),
        "event_actors": from_rows(actors, EVENT_ACTORS),
        "event_mentions": _published(linked, EVENT_MENTIONS),
        "event_participants": _published(participants, EVENT_PARTICIPANTS),
    }


def _clusters(
    mentions: Sequence[Row], participants: Mapping[str, Sequence[Row]], resolved: ResolvedDocuments
) -> list[list[Row]]:
    by_key = {row["event_mention_id"]: row for row in mentions if row["modality"] not in _UNLINKED}
    features = [
        features_of(
            row,
            participants.get(key, ()),
            entities=resolved.entities,
            document=resolved.documents[row["document_id"]],
        )
        for key, row in sorted(by_key.items())
    ]
    reporting = {row["document_id"] for row in by_key.values()}
    texts = {identity: resolved.documents[identity]["text"] for identity in sorted(reporting)}
    return [[by_key[key] for key in keys] for keys in cluster_mentions(features, document_similarity(texts))]


def _published(rows: Sequence[Row], table: Table) -> pa.Table:
    return from_rows(({name: row.get(name) for name in table.column_names} for row in rows), table)


def resolve_conflicts(
    resolved: ResolvedDocuments,
    *,
    events: Sequence[Row],
    event_mentions: Sequence[Row],
    participants: Sequence[Row],
    quantities: Sequence[Row],
) -> dict[str, pa.Table]:
    """`quantities`, `conflicts` and `conflict_values`."""
    comparison = Comparison(resolved.documents, resolved.independence)
    quoted = counts_of_sources(quantities, resolved.attributions.values())
    event_of = {row["event_mention_id"]: row["event_id"] for row in event_mentions}
    measured, measured_events = [], {}
    for row in quantities:
        event_id = event_of.get(row["event_mention_id"])
        measure_id = None
        if row["quantity_id"] not in quoted:
            measure_id = measure_of(row, links=resolved.links, event_id=event_id)
        if measure_id is not None and event_id is not None:
            measured_events[measure_id] = event_id
        measured.append({**row, "measure_id": measure_id})
    by_event: dict[str, list[Row]] = defaultdict(list)
    for mention in event_mentions:
        if mention["event_id"] is not None:
            by_event[mention["event_id"]].append(mention)
    found = quantity_conflicts(measured, events=measured_events, comparison=comparison)
    found += event_conflicts(
        events,
        by_event,
        entities=resolved.entities,
        parties=_parties(participants),
        comparison=comparison,
    )
    return {
        "quantities": _published(measured, QUANTITIES),
        "conflicts": _published(found, CONFLICTS),
        "conflict_values": from_rows((value for row in found for value in row["values"]), CONFLICT_VALUES),
    }


def _parties(participants: Sequence[Row]) -> dict[str, frozenset[str]]:
    """The entities that act or are acted upon, by mention."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in participants:
        if row["entity_id"] is not None and row["role"] in ("actor", "recipient"):
            found[row["event_mention_id"]].add(row["entity_id"])
    return {identity: frozenset(entities) for identity, entities in found.items()}
