"""Violence, told once and by whom: (text, type, trigger, actors, recipients, why); no trigger, no event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.events.scope.background import old_wars
from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    ("The militia carried out a strike that killed the general.", "ASSAULT", "killed", ["The militia"],
     ["the general"], "who carried the deed out, told once"),
    ("The attack, which officials blamed on the rebels, killed nine farmers.", "ASSAULT", "killed",
     ["the rebels"], ["nine farmers"], "a relative clause says whose"),
    ("Nine farmers died in an attack blamed on the rebels.", "X_CASUALTIES", "died", ["the rebels"],
     ["Nine farmers"], "a participle says whose, and they were not hit"),
    ("Nine people died in air raids believed to be Russian.", "X_CASUALTIES", "died", ["Russian"],
     ["Nine people"], "what is believed of a deed"),
    ("The bombing, claimed by the sect, wounded four.", "ASSAULT", "wounded", ["the sect"], ["four"],
     "who claims"),
    ("The U.S. Embassy attack in the city was condemned.", "ASSAULT", "attack", [], ["U.S. Embassy"],
     "a site before the noun is hit"),
    ("Nine farmers killed 12 others injured in rebel rocket attack.", "X_CASUALTIES", "killed", ["rebel"],
     ["Nine farmers"], "a toll without commas has no killers among the killed"),
    ("A rebel leader was killed in an encounter with police.", "ASSAULT", "killed", ["police"],
     ["A rebel leader"], "an encounter with police is no meeting"),
    ("Gunmen stormed a school on Monday. Nine pupils were killed in the attack.", "ASSAULT", "killed",
     ["Gunmen"], ["Nine pupils"], "the attack that was told just before"),
    ("Nine people were killed as Russian jets bombed the market.", "X_CASUALTIES", "killed",
     ["Russian jets"], ["Nine people"], "what happened meanwhile"),
    ("Last week, IS also seized the town of Sarmin.", "ASSAULT", "seized", ["IS"], ["the town of Sarmin"],
     "a group whose name looks like a verb"),
    ("The army fired live rounds to disperse protesters from two bridges.", "ASSAULT", "fired", ["The army"],
     ["protesters"], "told once, with its aim"),
    ("The rival was shot and killed by a guard.", "ASSAULT", "shot", ["a guard"], ["The rival"],
     "told once, with its agent"),
    ("Chile fired three medium-range missiles on Sunday.", "MOBILIZE", "fired", ["Chile"], [],
     "a test has no target"),
    ("The militia fired rockets from the hills.", "ASSAULT", "fired", ["The militia"], [],
     "where it fired from is no target"),
    ("A constable was killed last month in a gun battle with the smugglers.", "ASSAULT", "killed",
     ["the smugglers"], ["A constable"], "the other side of a gun battle"),
    ("Rockets fired by militants killed nine villagers.", "ASSAULT", "fired", ["militants"], [],
     "who fired them"),
    ("Terrorists fired a rocket shell on the Hadar village.", "ASSAULT", "fired", ["Terrorists"],
     ["the Hadar village"], "the target stands with the shell"),
    ("The country mourned after gunmen trained abroad opened fire inside the museum, killing 24 people.",
     "ASSAULT", "killing", ["gunmen"], ["24 people"], "a reduced clause before the verb"),
    ("The raid was an operation that took all night and killed nine soldiers.", "ASSAULT", "killed", [],
     ["nine soldiers"], "a deed is nobody"),
    ("The new strikes confirmed by the ministry hit the port.", "ASSAULT", "hit", [], ["the port"],
     "who confirms did not strike"),
    ("Another strike damaged an ammunition stockpile of the sect.", "ASSAULT", "damaged", [],
     ["an ammunition stockpile of the sect"], "arms are what is hit"),
    ("Bernie Sanders spoke on Monday. A spokesman said he would not moderate his attacks.", "ASSAULT", None,
     [], [], "a politician's attacks on nobody"),
    ("Governor Carl Malik's public assault on the Prime Minister surprised the capital.", "ASSAULT", None,
     [], [], "words of one politician on another"),
    ("His father was killed by soldiers in World War II.", "ASSAULT", None, [], [], "history"),
    ("The country was hit by unrest.", "ASSAULT", None, [], [], "unrest is no strike"),
    ("Voters are angry over Russia's role in the bombardment of the town.", "ASSAULT", "bombardment",
     ["Russia"], ["the town"], "whose part in it"),
    ("The bombings of the embassies in Peru and Chile, which killed 200, shocked the land.", "ASSAULT",
     "killed", [], ["200"], "the deed killed, and not its site"),
    ("Six bakers were killed at dawn in government shelling on Karsa.", "X_CASUALTIES", "killed",
     ["government"], ["Six bakers"], "shelling that looks like a participle"),
    ("A woman died after being shot at the market.", "X_CASUALTIES", "died", [], ["A woman"],
     "what befell her before"),
    ("Sarin gas killed nine villagers.", "ASSAULT", "killed", [], ["nine villagers"], "a weapon"),
    ("The rebel duke was killed by royal guards on May 2, 1784.", "ASSAULT", None, [], [],
     "a date with an old year"),
    ("The regime's assault on democratic institutions went on.", "ASSAULT", None, [], [], "no such target"),
    ("A flood and a landslide hit the valley after rain. Nine homes were destroyed. A storm followed.",
     "ASSAULT", None, [], [], "nobody's doing"),
    ("Peru launched a campaign of airstrikes, bombings and rocket attacks against the sect.", "ASSAULT",
     "attacks", ["Peru"], ["the sect"], "the last of several deeds"),
    ("Nine were injured by shells fired by militants on Sarmin and Binnish cities.", "ASSAULT", "fired",
     ["militants"], ["Sarmin and Binnish cities"], "the target hangs on the agent"),
    ("The downing of the airliner by Iran was condemned.", "ASSAULT", "downing", ["Iran"], ["the airliner"],
     "a downing"),
    ("The arch recalls the 1974 war between Peru and Chile.", "ASSAULT", None, [], [],
     "the year is its name"),
    ("The professional execution of our missions matters.", "ASSAULT", None, [], [], "nobody is executed"),
    ("Moving troops out of Syria was right.", "MOBILIZE", None, [], [], "out of a land"),
    ("The monitor reported fierce clashes.", "ASSAULT", None, [], [], "who reports does not clash"),
    ("Seven were killed in Kenyan army airstrikes on a bridge in Karsa.", "X_CASUALTIES", "killed",
     ["Kenyan army"], ["Seven"], "airstrikes that look like a verb"),
    ("Heavy clashes broke out between Kurdish rebels and ISIL near the dam.", "ASSAULT",
     "clashes", ["Kurdish rebels"], ["ISIL"], "a name in capitals is no verb"),
    ("It is torn by a war between the Dawn militia in Tripoli and a Tobruk regime.", "ASSAULT", "war",
     ["the Dawn militia"], ["a Tobruk regime"], "the other side hangs on a place"),
    ("Mendoza died during a Kenyan-backed coup in 2001.", "X_CASUALTIES", "died", [], ["Mendoza"],
     "who backs does not kill"),
    ("A storm and floods hit the coast. Nine homes were damaged by Imelda after heavy rain.", "ASSAULT",
     None, [], [], "a storm with a name"),
    ("Three terrorists armed with bombs attacked the terminal.", "MOBILIZE", None, [], [],
     "what they carried"),
    ("The chief uses them as heat shields.", "ASSAULT", None, [], [], "a figure"),
    ("He is wanted over the downing of flight KX17 which killed 298 people.", "ASSAULT", "killed", [],
     ["298 people"], "a flight kills nobody"),
    ("He clashed with Ada Smith on the issue of farms.", "ASSAULT", None, [], [], "words"),
    ("Men fired guns in the air.", "ASSAULT", None, [], [], "at nobody"),
    ("The firm's campaign targeted young voters.", "ASSAULT", None, [], [], "no arms, no attack"),
    ("The senator attacked the opposition leader again.", "ASSAULT", None, [], [], "words"),
    ("Smith beat her rival by nine points.", "ASSAULT", None, [], [], "a contest"),
    ("The mayor stepped up his battle against the health act.", "ASSAULT", None, [], [], "no armed side"),
    ("The firm reported an explosion of orders.", "ASSAULT", None, [], [], "growth"),
    ("The Smith attack hit Jones differently from those before.", "ASSAULT", None, [], [], "words again"),
    ("Senator Ada Smith's gun control offensive against Governor Ben Jones began.", "ASSAULT", None,
     [], [], "of a policy on arms"),
    ("The owner wanted to demolish the buildings.", "ASSAULT", None, [], [], "one's own house"),
    ("Nine children were poisoned by lead in the water.", "ASSAULT", None, [], [], "nobody's deed"),
    ("The company was manipulated and raped.", "ASSAULT", None, [], [], "a figure of a firm"),
    ("Six Bakers Die in US-Led Raids Near Kori", "ASSAULT", "Raids", ["US"], [],
     "who leads is no pair with another"),
    ("The consulate in Lima was under attack on Monday.", "ASSAULT", "attack", [], ["The consulate"],
     "what is under attack, and not its town"),
    ("The Airbus crashed into a hill on Monday, killing 90 people.", "X_CASUALTIES", "killing", [],
     ["90 people"], "an accident"),
    ("Somebody dies every nine minutes.", "X_CASUALTIES", None, [], [], "nobody in particular"),
    ("The party built up the group into a movement.", "MOBILIZE", None, [], [], "no forces"),
]  # fmt: skip


@pytest.fixture(scope="module")
def readings(nlp: Language, resources: Resources) -> list[Read]:
    return read([row[0] for row in TABLE], nlp, resources)


@pytest.mark.parametrize("number", range(len(TABLE)), ids=[row[5] for row in TABLE])
def test_violence_is_told_once_with_its_parties(readings: list[Read], number: int) -> None:
    _, event_type, trigger, actors, recipients, why = TABLE[number]
    found = readings[number]
    told = [event for event in found.events if event.event_type == event_type]
    if trigger is None:
        assert not told, (why, [event.rule_id for event in told])
        return
    event = next(each for each in told if each.surface == trigger)
    assert (found.surfaces(event, "actor"), found.surfaces(event, "recipient")) == (actors, recipients), why


ONCE = [
    "The militia carried out a strike that killed the general.",
    "The army fired live rounds to disperse protesters from two bridges.",
    "The rival was shot and killed by a guard.",
]


@pytest.mark.parametrize("text", ONCE)
def test_one_assault_is_one_row(nlp: Language, resources: Resources, text: str) -> None:
    (found,) = read([text], nlp, resources)
    assert len([event for event in found.events if event.event_type == "ASSAULT"]) == 1


def test_old_wars_are_named_in_small_letters_and_over() -> None:
    names = old_wars()
    assert "world war ii" in names
    assert not [name for name in names if name != name.lower() or len(name) < 3]
