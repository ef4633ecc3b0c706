"""Who did what to whom, construction by construction: (text, type, actors, recipients, modality, why)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    ("Peru accused Chile of spying.", "ACCUSE", ["Peru"], ["Chile"], "happened", "active"),
    ("Chile was accused of spying by Peru.", "ACCUSE", ["Peru"], ["Chile"], "happened", "passive"),
    ("The minister, who condemned Peru, has left.", "ACCUSE", ["The minister"], ["Peru"], "happened",
     "relative"),
    ("Two students arrested by the police were freed.", "COERCE", ["the police"], ["Two students"],
     "happened",
     "reduced relative"),
    ("Soldiers stormed and looted the village.", "ASSAULT", ["Soldiers"], ["the village"], "happened",
     "coordinated verbs share subject and object"),
    ("Talks between Peru and Chile opened in Vienna.", "CONSULT", ["Peru"], ["Chile"], "happened", "between"),
    ("French airstrikes on Benghazi stopped.", "ASSAULT", ["French"], ["Benghazi"], "happened",
     "demonym and on"),
    ("Chile held talks with Peru.", "CONSULT", ["Chile"], ["Peru"], "happened", "light verb"),
    ("Chile is expected to visit.", None, [], [], "", "a visit to nobody is no event of two"),
    ("The chancellor is expected to visit Peru.", "CONSULT", ["The chancellor"], ["Peru"], "planned",
     "raising"),
    ("The army fired on protesters.", "ASSAULT", ["The army"], ["protesters"], "happened", "fire on"),
    ("The king fired the finance minister.", "X_APPOINTMENT", ["The king"], ["the finance minister"],
     "happened",
     "fire a person"),
    ("The storm attacked the coast.", None, [], [], "", "a storm is nobody"),
    ("The striker attacked the goal after a header in the cup final.", None, [], [], "", "sport"),
    ("Kenya did not invade Somalia.", "ASSAULT", ["Kenya"], ["Somalia"], "denied", "negated"),
    ("Kenya may sanction Somalia.", "SANCTION", ["Kenya"], ["Somalia"], "possible", "auxiliary"),
    ("If Kenya invades Somalia, prices will rise.", "ASSAULT", ["Kenya"], ["Somalia"], "conditional", "if"),
    ("Peru tried to rally support for the canal.", None, [], [], "", "what is rallied is no march"),
    ("Kenya failed to arrest the general.", "COERCE", ["Kenya"], ["the general"], "denied",
     "implicative verb"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    return dict(zip([row[0] for row in TABLE], read([row[0] for row in TABLE], nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients", "modality", "why"), TABLE)
def test_constructions(
    found: dict[str, Read], text: str, event_type: str | None, actors: list[str], recipients: list[str],
    modality: str, why: str,
) -> None:  # fmt: skip
    result = found[text]
    if event_type is None:
        assert not [event.event_type for event in result.events], why
        return
    event = next((each for each in result.events if each.event_type == event_type), None)
    assert event is not None, (why, [(each.event_type, each.rule_id) for each in result.events])
    assert result.surfaces(event, "actor") == actors, why
    assert result.surfaces(event, "recipient") == recipients, why
    assert event.modality == modality, why


def test_control_gives_the_inner_event_its_subject_and_modality(nlp: Language, resources: Resources) -> None:
    (result,) = read(["Norway agreed to send aid to Nepal."], nlp, resources)
    agreed, sent = result.of_type("AGREE"), result.of_type("AID")
    assert (agreed.modality, sent.modality) == ("happened", "planned")
    assert result.surfaces(sent, "actor") == ["Norway"]
    assert result.surfaces(agreed, "recipient") == ["Nepal"]


def test_the_two_sides_are_those_named_before(nlp: Language, resources: Resources) -> None:
    (result,) = read(["Peru met with Chile on Monday. The two countries signed a treaty."], nlp, resources)
    signed = result.of_type("AGREE")
    named = [
        each.mention_id
        for each in result.participants
        if each.event_mention_id == signed.event_mention_id and each.role == "actor"
    ]
    assert [result.mentions.by_id(mention).surface for mention in named if mention] == ["Peru", "Chile"]


def test_a_delegation_is_its_land_and_its_leader(nlp: Language, resources: Resources) -> None:
    text = "A Kenyan delegation led by Amina Mohamed arrived in Vienna on Monday."
    (result,) = read([text], nlp, resources)
    visit = result.of_type("CONSULT")
    assert result.surfaces(visit, "actor") == ["A Kenyan delegation", "Amina Mohamed"]


def test_spans_and_surfaces_agree_and_ids_are_unique(nlp: Language, resources: Resources) -> None:
    for result in read([row[0] for row in TABLE], nlp, resources):
        text = result.parsed.article.text
        ids = [event.event_mention_id for event in result.events]
        assert len(ids) == len(set(ids))
        for each in (*result.events, *result.participants):
            assert text[each.start : each.end] == each.surface
        assert {each.event_mention_id for each in result.participants} <= set(ids)


def test_a_stated_place_is_found_by_syntax(nlp: Language, resources: Resources) -> None:
    (result,) = read(["Chile held talks with Peru in Vienna."], nlp, resources)
    event = result.of_type("CONSULT")
    assert event.place_basis == "stated"
    assert event.place_cluster is not None
    assert result.mentions.entities[event.place_cluster].name == "Vienna"


def test_a_deed_referred_to_is_of_those_who_did_it(nlp: Language, resources: Resources) -> None:
    (result,) = read(["Kenya invaded Somalia in May. Norway condemned the invasion."], nlp, resources)
    condemned = result.of_type("ACCUSE")
    (named,) = [
        each.mention_id
        for each in result.participants
        if each.event_mention_id == condemned.event_mention_id and each.role == "recipient"
    ]
    assert named is not None
    assert result.mentions.by_id(named).surface == "Kenya"


PLACES = [
    ("Chad is at war. Norway backed the Chadian rebels.", "SUPPORT", "Chad", "participant", "at home"),
    ("Chad is at war. Norway accused Chadian rebels of theft.", "ACCUSE", None, "none", "words are nowhere"),
    ("Soldiers attacked a convoy in Nairobi.", "ASSAULT", "Nairobi", "stated", "its own words"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "place", "basis", "why"), PLACES)
def test_places(
    nlp: Language, resources: Resources, text: str, event_type: str, place: str | None, basis: str, why: str
) -> None:
    (result,) = read([text], nlp, resources)
    event = result.of_type(event_type)
    assert event.place_basis == basis, why
    named = {m.surface for m in result.mentions if m.cluster == event.place_cluster and m.cluster is not None}
    assert place is None or place in named, why
