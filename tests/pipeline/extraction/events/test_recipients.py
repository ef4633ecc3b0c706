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
    ("Deputies oppose the Chilean-written levies.", "REJECT", ["Deputies"], ["Chilean"], "who wrote them"),
    ("Norway blocked a Peruvian-drafted resolution.", "REJECT", ["Norway"], ["Peruvian"], "who drafted it"),
    ("Norway rejected the German-born candidate's plan.", "REJECT", ["Norway"],
     ["the German-born candidate"], "where somebody was born owns nothing"),
    ("Norway vetoed the Peruvian push to merge both councils.", "REJECT", ["Norway"], ["Peruvian"],
     "whose push it is"),
    ("Parliament rejected a query from Norway about the harbour.", "REJECT", ["Parliament"],
     ["Norway"], "who asked it"),
    # with whom one refuses, or agrees, to have to do
    ("The Liberals refused to greet Okoro's delegation.", "REJECT", ["The Liberals"],
     ["Okoro's delegation"], "whom they would greet"),
    ("Peru refused to recognise the rebels.", "REJECT", ["Peru"], ["the rebels"], "whom it would recognise"),
    ("Peru refused to hand the prisoners over to Chile.", "REJECT", ["Peru"], ["Chile"],
     "to whom they would go"),
    ("Peru refused to go to Chile.", "REJECT", ["Peru"], [], "a goal is no party"),
    ("The ministers agreed to hand the savings over to the nurses.", "AGREE", ["The ministers"],
     ["the nurses"], "who gets them"),
    ("Norway agreed to send troops to Mali.", "AGREE", ["Norway"], [], "where troops go"),
    # on whom a threat would come down
    ("Norway reacted to Okoro's threat to call a plague down on the rebels.", "THREATEN", ["Okoro"],
     ["the rebels"], "behind a particle"),
    ("Norway reacted to the premier's threat to unleash the navy on Peru.", "THREATEN", ["the premier"],
     ["Peru"], "not what would be unleashed"),
    # whom a clause on the deed harms
    ("The rebels staged a raid that wiped out a Chadian brigade.", "ASSAULT", ["The rebels"],
     ["a Chadian brigade"], "a verb with a particle"),
    ("The sect took responsibility for the bombing that left two nuns wounded.", "ASSAULT",
     ["The sect"], ["two nuns"], "left wounded"),
    # what a protest is for
    ("Nurses marched on Friday, calling on the governor to resign.", "PROTEST", ["Nurses"], ["the governor"],
     "who is to resign"),
    ("Thousands of people rallied, demanding that Okoro resign.", "PROTEST", ["people"], ["Okoro"],
     "who is to resign"),
    # whose the things are
    ("Kenya imposed new tariffs on steel from Peru.", "SANCTION", ["Kenya"], ["Peru"], "whose steel"),
    ("Judges are investigating bribery between the bank and the union.", "ACCUSE",
     ["Judges"], ["the bank", "the union"], "between whom"),
    ("Chile is blocking access to the archive for Peruvian historians.", "COERCE", ["Chile"],
     ["Peruvian historians"], "for whom"),
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
    ("Kenya threatened to respond to the Somali raids.", "THREATEN", ["Kenya"], ["Somali"],
     "whose raids they are"),
    ("Peru opened an inquiry into whether Okoro took bribes.", "ACCUSE", ["Peru"], ["Okoro"],
     "who took them"),
    ("Peru investigated claims that Okoro took bribes.", "ACCUSE", ["Peru"], ["Okoro"], "who took them"),
    ("Peru opened an inquiry into whether the bridge fell.", "ACCUSE", ["Peru"], [], "a bridge did nothing"),
    ("Peru conducted a missile test over Chad.", "MOBILIZE", ["Peru"], ["Chad"], "over whose land"),
    # with whom one would meet or agree
    ("The bishop turned down a proposal to negotiate with Okoro.", "REJECT", ["The bishop"], ["Okoro"],
     "with whom"),
    ("Norway pressed for a timber pact with Peru.", "REQUEST", ["Norway"], ["Peru"], "with whom"),
    # a body that is told what to do
    ("Ada Okoro wrote to the ministry, urging it to close the mine.", "REQUEST", ["Ada Okoro"],
     ["the ministry"], "it is the ministry"),
    (
        "The inquiry by the Bureau of Maritime Safety into the ferry company found nine breaches.",
        "ACCUSE", ["the Bureau of Maritime Safety"], ["the ferry company"], "no piece of the bureau's name",
    ),
    ("Columnists used the debate to attack the mayor, mocking him.", "ACCUSE", ["Columnists"], ["the mayor"],
     "those who live by words attack with words"),
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
