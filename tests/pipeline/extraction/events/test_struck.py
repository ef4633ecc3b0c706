"""Whom a noun's deed of violence hit that names nobody itself: (text, noun, actors, recipients, why).

None for the actors: no row, as whom it would hit is told elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE: list[tuple[str, str, list[str] | None, list[str], str]] = [
    ("The guerrillas mounted an assault on Tuesday to recapture the sawmill.", "assault", ["The guerrillas"],
     ["the sawmill"], "what it was to take"),
    ("The offensive by Norway and its allies to drive the rebels from the coast stalled.", "offensive",
     ["Norway", "its allies"], ["the rebels"], "whom it was to drive off"),
    ("Chad began an offensive aimed at seizing the port.", "offensive", ["Chad"], ["the port"],
     "what it was aimed at"),
    ("Chad launched a raid in a bid to free nine nuns.", "raid", ["Chad"], [], "who is freed is not hit"),
    ("Norway carried out a raid, destroying two depots.", "raid", ["Norway"], ["two depots"],
     "what came of it"),
    ("Chadian militants staged an attack on Sunday and wounded six bakers.", "attack", ["Chadian militants"],
     ["six bakers"], "what they did besides"),
    ("The militia attack in Chad lasted an hour and killed six bakers.", "attack", ["militia"],
     ["six bakers"], "what the deed itself did"),
    ("Chadian air raids on a sawmill went on.", "raids", ["Chadian"], ["a sawmill"], "a thing of no class"),
    ("Chadian jets carried out airstrikes over Peru.", "airstrikes", ["Chadian jets"], ["Peru"],
     "what lies below"),
    ("Norway regretted civilian deaths in Chadian shelling.", "shelling", ["Chadian"], ["civilian"],
     "who died of it"),
    ("The rebel onslaught forced the navy to leave.", "onslaught", ["rebel"], ["the navy"],
     "who was forced away"),
    ("Six bakers died in raids believed to be carried out by Chad.", "raids", ["Chad"],
     ["Six bakers"], "who died, though the doer is only supposed"),
    ("The clashes between the militia and the clan left six bakers dead.", "clashes", ["the militia"],
     ["the clan"], "who falls is no side of it"),
    ("The methods of the junta include beatings and murders of nuns.", "beatings", ["the junta"],
     ["nuns"], "whose methods they are"),
    ("Chadian jets struck the militia on Monday. The Chadian strikes went on at night.", "strikes",
     ["Chadian"], ["the militia"], "told just before"),
    ("Chadian jets struck the militia on Monday. Two Chadian strikes in Peru failed.", "strikes",
     ["Chadian"], [], "others than those told"),
    ("Chad is ready to launch an attack soon.", "attack", None, [], "on whom is told elsewhere"),
    ("Norway asked Chad to step up air strikes.", "strikes", None, [], "on whom is told elsewhere"),
    ("Norway sees a possible Chadian attack as a menace.", "attack", None, [], "on whom is told elsewhere"),
    ("Norway and Peru opened an offensive in a bid to take control of a sawmill.", "offensive",
     ["Norway", "Peru"], ["a sawmill"], "of what control is taken"),
    ("The marches were met with a navy crackdown.", "crackdown", ["navy"], ["The marches"],
     "who was met with it"),
    ("The prosecutor launched a raid on the banker.", "raid", ["The prosecutor"], ["the banker"],
     "a search"),
    ("Candidates toured Norway, hurling attacks against one another.", "attacks", None, [], "words"),
    ("A leak led to a blast in a bakery.", "blast", None, [], "an accident"),
    ("The raid by Al Qaeda in the Islamic Maghreb on a sawmill failed.", "raid",
     ["Al Qaeda in the Islamic Maghreb"], ["a sawmill"], "a name that goes on"),
    ("Norwegian jets bombed a barracks on Sunday. The air strikes destroyed nine trucks.", "destroyed",
     ["Norwegian jets"], ["nine trucks"], "told by another word of its kind"),
    ("Norwegian air strikes hit a barracks on Sunday. Another strike targeted a bridge.", "targeted",
     ["Norwegian"], ["a bridge"], "one more of those who struck just before"),
    ("Norwegian air strikes hit a barracks on Sunday. A strike by Chad targeted a bridge.", "targeted",
     ["Chad"], ["a bridge"], "its own doer"),
    ("The clan killed six bakers in an attack on two sawmills. The nurse said the attack on the sawmills"
     " wounded nine nuns.", "wounded", ["The clan"], ["nine nuns"], "at what the deed told before was"),
    ("The clan killed six bakers in an attack on two sawmills. The nurse said the attack on a brewery"
     " wounded nine nuns.", "wounded", [], ["nine nuns"], "another deed"),
    ("The guild condemned the air strikes by Chadian jets on the port. Six bakers were killed and two nuns"
     " injured in the air strikes.", "killed", ["Chadian jets"], ["Six bakers"], "told with another"),
    ("Six bakers were killed in a terrorist truck bomb attack.", "killed", ["terrorist"], ["Six bakers"],
     "the arm says of what kind it is, the word who did it"),
    ("Six bakers were killed in a terrorist bombing.", "killed", [], ["Six bakers"], "only of what kind"),
    ("The garrison has been fighting back against militia assaults near the lake.", "assaults", ["militia"],
     ["The garrison"], "who fights back"),
    ("Four cooks died in militia shelling on a Norwegian-held port, a clerk said.", "died", ["militia"],
     ["Four cooks"], "a gerund of those who fell in it"),
    ("A bomb planted by the militia killed six bakers. Ninety nuns were wounded in the bombing which also"
     " destroyed a bridge.", "wounded", ["the militia"], ["Ninety nuns"], "a clause that only tells more"),
    ("The guild met after attacks on the sultanate that bishops blame on Chad.", "attacks", ["Chad"],
     ["the sultanate"], "to whom a clause lays it, though it hangs on what was hit"),
    ("Some ninety militants were killed in a series of Norwegian air strikes in Chad.", "strikes",
     ["Norwegian"], ["Some ninety militants"], "who died, rather than the land"),
    ("Six bakers were killed and nine nuns were injured after a bomber blew himself up near a mill.", "blew",
     ["a bomber"], ["Six bakers", "nine nuns"], "whom the clause above tells of"),
]  # fmt: skip


@pytest.fixture(scope="module")
def results(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = [row[0] for row in TABLE]
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "noun", "actors", "recipients", "why"), TABLE)
def test_whom_a_deed_hit(
    results: dict[str, Read],
    text: str,
    noun: str,
    actors: list[str] | None,
    recipients: list[str],
    why: str,
) -> None:
    result = results[text]
    told = [event for event in result.events if noun in event.surface.split()]
    found = [(result.surfaces(event, "actor"), result.surfaces(event, "recipient")) for event in told]
    assert found == ([] if actors is None else [(actors, recipients)]), why
