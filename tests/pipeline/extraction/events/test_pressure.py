"""Accusing, asking, refusing, threatening, protesting, punishing: (text, type, actors, recipients, why).

A text without that type's event has None for its actors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    # whose the thing is that is asked for or refused
    ("The court rejected the administration's request.", "REJECT", ["The court"], ["the administration"],
     "whose request it is"),
    ("Deputies rejected Norway's offer of mediation.", "REJECT", ["Deputies"], ["Norway"],
     "whose offer it is"),
    ("Norway rejected its own plan.", "REJECT", ["Norway"], [], "nobody refuses himself"),
    ("Deputies rejected the wool treaty.", "REJECT", ["Deputies"], [], "a treaty is of several"),
    ("The mayor sought the governor's help with the flood.", "REQUEST", ["The mayor"], ["the governor"],
     "whose help it is"),
    ("The marchers demanded Okoro's resignation.", "REQUEST", ["The marchers"], ["Okoro"],
     "who is to resign"),
    ("The union sought the approval of parliament.", "REQUEST", ["The union"], ["parliament"],
     "who is to approve"),
    ("We will have to ask Norway for protection.", "REQUEST", ["We"], ["Norway"], "who is asked"),
    ("The families demanded the release of the hostages from the militia.", "REQUEST", ["The families"],
     ["the militia"],
     "who holds them, not whom they hold"),
    ("The admiral ordered a withdrawal from Norway.", "REQUEST", ["The admiral"], [],
     "what is left is not asked"),
    # who is accused
    ("The driver alleged that the guards took bribes.", "ACCUSE", ["The driver"], ["the guards"],
     "who did what is alleged"),
    ("The driver alleged that he was beaten by guards.", "ACCUSE", ["The driver"], ["guards"],
     "the agent of what is alleged"),
    ("The driver alleged that he was beaten.", "ACCUSE", ["The driver"], [], "a victim is not accused"),
    # senses
    ("Five of the missing pupils were found near the lake.", "SANCTION", None, [], "found is not convicted"),
    ("The judge convicted the banker of fraud.", "SANCTION", ["The judge"], ["the banker"], "convicted of"),
    ("Airlines cancelled nine flights on Monday.", "SANCTION", None, [], "flights are no aid"),
    ("The kingdom suspended aid to the island.", "SANCTION", ["The kingdom"], ["the island"], "aid withheld"),
    ("Gangs threaten farmers in the hills.", "THREATEN", None, [], "a danger is no threat in words"),
    ("The gang threatened two farmers.", "THREATEN", ["The gang"], ["two farmers"], "a threat that was made"),
    ("The premier vowed not to attack the islanders.", "THREATEN", None, [], "the opposite of a threat"),
    ("The governor cautioned drivers not to speed.", "THREATEN", None, [], "advice"),
    ("The premier did not rule out talks with the rebels.", "REJECT", None, [], "nothing is refused"),
    ("The envoy declined to predict the outcome.", "REJECT", None, [], "a question not answered"),
    ("They want somebody to turn the world upside down.", "REJECT", None, [], "no turning down"),
    ("The mayor is seeking re-election in June.", "REQUEST", None, [], "to stand for office asks nobody"),
    ("Fighters attacked a position near the river.", "ACCUSE", None, [], "a position of troops"),
    ("The chancellor shut down the research reactor.", "COERCE", None, [], "a plant is no border"),
    ("Kenya shut down its border with Somalia.", "COERCE", ["Kenya"], ["Somalia"], "a border"),
    ("Kenya cancelled its treaty with Somalia.", "SANCTION", ["Kenya"], ["Somalia"], "out of a treaty"),
    # who protests
    ("The police shooting sparked a protest in Lagos.", "PROTEST", [], [],
     "what sparks a protest does not protest"),
    ("The athletes marched into the stadium.", "PROTEST", None, [], "a parade"),
    ("Secular delegates walked out of the assembly.", "PROTEST", None, [], "no strike of workers"),
    ("Dockers walked out over pay.", "PROTEST", ["Dockers"], [], "a strike of workers"),
    ("The general would stage a military strike on the port.", "PROTEST", None, [], "a strike of arms"),
    ("Pensioners protested over the price of bread.", "PROTEST", ["Pensioners"], [], "over a topic"),
    ("Pensioners protested against the mayor.", "PROTEST", ["Pensioners"], ["the mayor"], "against a party"),
    ("Iran rejected any cooperation with Norway.", "REJECT", ["Iran"], ["Norway"], "with whom"),
    ("The premier opposed it on Monday.", "REJECT", ["The premier"], [], "it is a plan, no party"),
    ("Okoro objected to that conclusion, according to the ministry.", "REJECT", ["Okoro"], [],
     "the ministry only tells of it"),
    ("Admirals railed against the idea of smaller ships.", "ACCUSE", ["Admirals"], [],
     "an idea is not of what it is about"),
    ("The requests were denied in June.", "REJECT", None, [], "refused by nobody to nobody"),
    ("The navy was forced to scuttle a press conference.", "REJECT", None, [], "a press conference"),
    ("The agency charged with defending the dunes has moved.", "ACCUSE", None, [], "charged with a duty"),
    ("Experts issued warnings about the plan.", "THREATEN", None, [], "advice"),
    ("The guild voiced its opposition to the merger.", "REJECT", ["The guild"], [], "opposition to"),
    ("The campaign would organize another rally in Leeds.", "PROTEST", None, [], "a rally of a candidate"),
    ("The militia continued its march through the north.", "PROTEST", None, [], "a march of troops"),
    ("Students held a vigil against the mayor.", "PROTEST", ["Students"], ["the mayor"], "a vigil"),
    ("The nations occupied the northern territory.", "PROTEST", None, [], "states do not protest"),
    ("The envoy found the firm responsible for the spill.", "SANCTION", None, [], "no court"),
    ("The kingdom cut its subsidies.", "SANCTION", None, [], "a budget"),
    ("The prosecutor's Norway investigation widened.", "ACCUSE", ["The prosecutor"], ["Norway"],
     "a land before the probe of somebody"),
    ("Nigeria threatened to wipe out Norway's economy.", "THREATEN", ["Nigeria"], ["Norway"],
     "whose it is that would suffer"),
    ("Military courts issued similar warnings.", "THREATEN", None, [], "a court's advice"),
    ("The court issued a European arrest warrant for Okoro.", "THREATEN", ["The court"], ["Okoro"],
     "a kind of warrant"),
    ("Students have protested on the highway in Lagos against the rector for more than a week.", "PROTEST",
     ["Students"], ["the rector"],
     "against, behind a place"),
    ("The Tunisian revolt was copied.", "PROTEST", None, [], "a land's revolt is of nobody named"),
    ("Students protested the war in the delta.", "PROTEST", ["Students"], [], "a war is no party"),
    ("The delegation made a stand, stripped of any excuses.", "COERCE", None, [], "figure"),
    ("Ninety sailors sought refuge in Norway.", "REQUEST", ["Ninety sailors"], ["Norway"], "asylum"),
    ("Ninety sailors sought refuge in a barn house.", "REQUEST", None, [], "shelter from weather"),
    ("The networks called the race for the senator.", "REQUEST", None, [], "called something"),
    ("The union accused the mayor of threatening the drivers.", "THREATEN", ["the mayor"], ["the drivers"],
     "a threat reproached"),
    ("The miners vowed never to use dynamite.", "REJECT", None, [], "a promise"),
    ("We must try and prevent Norway from building a dam.", "ACCUSE", None, [], "no trial"),
    ("Chad recalled its ambassador to Norway.", "SANCTION", ["Chad"], ["Norway"], "where the envoy was"),
    ("The brothers were found not guilty of theft.", "SANCTION", None, [], "acquitted"),
    ("The ministry denied one trader's request for a fee waiver.", "REJECT", ["The ministry"], ["one trader"],
     "whose request, not what for"),
    ("The premier vowed to veto the bill.", "THREATEN", None, [], "a law, not harm"),
    ("His team rallied to draw level in the second half.", "PROTEST", None, [], "sport"),
    ("The cabinet cracked down on corruption.", "COERCE", None, [], "an ill is nobody"),
    ("The valley enables bandits to threaten farmers.", "THREATEN", None, [], "a danger"),
    ("The Greek protests in Athens continued.", "PROTEST", [], [], "a land does not protest"),
    ("Nigeria has expressed frustration with Cameroon over the border.", "ACCUSE", ["Nigeria"], ["Cameroon"],
     "with whom, behind the noun"),
    ("The statute that bans poison gas has lapsed.", "COERCE", None, [], "what a law provides for"),
    ("The party (banned in Norway) met in Chad.", "COERCE", None, [], "a gloss"),
    ("Any citizen of the republic who writes to a foreign king shall be fined.", "SANCTION", None, [],
     "a law"),
    ("The foes' threats are worrisome.", "THREATEN", None, [], "a danger"),
    ("The foes' threat to attack Norway was empty.", "THREATEN", ["The foes"], ["Norway"],
     "what is threatened"),
    ("The captain is appealing to the guards for help.", "REQUEST", ["The captain"], ["the guards"],
     "appealed to"),
    ("The kingdom pulled out of the river treaty.", "SANCTION", ["The kingdom"], [], "a treaty is no party"),
    ("The attacks on two of the border posts failed.", "ACCUSE", None, [], "attacks on a post"),
    ("The lawmakers deplored the DNC hack.", "COERCE", [], ["DNC"], "whose computers they were"),
    ("They have been trying to capture the town.", "ACCUSE", None, [], "no trial"),
    ("The candidate is trying to oust the senator.", "COERCE", None, [], "an election"),
    ("She declined to say who was responsible for the fire.", "ACCUSE", None, [], "nobody is named"),
    ("The premier threatened to deploy the army to restore order.", "THREATEN", ["The premier"], [],
     "who is sent is not threatened"),
    ("He rejects talk of an interim government.", "REJECT", ["He"], [], "what the talk is about"),
    ("The rebels rejected the peace plan of the union.", "REJECT", ["The rebels"], ["the union"],
     "whose plan it is"),
    ("The ambassador vetoed a UN Security Council resolution.", "REJECT", ["The ambassador"], [],
     "a council votes on what others propose"),
    ("According to Peruvian law, a premier must step down if convicted.", "SANCTION", None, [], "a law"),
    ("No one raised concerns about the dam.", "ACCUSE", None, [], "nobody did"),
    ("The ministry warned citizens against travel to the delta.", "THREATEN", None, [], "advice"),
    ("Armed men blocked the motorway.", "PROTEST", None, [], "armed men do not demonstrate"),
    ("The firm slammed the door on the merger.", "ACCUSE", None, [], "figure"),
    ("The premier called for better relations with Norway.", "REQUEST", ["The premier"], ["Norway"],
     "with whom"),
    ("The union demanded that Okoro resign, a call that others repeated.", "REQUEST", ["The union"],
     ["Okoro"],
     "who is to resign"),
    ("The premier warned Okoro of serious consequences.", "THREATEN", ["The premier"], ["Okoro"],
     "who is warned"),
    ("The abbot pledged to fight prejudices about monks.", "THREATEN", None, [], "a prejudice is nobody"),
    ("He has never occupied any public office.", "PROTEST", None, [], "to hold an office"),
    ("The chancellor interrupted a long discussion with historians.", "SANCTION", None, [], "a conversation"),
    ("The cut raised alarm among doctors.", "ACCUSE", None, [], "others are alarmed"),
    ("The army pressed its campaign in the delta.", "REQUEST", None, [], "a campaign is not asked"),
    ("The clerk asked for anonymity.", "REQUEST", None, [], "a source's wish"),
    ("The premier vowed to close the detention centre.", "COERCE", None, [], "a prison is no border"),
    ("Kenya suspended the fishing treaty with Somalia.", "SANCTION", ["Kenya"], ["Somalia"], "out of it"),
    ("The senator suspended his campaign.", "COERCE", None, [], "his own"),
    ("Chad recalled its ambassador in response to the shelling.", "SANCTION", ["Chad"], [],
     "what it answers is no party"),
    ("The groups (both outlawed in Norway) met in Chad.", "COERCE", None, [], "a gloss"),
    ("The candidate was holding a rally in the hotel.", "PROTEST", None, [], "a rally of a candidate"),
    ("The ministry suspended its work on Monday.", "PROTEST", None, [], "an office that closes"),
    # what always holds
    ("Traitors are jailed for life.", "COERCE", None, [], "a law, not an arrest"),
    ("Anyone who resists can be jailed.", "COERCE", None, [], "a law, not an arrest"),
    ("Two traitors are jailed in the fortress.", "COERCE", [], ["Two traitors"], "two of them are"),
]  # fmt: skip


@pytest.fixture(scope="module")
def results(nlp: Language, resources: Resources) -> dict[str, Read]:
    return dict(zip([row[0] for row in TABLE], read([row[0] for row in TABLE], nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients", "why"), TABLE)
def test_pressure(
    results: dict[str, Read],
    text: str,
    event_type: str,
    actors: list[str] | None,
    recipients: list[str],
    why: str,
) -> None:
    result = results[text]
    if actors is None:
        assert event_type not in {event.event_type for event in result.events}, why
        return
    event = result.of_type(event_type)
    assert (result.surfaces(event, "actor"), result.surfaces(event, "recipient")) == (actors, recipients), why
