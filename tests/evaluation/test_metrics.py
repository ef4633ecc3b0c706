"""Small measures on cases worked out by hand, the degenerate ones among them."""

from __future__ import annotations

import pytest

from pipeline.distance import distance_km
from pipeline.evaluation.metrics.counts import agreement
from pipeline.evaluation.metrics.geo import accuracy_within, median_of_known
from pipeline.evaluation.metrics.macro import class_f1, macro_f1
from pipeline.evaluation.metrics.matching import best_pairs
from pipeline.evaluation.metrics.overlap import overlapping_pairs, same_bounds
from pipeline.evaluation.metrics.tokens import jaccard, word_starts
from pipeline.evaluation.metrics.words import word_agreement
from pipeline.evaluation.readers.rows import GoldSpan


@pytest.mark.parametrize(
    ("correct", "predicted", "gold", "expected", "why"),
    [
        (2, 4, 3, 4 / 7, "precision 1/2, recall 2/3"),
        (0, 0, 0, 1.0, "nothing predicted, nothing gold"),
        (0, 0, 3, 0.0, "nothing predicted"),
        (0, 3, 0, 0.0, "nothing gold"),
        (0, 2, 2, 0.0, "nothing right"),
    ],
)
def test_f1_from_counts(correct: int, predicted: int, gold: int, expected: float, why: str) -> None:
    assert agreement(correct, predicted, gold).f1 == pytest.approx(expected), why


def test_recall_may_count_other_hits_than_precision() -> None:
    scores = agreement(3, 4, 10, found=5)
    assert (scores.precision, scores.recall) == (0.75, 0.5)


@pytest.mark.parametrize(
    ("gold", "predicted", "expected", "why"),
    [
        (["a", "a", "b", "b"], ["a", "b", "b", "b"], (2 / 3 + 4 / 5) / 2, "one of four wrong"),
        (["a", "a", "b"], ["a", "a", None], 0.5, "a null prediction is of no class"),
        (["a", "b"], ["c", "c"], 0.0, "a class that gold lacks does not enter the mean"),
        (["a", "a"], ["a", "a"], 1.0, "one class"),
        ([], [], 1.0, "nothing at all"),
        (["a", "b"], [None, None], 0.0, "nothing predicted"),
    ],
)
def test_macro_f1(gold: list[str], predicted: list[str | None], expected: float, why: str) -> None:
    assert macro_f1(gold, predicted) == pytest.approx(expected), why


def test_class_f1_counts_what_was_taken_for_the_class() -> None:
    assert class_f1(["a", "b", "b"], ["a", "a", "b"], "a") == pytest.approx(2 / 3)


def test_best_pairs_takes_the_best_whole_and_not_the_best_first() -> None:
    assert best_pairs({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == [(0, 1), (1, 0)]
    assert best_pairs({}) == []
    assert best_pairs({(3, 7): 0.5}) == [(3, 7)], "pairs that were not offered are not made"


def _spans(*bounds: tuple[int, int]) -> list[GoldSpan]:
    return [GoldSpan(start, end, "", "") for start, end in bounds]


def test_overlapping_pairs_are_one_to_one_and_widest_first() -> None:
    gold, predicted = _spans((0, 10), (12, 20)), _spans((0, 3), (2, 14))
    assert overlapping_pairs(gold, predicted) == [(0, 1)], "a wide prediction takes one gold span alone"
    assert overlapping_pairs(_spans((0, 4), (6, 9)), _spans((6, 8), (3, 4))) == [(0, 1), (1, 0)]
    assert overlapping_pairs(_spans((0, 4)), _spans((4, 6))) == [], "spans are half-open"
    assert overlapping_pairs([], _spans((0, 1))) == []


def test_bounds_without_article_and_possessive() -> None:
    text = "the Bank's and Bank"
    assert same_bounds(text, _spans((0, 10)), _spans((4, 8))) == [(0, 0)]
    assert same_bounds(text, _spans((4, 8), (4, 8)), _spans((0, 10))) == [(0, 0)], "each index once"
    assert same_bounds(text, _spans((15, 19)), _spans((4, 8))) == []


def test_words_and_jaccard() -> None:
    assert word_starts("He said, twice", [(0, 8)]) == {0, 3}
    assert jaccard(frozenset({0, 3}), frozenset({3, 9})) == pytest.approx(1 / 3)
    assert jaccard(frozenset(), frozenset()) == 0.0


@pytest.mark.parametrize(
    ("gold", "predicted", "f1", "why"),
    [
        ("One two two", "two two two", 2 / 3, "counted with multiplicity: two of three on both sides"),
        ("A b.", "a, B", 1.0, "case and punctuation do not count"),
        ("", "", 1.0, "two empty texts"),
        ("word", "", 0.0, "nothing kept"),
    ],
)
def test_bags_of_words(gold: str, predicted: str, f1: float, why: str) -> None:
    assert word_agreement(gold, predicted).f1 == pytest.approx(f1), why


def test_distances() -> None:
    assert distance_km((0, 0), (0, 0)) == 0
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20015, abs=1), "half way around"
    assert distance_km((48.8566, 2.3522), (51.5074, -0.1278)) == pytest.approx(344, abs=1), "Paris, London"


def test_accuracy_counts_the_unresolved_as_wrong() -> None:
    assert accuracy_within([0.0, 161.0, 161.1, None]) == 0.5
    assert accuracy_within([]) is None
    assert accuracy_within([None]) == 0.0
    assert median_of_known([None, 5.0, 1.0, 9.0]) == 5.0
    assert median_of_known([None]) is None
