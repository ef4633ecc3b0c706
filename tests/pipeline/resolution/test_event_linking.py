"""Which mentions are about one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolution.event_features import EventFeatures
from pipeline.resolution.event_linking import link_mentions

NORTHLAND, SOUTHLAND, EASTLAND = (frozenset({f"country:{code}"}) for code in ("NOR", "SOU", "EAS"))
DAY = date(2021, 5, 10)
VISIT = EventFeatures(
    key="a", document_id="d1", event_type="CONSULT", lemma="visit", actors=(NORTHLAND,),
    recipients=(SOUTHLAND,),     earliest=DAY, latest=DAY, reported_on=DAY,
)  # fmt: skip
STRIKE = EventFeatures(
    key="a", document_id="d1", event_type="ASSAULT", lemma="shell", actors=(NORTHLAND,),
    recipients=(SOUTHLAND,), places=frozenset({"p1", "country:SOU"}),
    earliest=DAY, latest=DAY, reported_on=DAY,
)  # fmt: skip


def _other(mention: EventFeatures, **changes: object) -> EventFeatures:
    return replace(mention, **{"key": "b", "document_id": "d2", **changes})


@pytest.mark.parametrize(
    ("one", "other", "linked", "why"),
    [
        (VISIT, _other(VISIT), True, "the same said twice"),
        (VISIT, _other(VISIT, lemma="travel"), True, "another verb, same parties and day"),
        (VISIT, _other(VISIT, earliest=None, latest=None), True, "one of them undated, reported that week"),
        (
            VISIT,
            _other(VISIT, actors=(SOUTHLAND,), recipients=(NORTHLAND,)),
            True,
            "a meeting has no direction",
        ),
        (STRIKE, _other(STRIKE, actors=(SOUTHLAND,), recipients=(NORTHLAND,)), False, "an attack has one"),
        (VISIT, _other(VISIT, recipients=(EASTLAND,)), False, "another host"),
        (
            replace(VISIT, mode="visit"),
            _other(VISIT, mode="visit", recipients=(SOUTHLAND, EASTLAND)),
            False,
            "a tour is none of its visits",
        ),
        (
            replace(STRIKE, event_type="SUPPORT", lemma="praise"),
            _other(STRIKE, event_type="SUPPORT", lemma="praise", actors=(EASTLAND,)),
            False,
            "what two lands say is said twice",
        ),
        (STRIKE, _other(STRIKE, actors=(EASTLAND,)), True, "who did it is disputed"),
        (STRIKE, _other(STRIKE, recipients=(EASTLAND,), places=frozenset()), False, "done to another land"),
        (VISIT, _other(VISIT, earliest=DAY + timedelta(9), latest=DAY + timedelta(9)), False, "another day"),
        (VISIT, _other(VISIT, event_type="AGREE"), False, "another type"),
        (STRIKE, _other(STRIKE, places=frozenset({"p2"}), lemma="bomb"), False, "another place and verb"),
        (
            replace(VISIT, persons=frozenset({"x"})),
            _other(VISIT, persons=frozenset({"y"})),
            False,
            "other persons on the same day",
        ),
        (
            replace(VISIT, earliest=None, latest=None),
            _other(VISIT, earliest=None, latest=None, reported_on=DAY + timedelta(60)),
            False,
            "undated, reported months apart",
        ),
        (
            replace(STRIKE, actors=(), recipients=(), story="s1"),
            _other(STRIKE, actors=(), recipients=(), story="s2", places=frozenset()),
            False,
            "nobody named, stories without a common word",
        ),
        (
            replace(VISIT, earliest=None, latest=None),
            _other(VISIT, lemma="travel", earliest=None, latest=None, reported_on=None),
            False,
            "two words for two things, and one text of no day",
        ),
        (STRIKE, _other(STRIKE, is_denied=True), True, "a denial that gives the day"),
        (
            replace(STRIKE, places=frozenset()),
            _other(STRIKE, is_denied=True, places=frozenset(), earliest=None, latest=None),
            False,
            "a denial in general",
        ),
    ],
)
def test_pair(one: EventFeatures, other: EventFeatures, linked: bool, why: str) -> None:
    numbers = link_mentions([one, other])
    assert (numbers["a"] == numbers["b"]) is linked, why


def test_stories_with_much_in_common_link_what_names_nobody() -> None:
    one = replace(STRIKE, actors=(), recipients=(), story="s1")
    other = _other(one, story="s2")
    assert link_mentions([one, other], similarity={("d1", "d2"): 0.5}) == {"a": 0, "b": 0}


def test_texts_without_a_day_link_by_other_words_where_they_tell_one_story() -> None:
    one = replace(VISIT, earliest=None, latest=None)
    other = _other(one, lemma="travel", reported_on=None)
    assert link_mentions([one, other], similarity={("d1", "d2"): 0.5}) == {"a": 0, "b": 0}


def test_order_does_not_matter() -> None:
    mentions = [VISIT, _other(VISIT, lemma="travel"), replace(STRIKE, key="c"), _other(STRIKE, key="e")]
    results = [link_mentions(order) for order in permutations(mentions)]
    assert all(result == results[0] for result in results)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), max_size=12))
@settings(max_examples=50, deadline=None)
def test_every_mention_is_in_one_cluster_and_numbers_have_no_gap(days: list[tuple[int, int]]) -> None:
    mentions = [
        replace(
            VISIT,
            key=f"k{i}",
            document_id=f"d{document}",
            earliest=DAY + timedelta(n),
            latest=DAY + timedelta(n),
        )
        for i, (document, n) in enumerate(days)
    ]
    numbers = link_mentions(mentions)
    assert set(numbers) == {mention.key for mention in mentions}
    assert set(numbers.values()) == set(range(len(set(numbers.values()))))


def test_a_tour_does_not_join_the_visits_to_two_hosts() -> None:
    first = replace(VISIT, key="1", mode="visit")
    second = _other(VISIT, key="2", mode="visit", recipients=(EASTLAND,))
    tour = _other(VISIT, key="3", mode="visit", document_id="d3", recipients=(SOUTHLAND, EASTLAND))
    numbers = link_mentions([first, second, tour])
    assert len(set(numbers.values())) == len(numbers)
