"""Which gold event mentions are about one event, as a run links mentions.

Gold mentions are of every kind of event, most of them outside PLOVER, so all are given one type; lemma,
documents, and who takes part, where and when, where a run finds an event at the mention, decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.evaluation.readers.event_links import GoldEventLinks
from pipeline.evaluation.tools import Tools, head_of
from pipeline.extraction.parse import ParsedArticle
from pipeline.resolution.event_features import EventFeatures
from pipeline.resolution.event_linking import link_mentions
from pipeline.resolution.profiles import document_similarity

_ONE_TYPE = "EVENT"


def predict_event_links(gold: Sequence[GoldEventLinks], tools: Tools) -> list[list[int]]:
    """The cluster of each mention of each document; clusters of different topics have nothing in common."""
    lemmas = gold_lemmas(gold, tools)
    found: dict[int, list[int]] = {}
    for _, group in groupby(
        sorted(range(len(gold)), key=lambda i: gold[i].topic), key=lambda i: gold[i].topic
    ):
        indices = list(group)
        features = [each for i in indices for each in _features(gold[i], lemmas[i])]
        similarity = document_similarity(
            {gold[i].document.document_id: gold[i].document.text for i in indices}
        )
        numbers = link_mentions(features, similarity=similarity)
        for i in indices:
            found[i] = [numbers[_key(gold[i], index)] for index in range(len(gold[i].mentions))]
    return [found[i] for i in range(len(gold))]


def _features(item: GoldEventLinks, lemmas: Iterable[str]) -> Iterator[EventFeatures]:
    for index, lemma in enumerate(lemmas):
        yield EventFeatures(
            key=_key(item, index),
            document_id=item.document.document_id,
            event_type=_ONE_TYPE,
            lemma=lemma,
            reported_on=item.document.published_on,
            type_is_open=True,
        )


def _key(item: GoldEventLinks, index: int) -> str:
    return f"{item.document.document_id} {index}"


def gold_lemmas(gold: Sequence[GoldEventLinks], tools: Tools) -> list[list[str]]:
    """The lemma of the head of each mention."""
    parses = tools.parsed(item.document for item in gold)
    return [_lemmas(item, parsed) for item, parsed in zip(gold, parses, strict=True)]


def _lemmas(item: GoldEventLinks, parsed: ParsedArticle) -> list[str]:
    heads = [head_of(parsed, span.start, span.end) for span in item.mentions]
    return [
        span.surface.lower() if head is None else head.lemma_.lower()
        for span, head in zip(item.mentions, heads, strict=True)
    ]
