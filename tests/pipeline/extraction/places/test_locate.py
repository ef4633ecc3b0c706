"""Places of sentences of our own on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.distance import distance_km
from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.parse import parse_articles
from pipeline.extraction.places import locate
from pipeline.knowledge.gazetteer import fold, load_gazetteer
from pipeline.records import Article, DocumentEntity, Segment

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

_NEAR = 161  # km: the field's measure of a right answer


def _entities(
    text: str, nlp: Language, resources: Resources, outlet_country: str | None = None
) -> dict[str, DocumentEntity]:
    """Located entities by the surface of their mentions."""
    article = Article("d", text, (Segment(0, len(text), "body", "test"),), outlet_country=outlet_country)
    (parsed,) = parse_articles([article], nlp)
    index = locate(
        parsed,
        find_mentions(parsed, knowledge=resources.knowledge, gazetteer=resources.gazetteer),
        gazetteer=resources.gazetteer,
    )
    found = {}
    for mention in index:
        entity = index.entity_of(mention)
        if entity is not None and entity.latitude is not None:
            found[mention.surface.partition(",")[0]] = entity
    return found


def _distance(entity: DocumentEntity, latitude: float, longitude: float) -> float:
    assert entity.latitude is not None
    assert entity.longitude is not None
    return distance_km((entity.latitude, entity.longitude), (latitude, longitude))


@pytest.mark.parametrize(
    ("text", "surface", "latitude", "longitude", "why"),
    [
        ("The ministers met in Vienna on Monday.", "Vienna", 48.2, 16.4, "the largest namesake"),
        ("A fire broke out in Vienna, Va., on Monday.", "Vienna", 38.9, -77.3, "a state behind the name"),
        ("Police in Paris, Texas, made two arrests.", "Paris", 33.7, -95.6, "a state in full"),
        ("Shells fell on Tripoli in Lebanon overnight.", "Tripoli", 34.4, 35.8, "in and a country"),
        ("Militias clashed in Tripoli, the Libyan capital.", "Tripoli", 32.9, 13.2, "a demonym beside it"),
        ("Canada's police searched a farm near London, Ontario.", "London", 43.0, -81.2, "a province"),
        ("Aid reached the Syrian province of Aleppo.", "Aleppo", 36.2, 37.5, "a province by its word"),
        ("Ships crossed the Black Sea.", "Black Sea", 43.0, 34.0, "a sea"),
        ("The delegation flew to Washington on Friday.", "Washington", 38.9, -77.0, "city before state"),
        ("Rebels in Donbas laid down their arms.", "Donbas", 48.3, 38.0, "a region that is no division"),
        ("Crowds gathered in Lagos, Nigeria, on Sunday.", "Lagos", 6.5, 3.4, "a country behind the name"),
        (
            "A fire broke out in Perth, just outside Kingston, in Canada.",
            "Perth",
            44.9,
            -76.2,
            "near another place",
        ),
        ("African ministers met European officials.", "European", 48.7, 9.1, "a continent's adjective"),
        ("BOISE, Idaho (AP) - Farmers protested.", "BOISE", 43.6, -116.2, "a dateline in capitals"),
        ("She was born in Barrie, Ont., in May.", "Ont", 49.3, -84.5, "an abbreviation after its town"),
        ("New Mexico's governor resigned.", "New Mexico", 34.5, -106.0, "no part of Mexico"),
    ],
)
def test_place(
    text: str,
    surface: str,
    latitude: float,
    longitude: float,
    why: str,
    *,
    nlp: Language,
    resources: Resources,
) -> None:
    found = _entities(text, nlp, resources)
    assert surface in found, f"{why}: located only {sorted(found)}"
    assert _distance(found[surface], latitude, longitude) < _NEAR, f"{why}: {found[surface]}"


def test_the_outlets_country_decides_between_namesakes(nlp: Language, resources: Resources) -> None:
    text = "A man was arrested in Newcastle on Sunday."
    at_home = _entities(text, nlp, resources, outlet_country="AUS")
    assert at_home["Newcastle"].country_code == "AUS"
    assert _entities(text, nlp, resources, outlet_country="GBR")["Newcastle"].country_code == "GBR"


def test_an_unknown_place_stays_unresolved(nlp: Language, resources: Resources) -> None:
    assert "Zzyrkhovo" not in _entities("The convoy stopped in Zzyrkhovo at noon.", nlp, resources)


def test_a_capital_as_a_city_is_not_its_country(nlp: Language, resources: Resources) -> None:
    found = _entities("Snow fell in Ankara. Turkey closed its schools.", nlp, resources)
    assert found["Ankara"].kind == "city"
    assert found["Turkey"].kind == "country"
    assert found["Ankara"].cluster != found["Turkey"].cluster


@pytest.mark.parametrize(
    "text",
    [
        "A storm passed over Atlanta, Georgia. The governor of Georgia, a Republican, closed the schools.",
        "Farmers in Niger state, in Nigeria, fled. The governor of Niger called for calm.",
    ],
)
def test_no_entity_is_left_without_a_name(text: str, nlp: Language, resources: Resources) -> None:
    article = Article("d", text, (Segment(0, len(text), "body", "test"),))
    (parsed,) = parse_articles([article], nlp)
    named = find_mentions(parsed, knowledge=resources.knowledge, gazetteer=resources.gazetteer)
    located = locate(parsed, named, gazetteer=resources.gazetteer)
    assert set(located.entities) == {mention.cluster for mention in located if mention.cluster is not None}


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("The Hague", "hague"),
        ("St. Louis", "saint louis"),
        ("N'Djamena", "ndjamena"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_every_country_has_a_middle_and_every_abbreviation_a_division() -> None:
    gazetteer = load_gazetteer()
    from pipeline.knowledge.gazetteer import _abbreviations

    assert gazetteer.country("BRA") is not None
    missing = [short for short in _abbreviations() if gazetteer.division(short) is None]
    assert missing == []


@pytest.mark.parametrize(
    ("text", "surface", "expected", "why"),
    [
        ("The army shelled the village of Qarhush, near Idlib.", "Qarhush", ("SYR", 35.8, 36.6, "region"),
         "near a place"),
        ("Shells hit the town of Tarvo in the northwestern Syrian province of Idlib.", "Tarvo",
         ("SYR", 35.8, 36.6, "region"), "in a province"),
        ("Troops left the village of Paris in Idlib province on Friday.", "Paris",
         ("SYR", 35.8, 36.6, "region"), "never a namesake far away"),
        ("Soldiers took the village of Zorrin, Mali, on Sunday.", "Zorrin", ("MLI", 17.0, -4.0, "country"),
         "in a country"),
    ],
)  # fmt: skip
def test_a_place_that_no_gazetteer_has_lies_in_what_the_text_names(
    text: str,
    surface: str,
    expected: tuple[str, float, float, str],
    why: str,
    *,
    nlp: Language,
    resources: Resources,
) -> None:
    entity = _entities(text, nlp, resources)[surface]
    country, latitude, longitude, precision = expected
    assert (entity.country_code, entity.place_precision) == (country, precision), why
    assert _distance(entity, latitude, longitude) < 1 + _NEAR, why
    assert entity.name == surface, "it is not what it lies in"
    assert (entity.knowledge_id, entity.geonames_id) == (None, None)


def test_a_place_in_a_manner_of_speaking_stays_open(nlp: Language, resources: Resources) -> None:
    assert "Qarhush" not in _entities("They feared another Qarhush in Norway.", nlp, resources)


@pytest.mark.parametrize("text", ["The Central Bank met.", "The New Mexico Trade Union Centre closed."])
def test_ordinary_words_of_bodies_are_no_places(text: str, nlp: Language, resources: Resources) -> None:
    assert not {"Central", "Union", "Centre", "Mexico"} & _entities(text, nlp, resources).keys()
