"""What every suite's predictions need: the model, what is known beforehand, and parses of the gold texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span, Token

from pipeline.evaluation.parses import parsed_articles
from pipeline.evaluation.readers.rows import GoldText
from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.places import locate
from pipeline.records import Article, MentionIndex, Segment
from pipeline.resources import Resources
from pipeline.staging.segments import find_segments


@dataclass(frozen=True)
class Tools:
    """Model, resources, and the folder that keeps parses between evaluations."""

    nlp: Language
    resources: Resources
    cache: Path | None = None

    def parsed(self, texts: Iterable[GoldText]) -> Iterator[ParsedArticle]:
        """Each text parsed as a run parses it."""
        return parsed_articles((article(text) for text in texts), self.nlp, cache=self.cache)

    def mentions(self, parsed: ParsedArticle) -> MentionIndex:
        """The mentions of a parsed text with their places, as `analyze_parsed` finds them."""
        knowledge, gazetteer = self.resources.knowledge, self.resources.gazetteer
        named = find_mentions(parsed, knowledge=knowledge, gazetteer=gazetteer)
        return locate(parsed, named, gazetteer=gazetteer)


def article(gold: GoldText) -> Article:
    """A gold document as extraction reads it."""
    whole = (Segment(0, len(gold.text), "body", "gold text"),)
    return Article(
        gold.document_id,
        gold.text,
        find_segments(gold.text) if gold.is_article else whole,
        published_on=gold.published_on,
        published_precision="day" if gold.published_on else "unknown",
    )


def tokens_of(parsed: ParsedArticle, start: int, end: int) -> Span | None:
    """The tokens that the characters touch, blanks left out at both ends; null where there are none."""
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    tokens = [token for token in span if not token.is_space]
    return parsed.doc[tokens[0].i : tokens[-1].i + 1] if tokens else None


def head_of(parsed: ParsedArticle, start: int, end: int) -> Token | None:
    """The syntactic head of the tokens that the characters touch."""
    span = tokens_of(parsed, start, end)
    return None if span is None else span.root
