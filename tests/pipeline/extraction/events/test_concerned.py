"""Whom a deed concerns that its own slots do not name, and who is none of its parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

# Text, type, the trigger's own words, actors, recipients, why.
TABLE = [
    # whose words were told just before
    ("Angela Merkel said that the guild had sold the dam. The guild dismissed those claims.", "REJECT",
     "dismissed", ["The guild"], ["those claims"], "who claimed it, by the words for it"),
    ("Peru's membership of the Andean Community was suspended in May.", "SANCTION", "suspended",
     ["the Andean Community"], ["Peru"], "of whom one is no member"),
    ("An active investigation of Haddad is underway by the coastal police.", "ACCUSE",
     "investigation", ["the coastal police"], ["Haddad"], "who is at it"),
    ("Nuns plan to take part in the protest of Haddad's sermon.", "PROTEST", "protest", ["Nuns"],
     ["Haddad"], "whose sermon"),
    ("Nuns plan to take part in the protest over Haddad's arrest.", "PROTEST", "protest", ["Nuns"], [],
     "what befell him"),
    # with whom what is refused would have to do
    ("The mayor refused to sit for an interview with Okoro's lawyers.", "REJECT", "refused", ["The mayor"],
     ["Okoro's lawyers"], "with whom the interview would be"),
    ("Okoro declined to certify Haddad's victory.", "REJECT", "declined", ["Okoro"], ["Haddad"],
     "whose victory"),
    ("Peru cancelled the Chilean premier's visit.", "REJECT", "cancelled", ["Peru"],
     ["the Chilean premier"], "whose visit"),
    ("Norway rejected the Peru accord.", "REJECT", "rejected", ["Norway"], ["Peru"], "whose name it bears"),
    ("Okoro blamed the raid on Haddad, but Haddad denied any role.", "REJECT", "denied", ["Haddad"],
     ["Okoro"], "who made the charge"),
    # whose a thing is that is left, watched or judged
    ("Peru pulled out of a Televisa debate on Friday.", "SANCTION", "pulled out", ["Peru"], ["Televisa"],
     "who hosts it"),
    ("The spies tapped Okoro's phone calls.", "COERCE", "tapped", ["The spies"], ["Okoro"], "whose calls"),
    ("A court ruled on Friday against Utah's procedure for buying land.", "X_RULING", "ruled", ["A court"],
     ["Utah"], "whose procedure"),
    ("Okoro threatened to shut the mine, a step that Haddad criticised.", "ACCUSE", "criticised", ["Haddad"],
     ["Okoro"], "whose step"),
    # to whom a message goes that asks for something
    ("Two bishops wrote a letter to Okoro requesting access to the archive.", "REQUEST", "requesting",
     ["Two bishops"], ["Okoro"], "to whom they wrote"),
    # who would bear what is threatened
    ("Norway threatened to put duties on ninety tons of Peruvian copper.", "THREATEN", "threatened",
     ["Norway"], ["Peruvian"], "whose copper"),
    ("The deputies threatened to make Okoro testify.", "THREATEN", "threatened", ["The deputies"], ["Okoro"],
     "who would have to"),
    # whom an attack hit, by the clause beside it
    ("Two bombers blew themselves up in Lima, killing nine porters.", "ASSAULT", "blew themselves up",
     ["Two bombers"], ["nine porters"], "whom it killed"),
    ("The rebels battled to break a siege by the navy.", "ASSAULT", "battled", ["The rebels"], ["the navy"],
     "whose siege"),
    ("The coast guard came to the aid of nine divers.", "AID", "came", ["The coast guard"], ["nine divers"],
     "whom it helped"),
    ("Norway came to Peru's aid.", "AID", "came", ["Norway"], ["Peru"], "whose aid"),
    # who frees, expels or seizes, by where from or by the clause before
    ("Three nurses were released from Chilean custody on Monday.", "RETREAT", "released", ["Chilean"],
     ["Three nurses"], "who held them"),
    ("Peru was suspended from Mercosur.", "SANCTION", "suspended", ["Mercosur"], ["Peru"], "what it is in"),
    ("Two nurses were deported from Chile.", "COERCE", "deported", ["Chile"], ["Two nurses"], "that land"),
    ("Two nurses were deported from a port.", "COERCE", "deported", [], ["Two nurses"], "a port is nobody"),
    ("Police have sealed the site and the truck has also been impounded.", "COERCE", "impounded", ["Police"],
     ["the truck"], "who is there"),
    # who acts, where a phrase or a clause is about them
    ("Ada Okoro of Maine and Ben Haddad of Utah were the only Liberals to vote against the bill.", "REJECT",
     "vote against", ["Ada Okoro of Maine", "Ben Haddad of Utah"], [], "both are those Liberals"),
    ("Okoro welcomed the bank's generous donation to support Chad.", "SUPPORT", "support", ["the bank"],
     ["Chad"], "who gave it"),
    ("The governor voiced some anger Monday that Okoro had not yet called.", "ACCUSE", "voiced",
     ["The governor"], ["Okoro"], "who did not call"),
    ("The premier promised a harsh response to any Chilean raid.", "THREATEN", "promised", ["The premier"],
     ["Chilean"], "whose raid"),
    ("The sailors hacked emails from the ministry.", "COERCE", "hacked", ["The sailors"], ["the ministry"],
     "whose emails"),
    # who only tells of it, stands beside it, or is ruled out
    ("Okoro rejected the plan, even with a lawyer at his side.", "REJECT", "rejected", ["Okoro"], [],
     "the lawyer is beside him"),
    ("The judge charged six traders, all but two of them former sailors or porters, with fraud.", "ACCUSE",
     "charged", ["The judge"], ["six traders"], "the rest tells who they are"),
    ("The port was bombed by the navy and not by an angry crowd.", "ASSAULT", "bombed", ["the navy"],
     ["The port"], "not the crowd"),
]  # fmt: skip


@pytest.fixture(scope="module")
def results(nlp: Language, resources: Resources) -> dict[str, Read]:
    return dict(zip([row[0] for row in TABLE], read([row[0] for row in TABLE], nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "trigger", "actors", "recipients", "why"), TABLE)
def test_concerned(
    results: dict[str, Read],
    text: str,
    event_type: str,
    trigger: str,
    actors: list[str],
    recipients: list[str],
    why: str,
) -> None:
    result = results[text]
    events = [
        each for each in result.events if each.event_type == event_type and each.surface.startswith(trigger)
    ]
    found = [(result.surfaces(each, "actor"), result.surfaces(each, "recipient")) for each in events]
    assert found == [(actors, recipients)], (why, [(each.event_type, each.surface) for each in result.events])


def test_what_was_said_is_his_who_said_it(nlp: Language, resources: Resources) -> None:
    text = "Angela Merkel said that the guild had sold the dam. The guild dismissed those claims."
    (result,) = read([text], nlp, resources)
    (event,) = (each for each in result.events if each.event_type == "REJECT")
    assert result.parties(event, "recipient") == ["Angela Merkel"]


def test_who_reports_a_decision_did_not_take_it(nlp: Language, resources: Resources) -> None:
    (result,) = read(["The decision to expel the envoys was reported by the Lima Monitor."], nlp, resources)
    assert all("Monitor" not in each.surface for each in result.participants if each.role == "actor")
