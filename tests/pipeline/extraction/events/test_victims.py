"""Whom violence befell, where lists, sources and headlines mislead.

Rows are (text, type, trigger, actors, recipients, why).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    ("Rebels fired shells on the market of Taiz claiming the lives of a nurse and a cook injuring 9 drivers.",
     "ASSAULT", "injuring", ["Rebels"], ["9 drivers"], "who lost their lives hurt nobody"),
    ("Nine pilgrims, most of them students, killed in ambush by army in Quetta.", "ASSAULT", "killed",
     ["army"], ["Nine pilgrims"], "the whole of whom an aside tells a part"),
    ("Four medics were wounded as a Chilean jet struck their convoy near Arica.", "ASSAULT", "struck",
     ["a Chilean jet"], ["their convoy"], "a subject that the parser hangs on as"),
    ("The Ethiopian army burned 40 trucks used by Hamas.", "ASSAULT", "burned", ["The Ethiopian army"],
     ["40 trucks"], "things that serve a party"),
    ("Bandits have raided a depot in Chad killing at least 20 drivers and depot guards a monitoring group"
     " said Monday.", "ASSAULT", "killing", ["Bandits"], ["at least 20 drivers", "depot guards"],
     "the source of a text without commas is no victim"),
    ("Officers noted that two members of the gang were killed in the raid along with the bakers.", "ASSAULT",
     "killed", [], ["two members of the gang", "the bakers"], "fellow victims raided nobody"),
    ("The militia killed three guards along with a driver.", "ASSAULT", "killed", ["The militia"],
     ["three guards", "a driver"], "killed beside the others"),
    ("The army shelled the town along with its allies.", "ASSAULT", "shelled", ["The army"], ["the town"],
     "allies may be of the doer"),
    ("Nine villagers killed others wounded in rebel mortar attacks in Karsa.", "X_CASUALTIES", "killed",
     ["rebel"], ["Nine villagers"], "a toll without commas and numbers"),
    ("3 May 2016 Twelve guests some of them nurses killed in raid by the army in Mosul.", "ASSAULT", "killed",
     ["the army"], ["Twelve guests"], "an aside tells of a part of the victims"),
    ("Activists 12 killed in air strike on a town in eastern Yemen.", "ASSAULT", "killed", [], ["12"],
     "the source of a headline stands before the count"),
    ("Clashes erupted nearby between dozens of students throwing bottles and police firing tear gas.",
     "ASSAULT", "Clashes", ["students"], ["police"], "the other side hangs on what the first one throws"),
    ("Worried U.S., Israeli and other envoys accuse Tehran of hiding tunnels.", "ACCUSE", "accuse",
     ["U.S.", "Israeli"], ["Tehran"], "the first of a list of lands"),
    ("In the U.S., Israeli and Palestinian officials condemned Hamas.", "ACCUSE", "condemned",
     ["Israeli", "Palestinian"], ["Hamas"], "a place ahead is not of the list"),
    ("According to the Libyan Observatory heavy bombardment of the province went on.", "ASSAULT",
     "bombardment", [], [], "who tells of it bombarded nobody"),
    ("Officers fired rubber bullets to clear the bridge of marchers.", "ASSAULT", "fired", ["Officers"],
     ["marchers"], "of whom a place is cleared"),
    ("Police opened an investigation into ties between the mayor and a drug cartel.", "ACCUSE",
     "opened an investigation", ["Police"], ["the mayor", "a drug cartel"], "between whom the ties are"),
    ("The ministry gave $90,000 in Chilean church-funded grants to a clinic in Peru.", "AID", "gave",
     ["The ministry"], ["a clinic"], "whose money it is, is not to whom it goes"),
    ("The women vanished despite being in custody of the Peruvian authorities.", "COERCE", "custody",
     ["the Peruvian authorities"], ["The women"], "authorities hold and are not held"),
    ("The rebels' access to the sea was cut off by the guards.", "COERCE", "cut off", ["the guards"],
     ["The rebels"], "whose access it is"),
    ("The mayor faced a purge by the junta.", "COERCE", "faced a purge", ["the junta"], ["The mayor"],
     "who faces it does not do it"),
    ("2 drivers killed 13 injured in rebel rocket attacks on a depot Rebel groups hidden in the hills fired"
     " more than 20 shells on the depot.", "ASSAULT", "injured", ["rebel"], ["13"], "a toll in a run-on"),
    ("The junta made nine raids on the port of Lima and 14 on the village of Karsa killing at least 31"
     " rebels.", "ASSAULT", "killing", ["The junta"], ["at least 31 rebels"], "raids counted kill nobody"),
    ("The army fired rockets on the world's largest oil processor in Chad and an oil field.", "ASSAULT",
     "fired", ["The army"], ["an oil field"], "what is the largest in the world is not the world"),
    ("Aid worker Ben Carl was beheaded, along with a dozen Peruvian soldiers.", "ASSAULT", "beheaded", [],
     ["Aid worker Ben Carl", "a dozen Peruvian soldiers"], "killed beside him"),
    ("IS withdrew from two of its camps at dawn.", "RETREAT", "withdrew", ["IS"],
     ["its camps"], "a group that looks like an auxiliary"),
    ("The retreat of rebels from several locations went on.", "RETREAT", "retreat", ["rebels"],
     ["several locations"], "a group goes of itself"),
    ("The regime cracked down on pro-democracy protests.", "COERCE", "cracked down", ["The regime"],
     ["pro-democracy protests"], "a gathering of nobody named"),
    ("Riot police broke up a peaceful demonstration.", "ASSAULT", "broke up", ["Riot police"],
     ["a peaceful demonstration"], "a gathering dispersed"),
    ("Police dispersed a rally of students.", "ASSAULT", "dispersed", ["Police"], ["students"],
     "those who gathered, where they are named"),
    ("Six bakers died after Chadian warplanes targeted a crowded market place near Lima.",
     "ASSAULT", "targeted", ["Chadian warplanes"], ["a crowded market place"], "a market is what is hit"),
    ("A radio station reported the attack by the sect quoting a nurse as putting the dead at nine and the"
     " count of maimed at 31.", "ASSAULT", "attack", ["the sect"], [], "a figure is no victim"),
    ("Wed Nov 9 2011 Militia Mortar Attacks Kill 14 Farmers Injured Many in Karsa.", "ASSAULT",
     "Kill", ["Militia"], ["14 Farmers"], "a date hurt nobody"),
    ("Tensions erupted following Chad's toppling of the Chinese-backed regime in Libya.", "COERCE",
     "toppling", ["Chad"], ["the Chinese-backed regime"], "who topples stands before it"),
    ("The president's ouster drew protests.", "COERCE", "ouster", [], ["The president"], "who was ousted"),
    ("The brotherhood claimed responsibility for a lorry bombing that wounded seven Kenyan clerks near a"
     " ferry.", "ASSAULT", "claimed", ["The brotherhood"], ["seven Kenyan clerks"],
     "what is claimed is told once, with whom it hit"),
    ("The clan claimed responsibility for an assault on a Kenyan patrol.", "ASSAULT", "claimed", ["The clan"],
     ["a Kenyan patrol"], "what is claimed is told once, with its target"),
    ("Ushers were also among those wounded in the grenade attack, which was carried out by a splinter"
     " group.", "ASSAULT", "wounded", ["a splinter group"], ["Ushers"], "told once"),
    ("Bandits killed 12 Turkish cadets near the port.", "ASSAULT", "killed", ["Bandits"],
     ["12 Turkish cadets"], "those counted, and not their land"),
]  # fmt: skip


@pytest.fixture(scope="module")
def told(nlp: Language, resources: Resources) -> dict[str, Read]:
    """Each text of the table, read once."""
    texts = [row[0] for row in TABLE]
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "trigger", "actors", "recipients", "why"), TABLE)
def test_victims_and_targets(
    told: dict[str, Read],
    *,
    text: str,
    event_type: str,
    trigger: str,
    actors: list[str],
    recipients: list[str],
    why: str,
) -> None:
    got = told[text]
    found = {
        (event.event_type, event.surface): (got.surfaces(event, "actor"), got.surfaces(event, "recipient"))
        for event in got.events
    }
    assert found.get((event_type, trigger)) == (actors, recipients), f"{why}: {found}"
