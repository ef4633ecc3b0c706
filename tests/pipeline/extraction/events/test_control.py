"""Whose a verb without a subject of its own is: (text, trigger, actors, recipients, why)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.records import EventMention
    from pipeline.resources import Resources

TABLE = [
    ("Norway relies on its neighbours to attack the pirates.", "attack", ["its neighbours"], ["the pirates"],
     "object of a preposition"),
    ("It is up to the army to attack the rebels.", "attack", ["the army"], ["the rebels"],
     "whose task it is"),
    ("The premier called for Chad to send aid to Nepal.", "send", ["Chad"], ["Nepal"], "its own subject"),
    ("The premier called for Chad to send aid to Nepal.", "called", ["The premier"], ["Chad"],
     "who is to do it is asked"),
    ("The decision by Norway to send troops to Mali angered Chad.", "send", ["Norway"], ["Mali"],
     "whose decision it is"),
    ("The senate opposed a military operation that would overthrow the emir.", "overthrow", [], ["the emir"],
     "military says of what kind"),
    ("Norway is ready to take military action against Mali.", "take military action", ["Norway"], ["Mali"],
     "who takes action"),
    ("Norwegians who are willing to do battle against the rebels went to Mali.", "do battle",
     ["Norwegians"], ["the rebels"], "who does battle"),
    ("Norway will send the minister to meet the rebels.", "meet", ["the minister"], ["the rebels"],
     "who is sent"),
    ("Norway sent Ada Lund to negotiate with the rebels.", "negotiate", ["Ada Lund"], ["the rebels"],
     "who is sent, by name"),
    ("Norway sent food to help the refugees.", "help", ["Norway"], ["the refugees"], "food is nobody"),
    ("Norway gave Mali a week to withdraw its troops.", "withdraw", ["Mali"], [], "who is given a week"),
    ("Norway warned Mali about attacking the port.", "attacking", ["Mali"], ["the port"], "who is warned"),
    ("Drones were used by the rebels to bomb the port.", "bomb", ["the rebels"], ["the port"],
     "who uses a means"),
    ("Nurses were at the forefront of efforts to overthrow the emir.", "overthrow", ["Nurses"], ["the emir"],
     "in whose midst a noun is"),
    ("The army fought militants in Mopti and Gao who tried to attack farms.", "attack", ["militants"],
     ["farms"], "a place is no who"),
    ("Police arrested two militants on Friday, accused of plotting to bomb a port.", "bomb",
     ["two militants"], ["a port"], "who is arrested is accused"),
    ("Norway stood by Mali and offered nine million dollars.", "offered", ["Norway"], ["Mali"],
     "to whom the clause before is kind"),
    ("Norway lifted its sanctions on Mali in an effort to mend ties.", "mend", ["Norway"], ["Mali"],
     "with whom ties are mended"),
    ("Norway denounced Mali and offered nine million dollars.", "offered", ["Norway"], [],
     "nothing is offered to whom one denounces"),
    ("Norway lifted its tariffs against Mali in a bid to win votes.", "lifted", ["Norway"], ["Mali"],
     "a bid is nobody"),
    ("The rebels gave Norway time to withdraw its troops.", "withdraw", ["Norway"], [],
     "to whom it is given"),
    ("They are a militia bent on overthrowing the government.", "overthrowing", ["a militia"],
     ["the government"], "an adjective behind its noun"),
    ("The senator ran his campaign promising to attack Peru.", "attack", ["The senator"], ["Peru"],
     "a campaign is nobody"),
    ("The bishop said, \"The king is a thief\" and threatened to arrest the queen.", "threatened",
     ["The bishop"], ["the queen"], "goes on behind the quotation"),
    ("The lawyer said the witness was honest, rejecting claims of fraud.", "rejecting", ["The lawyer"], [],
     "words behind a report are whose report it is"),
    ("The senate approved a resolution that condemns Iran.", "condemns", ["The senate"], ["Iran"],
     "a paper speaks for those who pass it"),
    ("The mayor opened the fair with comments accusing Peru of theft.", "accusing", ["The mayor"], ["Peru"],
     "words are whose who utters them"),
    ("She flew to Kabul, where the envoy met with President Ghani.", "met", ["the envoy"],
     ["President Ghani"], "a place is no object"),
    ("Minister to visit Peru next week", "visit", ["Minister"], ["Peru"], "infinitive of a headline"),
    ("Kenya: two journalists arrested", "arrested", [], ["two journalists"], "participle of a headline"),
    ("Thousands of French troops are stationed in Mali.", "stationed", ["French"], ["Mali"],
     "whose troops they are"),
    ("Ada Smith, Tony Brown, and Carl Reed were all arrested.", "arrested", [],
     ["Ada Smith", "Tony Brown", "Carl Reed"], "a list that begins like an apposition"),
    ("Kenya vowed to retaliate against Uganda.", "vowed", ["Kenya"], ["Uganda"],
     "whom a content that is no event of its own is aimed at"),
    ("The council demanded that Iran release the hostages.", "demanded", ["The council"], ["Iran"],
     "who is to act is asked"),
    ("The minister alleged that Iran had attacked the tankers.", "alleged", ["The minister"], ["Iran"],
     "who acted is accused"),
    ("Norway ruled out sending troops to Mali.", "ruled out", ["Norway"], [], "what is not sent hits nobody"),
    ("The minister praised his decision.", "praised", ["The minister"], [], "one's own deed"),
    ("The treaty bars Germany from attacking France.", "bars", [], ["Germany"], "a treaty is no party"),
    ("Peru defended the right of the miners to attack Chile.", "attack", ["the miners"], ["Chile"],
     "whose right it is"),
    ("Someone stopped the car, says Ada Smith, and stabbed the king.", "stabbed", ["Someone"], ["the king"],
     "goes on behind its source"),
    ("Russian jets bombed the town setting fire to a market.", "setting", ["Russian jets"], ["a market"],
     "what came of it is of who did it"),
    ("Critics warned Trump against attacking Iran.", "attacking", ["Trump"], ["Iran"], "who is warned"),
    ("The officers executed by the rebels had been kidnapped in May.", "kidnapped", ["the rebels"],
     ["The officers"], "what the same people underwent"),
    ("A pilot was granted asylum by Norway.", "granted asylum", ["Norway"], ["A pilot"],
     "a passive of two objects"),
    ("Russian jets bombed the town killing nine farmers.", "bombed", ["Russian jets"], ["the town"],
     "the object that an outcome without a comma takes in"),
    ("The senator supports the overthrow of the king.", "supports", ["The senator"], [],
     "whom it befalls is not supported"),
    ("The army killed nine rebels insulting them.", "insulting", ["The army"], ["nine rebels"],
     "what a participle takes up again is not its subject"),
    ("Nine persons killed 12 injured in a rebel attack on the city.", "killed", ["rebel"], ["Nine persons"],
     "a headline's toll"),
    ("The guild was among those calling for a truce in Chad.", "calling for", ["The guild"], [],
     "who is among those"),
    ("He's slammed the queen.", "slammed", ["He"], ["the queen"], "a contracted perfect"),
    ("Two farmers were killed in bombings believed to be carried out by the navy.", "killed", ["the navy"],
     ["Two farmers"], "whose strikes they are believed to be"),
    ("Manmohan Singh called Narendra Modi to congratulate him.", "congratulate", ["Manmohan Singh"],
     ["Narendra Modi"], "who calls congratulates"),
    ("A shell belonging to rebel forces struck a school.", "struck", ["rebel forces"], ["a school"],
     "to whom the weapon belongs"),
    ("Guards used tear gas to disperse the strikers.", "used", ["Guards"], ["the strikers"],
     "against whom a weapon is used"),
    ("Two boys were wounded as a result of a rebel mortar attack.", "wounded", ["rebel"], ["Two boys"],
     "whose attack it was"),
    ("Oxfam called on the alliance to double its efforts to protect nurses and to investigate Chad.",
     "investigate", ["the alliance"], ["Chad"], "who is called on, through the second infinitive"),
    ("The ministry said two men had blown themselves up killing nine farmers.", "killing", ["two men"],
     ["nine farmers"], "who did it, and no reflexive"),
    ("The troops attacked militants firing on villagers.", "firing", ["militants"], ["villagers"],
     "what the object does is no outcome"),
    ("Army jets dropped bombs on a rebel-held district in northern Sarh killing at least nine farmers.",
     "killing", ["Army jets"], ["at least nine farmers"], "a district kills nobody"),
    ("The army units fought the sect and other rebel groups across the country killing many of their men.",
     "killing", ["The army units"], ["their men"], "what takes up its owner is not its owner's deed"),
    ("Kenya is a country that supports the rebels.", "supports", ["Kenya"], ["the rebels"],
     "who is said to be it"),
    ("She would be the highest-ranking Peruvian official to visit Chile.", "visit", ["She"], ["Chile"],
     "who is said to be it does it"),
    ("Opposition groups stated that some 80 farmers were killed and 200 injured in a gas attack in the "
     "province blaming the army for the raid.", "blaming", ["Opposition groups"], ["the army"],
     "whose report it is"),
    ("The envoy listed what Peru wants in return for giving up its missiles.", "giving up", ["Peru"],
     [], "who gets something gives in return"),
    ("Norway gave Peru nine jets in exchange for freeing the hostages.", "freeing", ["Peru"],
     ["the hostages"], "who is given something gives in return"),
    ("Peru appealed to general Ada May Smith not to bomb the camp.", "bomb", ["general Ada May Smith"],
     ["the camp"], "one name has no owner in itself"),
    ("Chad accused the rebels of attacking a convoy, killing nine soldiers.", "killing", ["the rebels"],
     ["nine soldiers"], "goes on with the reproach"),
    ("The minister said the king was not rushing the project but planned to arrest the rebels.", "arrest",
     ["the king"], ["the rebels"], "goes on with a tense of the same time"),
    ("The minister is expected to call for the neighbours of Chad to try to arrest the rebels.", "call",
     ["The minister"], ["the neighbours of Chad"], "who is to act is asked"),
    ("The camp and its guards were attacked by Norway and, later, by Peru.", "attacked", ["Norway", "Peru"],
     ["The camp", "its guards"], "two subjects and two agents"),
    ("Peru as well as Chile condemned the raid.", "condemned", ["Peru", "Chile"], [], "two subjects"),
    ("Norway, along with its allies, attacked the rebels.", "attacked", ["Norway", "its allies"],
     ["the rebels"], "who takes part beside"),
    ("Members of the party who attacked the premier were expelled.", "attacked", ["Members of the party"],
     ["the premier"], "members, not the party"),
    ("Peru condemned soldiers and sons of rebels who attacked the camp.", "attacked",
     ["soldiers", "sons of rebels"], ["the camp"], "two bare plurals"),
    ("Norway is considering a military strike against Chad.", "strike", ["Norway"], ["Chad"],
     "whose thought it is"),
    ("They praised the attacks on the camp by the rebels.", "attacks", ["the rebels"], ["the camp"],
     "who did it stands behind what it hit"),
    ("The rebels fired missiles from Gaza on Friday.", "fired", ["The rebels"], [],
     "whence it came is not hit"),
    ("A farm was hit by heavy airstrikes of the Russian jets.", "hit", ["the Russian jets"], ["A farm"],
     "whose jets they are"),
    ("The chief has lost face, with Norway and other nations, including Peru, lamenting the war and "
     "criticizing Chad.", "criticizing", ["Norway", "other nations"], ["Chad"],
     "a participle behind a phrase with its own bearer"),
    ("Smith was one of the three men who attacked the mayor.", "attacked", ["Smith"], ["the mayor"],
     "one of those who did it"),
    ("They fled to Chad, a country that arbitrarily imprisons nurses.", "imprisons", ["Chad"], ["nurses"],
     "an apposition is who stands before it"),
    ("Police asked who was behind the attacks in Lima, which killed nine people.", "killed", [],
     ["nine people"], "a city kills nobody"),
    ("The rebels were armed and trained by Norway.", "armed", ["Norway"], ["The rebels"],
     "two participles of one agent"),
    ("The ministry put pressure on Peru to release the hostages.", "release", ["Peru"], ["the hostages"],
     "who is pressed acts"),
    ("There were appeals to the rebels to free the nurses.", "free", ["the rebels"], ["the nurses"],
     "who is appealed to acts"),
    ("The king sent an invitation to the premier to visit Peru.", "visit", ["the premier"], ["Peru"],
     "who is invited visits"),
    ("The chief said it was appropriate for the Chinese leader to imprison nurses in camps.", "imprison",
     ["the Chinese leader"], ["nurses"], "for whom it is right"),
    ("They praised the US-led effort to topple the king.", "topple", ["US"], ["the king"], "who leads it"),
    ("Adam Woods, the father of Marine Tony Woods who was killed in the attack, met the king.", "killed", [],
     ["Marine Tony Woods"], "the person named just before"),
    ("It comes a day after the human rights chief, Ada Smith, slammed the government's policy as cruel.",
     "slammed", ["the human rights chief"], ["the government"], "a subject taken for a phrase of time"),
    ("The rebels took nine soldiers hostage near the dam.", "took", ["The rebels"], ["nine soldiers"],
     "who is held, not as what"),
    ("Bandits took me hostage.", "took", ["Bandits"], ["me"], "who is held beside the noun"),
    ("The West allows itself to arm Chad.", "arm", ["The West"], ["Chad"], "itself is whoever allows it"),
    ("The king slammed the Cuban Trade Act.", "slammed", ["The king"], [], "a name has no owner in itself"),
    ("The women, 21 and 26, said that Smith threatened them.", "threatened", ["Smith"], ["The women"],
     "ages are nobody"),
    ("The king issued subpoenas Monday demanding answers from firms that helped set up the camp and "
     "accusing Peru of theft.", "accusing", ["The king"], ["Peru"], "goes on with the participle"),
    ("The army destroyed 23 camps in the hills as well as oil stations.", "destroyed", ["The army"],
     ["23 camps", "oil stations"], "two objects far apart"),
    ("The king said his army has a weapon capable of striking Peru.", "striking", ["his army"], ["Peru"],
     "whose weapon it is"),
    ("The talks ended Norway's three decades of occupation of Chad.", "occupation", ["Norway"], ["Chad"],
     "whose decades of it"),
    ("Peru went on with its campaign, including by sending weapons to Chad.", "sending", ["Peru"], ["Chad"],
     "a means among others is the subject's"),
    ("The premier weighed several steps, including the possibility of sending troops to Chad.", "sending",
     ["The premier"], ["Chad"], "a step among others is whose steps they are"),
    ("The union asked lawmakers to take steps in order to help refugees.", "help", ["lawmakers"],
     ["refugees"], "in order to is no order"),
    ("Norway has accused Chad of being behind the raid and fired rockets at a port.", "fired", ["Norway"],
     ["a port"], "goes on with the finite verb"),
    ("They fear that Peru might use the ports to sink ships and have urged Chile to leave.", "urged",
     ["They"], ["Chile"], "goes on with the verb that agrees"),
    ("The envoy rallied his party to attack the premier.", "attack", ["his party"], ["the premier"],
     "who is rallied acts"),
    ("The judge upheld a conviction against Adam Woods for kidnapping a nurse.", "kidnapping",
     ["Adam Woods"], ["a nurse"], "whom the noun is against did it"),
    ("The nun slammed Senator Ada Lund and other lawmakers who met with the rebels.", "met",
     ["Senator Ada Lund", "other lawmakers"], ["the rebels"], "other says who the first is"),
    ("The jets dropped one bomb or shot a missile at the barracks.", "dropped", ["The jets"],
     ["the barracks"], "two shots at one target"),
    ("Norway held the town without soldiers to attack the rebels.", "attack", ["soldiers"], ["the rebels"],
     "who is missing would act"),
    ("The army curbs nuns' ability to meet friends, share news, and criticize the king.", "criticize",
     ["nuns"], ["the king"], "goes on with an infinitive on a noun"),
    ("Police cleared two camps of protesters in Lima demanding the release of nuns.", "demanding",
     ["protesters"], [], "a crowd's demand behind where it stands"),
    ("Police beat protesters in Lima criticizing the king.", "criticizing", ["protesters"], ["the king"],
     "a crowd's words behind where it was beaten"),
    ("Aides said nine nuns were killed and accused Chad of the murders.", "accused", ["Aides"], ["Chad"],
     "words behind a report are whose report it is"),
    ("Norway urged Chad to hold elections, free the nuns and leave Mali.", "free", ["Chad"], ["the nuns"],
     "a bare infinitive goes on with the one before"),
]  # fmt: skip

# (text, words that are no trigger, why): deeds of which nothing says who does them.
NOBODYS = [
    ("Chad condemned the decision to attack Mali.", "attack", "what is condemned is another's"),
    ("Chad doubts little but questioned the wisdom of trying to overthrow the emir.", "overthrow",
     "what is questioned is another's"),
    ("Nuns worry that it might be used to crack down on the press.", "crack down", "a means is nobody"),
    ("The appeal of the farmers to attack the rebels was in vain.", "attack", "who appeals asks others"),
    ("The rebels were driven out by shelling their camp.", "shelling", "who undergoes it does it to nobody"),
    ("Others include arresting nurses and torturing them.", "arresting", "what a list has does nothing"),
    ("Peru spoke of peace. When it comes to attacking Chad, the general is silent.", "attacking",
     "it that stands for nothing"),
    ("Peru waited. It took hours to kidnap nine farmers.", "kidnap", "it that only stands ahead of a clause"),
    ("The senator called for bombing the camps.", "bombing", "who calls for it does not do it"),
    ("The premier argued against attacking Chad.", "attacking", "who argues against it does not do it"),
    ("The envoy said that bombing villages is a crime.", "bombing", "a subject that is a deed"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = sorted({row[0] for row in (*TABLE, *NOBODYS)})
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients", "why"), TABLE)
def test_whose_deed(
    found: dict[str, Read], text: str, trigger: str, actors: list[str], recipients: list[str], why: str
) -> None:
    result = found[text]
    event = next((each for each in result.events if each.surface == trigger), None)
    assert event is not None, (why, [(each.surface, each.rule_id) for each in result.events])
    assert result.surfaces(event, "actor") == actors, why
    assert _shown(result, event) == recipients, why


@pytest.mark.parametrize(("text", "words", "why"), NOBODYS)
def test_nobodys_deed(found: dict[str, Read], text: str, words: str, why: str) -> None:
    assert words in text
    assert words not in [event.surface for event in found[text].events], why


def _shown(result: Read, event: EventMention) -> list[str]:
    """Surfaces of the recipients; of pronouns, the names."""
    surfaces, names = result.surfaces(event, "recipient"), result.parties(event, "recipient")
    return [
        name if surface in ("him", "it") else surface for surface, name in zip(surfaces, names, strict=True)
    ]
