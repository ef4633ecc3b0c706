"""Which reports contradict each other: figures, days, places and status; and which only seem to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from pipeline.resolution.comparison import Comparison
from pipeline.resolution.conflicts import event_conflicts
from pipeline.resolution.independence import Independence
from pipeline.resolution.measures import counts_of_sources, measure_of, quantity_conflicts

STORY = "A ferry with pilgrims sank off the island after a fire in its engine room."
OTHER_STORY = "Lawmakers argued over the budget of the port authority until dawn."


def _comparison(*documents: dict[str, Any]) -> Comparison:
    """Two documents of two outlets that tell one story, unless said otherwise."""
    held = {
        f"d{i}": {
            "document_id": f"d{i}", "outlet_id": f"o{i}", "wire_source_id": None, "duplicate_of": None,
            "story_id": None, "text": STORY, "published_at": datetime(2021, 5, 4),  # noqa: DTZ001 - UTC
            "published_precision": "day", **values,
        }
        for i, values in enumerate(documents or ({}, {}), start=1)
    }  # fmt: skip
    return Comparison(held, Independence(held, {}, {}))


def _quantity(document: str, low: float | None, high: float | None, **values: Any) -> dict[str, Any]:
    return {
        "quantity_id": f"q-{document}-{low}-{high}", "document_id": document, "start": 0, "end": 3,
        "surface": f"{low}-{high} people", "low": low, "high": high, "counted": "people",
        "predicate": "wound/obj", "unit": None, "holder_cluster": None, "modifier_clusters": [],
        "attribution_id": None, "measure_id": "q", **values,
    }  # fmt: skip


def _mention(document: str, **values: Any) -> dict[str, Any]:
    return {
        "event_mention_id": f"m-{document}", "document_id": document, "event_type": "ASSAULT",
        "rule_id": "assault.attack", "lemma": "attack", "surface": "attacked", "modality": "happened",
        "polarity": "positive", "earliest": None, "latest": None, "date_basis": "stated",
        "place_entity_id": None, "place_basis": "none", "attribution_id": None, "start": 0, "end": 4,
        **values,
    }  # fmt: skip


def _fields(
    one: dict[str, Any],
    other: dict[str, Any],
    comparison: Comparison,
    *,
    entities: dict[str, dict[str, Any]] | None = None,
    parties: dict[str, frozenset[str]] | None = None,
) -> list[str]:
    found = event_conflicts(
        [{"event_id": "e", "headline": "X"}],
        {"e": [one, other]},
        entities=entities or {},
        parties=parties or {},
        comparison=comparison,
    )
    assert all(conflict["value_count"] >= 2 for conflict in found)
    return [conflict["field"] for conflict in found]


@pytest.mark.parametrize(
    ("one", "other", "conflicting"),
    [
        ((6, 6), (2, 2), True),
        ((80, None), (90, 95), False),
        ((80, None), (60, 70), True),
        ((None, 20), (15, 15), False),
        ((None, None), (1, 1), False),
    ],
)
def test_figures_conflict_when_their_bounds_exclude_each_other(
    one: tuple[float | None, float | None], other: tuple[float | None, float | None], conflicting: bool
) -> None:
    figures = [_quantity("d1", *one), _quantity("d2", *other)]
    found = quantity_conflicts(figures, events={}, comparison=_comparison())
    assert bool(found) is conflicting
    if found:
        assert found[0]["value_count"] == 2
        assert len(found[0]["values"]) == 2


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({"duplicate_of": "d1"}, "a copy says what its original says"),
        ({"outlet_id": "o1"}, "an outlet's later figure is an update"),
        ({"text": OTHER_STORY}, "another story counts other people"),
        ({"published_at": datetime(2021, 5, 9)}, "tolls grow"),  # noqa: DTZ001
    ],
)
def test_documents_that_cannot_contradict_each_other(second: dict[str, Any], why: str) -> None:
    comparison = _comparison({}, second, {"text": OTHER_STORY})
    figures = [_quantity("d1", 6, 6), _quantity("d2", 2, 2)]
    assert quantity_conflicts(figures, events={}, comparison=comparison) == [], why


def test_a_measure_needs_somebody_whose_it_is() -> None:
    assert measure_of(_quantity("d1", 1, 1), links={}, event_id=None) is None
    hosted = _quantity("d1", 1, 1, holder_cluster=4)
    assert measure_of(hosted, links={("d1", 4): "n1"}, event_id=None) is not None
    assert measure_of(_quantity("d1", 1, 1), links={}, event_id="e1") is not None


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ({"counted": "people"}, {"counted": "person"}, True, "two words for people"),
        ({"predicate": "kill/obj"}, {"predicate": "massacre/obj"}, True, "two words for killing"),
        ({"predicate": "kill/obj"}, {"predicate": "wound/obj"}, False, "the dead and the wounded"),
        ({"counted": "house"}, {"counted": "car"}, False, "two things"),
    ],
)
def test_what_measures_the_same(one: dict[str, Any], other: dict[str, Any], same: bool, why: str) -> None:
    measures = {
        measure_of(_quantity("d1", 1, 1, **values), links={}, event_id="e") for values in (one, other)
    }
    assert None not in measures
    assert (len(measures) == 1) is same, why


@pytest.mark.parametrize("surface", ["three others", "Two more people", "another 5"])
def test_a_rest_is_no_measure(surface: str) -> None:
    assert measure_of(_quantity("d1", 3, 3, surface=surface), links={}, event_id="e") is None


def test_the_unnamed_that_are_quoted_are_counted_by_nobody() -> None:
    quoted = {"document_id": "d1", "source_start": 0, "source_end": 13}
    apart = _quantity("d1", 4, 4, start=40, end=43)
    assert counts_of_sources([_quantity("d1", 2, 2), apart], [quoted]) == {"q-d1-2-2"}


@pytest.mark.parametrize(
    ("changed", "conflicting", "why"),
    [
        ({}, True, "two days of one deed"),
        ({"modality": "planned"}, False, "a plan that moved"),
        ({"latest": date(2021, 5, 12)}, False, "a week is too vague to contradict a day"),
        ({"event_type": "PROTEST"}, False, "a protest may go on for days"),
        ({"rule_id": "n.attack", "surface": "attacks"}, False, "several attacks"),
        ({"event_type": "ACCUSE"}, False, "an accusation may be made again"),
    ],
)
def test_days(changed: dict[str, Any], conflicting: bool, why: str) -> None:
    one = _mention("d1", earliest=date(2021, 5, 4), latest=date(2021, 5, 4))
    other = _mention("d2", **{"earliest": date(2021, 5, 6), "latest": date(2021, 5, 6), **changed})
    assert _fields(one, other, _comparison()) == (["date"] if conflicting else []), why


@pytest.mark.parametrize(
    ("there", "conflicting", "why"),
    [
        ({"latitude": 36.2, "longitude": 37.2}, True, "two towns"),
        ({"latitude": 33.6, "longitude": 36.4}, False, "a town and its suburb"),
        ({"place_precision": "region", "latitude": 35.0, "longitude": 37.0}, False, "a town in a region"),
        ({"country_code": "LBN", "latitude": 33.9, "longitude": 35.5}, True, "two countries"),
        ({"country_code": None, "place_precision": "none", "latitude": None, "longitude": None}, False,
         "nobody knows where"),
    ],
)  # fmt: skip
def test_places(there: dict[str, Any], conflicting: bool, why: str) -> None:
    here = {
        "entity_id": "p1", "name": "Here", "country_code": "SYR", "place_precision": "city",
        "latitude": 33.5, "longitude": 36.3,
    }  # fmt: skip
    entities = {"p1": here, "p2": {**here, "entity_id": "p2", "name": "There", **there}}
    one = _mention("d1", place_entity_id="p1", place_basis="stated")
    other = _mention("d2", place_entity_id="p2", place_basis="stated")
    found = _fields(one, other, _comparison(), entities=entities)
    assert found == (["place"] if conflicting else []), why


@pytest.mark.parametrize(
    ("parties", "conflicting", "why"),
    [
        ({}, True, "nobody is named"),
        ({"m-d1": frozenset("a"), "m-d2": frozenset("ab")}, True, "a common party"),
        ({"m-d1": frozenset("a"), "m-d2": frozenset("b")}, False, "what one denies another did"),
    ],
)
def test_a_denial_and_a_report_conflict_on_status(
    parties: dict[str, frozenset[str]], conflicting: bool, why: str
) -> None:
    found = _fields(_mention("d1"), _mention("d2", modality="denied"), _comparison(), parties=parties)
    assert found == (["status"] if conflicting else []), why
