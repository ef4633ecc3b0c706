"""Event nouns of dealings between parties: (text, type, actors, recipients, why); no actors: no event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    # who is visited
    ("The premier's visit to Norway was brief.", "CONSULT", ["The premier"], ["Norway"], "a land"),
    ("The premier paid a visit to a dairy in Bergen.", "CONSULT", [], [], "a place is no host"),
    ("The premier's trip to the flooded villages was brief.", "CONSULT", [], [], "scenery"),
    ("The welder's trip to Norway was brief.", "CONSULT", [], [], "a private visitor"),
    # dealings of one party, or of nobody in particular
    ("The envoys held talks with the guild.", "CONSULT", ["The envoys"], ["the guild"], "both are named"),
    ("We held talks in Bergen.", "CONSULT", [], [], "with nobody that is named"),
    ("Negotiators held talks in Bergen.", "CONSULT", [], [], "nobody in particular"),
    ("The rival unions held talks in Bergen.", "CONSULT", ["The rival unions"], [], "several who are told"),
    ("The premier reached a deal on fish.", "AGREE", [], [], "with nobody that is named"),
    ("The two unions reached a deal on fish.", "AGREE", ["The two unions"], [], "with one another"),
    ("The Norway deal negotiated by Premier Diallo is dead.", "AGREE", ["Premier Diallo"], ["Norway"],
     "the land before the noun is the other party"),
    ("Peru and its ministers arranged meetings in Bergen.", "CONSULT", [], [], "one side"),
    ("Norwegian peace talks resumed in Lima on Monday.", "CONSULT", [], [], "talks need two"),
    ("The premier had a discussion with her lawyers.", "CONSULT", [], [], "her own people"),
    ("The premier sent Ada Diallo to Bergen for talks with the guild.", "CONSULT", ["Ada Diallo"],
     ["the guild"], "who is sent talks"),
    ("The premier's Norway trip was brief.", "CONSULT", ["The premier"], ["Norway"], "the land before it"),
    ("The envoys of the union reached an agreement on wool.", "AGREE", [], [], "one of two sides"),
    ("Both guilds reached an agreement on wool.", "AGREE", ["Both guilds"], [], "both sides"),
    ("The premier addressed a meeting of port officials.", "CONSULT", ["The premier"], ["port officials"],
     "who speaks to them meets them"),
    ("The premier had a discussion with her wool team.", "CONSULT", [], [], "her own people too"),
    ("Nobody knows which party won the election.", "X_ELECTION", [], [], "whoever it be"),
    # who speaks of a dealing is no party to it
    ("Ada Diallo's backing of a summit with Norway cost her votes.", "CONSULT", [], [], "she backs it"),
    ("Peru's offer of talks with Norway stands.", "CONSULT", ["Peru"], ["Norway"], "it would talk"),
    # whose forces, help and captives they are
    ("The release of nine sailors was welcomed.", "RETREAT", [], [], "let go by nobody that is named"),
    ("The release of nine sailors by Peru was welcomed.", "RETREAT", ["Peru"], ["nine sailors"], "named"),
    ("The withdrawal of foreign troops from the valley began.", "RETREAT", ["foreign troops"],
     ["the valley"], "they leave"),
    ("The envoys discussed sending Peruvian military aid to Chad.", "AID", ["Peruvian"], ["Chad"],
     "the land's, whoever talks of it"),
    ("The senator's cynical exercise angered the guild.", "MOBILIZE", [], [], "no soldiers"),
    ("The navy's exercise in the strait angered the guild.", "MOBILIZE", ["The navy"], [], "soldiers"),
    ("The envoy worked to secure the release of the sailors.", "RETREAT", [], [], "who works for it"),
    ("The miners threw their support behind Ada Diallo for the seat.", "SUPPORT", ["The miners"],
     ["Ada Diallo"], "behind whom, not for what"),
    ("The city spent a fortune on court rulings.", "X_RULING", [], [], "of any court"),
    # others than the land that they belong to, and those who are given as examples
    ("Peru signed a treaty with old rivals, such as Chile and Brazil.", "AGREE", ["Peru"],
     ["Chile", "Brazil"], "the examples"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    return dict(zip([row[0] for row in TABLE], read([row[0] for row in TABLE], nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients", "why"), TABLE)
def test_dealings(
    found: dict[str, Read], text: str, event_type: str, actors: list[str], recipients: list[str], why: str
) -> None:
    events = [event for event in found[text].events if event.event_type == event_type]
    parties = [
        (found[text].surfaces(event, "actor"), found[text].surfaces(event, "recipient")) for event in events
    ]
    assert parties == ([(actors, recipients)] if actors else []), why


def test_allies_of_a_land_are_not_the_land(nlp: Language, resources: Resources) -> None:
    theirs, own = read(
        ["Norway praised Peru's neighbours.", "Norway praised Peru's ministers."], nlp, resources
    )
    assert theirs.parties(theirs.of_type("SUPPORT"), "recipient") == ["Peru's neighbours"]
    assert own.parties(own.of_type("SUPPORT"), "recipient") == ["Peru"]


def test_each_of_two_meetings_has_its_own_parties(nlp: Language, resources: Resources) -> None:
    (told,) = read(["The premier left after the NATO summit and the talks with Chad."], nlp, resources)
    parties = {
        event.rule_id: (told.parties(event, "actor"), told.parties(event, "recipient"))
        for event in told.events
        if event.event_type == "CONSULT"
    }
    assert parties["n.meeting"] == (["NATO"], [])
