"""Figures of different reports that measure the same thing, and those that exclude each other.

Figures are compared when they count the same under the same verb, whose, and in which event or country. Two
conflict only when the bounds that their words leave exclude each other: "more than 80" and "about 90" agree.
A rest ("three others") and the unnamed that are quoted ("two officials said") measure nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.ids import content_id
from pipeline.knowledge.tsv import read_rows
from pipeline.resolution.comparison import Comparison
from pipeline.resolution.differences import difference

Row = Mapping[str, Any]
_REACH = 3  # days in which two figures are about one state of affairs: tolls grow
_NO_LEAST, _NO_MOST = float("-inf"), float("inf")


def measure_of(quantity: Row, *, links: Mapping[tuple[str, int], str], event_id: str | None) -> str | None:
    """Id of what a quantity measures across documents; null when the sentence does not say enough.

    Within an event: the event, what is counted and its part. Else: what is counted, its verb, and the
    entities that it belongs to, at least one of them known.
    """
    words = _words()
    counted = quantity["counted"]
    surface = quantity["surface"].lower().split()
    if counted is None or not words["part"].keys().isdisjoint([*surface, counted]):
        return None
    counted = words["counted"].get(counted, counted)
    verb, _, slot = (quantity["predicate"] or "/").partition("/")
    if event_id is not None:
        harm = words["harm"].get(verb, "")
        return content_id("n", "event", event_id, counted, slot, harm, quantity["unit"])
    document_id = quantity["document_id"]
    clusters = (quantity["holder_cluster"], *(quantity["modifier_clusters"] or ()))
    owners = [links.get((document_id, cluster)) if cluster is not None else None for cluster in clusters]
    if quantity["predicate"] is None or not any(owners):
        return None
    verb = words["harm"].get(verb, verb)
    return content_id(
        "n", counted, verb, slot, quantity["unit"], owners[0], *sorted(filter(None, owners[1:]))
    )


def counts_of_sources(quantities: Iterable[Row], attributions: Iterable[Row]) -> set[str]:
    """Ids of the quantities that stand in the name of a source ("two officials said")."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in attributions:
        if row["source_start"] is not None:
            spans[row["document_id"]].append((row["source_start"], row["source_end"]))
    return {
        row["quantity_id"]
        for row in quantities
        if any(start <= row["start"] < end for start, end in spans.get(row["document_id"], ()))
    }


def quantity_conflicts(
    quantities: Sequence[Row], *, events: Mapping[str, str], comparison: Comparison
) -> list[dict[str, Any]]:
    """Measures with bounds that exclude each other; `events` gives the event of a measure."""
    by_measure: dict[str, list[Row]] = defaultdict(list)
    for quantity in sorted(quantities, key=lambda row: (row["document_id"], row["start"])):
        if quantity["measure_id"] is not None:
            by_measure[quantity["measure_id"]].append(quantity)
    found = []
    for measure_id, held in sorted(by_measure.items()):
        if values := comparison.contradicting(held, _exclude, within=_REACH):
            named = sorted({row["surface"] for row in values})
            summary = f"{values[0]['counted']}: {' / '.join(named)}"
            found.append(
                difference("quantity", values, event_id=events.get(measure_id), measure_id=measure_id,
                           summary=summary)
            )  # fmt: skip
    return found


def _exclude(one: Row, other: Row) -> bool:
    (low, high), (least, most) = _bounds(one), _bounds(other)
    return high < least or most < low


def _bounds(quantity: Row) -> tuple[float, float]:
    low, high = quantity["low"], quantity["high"]
    return _NO_LEAST if low is None else low, _NO_MOST if high is None else high


@cache
def _words() -> Mapping[str, dict[str, str]]:
    """The name of each word by kind: what is counted, harm, part."""
    file = files("pipeline.knowledge") / "quantities" / "measures.tsv"
    found: dict[str, dict[str, str]] = {"counted": {}, "harm": {}, "part": {}}
    for row in read_rows(file, columns=("kind", "name", "words"), allowed={"kind": tuple(found)}):
        found[row["kind"]].update({word.strip(): row["name"] for word in row["words"].split(",")})
    return found
