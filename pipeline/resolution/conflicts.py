"""Where reports of one event disagree: on its day, its place, or whether it happened at all.

Two mentions can contradict each other when their documents tell one story, neither copies the other, and
they name a common party. Days contradict only for deeds of one day, places only when one cannot lie in the
other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pipeline.distance import Position, distance_km
from pipeline.resolution.comparison import Comparison
from pipeline.resolution.differences import difference
from pipeline.resolution.events import is_placed

Row = Mapping[str, Any]
Exclude = Callable[[Row, Row], bool]

_PRECISE = 1  # days; wider intervals are too vague to contradict one another
_APART = 50  # km from which two towns are not one place and its suburb
_TOWN = ("city", "point")
# What may go on for days, and what may be said again on another day.
_LASTING = frozenset({"CONSULT", "PROTEST", "MOBILIZE", "COOPERATE", "X_DISPLACEMENT", "X_ELECTION"})
_SAID_AGAIN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})


def event_conflicts(
    events: Iterable[Row],
    mentions: Mapping[str, Sequence[Row]],
    *,
    entities: Mapping[str, Row],
    parties: Mapping[str, frozenset[str]],
    comparison: Comparison,
) -> list[dict[str, Any]]:
    """Days, places and status on which mentions of one event disagree.

    `mentions` are by event; `parties` gives the entities that take part in a mention, by its id.
    """
    found = []
    for event in sorted(events, key=lambda row: row["event_id"]):
        held = sorted(mentions.get(event["event_id"], ()), key=lambda row: (row["document_id"], row["start"]))
        described = (
            ("date", _days(held), _days_exclude),
            ("place", _places(held, entities), _places_exclude),
            ("status", _statuses(held), _statuses_exclude),
        )
        for field, rows, exclude in described:
            values = comparison.contradicting(rows, _between_parties(exclude, parties))
            if values:
                said = " / ".join(sorted({row["value"] for row in values}))
                summary = f"{event['headline']}: {said}"
                found.append(
                    difference(field, values, event_id=event["event_id"], measure_id=None, summary=summary)
                )
    return found


def _between_parties(exclude: Exclude, parties: Mapping[str, frozenset[str]]) -> Exclude:
    """Mentions exclude each other only where they name a common party."""
    return lambda one, other: exclude(one, other) and _share(one, other, parties)


def _share(one: Row, other: Row, parties: Mapping[str, frozenset[str]]) -> bool:
    """Whether two mentions name a common party, or one of them none."""
    mine = parties.get(one["event_mention_id"], frozenset())
    theirs = parties.get(other["event_mention_id"], frozenset())
    return not mine or not theirs or bool(mine & theirs)


# Days


def _days(mentions: Sequence[Row]) -> list[dict[str, Any]]:
    """Mentions of a deed of one day that state it; a plan that moved is a history, no contradiction."""
    return [
        {**m, "value": _interval(m)}
        for m in mentions
        if m["modality"] == "happened"
        and m["date_basis"] == "stated"
        and m["earliest"]
        and (m["latest"] - m["earliest"]).days <= _PRECISE
        and not _lasts(m)
    ]


def _lasts(mention: Row) -> bool:
    """Whether what is told may have several days: visits, protests, "the attacks", what is said again."""
    surface, lemma = mention["surface"].lower(), mention["lemma"].lower()
    is_several = mention["rule_id"].startswith("n.") and surface != lemma and surface.endswith("s")
    return mention["event_type"] in _LASTING | _SAID_AGAIN or is_several


def _days_exclude(one: Row, other: Row) -> bool:
    return bool(one["latest"] < other["earliest"] or other["latest"] < one["earliest"])


def _interval(mention: Row) -> str:
    first, last = mention["earliest"].isoformat(), mention["latest"].isoformat()
    return first if first == last else f"{first} to {last}"


# Places


def _places(mentions: Sequence[Row], entities: Mapping[str, Row]) -> list[dict[str, Any]]:
    placed = (
        (m, entities[m["place_entity_id"]]) for m in mentions if m["modality"] == "happened" and is_placed(m)
    )
    return [{**m, "value": place["name"], "place": place} for m, place in placed]


def _places_exclude(one: Row, other: Row) -> bool:
    """Two towns far apart, or places of two countries; never a town and a region around it."""
    here, there = one["place"], other["place"]
    if here["entity_id"] == there["entity_id"]:
        return False
    countries = here["country_code"], there["country_code"]
    if all(countries) and countries[0] != countries[1]:
        return True
    are_towns = here["place_precision"] in _TOWN and there["place_precision"] in _TOWN
    return are_towns and distance_km(_position(here), _position(there)) > _APART


def _position(place: Row) -> Position:
    return place["latitude"], place["longitude"]


# Status


def _statuses(mentions: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {**m, "value": "denied" if m["modality"] == "denied" or m["polarity"] == "negative" else "happened"}
        for m in mentions
        if m["modality"] in ("happened", "denied")
    ]


def _statuses_exclude(one: Row, other: Row) -> bool:
    return bool(one["value"] != other["value"])
