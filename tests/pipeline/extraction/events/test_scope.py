"""What is no event: powers, sorts of people, hypotheticals, disarming, papers that are released.

(text, types of its events, why)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    # what somebody could do or may do
    ("The king said his army owns a rocket capable of striking Peru.", [], "the range of a weapon"),
    ("The kingdom builds rockets that could hit Lima.", [], "the range of a weapon"),
    ("The tribunal has the power to jail the clerks.", [], "a power"),
    ("The code contains a provision for the navy to give food to the islanders.", [], "a provision"),
    ("The rules allow guards to arrest hikers.", [], "what rules let people do"),
    ("The army was able to capture the harbour on Sunday.", ["ASSAULT"], "he did it"),
    ("The army reserved the right to bomb the harbour.", ["ASSAULT"], "a right that is claimed"),
    ("The army plans to bomb the harbour.", ["ASSAULT"], "a plan is no ability"),
    # of which sort people are
    ("The bishop fed villagers who back the sultan.", [], "which villagers"),
    ("Villagers who backed the sultan in May sang.", ["SUPPORT"], "a past deed of theirs"),
    ("Women who are raped seldom speak of it.", [], "any women"),
    ("The harbour filled with people supporting the sultan.", [], "which people"),
    ("The queen feeds rebels trying to overthrow the sultan.", [], "which rebels"),
    ("Most voters support the chancellor.", [], "a poll"),
    ("The mayor supports the chancellor.", ["SUPPORT"], "a backer"),
    ("A league that shuns the sultan has few friends.", [], "any such league"),
    ("A militia battling to take control of the harbour dug in.", ["ASSAULT", "ASSAULT"], "one militia"),
    ("The treaty prohibits miners from entering the delta.", [], "what a treaty lays down"),
    ("The miller declined a request for comment.", [], "silence before the press"),
    ("The sultan rejected a request for asylum.", ["REJECT"], "a refusal"),
    ("The consulate warned Peruvians not to travel there.", [], "advice to travellers"),
    ("The sultan warned the rebels not to enter the delta.", ["THREATEN", "ASSAULT"], "a threat"),
    ("The minister cancelled his plans for Monday.", [], "his diary"),
    # what befalls nobody
    ("If a cyclone hits Fiji, the docks will close.", [], "a storm that is only thought of"),
    ("A cyclone hit Fiji on Sunday.", ["X_DISASTER"], "a storm"),
    # arms that are given up or stopped
    ("All sarin of the republic was destroyed, the monitors said.", [], "disarming"),
    ("The council urged Oman to destroy its nuclear workshops.", ["REQUEST"], "disarming"),
    ("The frigate shot down two rockets.", [], "defence"),
    ("The frigate shot down two helicopters.", ["ASSAULT"], "an attack"),
    ("The arms depot was destroyed in an air raid.", ["ASSAULT"], "an attack"),
    # what is let go
    ("The ministry kept the memos for years and will release them in May.", [], "papers"),
    ("The clan kidnapped nine nuns in May and released them in June.", ["ASSAULT", "RETREAT"], "captives"),
    (
        "Rescuers reached the hikers trapped in the gorge. Nine hikers were freed on Sunday, the rescue"
        " team said.",
        [],
        "people who are rescued",
    ),
    ("Nine hikers were freed from prison on Sunday.", ["RETREAT"], "prisoners"),
    # words without somebody whom they are said of
    ("The abbot expressed concern about the drought.", [], "a worry"),
    ("The abbot expressed concern about the killing of monks.", ["ACCUSE", "ASSAULT"], "a deed of somebody"),
    ("The abbot said that hymns must be sung.", [], "nobody is asked"),
    ("The delegates seek a fair settlement.", [], "what one strives for"),
    ("The clan (or the Black Hand, outlawed in Chad) held the port.", [], "a gloss"),
    ("The opera house was inaugurated by the sultan.", [], "a building takes no office"),
    ("The bishop's clever manoeuvre angered the guild.", [], "no troops"),
    ("The suspension of the cashier lasted a week.", [], "no land is expelled"),
]


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> list[Read]:
    return list(read([text for text, *_ in TABLE], nlp, resources))


@pytest.mark.parametrize("number", range(len(TABLE)), ids=[row[2] + ": " + row[0][:30] for row in TABLE])
def test_what_is_an_event(found: list[Read], number: int) -> None:
    _, expected, why = TABLE[number]
    events = found[number].events
    assert [event.event_type for event in events] == expected, (why, [event.rule_id for event in events])
