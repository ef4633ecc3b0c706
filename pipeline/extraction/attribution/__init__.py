"""Who says so. Public: `find_attributions`."""

from __future__ import annotations

from pipeline.extraction.parse import ParsedArticle
from pipeline.records import Attribution, MentionIndex


def find_attributions(parsed: ParsedArticle, mentions: MentionIndex) -> tuple[Attribution, ...]:
    """Attributions of one article in the order of their content."""
    return ()
