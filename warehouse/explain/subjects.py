"""Who and what is spoken of: entities, sources and every other row with an id; and which function explains which."""

from __future__ import annotations

from collections.abc import Callable

from warehouse.explain import events
from warehouse.explain.model import Explanation, Facts, Section
from warehouse.explain.phrases import counted, days, facts, number, source
from warehouse.explain.phrases import place as place_phrase
from warehouse.explain.rows import SHOWN, Connection, Row, evidence, one, place, rows
from warehouse.explain.sources import quoted_as, said_by

CONTENT = place("x.content_start", "x.content_end")
MENTIONS = f"""SELECT x.*, e.name, {place()} FROM mentions x JOIN documents d USING (document_id)
    LEFT JOIN entities e USING (entity_id) WHERE {{condition}}
    ORDER BY d.published_at, x.document_id, x."start" """
ATTRIBUTIONS = f"""SELECT x.*, {CONTENT} FROM attributions x JOIN documents d USING (document_id)
    WHERE {{condition}} ORDER BY d.published_at, x.document_id, x.content_start"""


def entity(connection: Connection, entity_id: str) -> Explanation:
    """An entity: what is known of it, its names, its events, where it is mentioned."""
    row = one(connection, "SELECT *, name AS place, country_code AS place_country FROM entities WHERE entity_id = $id",
              id=entity_id)  # fmt: skip
    names = rows(connection, "SELECT name, basis, mention_count FROM entity_names WHERE entity_id = $id "
                             "ORDER BY mention_count DESC, name", id=entity_id)  # fmt: skip
    found = rows(connection, MENTIONS.format(condition="x.entity_id = $id"), id=entity_id)
    met = Section("names", facts=tuple((each["name"], f"{each['basis']}, {counted(each['mention_count'], 'mention')}")
                                       for each in names))  # fmt: skip
    told = Section(
        "evidence", evidence=evidence(found[:SHOWN], _link_facts), omitted=max(0, len(found) - SHOWN)
    )
    return Explanation(
        id=entity_id,
        table="entities",
        kind=f"ENTITY  {row['kind']}",
        title=row["name"],
        facts=_entity_facts(row),
        sections=(met, *_events_of(connection, entity_id), told),
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


def _events_of(connection: Connection, entity_id: str) -> list[Section]:
    found = rows(
        connection,
        "SELECT a.role, e.* FROM event_actors a JOIN events e USING (event_id) WHERE a.entity_id = $id "
        "ORDER BY e.earliest NULLS LAST, e.event_id",
        id=entity_id,
    )
    listed = tuple(
        (row["event_id"], f"{row['role']}: {row['headline']} ({row['status']})") for row in found[:SHOWN]
    )
    return [Section("events", facts=listed, omitted=max(0, len(found) - SHOWN))] if found else []


def _link_facts(row: Row) -> Facts:
    link = f"{row['link_basis']}, confidence {row['link_confidence']:.2f}"
    return facts(("reads as", f"{row['form']}, {row['kind']}"), ("link", link), ("row", row["mention_id"]))


def mention(connection: Connection, mention_id: str) -> Explanation:
    """Words that refer to an entity, and what the link rests on."""
    found = rows(connection, MENTIONS.format(condition="x.mention_id = $id"), id=mention_id)
    row = found[0]
    linked = f"{row['name']} ({row['entity_id']})" if row["entity_id"] else "none"
    return Explanation(
        id=mention_id,
        table="mentions",
        kind=f"MENTION  {row['form']}  {row['kind']}",
        title=f"“{row['surface']}”",
        facts=facts(("entity", linked)),
        sections=(Section("evidence", evidence=evidence(found, _link_facts)),),
    )


def speaker(connection: Connection, source_id: str) -> Explanation:
    """A source, and everything that it is quoted with."""
    row = one(connection, "SELECT * FROM sources WHERE source_id = $id", id=source_id)
    found = rows(connection, ATTRIBUTIONS.format(condition="x.source_id = $id"), id=source_id)
    told = evidence(found[:SHOWN], lambda said: _said_facts(connection, said))
    return Explanation(
        id=source_id,
        table="sources",
        kind=f"SOURCE  {row['kind']}",
        title=source(row),
        facts=facts(
            ("described as", row["described_as"]),
            ("country", row["country_code"]),
            ("entity", row["entity_id"]),
            (
                "support",
                f"{counted(row['attribution_count'], 'attribution')}, "
                f"{counted(row['document_count'], 'document')}",
            ),
        ),  # fmt: skip
        sections=(Section("what it says", evidence=told, omitted=max(0, len(found) - SHOWN)),),
    )


def attribution(connection: Connection, attribution_id: str) -> Explanation:
    """Who is said to have said what."""
    found = rows(connection, ATTRIBUTIONS.format(condition="x.attribution_id = $id"), id=attribution_id)
    told = evidence(found, lambda said: _said_facts(connection, said))
    return Explanation(
        id=attribution_id,
        table="attributions",
        kind=f"ATTRIBUTION  {found[0]['stance']}",
        title=quoted_as(found[0]),
        facts=facts(("source", found[0]["source_id"])),
        sections=(Section("evidence", evidence=told),),
    )


def _said_facts(connection: Connection, row: Row) -> Facts:
    return (*said_by(connection, row["attribution_id"], row["outlet"]), ("row", row["attribution_id"]))


def timex(connection: Connection, timex_id: str) -> Explanation:
    """A time expression and its arithmetic."""
    sql = f"SELECT x.*, {place()} FROM timexes x JOIN documents d USING (document_id) WHERE x.timex_id = $id"
    found = rows(connection, sql, id=timex_id)
    row = found[0]
    return Explanation(
        id=timex_id,
        table="timexes",
        kind=f"TIME EXPRESSION  {row['timex_type']}",
        title=f"“{row['surface']}” = {row['value'] or 'no value'}",
        facts=facts(
            ("days", days(row["earliest"], row["latest"], row["precision"])),
            ("anchor", row["anchor"]),
            ("arithmetic", row["reason"]),
        ),
        sections=(Section("evidence", evidence=evidence(found, lambda _: ())),),
    )


def quantity(connection: Connection, quantity_id: str) -> Explanation:
    """A figure, what it counts and whose word it is."""
    sql = f"SELECT x.*, {place()} FROM quantities x JOIN documents d USING (document_id) WHERE x.quantity_id = $id"
    found = rows(connection, sql, id=quantity_id)
    row = found[0]
    return Explanation(
        id=quantity_id,
        table="quantities",
        kind=f"QUANTITY  {row['qualifier'].replace('_', ' ')}",
        title=f"“{row['surface']}” = {number(row)} {row['unit'] or ''} {row['counted'] or ''}".rstrip(),
        facts=facts(("measures", row["event_mention_id"]), ("across documents", row["measure_id"])),
        sections=(
            Section("evidence", evidence=evidence(
                found, lambda said: said_by(connection, said["attribution_id"], said["outlet"]))),
        ),
    )  # fmt: skip


def sentence(connection: Connection, sentence_id: str) -> Explanation:
    """A sentence where it stands."""
    sql = f"SELECT x.*, {place()} FROM sentences x JOIN documents d USING (document_id) WHERE x.sentence_id = $id"
    found = rows(connection, sql, id=sentence_id)
    return Explanation(
        id=sentence_id,
        table="sentences",
        kind=f"SENTENCE  {found[0]['segment_kind']}",
        title=f"Sentence {found[0]['ordinal']} of document {found[0]['document_id']}",
        facts=(),
        sections=(Section("evidence", evidence=evidence(found, lambda _: ())),),
    )


def document(connection: Connection, document_id: str) -> Explanation:
    """A document: where it is from, what its date rests on, what was found in it."""
    row = one(connection, "SELECT * EXCLUDE (text), length(text) AS characters FROM documents WHERE document_id = $id",
              id=document_id)  # fmt: skip
    copy = (
        row["duplicate_of"] and f"{row['duplicate_of']} (similarity {row['duplicate_similarity'] or 0:.2f})"
    )
    published = (
        row["published_at"]
        and f"{row['published_at']:%Y-%m-%d %H:%M} UTC, to the {row['published_precision']}"
    )
    counts = [
        f"{counted(one(connection, f'SELECT count(*) AS n FROM {table} WHERE document_id = $id', id=document_id)['n'], noun)}"
        for table, noun in (("sentences", "sentence"), ("mentions", "mention"), ("event_mentions", "event mention"),
                            ("attributions", "attribution"), ("quantities", "quantity"))
    ]  # fmt: skip
    return Explanation(
        id=document_id,
        table="documents",
        kind="DOCUMENT",
        title=row["title"] or row["source_uri"],
        facts=facts(
            ("outlet", row["outlet_id"]),
            ("byline", row["byline"]),
            ("published", f"{published or 'unknown'}; basis: {row['published_basis']}"),
            ("address", row["url"]),
            ("file", f"{row['source_uri']}, {row['characters']:,} characters"),
            ("raw bytes", f"sha256 {row['raw_sha256']}"),
            ("language", row["language"]),
            ("agency", row["wire_source_id"]),
            ("copy of", copy),
            ("version of", row["version_of"]),
            ("found", ", ".join(counts)),
        ),
    )


SUBJECTS: dict[str, Callable[[Connection, str], Explanation]] = {
    "documents": document,
    "sentences": sentence,
    "mentions": mention,
    "timexes": timex,
    "event_mentions": events.event_mention,
    "attributions": attribution,
    "quantities": quantity,
    "entities": entity,
    "events": events.event,
    "sources": speaker,
    "conflicts": events.conflict,
}
