"""Events, event mentions and conflicts, explained."""

from __future__ import annotations

from pipeline.tables import PARTICIPANT_ROLES
from warehouse.explain.model import Evidence, Explanation, Facts, Section
from warehouse.explain.phrases import counted, days, facts
from warehouse.explain.phrases import place as place_phrase
from warehouse.explain.rows import SHOWN, Connection, Row, evidence, one, place, rows
from warehouse.explain.sources import said_by

EVENT = """
    SELECT e.*, p.name AS place, p.country_code AS place_country, t.actors, t.recipients, t.topics
    FROM events e LEFT JOIN event_parties t USING (event_id)
    LEFT JOIN entities p ON p.entity_id = e.place_entity_id
    WHERE e.event_id = $id"""
MENTIONS = f"""
    SELECT x.*, {place()}, p.name AS place, p.country_code AS place_country, p.latitude, p.longitude,
        p.place_precision, t.surface AS timex, t.value AS timex_value, t.reason AS timex_reason, t.anchor
    FROM event_mentions x JOIN documents d USING (document_id)
    LEFT JOIN timexes t ON t.timex_id = x.timex_id LEFT JOIN entities p ON p.entity_id = x.place_entity_id
    WHERE {{condition}} ORDER BY d.published_at, x.document_id, x."start" """
SUPPORT = (
    ("mention", "mention"),
    ("document", "document"),
    ("outlet", "outlet"),
    ("independent_source", "independent source"),
)
PARTICIPANTS = """
    SELECT p.role, p.surface, e.name FROM event_participants p LEFT JOIN entities e USING (entity_id)
    WHERE p.event_mention_id = $id ORDER BY p.role, p.ordinal"""
CONFLICT = (
    "SELECT c.*, e.headline FROM conflicts c LEFT JOIN events e USING (event_id) WHERE c.conflict_id = $id"
)
CONFLICTS = f"""
    SELECT x.*, c.summary, c.field, {place()}
    FROM conflict_values x JOIN conflicts c USING (conflict_id) JOIN documents d USING (document_id)
    WHERE {{condition}} ORDER BY c.conflict_id, d.published_at, x.value, x.document_id"""


def event(connection: Connection, event_id: str) -> Explanation:
    """An event: what all mentions together say, then each of them."""
    row = one(connection, EVENT, id=event_id)
    found = rows(connection, MENTIONS.format(condition="x.event_id = $id"), id=event_id)
    told = Section(
        "evidence", evidence=_mentions(connection, found[:SHOWN]), omitted=max(0, len(found) - SHOWN)
    )
    disputed = _conflicts(connection, "c.event_id = $id", event_id)
    return Explanation(
        id=event_id,
        table="events",
        kind=f"EVENT  {row['event_type']}  {row['status']}",
        title=row["headline"],
        facts=_event_facts(row),
        sections=(told, *disputed),
    )


def _event_facts(row: Row) -> Facts:
    support = [counted(row[f"{name}_count"], noun) for name, noun in SUPPORT]
    if row["anonymous_only"]:
        support.append("anonymous sources alone")
    score = None if row["goldstein"] is None else f"{row['goldstein']:+g} (conflict -10, cooperation +10)"
    return facts(
        ("mode", row["mode"]),
        ("when", days(row["earliest"], row["latest"], row["date_precision"])),
        ("where", place_phrase(row) or "unknown"),
        ("actors", row["actors"] or "unknown"),
        ("recipients", row["recipients"]),
        ("topics", row["topics"]),
        ("class", row["quad"] and row["quad"].replace("_", " ")),
        ("goldstein", score),
        ("support", ", ".join(support)),
        ("reported", days(row["first_reported_at"], row["last_reported_at"], None)),
        ("merged into", row["merged_into"]),
    )


def event_mention(connection: Connection, mention_id: str) -> Explanation:
    """One mention of an event."""
    found = rows(connection, MENTIONS.format(condition="x.event_mention_id = $id"), id=mention_id)
    row = found[0]
    return Explanation(
        id=mention_id,
        table="event_mentions",
        kind=f"EVENT MENTION  {row['event_type']}  {row['modality']}",
        title=f"“{row['surface']}”",
        facts=facts(("event", row["event_id"])),
        sections=(Section("evidence", evidence=_mentions(connection, found)),),
    )


def _mentions(connection: Connection, found: list[Row]) -> tuple[Evidence, ...]:
    return evidence(found, lambda row: _mention_facts(connection, row))


def _mention_facts(connection: Connection, row: Row) -> Facts:
    negated = ", negated" if row["polarity"] == "negative" else ""
    mode = f" / {row['mode']}" if row["mode"] else ""
    contexts = f", about {', '.join(row['contexts'])}" if row["contexts"] else ""
    return (
        *facts(
            ("reads as", f"{row['event_type']}{mode}, {row['modality']}{negated}{contexts}"),
            ("rule", f"{row['rule_id']}, confidence {row['confidence']:.2f}"),
        ),
        *_parties(connection, row["event_mention_id"]),
        *facts(("date", _date(row)), ("place", _place(row))),
        *said_by(connection, row["attribution_id"], row["outlet"]),
        *facts(("row", row["event_mention_id"])),
    )


def _parties(connection: Connection, mention_id: str) -> Facts:
    roles: dict[str, list[str]] = {role: [] for role in PARTICIPANT_ROLES}
    for row in rows(connection, PARTICIPANTS, id=mention_id):
        named = row["name"] and row["name"] != row["surface"]
        roles[row["role"]].append(f"“{row['surface']}”" + (f" = {row['name']}" if named else ""))
    labels = {"place": "place named"}  # the place of the event has a line of its own
    return facts(*((labels.get(role, role), "; ".join(words)) for role, words in roles.items()))


def _date(row: Row) -> str:
    """The day, the words that give it, and the arithmetic."""
    when = days(row["earliest"], row["latest"], row["date_precision"])
    if row["timex"] is None:
        basis = {"none": "no date in the text", "document": "the day of publication"}
        return f"{when} ({basis.get(row['date_basis'], row['date_basis'])})"
    value = row["timex_value"] or "no value"
    return f"{when} ← “{row['timex']}” = {value}: {row['timex_reason']}"


def _place(row: Row) -> str | None:
    name = place_phrase(row)
    return None if name is None else f"{name}; basis: {row['place_basis']}"


def conflict(connection: Connection, conflict_id: str) -> Explanation:
    """Values that disagree, each with its words."""
    row = one(connection, CONFLICT, id=conflict_id)
    (section,) = _conflicts(connection, "c.conflict_id = $id", conflict_id)
    about = row["headline"] and f"{row['headline']} ({row['event_id']})"
    return Explanation(
        id=conflict_id,
        table="conflicts",
        kind=f"CONFLICT  {row['field']}",
        title=row["summary"],
        facts=facts(("event", about), ("measure", row["measure_id"]), ("values", row["value_count"])),
        sections=(section,),
    )


def _conflicts(connection: Connection, condition: str, row_id: str) -> list[Section]:
    """A section per conflict, its values in the order of publication."""
    found = rows(connection, CONFLICTS.format(condition=condition), id=row_id)
    by_conflict: dict[str, list[Row]] = {}
    for row in found:
        by_conflict.setdefault(row["conflict_id"], []).append(row)
    return [
        Section(
            f"conflict over {values[0]['field']}",
            facts=facts(("summary", values[0]["summary"]), ("row", name)),
            evidence=evidence(values[:SHOWN], lambda row: _value_facts(connection, row)),
            omitted=max(0, len(values) - SHOWN),
        )
        for name, values in by_conflict.items()
    ]


def _value_facts(connection: Connection, row: Row) -> Facts:
    return (("value", row["value"]), *said_by(connection, row["attribution_id"], row["outlet"]))
