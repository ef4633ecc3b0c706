"""Whose deed violence is, wherever its sentence says so; None: the row is left out, as the doer is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE: list[tuple[str, str, list[str] | None, str]] = [
    ("The guild denounced the massacre carried out by Sudanese warplanes in which 19 villagers were killed.",
     "killed", ["Sudanese warplanes"], "the deed of which a clause tells"),
    ("Six bakers were killed and nine nuns wounded in shelling by regime forces on the mill.", "killed",
     ["regime forces"], "an adjunct of the verb that follows"),
    ("Six bakers were killed and nine nuns wounded in shelling by regime forces on the mill.", "wounded",
     ["regime forces"], "a gerund for a deed"),
    ("Two bakers were killed in rebel shelling on the mill and four others wounded.", "wounded", ["rebel"],
     "one toll, told together"),
    ("Eight bakers were killed due to rocket shells fired by militants on the mill.", "killed",
     ["militants"], "what was fired, and by whom"),
    ("Two bakers were killed in what villagers believed were government airstrikes on the mill.", "killed",
     ["government"], "a deed that is supposed"),
    ("The sect advanced despite the bombing of several depots by Chadian jets.", "bombing",
     ["Chadian jets"], "behind what was hit"),
    ("A gunman killed five bakers and left more than 20 wounded in Denver.", "wounded", ["A gunman"],
     "who left them so"),
    ("The depot was stormed by police last week, leaving nine guards injured.", "injured",
     ["police"], "who left them so, of a passive"),
    ("The market was hit by shells fired by militia fighters, killing four traders.", "killing",
     ["militia fighters"], "an outcome is of who fired, and no site kills"),
    ("Three army airstrikes hit a bakery on Tuesday.", "hit", ["army"], "the number counts the strikes"),
    ("Sixty died in a militant group attack, and the Peruvian campaign of airstrikes went on.", "airstrikes",
     ["Peruvian"], "of what only counts the deed"),
    ("Officials described a series of cyberattacks against Estonia by Russian hackers.", "cyberattacks",
     ["Russian hackers"], "behind what was hit"),
    ("Rebel fighters captured the mill, prompting a long battle with Malian troops.", "battle",
     ["Rebel fighters"], "who set it off fought it"),
    ("The Harbour Run bombings shocked the town.", "bombings", [], "a name says where it was"),
    ("Ada Smith, one of the attackers in a shooting near Lima, kept bees.", "shooting",
     ["Ada Smith"], "who is called an attacker"),
    ("The US airstrikes have pounded seven bridges.", "pounded", ["The US"], "no verb, as the parser has it"),
    ("Two bakers were killed in the strike, along with four nuns.", "killed", [],
     "those who were hit as well"),
    ("The minister accused Peru of war crimes, including apartheid and attacks against civilians.", "attacks",
     ["Peru"], "one of what they are accused of"),
    ("Russian airstrikes hit the village on Monday. The strikes have killed nine nuns.", "killed",
     ["Russian"], "the strikes just told"),
    ("Eight bakers killed others injured in rebel rocket attacks in Kori.", "killed", ["rebel"],
     "a toll without commas"),
    ("Nine bakers were killed in the raid condemned by Peru.", "killed", [], "who condemns did not raid"),
    ("Al Qaeda in Yemen was responsible for the car bomb that killed six judges.", "killed", ["Al Qaeda"],
     "who answers for what killed"),
    ("A farmer suspected in shootings at a mill that killed six bakers kept bees.", "killed",
     ["A farmer"], "who is suspected"),
    ("The worst attack on Peru came from 19 men with knives.", "attack", ["19 men"], "from whom it came"),
    ("Two bakers were hurt in a terrorists groups shelling of the mill quarter.", "shelling",
     ["a terrorists groups"], "what is shelled is no part of who shells"),
    ("The shells hit a bakery, claiming the lives of two women injuring nine others.", "injuring", [],
     "those who lost their lives hurt nobody"),
    ("Air raids on the sleepy town of Kori which wounded nine pupils were condemned.", "wounded", None,
     "a town wounds nobody"),
    ("The premier blamed those attacks on Peru, which denied it.", "attacks", ["Peru"],
     "whom the attacks are blamed on they did not hit"),
    ("The militants released a video showing the beheading of a baker.", "beheading", None,
     "whom the sentence is about"),
    ("The officials spoke of air raids on the valley.", "air raids", None, "only a side's forces do that"),
    ("The officials spoke of an attack on rebels.", "attack", None, "rebels are at war with a side"),
    ("The missiles fired from a Peruvian warplane also wounded 25 others.", "wounded",
     ["a Peruvian warplane"], "from where it was fired"),
    ("The militants on Friday targeted with rocket shells the cities of Kori and Sana.", "targeted", None,
     "no passive, though the parser takes the cities elsewhere"),
    ("A baker spoke of being tortured and framed for a theft by police.", "tortured",
     ["police"], "one agent of two participles"),
    ("Nine bakers were killed at the hands of the militia.", "killed", ["the militia"], "in whose hands"),
    ("The killing of a baker at the hands of soldiers shocked the town.", "killing", ["soldiers"],
     "in whose hands, of a noun"),
    ("Smith defended the decision to kill the general.", "kill", None, "who defends it did not take it"),
    ("Peru may face airstrikes on its port.", "airstrikes", None, "those to come are of somebody"),
    ("A suspected chemical attack on a mill in Peru was reported.", "attack", [], "it may have happened"),
    ("Nine soldiers were killed as the army attacked the village.", "killed", None, "one deed has a doer"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = list(dict.fromkeys(row[0] for row in TABLE))
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "trigger", "actors", "why"), TABLE)
def test_whose_deed_it_is(
    found: dict[str, Read], text: str, trigger: str, actors: list[str] | None, why: str
) -> None:
    result = found[text]
    event = next((each for each in result.events if each.surface.startswith(trigger)), None)
    if actors is None:
        assert event is None, why
        return
    assert event is not None, (why, [(each.surface, each.rule_id) for each in result.events])
    assert result.surfaces(event, "actor") == actors, why
