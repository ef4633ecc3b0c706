"""Who helps, meets, agrees, yields, withdraws and takes office: (text, type, actors, recipients, why).

Where the type follows a minus sign, the sentence must report no event of that type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    # support
    ("Norway backed the rebels.", "SUPPORT", ["Norway"], ["the rebels"], "a party is backed"),
    ("The settlers were backed by tanks.", "-SUPPORT", [], [], "tanks take nobody's side"),
    ("The clerics support democratic values.", "-SUPPORT", [], [], "a principle is no party"),
    ("The chancellor defended her decision.", "-SUPPORT", [], [], "one's own decision"),
    ("The envoy defended the premier's decision.", "SUPPORT", ["The envoy"], ["the premier"],
     "somebody else's decision"),
    ("The assembly passed the fisheries bill.", "-SUPPORT", [], [], "domestic law"),
    ("The reformist has strong support among miners.", "-SUPPORT", [], [], "who has support gives none"),
    ("On behalf of the guild, the mayor thanked the sailors.", "SUPPORT", ["the mayor", "the guild"],
     ["the sailors"], "for whom the mayor speaks"),
    ("The mayor voiced support for a boycott of Norway.", "SUPPORT", ["The mayor"], [],
     "who is boycotted is not backed"),
    ("The mayor backed Norway's strikes on the rebels.", "SUPPORT", ["The mayor"], ["Norway"],
     "whose strikes they are"),
    # talks and visits
    ("The governor attended the meeting.", "-CONSULT", [], [], "one person meets nobody that is named"),
    ("The chancellor spoke to the crowd.", "-CONSULT", [], [], "a speech"),
    ("The premier visited the train museum.", "-CONSULT", [], [], "a sight is no host"),
    ("The envoy spoke to the sultan, according to the ministry.", "CONSULT", ["The envoy"], ["the sultan"],
     "a source takes no part"),
    # agreement
    ("The mayor promised to run the port like a business.", "-AGREE", [], [], "a programme for nobody"),
    ("The mayor promised to help the nurses.", "AGREE", ["The mayor"], ["the nurses"], "help is"),
    ("The council resolved the issue.", "-AGREE", [], [], "a task done is no agreement"),
    # aid
    ("Norway provided $2 million in assistance to Mali.", "AID", ["Norway"], ["Mali"],
     "to whom money behind its purpose goes"),
    ("Three guards armed with rifles opened the gate.", "-AID", [], [], "armed with, not armed by"),
    ("The republic accepted nine hundred refugees.", "AID", ["The republic"], ["nine hundred refugees"],
     "whom it takes in"),
    ("The army deployed a force near the port.", "-AID", [], [], "a force is no peacekeeper"),
    # retreat
    ("The ministry released its report.", "-RETREAT", [], [], "a paper is no captive"),
    ("The soldiers withdrew in May.", "RETREAT", ["The soldiers"], [], "who withdraws acts"),
    ("The union promised to stop attacks on nurses.", "-RETREAT", [], [], "to prevent others' deeds"),
    ("The kingdom suspended its nuclear tests.", "RETREAT", ["The kingdom"], [], "tests of arms"),
    ("The ministry suspended the loan programme.", "-RETREAT", [], [], "a programme without arms"),
    ("The republic dismantled its nuclear test site.", "RETREAT", ["The republic"], [], "one's own site"),
    # yielding
    ("The protests were met with tear gas.", "-CONCEDE", [], [], "met with is no yielding"),
    ("The cabinet gave the admiral the authority to strike.", "-CONCEDE", [], [], "empowers a subordinate"),
    # offices and votes
    ("Voters elected Amadou Diallo as president.", "X_ELECTION", ["Voters"], ["Amadou Diallo"],
     "the office is no second winner"),
    ("The king chose Ada Diallo to be his envoy.", "X_APPOINTMENT", ["The king"], ["Ada Diallo"], "to be"),
    ("The two leagues are coordinated by Ada Diallo.", "-COOPERATE", [], [],
     "led by is not together with"),
    ("Oman brokered peace between the clans and the army.", "CONSULT", ["Oman"], ["the clans", "the army"],
     "between whom"),
    ('The mayor called Diallo "a brave and honest clerk" in May.', "-CONSULT", [], [], "a name, no call"),
    ("The minister held a call with reporters.", "-CONSULT", [], [], "a briefing"),
    ("Negotiators said a deal was signed in May.", "-AGREE", [], [], "a deal of nobody with nobody"),
    ("The admiral called off the military strike.", "RETREAT", ["The admiral"], [], "no strike of workers"),
    ("The captain will return the favour to the admiral.", "-RETREAT", [], [], "nothing is given back"),
    ("The kingdom halted its rival's nuclear programme.", "-RETREAT", [], [], "somebody else's"),
    ("The show was nominated for an award.", "-X_APPOINTMENT", [], [], "a prize is no office"),
    ("The minister fired back in March.", "-X_APPOINTMENT", [], [], "fired back at words"),
    ("The general will replace the governor.", "X_APPOINTMENT", ["The general"], ["the governor"], "follows"),
    ("A woman fled the building.", "-X_DISPLACEMENT", [], [], "one person out of a house"),
    ("Thousands of villagers fled the valley.", "X_DISPLACEMENT", ["villagers"], [], "many out of a land"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = [row[0] for row in TABLE]
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients", "why"), TABLE)
def test_who_helps_and_yields(
    found: dict[str, Read], text: str, event_type: str, actors: list[str], recipients: list[str], why: str
) -> None:
    result = found[text]
    if event_type.startswith("-"):
        told = [event.rule_id for event in result.events if event.event_type == event_type[1:]]
        assert not told, (why, told)
        return
    event = result.of_type(event_type)
    assert result.surfaces(event, "actor") == actors, why
    assert result.surfaces(event, "recipient") == recipients, why
