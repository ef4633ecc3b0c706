"""Who did what to whom.

Public: `find_events`, `readings`, `EventsFound`, `load_lexicon`, `codebook_type`, `event_between`,
`PairEvent`.
"""

from __future__ import annotations

from pipeline.extraction.events.find import EventsFound, find_events, readings
from pipeline.extraction.events.pair import PairEvent, event_between
from pipeline.extraction.events.rules.codebook import codebook_type
from pipeline.extraction.events.rules.lexicon import load_lexicon

__all__ = [
    "EventsFound",
    "PairEvent",
    "codebook_type",
    "event_between",
    "find_events",
    "load_lexicon",
    "readings",
]
