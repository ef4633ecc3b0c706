"""Texts of courts, crime, business and local news: what is an event there, and whose.

A row whose actors are None must give no event of that type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE: list[tuple[str, str, list[str] | None, list[str], str]] = [
    ("The wisdom of attacking Peru is in doubt.", "ASSAULT", None, [], "nobody is found who does it"),
    ("The plan to arrest the baker pleased nobody.", "COERCE", None, [], "a plan of nobody's"),
    ("The baker was arrested.", "COERCE", [], ["The baker"], "a passive may leave its agent out"),
    ("The report accused the baker of fraud.", "ACCUSE", [], ["the baker"], "a paper is no party"),
    ("An airstrike killed nine farmers.", "ASSAULT", [], ["nine farmers"], "a deed that does harm by itself"),
    ("Ada Smith seized upon a story in the press.", "COERCE", None, [], "took up"),
    ("The teacher beat by nine points her main rival.", "ASSAULT", None, [], "beat is no participle"),
    ("He is serving a life sentence in Peru.", "COERCE", None, [], "a state that lasts"),
    ("He received a life sentence in Peru.", "COERCE", [], ["He"], "what the court does to him"),
    ("The cook was fired from her job at a canteen.", "X_APPOINTMENT", None, [], "no office"),
    ("Nine hundred employees were fired in May.", "X_APPOINTMENT", None, [], "no office"),
    ("The minister was fired in May.", "X_APPOINTMENT", [], ["The minister"], "an office"),
    ("The clinic charged the family for the costs of the stay.", "ACCUSE", None, [], "a price"),
    ("Prosecutors charged the family with fraud.", "ACCUSE", ["Prosecutors"], ["the family"], "a court case"),
    ("Officers combed a muddy field beside the road.", "COERCE", None, [], "they look for something"),
    ("Officers searched the offices of the broker.", "COERCE", ["Officers"], ["the broker"],
     "a search of premises"),
    ("Ada Smith sent him a bottle of wine.", "MOBILIZE", None, [], "a gift"),
    ("Smith called for a temporary ban on Kurdish immigration.", "REQUEST", ["Smith"], [],
     "what is asked for is about them"),
    ("The builder defeated its rival for a large contract.", "REJECT", None, [], "business"),
    ("The first flight of the airliner was in May.", "X_DISPLACEMENT", None, [], "a vehicle flies"),
    ("The parties obey the sentence of the Supreme Court.", "SANCTION", None, [], "whose sentence it is"),
    ("Peru's mass deportations began in May.", "COERCE", ["Peru"], [], "who deports many"),
    ("The widow's deportation began in May.", "COERCE", [], ["The widow"], "who is deported"),
    ("Her discipline prevented him from provoking her.", "COERCE", None, [], "nobody is restrained by force"),
]  # fmt: skip


@pytest.fixture(scope="module")
def readings(nlp: Language, resources: Resources) -> list[Read]:
    return read([row[0] for row in TABLE], nlp, resources)


@pytest.mark.parametrize("number", range(len(TABLE)), ids=[f"{row[1]}: {row[0]}" for row in TABLE])
def test_local_news(readings: list[Read], number: int) -> None:
    _, event_type, actors, recipients, why = TABLE[number]
    found = readings[number]
    told = [event for event in found.events if event.event_type == event_type]
    if actors is None:
        assert not told, (why, [event.rule_id for event in told])
        return
    assert len(told) == 1, (why, [(event.event_type, event.rule_id) for event in found.events])
    assert found.surfaces(told[0], "actor") == actors, why
    assert found.surfaces(told[0], "recipient") == recipients, why
