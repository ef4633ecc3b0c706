"""B3 and pairwise F1 of the named mentions of a document, gold spans; all documents count together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.clusters import b_cubed, pairwise
from pipeline.evaluation.readers.aliases import GoldAliases

_NEWS = "news"


def score_aliases(gold: Sequence[GoldAliases], predicted: Sequence[Sequence[int]]) -> Scores:
    """B3 and pairwise F1 over all documents, and over those of the news genre."""
    pairs = list(zip(gold, predicted, strict=True))
    metrics: dict[str, float | None] = {}
    for prefix, chosen in (("", pairs), ("news_", [pair for pair in pairs if pair[0].genre == _NEWS])):
        wanted = [(item.document.document_id, cluster) for item, _ in chosen for cluster in item.clusters]
        found = [(item.document.document_id, cluster) for item, clusters in chosen for cluster in clusters]
        b3, pair_scores = b_cubed(wanted, found), pairwise(wanted, found)
        known = bool(wanted)
        metrics[f"{prefix}b3_f1"] = b3.f1 if known else None
        metrics[f"{prefix}b3_precision"] = b3.precision if known else None
        metrics[f"{prefix}b3_recall"] = b3.recall if known else None
        metrics[f"{prefix}pairwise_f1"] = pair_scores.f1 if known else None
    return Scores(metrics, [case for item, clusters in pairs for case in _errors(item, clusters)])


def _errors(item: GoldAliases, clusters: Sequence[int]) -> Iterator[Case]:
    """One case per mention that is not with the same mentions as in gold."""
    text = item.document.text
    for index, mention in enumerate(item.mentions):
        wanted = {i for i, cluster in enumerate(item.clusters) if cluster == item.clusters[index]}
        found = {i for i, cluster in enumerate(clusters) if cluster == clusters[index]}
        if wanted == found:
            continue
        missing, surplus = wanted - found, found - wanted
        kind = (
            "split"
            if missing and not surplus
            else "merged"
            if surplus and not missing
            else "split and merged"
        )
        yield Case(
            item.document.document_id, mention.start, mention.end, f"{mention.label} {kind}",
            f"{mention.surface} = {_surfaces(item, wanted)}", _surfaces(item, found),
            window(text, mention.start, mention.end),
        )  # fmt: skip


def _surfaces(item: GoldAliases, indices: set[int]) -> str:
    return " | ".join(sorted({item.mentions[index].surface for index in indices}))
