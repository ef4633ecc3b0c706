"""Strivings, studies, gestures and dates that are no requests, accusations, attacks or parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TYPES = [
    ("The ministry seeks cheaper access to the sea lanes.", [], "what one strives for asks nobody"),
    ("The leaders decided to seek a durable peace.", [], "nor does peace that is sought"),
    ("The clerk said she was seeking treatment for her back.", [], "nor a cure"),
    ("The envoy demanded peace.", ["REQUEST"], "who demands does ask"),
    ("The rebels seek independence from the kingdom.", ["REQUEST"], "so does who seeks it from somebody"),
    ("The premier sought the release of the sailors.", ["REQUEST"], "a release is in another's hands"),
    ("Studies and investigations by the health ministry found no sign of mould.", [], "a study of a mishap"),
    ("A navy probe found that the ministry may run out of fuses.", [], "a shortage accuses nobody"),
    ("The ministry launched an investigation into the cause of the leak.", [], "nor does a leak"),
    ("The ministry launched an investigation into the theft of the crown.", ["ACCUSE"], "a wrong does"),
    ("The police opened an investigation into the mayor.", ["ACCUSE"], "and a party"),
    ("The chancellor hit back, saying the plan was sound.", [], "words that hit back"),
    ("Rebels hit back at the army.", ["ASSAULT"], "arms that do"),
    ("The mayor hit back at his critics.", ["ACCUSE"], "and words at somebody"),
    ("They will not insult your intelligence.", [], "wits are no party"),
    ("The premier ordered more troops to Norway.", ["MOBILIZE"], "an order that sends troops"),
    ("Officials briefed the newspaper.", [], "the press is told, not consulted"),
    ("The envoy briefed the council on the talks.", ["CONSULT"], "a council is consulted"),
    ("At a rally in Ohio the senator made another claim about the budget.", [], "a claim about a thing"),
    ("The kingdom technically remains at war with its neighbour.", [], "a war in law"),
    ("The kingdom remains at war with its neighbour.", ["ASSAULT"], "a war"),
    ("A policeman pulled out a gun.", [], "a gun that is drawn"),
    ("The general pulled out his troops.", ["RETREAT"], "troops that leave"),
    (
        "The assault on the hills is carried out by the armed coalition Northern Freedom Forces"
        " supported by the navy of an alliance that Norway leads",
        ["ASSAULT", "SUPPORT"],
        "the attack is told once",
    ),
]
ACTORS = [
    ("Wed Feb 3 2016 Rebel Rocket Attacks Kill 9 Villagers in Homs.", ["Rebel"], "no date acts"),
    ("Nine villagers were killed in terrorist rocket attacks on Homs.", ["terrorist"], "who fires"),
    ("Nine villagers were killed in a terrorist attack on Homs.", [], "of what kind it is"),
    ("The village came under bombardment by heavy artillery.", [], "arms act for nobody"),
    ("The village came under bombardment by army artillery.", ["army artillery"], "but for their owner"),
    ("The withdrawal of soldiers from the valley began.", ["soldiers"], "who withdraw act"),
]
RECIPIENTS = [
    ("Ada Smith, whose villa Swiss police raided in June, denied it.", ["Swiss police"], ["whose villa"]),
    ("The island, whose harbour Peruvian jets bombed in May, fell.", ["Peruvian jets"], ["whose harbour"]),
    ("The banker, whose village was attacked by rebels, fled.", ["rebels"], ["whose village"]),
]


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = [text for text, *_ in (*TYPES, *ACTORS, *RECIPIENTS)]
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "expected", "why"), TYPES)
def test_what_it_is(found: dict[str, Read], text: str, expected: list[str], why: str) -> None:
    assert [event.event_type for event in found[text].events] == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), ACTORS)
def test_who_does_it(found: dict[str, Read], text: str, expected: list[str], why: str) -> None:
    result = found[text]
    assert result.events, "nothing found"
    assert result.surfaces(result.events[0], "actor") == expected, why


@pytest.mark.parametrize(("text", "actors", "recipients"), RECIPIENTS)
def test_a_clause_with_whose(
    found: dict[str, Read], text: str, actors: list[str], recipients: list[str]
) -> None:
    result = found[text]
    event = result.events[0]
    assert (result.surfaces(event, "actor"), result.surfaces(event, "recipient")) == (actors, recipients)
