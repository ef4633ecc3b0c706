"""Which gold names are one, as a run clusters the names of a document."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.readers.aliases import GoldAliases
from pipeline.evaluation.tools import Tools
from pipeline.extraction.mentions.aliases import Name, cluster_names


def predict_aliases(gold: Sequence[GoldAliases], tools: Tools) -> list[list[int]]:  # noqa: ARG001 - suites share it
    """The cluster of each mention of each document."""
    return [_clusters(item) for item in gold]


def _clusters(item: GoldAliases) -> list[int]:
    order = sorted(range(len(item.mentions)), key=lambda i: (item.mentions[i].start, item.mentions[i].end))
    found = cluster_names([Name(item.mentions[i].surface, item.mentions[i].label) for i in order])
    by_index = dict(zip(order, found, strict=True))
    return [by_index[index] for index in range(len(item.mentions))]
