"""Entities and the mentions of them, explained."""

from __future__ import annotations

from warehouse.explain.model import Explanation, Facts, Section
from warehouse.explain.phrases import counted, days, facts
from warehouse.explain.phrases import place as place_phrase
from warehouse.explain.rows import SHOWN, Connection, Row, evidence, one, place, rows

ENTITY = "SELECT *, name AS place, country_code AS place_country FROM entities WHERE entity_id = $id"
NAMES = "SELECT * FROM entity_names WHERE entity_id = $id ORDER BY mention_count DESC, name"
EVENTS = """
    SELECT a.role, e.* FROM event_actors a JOIN events e USING (event_id)
    WHERE a.entity_id = $id ORDER BY e.earliest NULLS LAST, e.event_id"""
MENTIONS = f"""
    SELECT x.*, e.name, {place()}
    FROM mentions x JOIN documents d USING (document_id) LEFT JOIN entities e USING (entity_id)
    WHERE {{condition}} ORDER BY x.sentence_id IS NULL, d.published_at, x.document_id, x."start" """


def entity(connection: Connection, entity_id: str) -> Explanation:
    """An entity: what is known of it, its names, its events, where it is mentioned."""
    row = one(connection, ENTITY, id=entity_id)
    found = rows(connection, MENTIONS.format(condition="x.entity_id = $id"), id=entity_id)
    told = Section(
        "evidence", evidence=evidence(found[:SHOWN], _link_facts), omitted=max(0, len(found) - SHOWN)
    )
    return Explanation(
        id=entity_id,
        table="entities",
        kind=f"ENTITY  {row['kind']}",
        title=row["name"],
        facts=_entity_facts(row),
        sections=(_names(connection, entity_id), *_events(connection, entity_id), told),
    )


def _entity_facts(row: Row) -> Facts:
    return facts(
        ("description", row["description"]),
        ("country", row["country_code"]),
        ("place", place_phrase(row) if row["latitude"] is not None else None),
        ("wikidata", row["wikidata_id"]),
        ("geonames", row["geonames_id"]),
        (
            "support",
            f"{counted(row['mention_count'], 'mention')}, {counted(row['document_count'], 'document')}",
        ),
        ("seen", days(row["first_seen_at"], row["last_seen_at"], None)),
        ("merged into", row["merged_into"]),
    )


def _names(connection: Connection, entity_id: str) -> Section:
    found = rows(connection, NAMES, id=entity_id)
    listed = ((row["name"], f"{row['basis']}, {counted(row['mention_count'], 'mention')}") for row in found)
    return Section("names", facts=tuple(listed))


def _events(connection: Connection, entity_id: str) -> list[Section]:
    found = rows(connection, EVENTS, id=entity_id)
    listed = (
        (row["event_id"], f"{row['role']}: {row['headline']} ({row['status']})") for row in found[:SHOWN]
    )
    return [Section("events", facts=tuple(listed), omitted=max(0, len(found) - SHOWN))] if found else []


def mention(connection: Connection, mention_id: str) -> Explanation:
    """Words that refer to an entity, and what the link rests on."""
    found = rows(connection, MENTIONS.format(condition="x.mention_id = $id"), id=mention_id)
    row = found[0]
    return Explanation(
        id=mention_id,
        table="mentions",
        kind=f"MENTION  {row['form']}  {row['kind']}",
        title=f"“{row['surface']}”",
        facts=facts(("entity", f"{row['name']} ({row['entity_id']})" if row["entity_id"] else "none")),
        sections=(Section("evidence", evidence=evidence(found, _link_facts)),),
    )


def _link_facts(row: Row) -> Facts:
    link = f"{row['link_basis']}, confidence {row['link_confidence']:.2f}"
    return facts(("reads as", f"{row['form']}, {row['kind']}"), ("link", link), ("row", row["mention_id"]))
