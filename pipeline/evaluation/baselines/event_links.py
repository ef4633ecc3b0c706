"""Mentions of one topic with the same head lemma are one event."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.predict.event_links import gold_lemmas
from pipeline.evaluation.readers.event_links import GoldEventLinks
from pipeline.evaluation.tools import Tools


def baseline_event_links(gold: Sequence[GoldEventLinks], tools: Tools) -> list[list[int]]:
    """The cluster of each mention of each document."""
    numbers: dict[tuple[str, str], int] = {}
    return [
        [numbers.setdefault((item.topic, lemma), len(numbers)) for lemma in lemmas]
        for item, lemmas in zip(gold, gold_lemmas(gold, tools), strict=True)
    ]
