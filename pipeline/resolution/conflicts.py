"""Where reports disagree: figures, days, places and whether it happened at all.

Figures are compared when they measure the same thing: what is counted, under which verb, whose, and in which
event or country. Two figures conflict only when the bounds that their words leave exclude each other:
"more than 80" and "about 90" agree. Values of copies of one text are one value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.ids import content_id
from pipeline.resolution.events import is_placed
from pipeline.resolution.independence import Independence

Row = Mapping[str, Any]
_PRECISE = 1  # days; wider intervals are too vague to contradict one another
_BOUNDS = ("low", "high")


def measure_of(quantity: Row, *, links: Mapping[tuple[str, int], str], event_id: str | None) -> str | None:
    """Id of what a quantity measures across documents; null when the sentence does not say enough.

    Within an event: the event, what is counted and its part. Else: what is counted, its verb, and the
    entities that it belongs to, at least one of them known.
    """
    if quantity["counted"] is None:
        return None
    if event_id is not None:
        slot = (quantity["predicate"] or "/").split("/")[1]
        return content_id("n", "event", event_id, quantity["counted"], slot, quantity["unit"])
    document_id = quantity["document_id"]
    clusters = (quantity["holder_cluster"], *(quantity["modifier_clusters"] or ()))
    owners = [links.get((document_id, cluster)) if cluster is not None else None for cluster in clusters]
    if quantity["predicate"] is None or not any(owners):
        return None
    verb, slot = quantity["predicate"].split("/")
    return content_id(
        "n", quantity["counted"], verb, slot, quantity["unit"], owners[0], *sorted(filter(None, owners[1:]))
    )


def quantity_conflicts(
    quantities: Sequence[Row], *, events: Mapping[str, str], independence: Independence
) -> list[dict[str, Any]]:
    """Measures with bounds that exclude each other; `events` gives the event of a measure."""
    by_measure: dict[str, list[Row]] = defaultdict(list)
    for quantity in quantities:
        if quantity["measure_id"] is not None:
            by_measure[quantity["measure_id"]].append(quantity)
    found = []
    for measure_id, held in sorted(by_measure.items()):
        values = _disagreeing(held, independence)
        if values:
            named = sorted({row["surface"] for row in values})
            found.append(
                _conflict(
                    "quantity",
                    events.get(measure_id),
                    measure_id,
                    values,
                    summary=f"{values[0]['counted']}: {' / '.join(named)}",
                )
            )
    return found


def _disagreeing(quantities: Sequence[Row], independence: Independence) -> list[Row]:
    """The quantities that exclude another one of another origin, in the order of document and text."""
    ordered = sorted(quantities, key=lambda row: (row["document_id"], row["start"]))
    apart = set()
    for i, one in enumerate(ordered):
        for j in range(i):
            other = ordered[j]
            differs = independence.origin(one["document_id"]) != independence.origin(other["document_id"])
            if differs and _exclude(one, other):
                apart |= {i, j}
    return [ordered[i] for i in sorted(apart)]


def _exclude(one: Row, other: Row) -> bool:
    infinite = float("inf")
    low, high = (
        (-infinite if one["low"] is None else one["low"]),
        (infinite if one["high"] is None else one["high"]),
    )
    least = -infinite if other["low"] is None else other["low"]
    most = infinite if other["high"] is None else other["high"]
    return bool(high < least or most < low)


def event_conflicts(
    events: Iterable[Row],
    mentions: Mapping[str, Sequence[Row]],
    entities: Mapping[str, Row],
    independence: Independence,
) -> list[dict[str, Any]]:
    """Days, places and status on which mentions of one event of different origin disagree."""
    found = []
    for event in sorted(events, key=lambda row: row["event_id"]):
        held = sorted(mentions.get(event["event_id"], ()), key=lambda row: (row["document_id"], row["start"]))
        for field, described in (
            ("date", _days(held)),
            ("place", _places(held, entities)),
            ("status", _statuses(held)),
        ):
            values = _of_several_origins(described, independence)
            if values:
                said = " / ".join(sorted({value for value, _ in values}))
                rows = [{**mention, "value": value} for value, mention in values]
                found.append(
                    _conflict(field, event["event_id"], None, rows, summary=f"{event['headline']}: {said}")
                )
    return found


def _days(mentions: Sequence[Row]) -> list[tuple[str, Row]]:
    dated = [
        m
        for m in mentions
        if m["modality"] == "happened"  # a plan that moved is a history, not a contradiction
        and m["date_basis"] == "stated"
        and m["earliest"]
        and (m["latest"] - m["earliest"]).days <= _PRECISE
    ]
    apart = [
        m
        for m in dated
        if any(m["latest"] < other["earliest"] or other["latest"] < m["earliest"] for other in dated)
    ]
    return [(_interval(m), m) for m in apart]


def _interval(mention: Row) -> str:
    first, last = mention["earliest"].isoformat(), mention["latest"].isoformat()
    return first if first == last else f"{first} to {last}"


def _places(mentions: Sequence[Row], entities: Mapping[str, Row]) -> list[tuple[str, Row]]:
    """Places that exclude each other: two cities, or places of two countries; no city and its country."""
    placed = [(entities[m["place_entity_id"]], m) for m in mentions if is_placed(m)]
    return [
        (place["name"], m) for place, m in placed if any(_places_exclude(place, other) for other, _ in placed)
    ]


def _places_exclude(one: Row, other: Row) -> bool:
    if one["entity_id"] == other["entity_id"]:
        return False
    if one["country_code"] and other["country_code"] and one["country_code"] != other["country_code"]:
        return True
    return bool(one["kind"] == other["kind"] == "city")


def _statuses(mentions: Sequence[Row]) -> list[tuple[str, Row]]:
    said = [
        ("denied" if m["modality"] == "denied" or m["polarity"] == "negative" else "happened", m)
        for m in mentions
        if m["modality"] in ("happened", "denied")
    ]
    return said if len({value for value, _ in said}) > 1 else []


def _of_several_origins(values: list[tuple[str, Row]], independence: Independence) -> list[tuple[str, Row]]:
    origins = {(value, independence.origin(mention["document_id"])) for value, mention in values}
    different = {value for value, _ in origins}
    return values if len(different) > 1 and len({origin for _, origin in origins}) > 1 else []


def _conflict(
    field: str, event_id: str | None, measure_id: str | None, rows: Sequence[Row], *, summary: str
) -> dict[str, Any]:
    """A row of `conflicts` with its rows of `conflict_values` under `values`."""
    identity = content_id("c", field, event_id, measure_id)
    values = [
        {
            "conflict_id": identity,
            "value": row.get("value") or row["surface"],
            **{bound: row.get(bound) if field == "quantity" else None for bound in _BOUNDS},
            "document_id": row["document_id"],
            "attribution_id": row["attribution_id"],
            "start": row["start"],
            "end": row["end"],
        }
        for row in rows
    ]
    return {
        "conflict_id": identity,
        "field": field,
        "event_id": event_id,
        "measure_id": measure_id,
        "summary": summary,
        "value_count": len({value["value"] for value in values}),
        "values": values,
    }
