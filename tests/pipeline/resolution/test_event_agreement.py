"""What speaks for two mentions being about one event, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.resolution.event_features import SOMEBODY, EventFeatures
from pipeline.resolution.event_linking import link_mentions
from pipeline.resolution.party_words import count_word, head_word, subject_words

SOUTHLAND, EASTLAND = (frozenset({f"country:{code}"}) for code in ("SOU", "EAS"))
PREMIER, MINISTER = frozenset({"p1", "country:NOR"}), frozenset({"p2", "country:NOR"})
DAY = date(2021, 5, 10)
BLAME = EventFeatures(
    key="a", document_id="d1", event_type="ACCUSE", lemma="criticise", actors=(PREMIER,),
    persons=frozenset({"p1"}), reported_on=DAY,
)  # fmt: skip
ARREST = EventFeatures(
    key="a", document_id="d1", event_type="COERCE", lemma="arrest", other_recipients=frozenset({"student"}),
    reported_on=DAY,
)  # fmt: skip
RAID = EventFeatures(
    key="a", document_id="d1", event_type="ASSAULT", lemma="raid", is_noun=True, reported_on=DAY
)
TALKS = EventFeatures(
    key="a", document_id="d1", event_type="CONSULT", lemma="meet", actors=(PREMIER,), recipients=(SOUTHLAND,),
    persons=frozenset({"p1"}), reported_on=DAY,
)  # fmt: skip


def _again(mention: EventFeatures, **changes: object) -> EventFeatures:
    return replace(mention, **{"key": "b", **changes})


@pytest.mark.parametrize(
    ("one", "other", "linked", "why"),
    [
        (BLAME, _again(BLAME), False, "one person blames many, and nothing says whom or for what"),
        (
            replace(BLAME, topics=frozenset({"budget"})),
            _again(BLAME, topics=frozenset({"budget", "new"})),
            True,
            "the same blame",
        ),
        (
            replace(BLAME, topics=frozenset({"budget"})),
            _again(BLAME, topics=frozenset({"treaty"})),
            False,
            "another subject",
        ),
        (
            replace(BLAME, recipients=(SOUTHLAND,)),
            _again(BLAME, recipients=(SOUTHLAND,)),
            True,
            "the same person blames the same land in one text",
        ),
        (
            replace(BLAME, recipients=(SOUTHLAND,)),
            _again(BLAME, recipients=(SOUTHLAND,), actors=(MINISTER,), persons=frozenset({"p2"})),
            False,
            "two ministers of one land",
        ),
        (
            replace(BLAME, recipients=(SOUTHLAND,)),
            _again(
                BLAME,
                recipients=(SOUTHLAND,),
                actors=(),
                persons=frozenset(),
                other_actors=frozenset({SOMEBODY}),
            ),
            False,
            "blamed by somebody, who may be anybody",
        ),
        (
            replace(BLAME, lemma="inquiry", is_noun=True, topics=frozenset({"budget"})),
            _again(BLAME, lemma="inquiry", is_noun=True, topics=frozenset({"fraud"})),
            True,
            "the inquiry of one person, named again",
        ),
        (ARREST, _again(ARREST), True, "the same victims in one text"),
        (ARREST, _again(ARREST, other_recipients=frozenset({"banker"})), False, "other victims"),
        (
            replace(ARREST, counts=frozenset({"6"})),
            _again(ARREST, counts=frozenset({"40"})),
            False,
            "two groups of victims in one text",
        ),
        (
            ARREST,
            _again(ARREST, recipients=(PREMIER,), persons=frozenset({"p1"}), other_recipients=frozenset()),
            False,
            "students, and the premier",
        ),
        (
            replace(ARREST, recipients=(PREMIER,)),
            _again(ARREST, recipients=(PREMIER,), modality="conditional"),
            False,
            "what would be is not what was",
        ),
        (RAID, _again(RAID), False, "two raids of which nothing is said"),
        (RAID, _again(RAID, is_definite=True), True, "the raid told of before"),
        (RAID, _again(RAID, is_definite=True, document_id="d2"), False, "another text's raid"),
        (
            replace(RAID, recipients=(SOUTHLAND,)),
            _again(RAID, is_definite=True, other_recipients=frozenset({"farm"})),
            False,
            "raids on a land and on farms",
        ),
        (TALKS, _again(TALKS, lemma="talk", is_noun=True), True, "the same two"),
        (
            TALKS,
            _again(TALKS, actors=(MINISTER,), persons=frozenset({"p2"})),
            False,
            "another minister of the same land meets the same host",
        ),
        (TALKS, _again(TALKS, recipients=()), True, "the host named once"),
        (TALKS, _again(TALKS, recipients=(EASTLAND,), document_id="d2"), False, "another guest"),
        (
            replace(TALKS, recipients=(), other_recipients=frozenset({"nurse"})),
            _again(TALKS, recipients=(), other_recipients=frozenset({"farmer"})),
            False,
            "talks with nurses, and with farmers",
        ),
        (TALKS, _again(TALKS, mode="visit", earliest=DAY, latest=DAY), True, "talks of a visit"),
        (
            replace(TALKS, mode="phone", earliest=DAY, latest=DAY),
            _again(TALKS, mode="visit", earliest=DAY, latest=DAY),
            False,
            "who calls is not there",
        ),
        (
            replace(TALKS, event_type="AGREE", lemma="promise", recipients=(), topics=frozenset({"bridge"})),
            _again(TALKS, event_type="AGREE", lemma="promise", recipients=(), topics=frozenset({"school"})),
            False,
            "two promises of one person",
        ),
    ],
)
def test_pair(one: EventFeatures, other: EventFeatures, linked: bool, why: str) -> None:
    numbers = link_mentions([one, other])
    assert (numbers["a"] == numbers["b"]) is linked, why


def test_a_person_is_killed_once() -> None:
    one = EventFeatures(
        key="a", document_id="d1", event_type="X_CASUALTIES", lemma="kill", recipients=(PREMIER,),
        persons=frozenset({"p1"}), reported_on=DAY,
    )  # fmt: skip
    numbers = link_mentions([one, _again(one, document_id="d2", earliest=DAY, latest=DAY)])
    assert numbers["a"] == numbers["b"]


@pytest.mark.parametrize(("shared", "linked"), [(0.4, True), (0.1, False)])
def test_a_story_has_one_toll(shared: float, linked: bool) -> None:
    toll = EventFeatures(
        key="a", document_id="d1", event_type="X_CASUALTIES", lemma="wound", counts=frozenset({"2"}),
        other_recipients=frozenset({SOMEBODY}), reported_on=DAY,
    )  # fmt: skip
    numbers = link_mentions(
        [toll, _again(toll, document_id="d2", counts=frozenset({"6"}))], similarity={("d1", "d2"): shared}
    )
    assert (numbers["a"] == numbers["b"]) is linked


@pytest.mark.parametrize(
    ("surface", "head", "count"),
    [
        ("two other officers", None, "2"),
        ("two wounded officers", "officer", "2"),
        ("at least 2,430 villagers of the valley", "villager", "2430"),
        ("a member of parliament", "member", "1"),
        ("those", None, None),
        ("Six people", None, "6"),
        ("the witness", "witness", None),
    ],
)
def test_words_for_parties(surface: str, head: str | None, count: str | None) -> None:
    assert (head_word(surface), count_word(surface)) == (head, count)


def test_words_for_subjects() -> None:
    assert subject_words("the new harbour fees and their payment") == {"harbour", "fee", "payment"}
