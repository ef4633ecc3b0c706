"""Scores of clusterings on cases worked out by hand, among them the example of Luo (2005, figure 1)."""

from __future__ import annotations

import pytest

from pipeline.evaluation.metrics.clusters import b_cubed, ceaf_e, conll, muc, pairwise

# Gold: five, two and five mentions. Each answer is scored in the paper; CEAF-e there is called phi 4.
GOLD = "aaaaabbccccc"
LUO = [
    # answer, MUC F1, B3 F1, CEAF-e F1, why
    ("xxxxxyyyyyyy", 18 / 19, 0.865, 0.733, "two of the three merged"),
    ("xxxxxyyxxxxx", 18 / 19, 0.737, 0.667, "the two large ones merged"),
    ("xxxxxxxxxxxx", 0.900, 0.545, 0.294, "everything one cluster"),
    ("abcdefghijkl", 0.000, 0.400, 0.178, "every mention by itself"),
    (GOLD, 1.0, 1.0, 1.0, "the gold itself"),
]


@pytest.mark.parametrize(("answer", "muc_f1", "b3_f1", "ceaf_f1", "why"), LUO)
def test_the_example_of_luo(answer: str, muc_f1: float, b3_f1: float, ceaf_f1: float, why: str) -> None:
    assert muc(GOLD, answer).f1 == pytest.approx(muc_f1, abs=5e-4), why
    assert b_cubed(GOLD, answer).f1 == pytest.approx(b3_f1, abs=6e-4), why
    assert ceaf_e(GOLD, answer).f1 == pytest.approx(ceaf_f1, abs=6e-4), why
    assert conll(GOLD, answer) == pytest.approx((muc_f1 + b3_f1 + ceaf_f1) / 3, abs=6e-4), why


def test_precision_and_recall_by_hand() -> None:
    # Gold {1,2,3} {4}; answer {1,2} {3,4}.
    gold, answer = "aaab", "xxyy"
    assert muc(gold, answer).recall == pytest.approx(1 / 2)  # two links needed, one kept
    assert muc(gold, answer).precision == pytest.approx(1 / 2)  # two links made, one right
    assert b_cubed(gold, answer).precision == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert b_cubed(gold, answer).recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    # {1,2,3}-{1,2} gives 4/5 and {4}-{3,4} 2/3; two clusters on either side.
    assert ceaf_e(gold, answer).f1 == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert pairwise(gold, answer).precision == pytest.approx(1 / 2)
    assert pairwise(gold, answer).recall == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("gold", "answer", "expected", "why"),
    [
        ("", "", 1.0, "no mention at all"),
        ("abc", "xyz", 1.0, "singletons kept and right: no link on either side is agreement"),
        ("abc", "xxx", 0.0, "links where gold has none"),
        ("aaa", "xyz", 0.0, "no link where gold has some"),
    ],
)
def test_muc_and_pairs_without_links(gold: str, answer: str, expected: float, why: str) -> None:
    assert muc(gold, answer).f1 == expected, why
    assert pairwise(gold, answer).f1 == expected, why


def test_names_of_clusters_do_not_matter() -> None:
    assert conll("aabbc", "11223") == conll("aabbc", "99771") == 1.0
