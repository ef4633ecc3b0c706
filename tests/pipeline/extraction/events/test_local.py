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
    ("The baker's phone was attacked by spies.", "ASSAULT", None, [], "a machine is broken into"),
    ("A woman was struck and killed by a motorist.", "ASSAULT", None, [], "an accident"),
    ("A motorist killed nine pedestrians.", "X_CASUALTIES", ["A motorist"], ["nine pedestrians"],
     "an accident has its doer"),
    ("Defence lawyers objected, arguing that the judge was late.", "ACCUSE", None, [],
     "who objects undergoes nothing"),
    ("The emir made nine medical visits to Norway.", "CONSULT", None, [], "a patient"),
    ("The barn was burned to the ground on Tuesday.", "ASSAULT", None, [], "a fire, as far as is told"),
    ("A fire destroyed a warehouse in the town.", "ASSAULT", None, [], "a fire is nobody"),
    ("The rebels destroyed a warehouse.", "ASSAULT", ["The rebels"], ["a warehouse"], "a deed"),
    ("Critics hammered the emir's treaty with Chad.", "AGREE", ["the emir"], ["Chad"],
     "who hammers a treaty signs none"),
    ("Support fell for people convicted of theft.", "SANCTION", None, [], "what kind of people"),
    ("The palace declined to make the adviser available.", "REJECT", None, [], "a word to the press"),
    ("The emirate declined to join the pact.", "REJECT", ["The emirate"], [], "a refusal"),
    ("Their plea was turned down in May.", "REJECT", None, [], "somebody turned it down"),
    ("Agents of Homeland Security Investigations met nobody.", "ACCUSE", None, [], "the name of an office"),
    ("The mayor will carry out a citizen's arrest.", "COERCE", None, [], "no power of the state"),
    ("Barack Obama attacked the candidates of the other party.", "ACCUSE", ["Barack Obama"],
     ["the candidates of the other party"], "words of a politician"),
    ("Rebels attacked the candidates of the other party.", "ASSAULT", ["Rebels"],
     ["the candidates of the other party"], "armed men"),
    ("Thousands of villagers fled when the shelling began.", "X_DISPLACEMENT", ["villagers"], [],
     "those who live there"),
    ("Four men fled in another car.", "X_DISPLACEMENT", None, [], "an escape"),
    ("A lorry smashed a motorcycle on Thursday.", "ASSAULT", None, [], "an accident"),
    ("They found bodies in a car sunk in the sea.", "ASSAULT", None, [], "an accident"),
    ("The premier was accused of ordering the killing of a nurse.", "ASSAULT", ["The premier"],
     ["a nurse"], "who orders it"),
    ("The Kurdish resistance against the occupation grew.", "REJECT", None, [], "a movement"),
    ("The guild's resistance to the merger grew.", "REJECT", ["The guild"], [], "a no"),
    ("Nine buses were deployed to fetch them.", "MOBILIZE", None, [], "nobody sends them to nobody"),
    ("Two hours after the shooting, officers had a cup of tea.", "ASSAULT", None, [], "only referred to"),
    ("There was a shooting in Rome on Tuesday.", "ASSAULT", [], [], "told"),
    ("Donald Trump attacked Iran.", "ASSAULT", ["Donald Trump"], ["Iran"], "a state may be struck"),
    ("The nurse was treated at a hospital and later released.", "RETREAT", None, [], "a patient"),
    ("The nurse was kidnapped and later released.", "RETREAT", [], ["The nurse"], "a captive"),
    ("Lawmakers will sit on Friday as protesting nurses fill the square.", "PROTEST", None, [],
     "not those who sit"),
    ("Peru spoke as visiting President Emmanuel Macron wept.", "CONSULT", None, [], "not who speaks"),
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


MODALITIES = [
    ("They are not in talks with Peru.", "CONSULT", "denied"),
    ("They are in talks with Peru.", "CONSULT", "happened"),
    ("The owners are not under police investigation.", "ACCUSE", "denied"),
    ("Their attitude towards the raid on the camp changed.", "COERCE", "happened"),
    ("We win seats when we talk about farms.", "X_ELECTION", "generic"),
    ("He was among nine senators to vote against the bailout.", "REJECT", "happened"),
    ("There were nine warrants out for her arrest.", "COERCE", "planned"),
]


@pytest.mark.parametrize(("text", "event_type", "modality"), MODALITIES)
def test_what_somebody_is_in(
    text: str, event_type: str, modality: str, nlp: Language, resources: Resources
) -> None:
    assert read([text], nlp, resources)[0].of_type(event_type).modality == modality
