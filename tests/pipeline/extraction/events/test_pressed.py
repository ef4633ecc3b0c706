"""Whom nouns of words and pressure concern, by clause and by what was told before: parties of the last event.

(text, type, actors, recipients, why); a text without that type's event has None for its actors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    # by the clause around the noun
    ("Okoro is the target of a senate inquiry.", "ACCUSE", ["senate"], ["Okoro"], "the target of it"),
    ("Okoro's land deals are part of a police investigation.", "ACCUSE", ["police"], ["Okoro"],
     "whose deals are part of it"),
    ("The inquiry by the senate was set up to establish whether Okoro took bribes.", "ACCUSE",
     ["the senate"], ["Okoro"], "of whom it is to be found out"),
    ("An investigation led by Colonel Diallo found that the governor had sold the land.", "ACCUSE",
     ["Diallo"], ["the governor"], "of whom it was found"),
    ("A navy probe found that the ministry may run short of paper.", "ACCUSE", None, [],
     "what may come is no finding against anybody"),
    ("The investigation by Ada Okoro, the prosecutor, into Chadian smuggling has widened.", "ACCUSE",
     ["Ada Okoro"], ["Chad"], "behind an apposition"),
    ("The judge opened an inquiry into obstruction of justice.", "ACCUSE", ["The judge"], [],
     "justice is nobody"),
    ("The senate opened an inquiry into a nurse's complaint.", "ACCUSE", ["The senate"], [],
     "who complains is not accused"),
    ("The senate opened an inquiry.", "ACCUSE", None, [], "into nothing that is said"),
    ("The abbot said that he was a victim of police persecution.", "COERCE", ["police"], ["The abbot"],
     "the victim of it"),
    ("The weavers endured harassment by the militia.", "COERCE", ["the militia"], ["The weavers"],
     "who endures it"),
    ("Muslim persecution in the region is growing.", "COERCE", [], ["Muslim"], "a people of faith suffers"),
    ("Sexual harassment by the manager was reported.", "COERCE", None, [], "no act of politics"),
    ("The president's threat of military action in Kenya alarmed diplomats.", "THREATEN",
     ["The president"], ["Kenya"], "where it would fall"),
    ("The colonel issued a threat on Friday.", "THREATEN", None, [], "to nobody that is named"),
    ("The premier repeated his call for Kenya to free the sailors.", "REQUEST", ["The premier"], ["Kenya"],
     "who is to do it"),
    ("These include the mayor's repeated demand that Berg relinquish control but keep his seat.",
     "REQUEST", ["the mayor"], ["Berg"], "of whom it is demanded"),
    ("The broker said in his plea that he had lied.", "REQUEST", None, [], "told, not asked"),
    ("The senator renewed her call for a ban on Muslims.", "REQUEST", ["The senator"], [],
     "on whom it would fall is not asked"),
    ("A protester waves a flag during a demonstration in Nairobi.", "PROTEST", ["A protester"], [],
     "who is called by it"),
    ("Kenya has voiced concerns that Chad's radar could be sold to the Tuareg.", "ACCUSE", ["Kenya"],
     ["Chad"], "whose the thing is that is feared, not who would get it"),
    ("The nurse filed a complaint to the ethics board.", "ACCUSE", None, [], "to whom one complains"),
    ("The islanders lodged a complaint with Norway over the nets.", "ACCUSE", ["The islanders"], ["Norway"],
     "the land of which they complain"),
    ("In its response to the family's request for the files, the ministry said that none were left.",
     "REQUEST", ["the family"], ["the ministry"], "who answers was asked"),
    ("The premier decided whether to impose tariffs on steel and copper from Chad until June.", "SANCTION",
     ["The premier"], ["Chad"], "from where the goods come"),
    ("The president imposed sanctions now crushing Chad's economy.", "SANCTION", ["The president"],
     ["Chad"], "on whom they weigh"),
    ("Kenya has imposed sanctions that have kept Chad from selling its cotton abroad.", "SANCTION", ["Kenya"],
     ["Chad"], "whom they keep from something"),
    ("Kenya imposed tariffs on $9 billion of Chadian goods.", "SANCTION", ["Kenya"], ["Chad"],
     "whose goods they are"),
    ("The premier imposed sanctions on Friday.", "SANCTION", None, [], "against nobody that is named"),
    ("The envoy was echoing a call by the senate for the government to free the sailors.", "REQUEST",
     ["the senate"], ["the government"], "who is to do it, behind who asks"),
    ("Ministers backed UN calls for an independent inquiry.", "REQUEST", ["United Nations"], [],
     "who backs a call does not make it"),
    ("The council supports protest and resistance against the Chadian government.", "PROTEST", None, [],
     "no protest that took place"),
    # by what the text told before
    ("Prosecutor Lena Holt charged the mayor in May. Holt's indictment was read out on Friday.", "ACCUSE",
     ["Lena Holt"], ["the mayor"], "a prosecutor indicts"),
    ("Prosecutor Lena Holt opened an investigation into the governor. Holt's inquiry will end in June.",
     "ACCUSE", ["Lena Holt"], ["the governor"], "the same inquiry"),
    ("Police arrested Tomas Berg in May. Berg's detention angered the union.", "COERCE", ["Police"],
     ["Tomas Berg"], "the same arrest"),
    ("Police arrested Tomas Berg in May. Berg's second arrest angered the union.", "COERCE", [],
     ["Tomas Berg"], "another arrest"),
]  # fmt: skip


@pytest.fixture(scope="module")
def told(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = [text for text, *_ in TABLE]
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients", "why"), TABLE)
def test_pressed(
    told: dict[str, Read], text: str, event_type: str, actors: list[str] | None, recipients: list[str],
    why: str,
) -> None:  # fmt: skip
    found = told[text]
    events = [event for event in found.events if event.event_type == event_type]
    if actors is None:
        assert not events, why
        return
    assert events, why
    last = max(events, key=lambda event: event.start)
    assert (found.parties(last, "actor"), found.parties(last, "recipient")) == (actors, recipients), why


def test_a_plan_for_a_protest_is_planned(nlp: Language, resources: Resources) -> None:
    (found,) = read(["Brewers were planning a boycott of the fair."], nlp, resources)
    assert found.of_type("PROTEST").modality == "planned"
