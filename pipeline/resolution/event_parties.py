"""Who takes part in an event, over all its mentions, and the line that names the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

_SIDES = ("actor", "recipient")


def actor_rows(
    event_id: str, mentions: Sequence[Row], participants: Mapping[str, Sequence[Row]]
) -> list[dict[str, Any]]:
    """Rows of `event_actors`: each entity in each role, with the mentions that give it.

    Nobody is on both sides of one event: who met whom is told both ways round, so that a party that some
    mentions have as actor and others as recipient is what most have it as; the actor when they are level.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        held = participants.get(mention["event_mention_id"], ())
        counts.update({(row["role"], row["entity_id"]) for row in held if row["entity_id"]})
    for entity_id in {entity_id for _, entity_id in counts}:
        sides = [(role, entity_id) for role in _SIDES if (role, entity_id) in counts]
        for side in sides:
            if side != max(sides, key=lambda held: (counts[held], held[0] == "actor")):
                del counts[side]
    return [
        {"event_id": event_id, "role": role, "entity_id": entity_id, "mention_count": count}
        for (role, entity_id), count in sorted(counts.items())
    ]


def headline(
    lead: Row, dated: Row | None, place: Row | None, *, actors: Sequence[Row], entities: Mapping[str, Row]
) -> str:
    """Who, to whom, what, where and when, in a line; `lead` gives the words, `dated` the days."""

    def names(role: str) -> str:
        rows = sorted(
            (row for row in actors if row["role"] == role),
            key=lambda row: (-row["mention_count"], row["entity_id"]),
        )
        return ", ".join(entities[row["entity_id"]]["name"] for row in rows[:3])

    who, whom = names("actor") or "unknown actor", names("recipient")
    parts = [f"{who} → {whom}" if whom else who, lead["surface"]]
    if place is not None:
        parts.append(f"in {place['name']}")
    if dated is not None:
        first, last = dated["earliest"].isoformat(), dated["latest"].isoformat()
        parts.append(first if first == last else f"{first} to {last}")
    return " · ".join(parts)
