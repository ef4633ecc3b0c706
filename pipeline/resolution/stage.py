"""The resolution stages: what single documents say becomes entities, sources, events and conflicts."""

from __future__ import annotations

import pyarrow as pa


def entities(documents: pa.Table, document_entities: pa.Table, extracted_mentions: pa.Table) -> dict[str, pa.Table]:
    """`entities`, `entity_names`, `mentions` and `entity_links`."""
    raise NotImplementedError


def sources(
    documents: pa.Table, entities: pa.Table, mentions: pa.Table, extracted_attributions: pa.Table
) -> dict[str, pa.Table]:
    """`sources` and `attributions`."""
    raise NotImplementedError


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
    raise NotImplementedError


def conflicts(
    documents: pa.Table,
    entities: pa.Table,
    mentions: pa.Table,
    events: pa.Table,
    event_mentions: pa.Table,
    event_participants: pa.Table,
    extracted_quantities: pa.Table,
) -> dict[str, pa.Table]:
    """`quantities`, `conflicts` and `conflict_values`."""
    raise NotImplementedError
