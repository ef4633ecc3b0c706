"""What linked mentions say together: status, date, parties, independent sources."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from pipeline.resolution.event_parties import actor_rows, headline
from pipeline.resolution.events import narrowest_date, reported_on, status
from pipeline.resolution.independence import Independence
from pipeline.resolution.profiles import document_similarity


def _mention(modality: str = "happened", polarity: str = "positive", **values: Any) -> dict[str, Any]:
    return {
        "event_mention_id": "m", "document_id": "d1", "modality": modality, "polarity": polarity,
        "earliest": None, "latest": None, "date_basis": "stated", "place_entity_id": None,
        "place_basis": "none", "attribution_id": None, "start": 0, "end": 4, "surface": "came", **values,
    }  # fmt: skip


def _document(identity: str, **values: Any) -> dict[str, Any]:
    return {
        "document_id": identity,
        "outlet_id": None,
        "wire_source_id": None,
        "duplicate_of": None,
        **values,
    }


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("happened", "positive")], "happened"),
        ([("planned", "positive"), ("happened", "positive")], "happened"),
        ([("planned", "positive")], "planned"),
        ([("planned", "negative")], "cancelled"),
        ([("denied", "positive")], "denied"),
        ([("happened", "negative")], "denied"),
        ([("happened", "positive"), ("denied", "positive")], "disputed"),
        ([("requested", "positive"), ("possible", "positive")], "unclear"),
    ],
)
def test_status(said: list[tuple[str, str]], expected: str) -> None:
    assert status([_mention(modality, polarity) for modality, polarity in said]) == expected


def test_the_narrowest_date_wins_and_a_deed_before_a_plan() -> None:
    week = _mention("happened", event_mention_id="w", earliest=date(2021, 5, 3), latest=date(2021, 5, 9))
    planned = _mention("planned", event_mention_id="a", earliest=date(2021, 5, 4), latest=date(2021, 5, 4))
    done = _mention("happened", event_mention_id="b", earliest=date(2021, 5, 5), latest=date(2021, 5, 5))
    assert narrowest_date([week, planned, done]) is done
    assert narrowest_date([_mention()]) is None


@pytest.mark.parametrize(
    ("precision", "expected"), [("day", date(2021, 5, 3)), ("month", None), ("unknown", None)]
)
def test_reported_on_needs_a_day(precision: str, expected: date | None) -> None:
    assert reported_on({"published_at": datetime(2021, 5, 3), "published_precision": precision}) == expected  # noqa: DTZ001 - UTC by contract


@pytest.mark.parametrize(
    ("said", "expected", "why"),
    [
        ([("actor", "x"), ("recipient", "y")], {("actor", "x"), ("recipient", "y")}, "told one way round"),
        (
            [("actor", "x"), ("actor", "x"), ("recipient", "x"), ("recipient", "y")],
            {("actor", "x"), ("recipient", "y")},
            "what most have",
        ),
        ([("actor", "x"), ("recipient", "x"), ("topic", "x")], {("actor", "x"), ("topic", "x")}, "level"),
        ([("recipient", "x"), ("recipient", "x"), ("actor", "x")], {("recipient", "x")}, "mostly the target"),
    ],
)
def test_nobody_is_on_both_sides(
    said: list[tuple[str, str]], expected: set[tuple[str, str]], why: str
) -> None:
    mentions = [_mention(event_mention_id=f"m{i}") for i in range(len(said))]
    participants = {f"m{i}": [{"role": role, "entity_id": name}] for i, (role, name) in enumerate(said)}
    rows = actor_rows("e", mentions, participants)
    assert {(row["role"], row["entity_id"]) for row in rows} == expected, why


ENTITIES = {
    "nor": {"entity_id": "nor", "name": "Norland", "kind": "country"},
    "hill": {"entity_id": "hill", "name": "Hillmen", "kind": "people"},
}


def _party(role: str, surface: str, entity_id: str | None = None, form: str | None = None) -> dict[str, Any]:
    return {
        "event_mention_id": "m", "role": role, "surface": surface, "entity_id": entity_id, "form": form,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("parties", "expected", "why"),
    [
        ([_party("actor", "Norland", "nor")], "Norland · came", "by name"),
        ([_party("actor", "riot\npolice")], "riot police · came", "in the words of the text"),
        (
            [_party("actor", "the army"), _party("recipient", "30 pupils")],
            "the army → 30 pupils · came",
            "both sides",
        ),
        (
            [_party("actor", "the Hillmen's elders", "hill")],
            "the Hillmen's elders · came",
            "some of a people",
        ),
        (
            [_party("recipient", "two Norlanders", "nor", "demonym")],
            "unknown actor → two Norlanders · came",
            "some of a land",
        ),
        ([_party("actor", "They")], "unknown actor · came", "a pronoun names nobody"),
        ([_party("actor", "Norland", "nor"), _party("actor", "rebels")], "Norland · came", "names first"),
    ],
)
def test_headline_says_who(parties: list[dict[str, Any]], expected: str, why: str) -> None:
    participants = {"m": parties}
    actors = actor_rows("e", [_mention()], participants)
    line = headline([_mention()], None, None, actors=actors, participants=participants, entities=ENTITIES)
    assert line == expected, why


ANONYMOUS = {"source_id": "s1", "kind": "anonymous", "name": None}
MINISTER = {"source_id": "s2", "kind": "named_person", "name": "A Minister"}
AGENCY = {"source_id": "s3", "kind": "agency", "name": "Wire"}
ATTRIBUTIONS = {
    key: {"attribution_id": key, "source_id": source}
    for key, source in (("a1", "s1"), ("a2", "s2"), ("a3", "s3"))
}
SOURCES = {source["source_id"]: source for source in (ANONYMOUS, MINISTER, AGENCY)}


@pytest.mark.parametrize(
    ("documents", "cited", "sources", "why"),
    [
        ([{"outlet_id": "x"}, {"outlet_id": "y"}], [None, None], 2, "two outlets on their own word"),
        ([{"outlet_id": "x"}, {"outlet_id": "y", "duplicate_of": "d0"}], [None, None], 1, "a copy"),
        (
            [{"outlet_id": "x", "wire_source_id": "w"}, {"outlet_id": "y", "wire_source_id": "w"}],
            [None, None],
            1,
            "wire",
        ),
        ([{"outlet_id": "x"}, {"outlet_id": "y"}], ["a2", "a2"], 1, "both quote one person"),
        ([{"outlet_id": "x"}, {"outlet_id": "x"}], [None, "a2"], 2, "an outlet's word and a person's"),
    ],
)
def test_independent_sources(
    documents: list[dict[str, Any]], cited: list[str | None], sources: int, why: str
) -> None:
    held = {f"d{i}": _document(f"d{i}", **values) for i, values in enumerate(documents)}
    mentions = [_mention(document_id=f"d{i}", attribution_id=a) for i, a in enumerate(cited)]
    assert Independence(held, ATTRIBUTIONS, SOURCES).source_count(mentions) == sources, why


def test_anonymous_only() -> None:
    independence = Independence({"d1": _document("d1")}, ATTRIBUTIONS, SOURCES)
    assert independence.is_anonymous_only([_mention(attribution_id="a1")])
    assert not independence.is_anonymous_only([_mention(attribution_id="a1"), _mention(attribution_id="a2")])
    assert not independence.is_anonymous_only([_mention()])


def test_documents_with_rare_words_in_common_are_similar() -> None:
    texts = {
        "a": "dredger harbour silt",
        "b": "dredger harbour silt",
        "c": "orchard blossom frost",
        "d": "orchard frost",
    }
    found = document_similarity(texts)
    assert found["a", "b"] == pytest.approx(1.0)
    assert ("a", "c") not in found
