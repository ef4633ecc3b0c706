"""How many, of what. Public: `find_quantities`."""

from __future__ import annotations

from pipeline.extraction.parse import ParsedArticle
from pipeline.records import Attribution, EventMention, Quantity


def find_quantities(
    parsed: ParsedArticle,
    *,
    event_mentions: tuple[EventMention, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Quantity, ...]:
    """Counts and amounts of one article in the order of the text."""
    return ()
