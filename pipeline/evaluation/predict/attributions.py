"""Attributions as a run finds them, and the heads of gold sources in the same parse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.evaluation.readers.attributions import GoldAttributions
from pipeline.evaluation.readers.rows import GoldSpan
from pipeline.evaluation.tools import Tools, head_of
from pipeline.extraction.attribution import find_attributions
from pipeline.extraction.parse import ParsedArticle


@dataclass(frozen=True, slots=True)
class PredictedAttribution:
    """Content and source as spans; `source_head` is the first character of the source's head token."""

    content: tuple[int, int]
    source: tuple[int, int] | None
    source_head: int | None
    quote_kind: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class PredictedAttributions:
    """One document's attributions; `gold_heads` has the source head of each gold attribution."""

    found: tuple[PredictedAttribution, ...]
    gold_heads: tuple[int | None, ...]


def predict_attributions(gold: Sequence[GoldAttributions], tools: Tools) -> list[PredictedAttributions]:
    """One record per document."""
    predicted = []
    for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True):
        mentions = tools.mentions(parsed)
        found = tuple(
            PredictedAttribution(
                (each.content_start, each.content_end),
                None
                if each.source_start is None
                else (each.source_start, each.source_end or each.source_start),
                None if each.source_start is None else _head(parsed, each.source_start, each.source_end),
                each.quote_kind,
                f"cue {each.cue_lemma}",
            )
            for each in find_attributions(parsed, mentions)
        )
        predicted.append(PredictedAttributions(found, gold_heads(item, parsed)))
    return predicted


def gold_heads(item: GoldAttributions, parsed: ParsedArticle) -> tuple[int | None, ...]:
    """The head of each gold source: of several pieces, the one highest in its tree."""
    return tuple(source_head(parsed, attribution.source) for attribution in item.attributions)


def source_head(parsed: ParsedArticle, pieces: Iterable[GoldSpan]) -> int | None:
    """First character of the head token of a source; null for a source without words."""
    roots = [root for piece in pieces if (root := head_of(parsed, piece.start, piece.end)) is not None]
    highest = min(roots, key=lambda token: (sum(1 for _ in token.ancestors), token.i), default=None)
    return None if highest is None else int(highest.idx)


def _head(parsed: ParsedArticle, start: int, end: int | None) -> int | None:
    head = None if end is None else head_of(parsed, start, end)
    return None if head is None else int(head.idx)
