"""The resolution stages: what single documents say becomes entities, sources, events and conflicts."""

from __future__ import annotations

import pyarrow as pa

from pipeline.resolution.entities import resolve_entities
from pipeline.resolution.sources import resolve_sources
from pipeline.resolution.tables import (
    ResolvedDocuments,
    by_id,
    entity_by_cluster,
    resolve_conflicts,
    resolve_events,
    with_entities,
)
from pipeline.resources import Resources


def entities(
    documents: pa.Table, document_entities: pa.Table, extracted_mentions: pa.Table, *, resources: Resources
) -> dict[str, pa.Table]:
    """`entities`, `entity_names`, `mentions` and `entity_links`."""
    return resolve_entities(documents, document_entities, extracted_mentions, knowledge=resources.knowledge)


def sources(
    documents: pa.Table, entities: pa.Table, mentions: pa.Table, extracted_attributions: pa.Table
) -> dict[str, pa.Table]:
    """`sources` and `attributions`."""
    return resolve_sources(documents, entities, mentions, extracted_attributions)


def events(
    documents: pa.Table,
    entities: pa.Table,
    entity_links: pa.Table,
    mentions: pa.Table,
    attributions: pa.Table,
    sources: pa.Table,
    extracted_event_mentions: pa.Table,
    extracted_event_participants: pa.Table,
) -> dict[str, pa.Table]:
    """`events`, `event_actors`, `event_mentions` and `event_participants`."""
    return resolve_events(
        ResolvedDocuments(
            documents=by_id(documents, "document_id"),
            entities=by_id(entities, "entity_id"),
            links=entity_by_cluster(entity_links),
            attributions=by_id(attributions, "attribution_id"),
            sources=by_id(sources, "source_id"),
        ),
        mentions=extracted_event_mentions.to_pylist(),
        participants=with_entities(extracted_event_participants, mentions),
    )


def conflicts(
    documents: pa.Table,
    entities: pa.Table,
    entity_links: pa.Table,
    attributions: pa.Table,
    sources: pa.Table,
    events: pa.Table,
    event_mentions: pa.Table,
    event_participants: pa.Table,
    extracted_quantities: pa.Table,
) -> dict[str, pa.Table]:
    """`quantities`, `conflicts` and `conflict_values`."""
    resolved = ResolvedDocuments(
        documents=by_id(documents, "document_id"),
        entities=by_id(entities, "entity_id"),
        links=entity_by_cluster(entity_links),
        attributions=by_id(attributions, "attribution_id"),
        sources=by_id(sources, "source_id"),
    )
    return resolve_conflicts(
        resolved,
        events=events.to_pylist(),
        event_mentions=event_mentions.to_pylist(),
        participants=event_participants.to_pylist(),
        quantities=extracted_quantities.to_pylist(),
    )
