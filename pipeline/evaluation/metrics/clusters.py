"""Scores of a clustering against a gold clustering of the same mentions.

MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998), CEAF-e (Luo 2005) and their mean, the CoNLL score, as
in the CoNLL reference scorer (Pradhan et al., ACL 2014); singletons are kept. Pairwise F1 counts pairs of
mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from pipeline.evaluation.metrics.counts import Agreement, agreement
from pipeline.evaluation.metrics.matching import best_pairs

Labels = Sequence[Hashable]  # the cluster of each mention, in the same order on both sides


def muc(gold: Labels, predicted: Labels) -> Agreement:
    """Links that a clustering needs and the other has. No link on either side is full agreement."""
    kept, wanted = _links(gold, predicted)
    right, offered = _links(predicted, gold)
    return agreement(right, offered, wanted, found=kept)


def _links(one: Labels, other: Labels) -> tuple[int, int]:
    """Links of `one` that hold in `other`, and all of them."""
    parts: dict[Hashable, set[Hashable]] = {}
    for left, right in zip(one, other, strict=True):
        parts.setdefault(left, set()).add(right)
    sizes = Counter(one)
    every = sum(size - 1 for size in sizes.values())
    return every - sum(len(inside) - 1 for inside in parts.values()), every


def b_cubed(gold: Labels, predicted: Labels) -> Agreement:
    """Mean over mentions of the share of its cluster that is right."""
    if not gold:
        return Agreement(1.0, 1.0)
    both = Counter(zip(gold, predicted, strict=True))
    wanted, offered = Counter(gold), Counter(predicted)
    precision = sum(n * n / offered[right] for (_, right), n in both.items())
    recall = sum(n * n / wanted[left] for (left, _), n in both.items())
    return Agreement(precision / len(gold), recall / len(gold))


def ceaf_e(gold: Labels, predicted: Labels) -> Agreement:
    """Clusters aligned one to one, similarity 2|K and R| / (|K| + |R|)."""
    if not gold:
        return Agreement(1.0, 1.0)
    wanted, offered = Counter(gold), Counter(predicted)
    left_of, right_of = _numbers(wanted), _numbers(offered)
    weights = {
        (left_of[left], right_of[right]): 2 * n / (wanted[left] + offered[right])
        for (left, right), n in Counter(zip(gold, predicted, strict=True)).items()
    }
    similarity = sum(weights[pair] for pair in best_pairs(weights))
    return Agreement(similarity / len(offered), similarity / len(wanted))


def _numbers(clusters: Mapping[Hashable, int]) -> dict[Hashable, int]:
    return {cluster: number for number, cluster in enumerate(clusters)}


def conll(gold: Labels, predicted: Labels) -> float:
    """Mean F1 of MUC, B3 and CEAF-e."""
    return sum(measure(gold, predicted).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def pairwise(gold: Labels, predicted: Labels) -> Agreement:
    """Pairs of mentions in one cluster. No pair on either side is full agreement."""
    both = _pairs(Counter(zip(gold, predicted, strict=True)))
    return agreement(both, _pairs(Counter(predicted)), _pairs(Counter(gold)))


def _pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())
