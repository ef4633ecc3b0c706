"""Who takes part in an event, over all its mentions, and the line that names the event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.resolution.party_words import count_word, is_pronoun

Row = Mapping[str, Any]

_SIDES = ("actor", "recipient")
_SHOWN = 3  # parties in a headline
_SOME = re.compile(r"(?:an?|another|some|many|several|other|most) ", re.IGNORECASE)


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
    mentions: Sequence[Row],
    dated: Row | None,
    place: Row | None,
    *,
    actors: Sequence[Row],
    participants: Mapping[str, Sequence[Row]],
    entities: Mapping[str, Row],
) -> str:
    """Who, to whom, what, where and when, in a line.

    The first of `mentions` names the deed, `dated` gives the days. Parties without a name are told in the
    words of the text ("police", "63 people").
    """

    def parties(role: str) -> str:
        rows = sorted(
            (row for row in actors if row["role"] == role),
            key=lambda row: (-row["mention_count"], row["entity_id"]),
        )
        told = [
            row
            for mention in mentions
            for row in participants.get(mention["event_mention_id"], ())
            if row["role"] == role
        ]
        named = {row["entity_id"] for row in told if is_named(row, entities)}
        names = [entities[row["entity_id"]]["name"] for row in rows if row["entity_id"] in named]
        return ", ".join((names or _words(told, entities))[:_SHOWN])

    who, whom = parties("actor") or "unknown actor", parties("recipient")
    parts = [f"{who} → {whom}" if whom else who, mentions[0]["surface"]]
    if place is not None:
        parts.append(f"in {place['name']}")
    if dated is not None:
        first, last = dated["earliest"].isoformat(), dated["latest"].isoformat()
        parts.append(first if first == last else f"{first} to {last}")
    return " · ".join(parts)


def is_named(participant: Row, entities: Mapping[str, Row]) -> bool:
    """Whether a party is its entity, rather than some people of it: "Kurdish tribes", "six Israelis"."""
    entity = entities.get(participant["entity_id"] or "")
    return entity is not None and entity["kind"] != "people" and not is_of_nationals(participant)


def is_of_nationals(participant: Row) -> bool:
    """Whether a land's adjective stands for some of its people: "a fifth American", "six Israelis"."""
    surface = participant["surface"]
    return participant.get("form") == "demonym" and bool(_SOME.match(surface) or count_word(surface))


def _words(told: Sequence[Row], entities: Mapping[str, Row]) -> list[str]:
    """The words for parties without a name in the first mention that has some."""
    worded = [row for row in told if not is_named(row, entities) and not is_pronoun(row["surface"])]
    return [
        " ".join(row["surface"].split())
        for row in worded
        if row["event_mention_id"] == worded[0]["event_mention_id"]
    ]
