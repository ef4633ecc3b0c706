"""Which entity a party without a name of its own stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources


@pytest.mark.parametrize(
    ("text", "role", "entity", "why"),
    [
        ("A Lisbon woman was arrested on Tuesday.", "recipient", None, "a woman is not her town"),
        ("Residents of Lyon were killed in the strike.", "recipient", None, "nor are its residents"),
        ("The mayor of Lyon accused Peru.", "actor", "Lyon", "who holds its office speaks for it"),
        ("Kenyan civilians were killed in the strike.", "recipient", "Kenya", "a land's people"),
        ("Kenyan soldiers attacked the village.", "actor", "Kenyan Armed Forces", "a land's army"),
        ("Nine Taliban members were killed in the strike.", "recipient", "Taliban", "members are the group"),
        ("The mother of a Kenyan soldier was arrested.", "recipient", None, "a mother is no army"),
        ("Ugandan rebels burned the depot.", "actor", "Ugandan rebels", "rebels are not the state"),
        ("At least 12 Malian insurgents were killed.", "recipient", "Malian rebels", "also where counted"),
        ("The Peruvian opposition denounced the vote.", "actor", "Peruvian opposition", "nor who opposes it"),
        ("Two Malian rebel officers were killed.", "recipient", None, "nor an officer of theirs"),
        ("Chadian-backed rebels seized the mine.", "actor", None, "nor whom a land backs"),
        ("Nine pro-Chadian rebels were killed.", "recipient", None, "nor who is for it"),
        ("Norwegian companies condemned the tax.", "actor", None, "firms are no state"),
        ("Rwanda sued a Belgian airline.", "recipient", None, "nor is one of them"),
        ("Police arrested 14 Togolese protesters.", "recipient", None, "nor who marches against it"),
        ("Vietnam denounced Cambodia's allies.", "recipient", None, "nor those tied to it"),
        ("Ms. Ruiz left. The Utah senator condemned Peru.", "actor", None, "nor is a senator a province"),
        ("A Lagos prosecutor condemned Peru.", "actor", None, "nor a lawyer a town"),
        ("Ruth Hale, the Dresden arsonist, attacked a guard.", "actor", "Ruth Hale", "whom a noun explains"),
        ("Another Republican condemned Peru.", "actor", None, "one man is no party"),
        ("Republicans condemned Peru.", "actor", "Republican Party", "but all are"),
        ("We sued Vodafone Ghana.", "recipient", None, "a firm that ends in a land's name"),
        ("Chad expelled two African charities.", "recipient", None, "nor is a firm its continent"),
        ("Chad bombed a Taliban weapons depot in Nepal.", "recipient", "Taliban", "whose the depot is"),
        ("Ankara hacked the ministry.", "actor", "Turkey", "a capital that acts"),
        ("The talks followed Tehran's missile test.", "actor", "Iran", "a capital whose arms they are"),
        ("Chadian backed-rebel units burned the depot.", "actor", None, "nor whom a land backs"),
        ("Oslo's mayor was charged by prosecutors in Kano.", "actor", None, "who works in a town"),
        ("Its Greek ambassador condemned Peru.", "actor", None, "who was sent to a land"),
        (
            "The Syrian Democratic Forces alliance attacked a dam.",
            "actor",
            "Syrian Democratic Forces",
            "a land in the name of a body",
        ),
        ("The Jewish state condemned Peru.", "actor", "Israel", "a land by another name"),
        ("The government of Costa Rica condemned Peru.", "actor", "Costa Rica", "whose government it is"),
        ("Four Kenyan warplanes bombed the port.", "actor", "Kenya", "a state's arms are the state"),
    ],
)
def test_entity_of_a_party(
    nlp: Language, resources: Resources, text: str, role: str, entity: str | None, why: str
) -> None:
    (found,) = read([text], nlp, resources)
    (party,) = [each for each in found.participants if each.role == role]
    mention = found.mentions.by_id(party.mention_id) if party.mention_id else None
    known = found.mentions.entity_of(mention) if mention else None
    assert (known.name if known else None) == entity, why


@pytest.mark.parametrize(
    ("sentences", "role", "entity", "why"),
    [
        (["Boko Haram lost the town.", "Its gunmen burned the depot."], "actor", "Boko Haram", "its men"),
        (["Chad said nine of its soldiers were killed."], "recipient", "Chad", "a land's men"),
        (["President Macron left France.", "His government condemned the vote."], "actor", "France",
         "a president's government is his land's"),
        (["Bashar al-Assad is still in Syria.", "His warplanes bombed the port."], "actor", "Syria",
         "and so are his arms"),
        (["Ruth Hale won.", "Her supporters attacked two guards."], "actor", None, "a crowd is nobody's"),
        (["Reuters quoted the Kremlin as saying it had condemned the vote."], "actor", "Russia",
         "who is quoted as saying it, not who reports it"),
    ],
)  # fmt: skip
def test_whose_they_are(
    nlp: Language, resources: Resources, sentences: list[str], role: str, entity: str | None, why: str
) -> None:
    (found,) = read([" ".join(sentences)], nlp, resources)
    last = found.events[-1].event_mention_id
    parties = [each for each in found.participants if each.role == role and each.event_mention_id == last]
    (party,) = parties
    mention = found.mentions.by_id(party.mention_id) if party.mention_id else None
    known = found.mentions.entity_of(mention) if mention else None
    assert (known.name if known else None) == entity, why
