"""Who did what to whom. Public: `find_events`, `EventsFound`, `load_lexicon`."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.parse import ParsedArticle
from pipeline.records import Attribution, EventMention, EventParticipant, MentionIndex, Timex


@dataclass(frozen=True)
class EventsFound:
    """The event mentions of one article and who takes part in them."""

    event_mentions: tuple[EventMention, ...] = ()
    participants: tuple[EventParticipant, ...] = ()


def find_events(
    parsed: ParsedArticle,
    mentions: MentionIndex,
    *,
    timexes: tuple[Timex, ...],
    attributions: tuple[Attribution, ...],
) -> EventsFound:
    """Event mentions of one article, in the order of their triggers."""
    return EventsFound()
