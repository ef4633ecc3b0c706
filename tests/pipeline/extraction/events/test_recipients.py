"""Whom an event concerns that does not name anybody as its object: (text, type, actors, recipients, why)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    # whose the thing is that is refused
    ("Hungary is resisting German-imposed sanctions.", "REJECT", ["Hungary"], ["German"], "who imposed them"),
    ("Norway blocked a Peruvian-drafted resolution.", "REJECT", ["Norway"], ["Peruvian"], "who drafted it"),
    ("Norway rejected the German-born candidate's plan.", "REJECT", ["Norway"],
     ["the German-born candidate"], "where somebody was born owns nothing"),
    ("Norway blocked a Peruvian effort to reform the council.", "REJECT", ["Norway"], ["Peruvian"],
     "whose effort it is"),
    ("The minister rejected a question from a journalist about the budget.", "REJECT", ["The minister"],
     ["a journalist"], "who asked it"),
    # with whom one refuses, or agrees, to have to do
    ("The deputy refused to join Orban's coalition.", "REJECT", ["The deputy"], ["Orban's coalition"],
     "whom he would join"),
    ("Peru refused to recognise the rebels.", "REJECT", ["Peru"], ["the rebels"], "whom it would recognise"),
    ("Peru refused to hand the prisoners over to Chile.", "REJECT", ["Peru"], ["Chile"],
     "to whom they would go"),
    ("Peru refused to go to Chile.", "REJECT", ["Peru"], [], "a goal is no party"),
    ("The ministers agreed to devolve more powers to the provinces.", "AGREE", ["The ministers"],
     ["the provinces"], "who gets them"),
    ("Norway agreed to send troops to Mali.", "AGREE", ["Norway"], [], "where troops go"),
    # on whom a threat would come down
    ('Norway was alarmed by the premier\'s threat to rain "iron and steel" down on the Lima government.',
     "THREATEN", ["the premier"], ["the Lima government"], "behind a particle"),
    ("Norway reacted to the premier's threat to unleash the navy on Peru.", "THREATEN", ["the premier"],
     ["Peru"], "not what would be unleashed"),
    # whom a clause on the deed harms
    ("Kenya carried out the airstrike that took out militia leader Hassan Omar.", "ASSAULT", ["Kenya"],
     ["militia leader Hassan Omar"], "a verb with a particle"),
    ("The group claimed responsibility for the attacks that left ninety people dead in Lima.", "ASSAULT",
     ["The group"], ["ninety people"], "left dead"),
    # what a protest is for
    ("Protesters marched to ask the army to oust the premier.", "PROTEST", ["Protesters"], ["the premier"],
     "whom they want ousted"),
    ("Thousands of people rallied, demanding that Okoro resign.", "PROTEST", ["people"], ["Okoro"],
     "who is to resign"),
    # whose the things are
    ("Kenya imposed new tariffs on steel from Peru.", "SANCTION", ["Kenya"], ["Peru"], "whose steel"),
    ("Prosecutors are investigating possible collusion between Okoro's campaign and Chile.", "ACCUSE",
     ["Prosecutors"], ["Okoro's campaign", "Chile"], "between whom"),
    ("Chile is blocking access to the internet for most Peruvians.", "COERCE", ["Chile"],
     ["most Peruvians"], "for whom"),
    ("Norway backed a German-drafted plan.", "SUPPORT", ["Norway"], ["German"], "who drafted it"),
    ("Norway pulled out of the pact with Peru.", "SANCTION", ["Norway"], ["Peru"], "with whom the pact was"),
    ("Norway signed a pact on fishing with Peru.", "AGREE", ["Norway"], ["Peru"], "with whom it is signed"),
    # whom the end of a deed concerns
    ("Peru withdrew all its remaining forces from Chad on Monday.", "RETREAT", ["Peru"], ["Chad"],
     "where they were"),
    ("The rebels pulled out of the town.", "RETREAT", ["The rebels"], [], "a town without a name"),
    ("Peru ended the siege of Lima.", "RETREAT", ["Peru"], ["Lima"], "what was besieged"),
    ("Peru stopped shelling Chad.", "RETREAT", ["Peru"], ["Chad"], "who was shelled"),
    ("Norway apologised for the bombing of Peru.", "CONCEDE", ["Norway"], ["Peru"], "who was bombed"),
    ("Norway called for an end to Peru's attacks.", "REQUEST", ["Norway"], ["Peru"], "who is to stop"),
    # of whom something is feared, or to whom it is threatened
    ("Deputies voiced concerns that the premier may sack the judges.", "ACCUSE", ["Deputies"],
     ["the premier"], "who may do it"),
    ("The premier threatened a harsh response to Peru.", "THREATEN", ["The premier"], ["Peru"],
     "to whom he would respond"),
    ("The premier threatened that Peru would suffer.", "THREATEN", ["The premier"], ["Peru"],
     "who would suffer"),
    # a body that is told what to do
    ("Ada Okoro wrote to the ministry, urging it to close the mine.", "REQUEST", ["Ada Okoro"],
     ["the ministry"], "it is the ministry"),
]  # fmt: skip


@pytest.fixture(scope="module")
def results(nlp: Language, resources: Resources) -> dict[str, Read]:
    return dict(zip([row[0] for row in TABLE], read([row[0] for row in TABLE], nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients", "why"), TABLE)
def test_recipients(
    results: dict[str, Read],
    text: str,
    event_type: str,
    actors: list[str],
    recipients: list[str],
    why: str,
) -> None:
    result = results[text]
    event = result.of_type(event_type)
    assert (result.surfaces(event, "actor"), result.surfaces(event, "recipient")) == (actors, recipients), why
