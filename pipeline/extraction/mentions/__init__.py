"""Who and what a text refers to. Public: `find_mentions`."""

from __future__ import annotations

from pipeline.extraction.parse import ParsedArticle
from pipeline.knowledge.base import Knowledge
from pipeline.records import MentionIndex


def find_mentions(parsed: ParsedArticle, *, knowledge: Knowledge) -> MentionIndex:
    """Mentions of one article, clustered into the document's entities."""
    return MentionIndex((), ())
