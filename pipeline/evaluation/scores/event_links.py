"""The CoNLL score of event links over gold mentions: clusters of all topics together, singletons kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.clusters import b_cubed, ceaf_e, conll, muc, pairwise
from pipeline.evaluation.readers.event_links import GoldEventLinks

Cluster = tuple[str, object]


def score_event_links(gold: Sequence[GoldEventLinks], predicted: Sequence[Sequence[int]]) -> Scores:
    """CoNLL F1, its three parts and pairwise F1."""
    wanted: list[Cluster] = [(item.topic, cluster) for item in gold for cluster in item.clusters]
    found: list[Cluster] = [
        (item.topic, cluster) for item, clusters in zip(gold, predicted, strict=True) for cluster in clusters
    ]
    metrics: dict[str, float | None] = {
        "conll_f1": conll(wanted, found),
        "muc_f1": muc(wanted, found).f1,
        "b3_f1": b_cubed(wanted, found).f1,
        "ceaf_e_f1": ceaf_e(wanted, found).f1,
        "b3_precision": b_cubed(wanted, found).precision,
        "b3_recall": b_cubed(wanted, found).recall,
        "pairwise_f1": pairwise(wanted, found).f1,
    }
    return Scores(metrics, list(_errors(gold, wanted, found)))


def _errors(
    gold: Sequence[GoldEventLinks], wanted: Sequence[Cluster], found: Sequence[Cluster]
) -> Iterator[Case]:
    """One case per mention whose cluster differs, with the commonest wordings of both clusters."""
    mentions = [(item, span) for item in gold for span in item.mentions]
    by_gold, by_found = _members(wanted), _members(found)
    for index, (item, span) in enumerate(mentions):
        right, ours = by_gold[wanted[index]], by_found[found[index]]
        if right == ours:
            continue
        kind = "merged" if right < ours else "split" if ours < right else "split and merged"
        gold_words, our_words = (_words(mentions[i][1].surface for i in side) for side in (right, ours))
        yield Case(
            item.document.document_id, span.start, span.end, kind,
            f"{span.surface} = {gold_words}", our_words, window(item.document.text, span.start, span.end),
        )  # fmt: skip


def _members(clusters: Sequence[Cluster]) -> dict[Cluster, set[int]]:
    members: dict[Cluster, set[int]] = {}
    for index, cluster in enumerate(clusters):
        members.setdefault(cluster, set()).add(index)
    return members


def _words(surfaces: Iterator[str]) -> str:
    return ", ".join(f"{surface} ({count})" for surface, count in Counter(surfaces).most_common(8))
