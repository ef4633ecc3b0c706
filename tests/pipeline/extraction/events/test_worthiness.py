"""Offices, help, yielding and votes told as background, as a trait or of nobody public: no events.

(text, type, whether it is one, why)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    # what only dates something else, or tells of somebody's career
    ("The wool tax has doubled since Ada Diallo took office.", "X_APPOINTMENT", False, "dates the tax"),
    ("Before becoming governor, Ada Diallo sold cars.", "X_APPOINTMENT", False, "a career"),
    ("Ada Diallo, who took office in March, met the guild.", "X_APPOINTMENT", False, "who she is"),
    ("Ada Diallo took office in March.", "X_APPOINTMENT", True, "the news itself"),
    ("The king's second choice to replace the governor withdrew.", "X_APPOINTMENT", False, "nobody replaced"),
    ("The port was dredged two years before Diallo was elected.", "X_ELECTION", False, "dates the work"),
    ("The first deputy elected in the valley was a baker.", "X_ELECTION", False, "a trait of hers"),
    ("Ada Diallo was elected president on Sunday.", "X_ELECTION", True, "the news itself"),
    ("If elected, Ada Diallo would cut the wool tax.", "X_ELECTION", False, "an aside"),
    ("As the director confirmed, the port is closed.", "X_APPOINTMENT", False, "nobody is confirmed"),
    ("The baker was sworn in before testifying on Monday.", "X_APPOINTMENT", False, "a witness"),
    ("Ada Diallo was sworn in as governor on Monday.", "X_APPOINTMENT", True, "an office"),
    # whose trait it is, or to whose side it belongs
    ("A fund supporting the premier bought the hall.", "SUPPORT", False, "what kind of fund it is"),
    ("The rebels backed by Norway held the port.", "SUPPORT", True, "one force behind another"),
    ("Farmers convicted of fraud lose their licence.", "SANCTION", False, "what kind of farmers"),
    # aid of a party to a party
    ("A cook gave Ada Diallo two thousand dollars.", "AID", False, "a private gift"),
    ("The republic gave the island two million dollars.", "AID", True, "between states"),
    ("The forum was sponsored by a bank.", "AID", False, "who pays for a meeting"),
    ("All the children rescued on Monday are well.", "AID", False, "a trait of theirs"),
    ("They took to the streets in their thousands.", "AID", False, "nobody is taken in"),
    ("These reeds provide food and shelter for many birds.", "AID", False, "plants help nobody"),
    ("A column delivering food to the valley was delayed.", "AID", False, "what kind of column"),
    ("The bank restructured its debt.", "AID", False, "its own"),
    ("The valley that the guests hail from is dry.", "SUPPORT", False, "where they come from"),
    ("The fund lent the company two million dollars.", "AID", False, "business"),
    ("The republic sent weapons in the case of a flood.", "AID", False, "to nobody"),
    ("Emigrants send money to the island.", "AID", False, "wages sent home"),
    ("The director reimbursed Ada Diallo for the stamps.", "AID", False, "a private matter"),
    ("The republic evacuated its embassy staff from the delta.", "AID", False, "its own people"),
    # yielding
    ("The assembly repealed the wool law.", "CONCEDE", False, "law-making"),
    ("The minister withdrew his demand.", "CONCEDE", True, "his own"),
    ("The court granted the clerk a right to appeal.", "CONCEDE", False, "a ruling"),
    ("The ministry voted down the plan, allowing the guild to go on.", "CONCEDE", False, "what came of it"),
    ("The ministry allowed the guild to march.", "CONCEDE", True, "a permission given"),
    ("The decision to allow the guild to march was made by the ministry.", "CONCEDE", True, "a permission"),
    ("The accord eased sanctions on the island.", "CONCEDE", False, "a paper yields nothing by itself"),
    ("The union eased its sanctions on the island.", "CONCEDE", True, "a party does"),
    ("Norway shares Peru's view of the treaty.", "CONSULT", False, "of one mind"),
    ("The militia declared an end to the ceasefire.", "CONCEDE", False, "the end of it"),
    ("The army turned over every stone in the valley.", "RETREAT", False, "searched it"),
    ("Ada Diallo resigned as manager of the bank.", "RETREAT", False, "no public office"),
    ("Ada Diallo resigned as governor of the delta.", "RETREAT", True, "a public office"),
    ("The West allows itself a luxury.", "CONCEDE", False, "to oneself"),
    ("The general declared the ceasefire over.", "CONCEDE", False, "the end of it"),
    ("The memo, released on Monday, names the baker.", "RETREAT", False, "a paper"),
    ("Ada Diallo resigned from the newspaper.", "RETREAT", False, "no public office"),
    ("The shop offered to install an alarm system.", "MOBILIZE", False, "no weapon"),
    ("The army moved a missile system to the coast.", "MOBILIZE", True, "a weapon"),
    ("The council announced the mobilization of medical services.", "MOBILIZE", False, "no troops"),
    # threats and words
    ("The premier vowed to eliminate the tax breaks.", "THREATEN", False, "does harm to nobody"),
    ("The premier vowed to retaliate.", "THREATEN", True, "somebody will be hurt"),
    ("The clan's arsenal presents a threat to the valley.", "THREATEN", False, "a danger"),
    ("The bank's warning to the public came late.", "THREATEN", False, "advice"),
    ("The order threatens to cripple the wool trade.", "THREATEN", False, "a danger"),
    ("The demonstrators charged the guards at the gate.", "ACCUSE", False, "ran at them"),
    ("The senator dismissed the mayor as a weak leader.", "X_APPOINTMENT", False, "words"),
    ("The guard slammed the cook to the ground.", "ACCUSE", False, "with his hands"),
    ("The judge agreed with the tenants.", "AGREE", False, "an opinion"),
    ("Cooperation with the island is desirable.", "COOPERATE", False, "a topic"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = [row[0] for row in TABLE]
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "is_one", "why"), TABLE)
def test_what_is_worth_a_row(
    found: dict[str, Read], text: str, event_type: str, is_one: bool, why: str
) -> None:
    told = [event.rule_id for event in found[text].events if event.event_type == event_type]
    assert bool(told) is is_one, (why, told)
