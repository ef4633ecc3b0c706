"""What only sounds political makes no political event; what is one is read as its type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read
from tests.pipeline.extraction.events.sentences import NOTHING, SOMETHING, rows

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = [text for text, _ in (*rows(NOTHING), *rows(SOMETHING))]
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


def test_there_are_enough_of_both() -> None:
    assert len(rows(NOTHING)) >= 150
    assert len(rows(SOMETHING)) >= 100


@pytest.mark.parametrize("kind", NOTHING)
def test_nothing_political_happens(found: dict[str, Read], kind: str) -> None:
    read_anyway = {
        text: [(event.event_type, event.rule_id) for event in found[text].events]
        for text, of in rows(NOTHING)
        if of == kind and any(not event.event_type.startswith("X_") for event in found[text].events)
    }
    assert not read_anyway


@pytest.mark.parametrize("event_type", SOMETHING)
def test_what_happens_is_read_as_its_type(found: dict[str, Read], event_type: str) -> None:
    missed = {
        text: [event.event_type for event in found[text].events]
        for text, of in rows(SOMETHING)
        if of == event_type and event_type not in {event.event_type for event in found[text].events}
    }
    assert not missed


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Two officers were shot and wounded near the depot.", ["ASSAULT"], "what came of the deed"),
        ("Gunmen killed a clerk and wounded two guards.", ["ASSAULT", "ASSAULT"], "other victims"),
        ("The banker pleaded not guilty to fraud.", [], "nothing was admitted"),
        ("The governor vowed to fight corruption.", [], "an evil is no enemy"),
        ("The editor spoke to the Associated Press.", [], "the press is told, not consulted"),
        ("Dozens of letters were released by the clerk.", [], "letters are no captives"),
        ("Police cordoned off the square.", ["COERCE"], "an object behind its particle"),
        ("The rebels were verbally attacked by the senator.", [], "words are no blows"),
        ("The minister declined to elaborate.", [], "who says no more rejects nothing"),
        ("The council eased the rules to allow farmers to sell milk.", [], "a purpose is no permission"),
    ],
)
def test_senses(nlp: Language, resources: Resources, text: str, expected: list[str], why: str) -> None:
    (result,) = read([text], nlp, resources)
    assert [event.event_type for event in result.events] == expected, why
