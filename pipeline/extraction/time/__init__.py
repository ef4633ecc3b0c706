"""When: time expressions and the days that they cover.

Public: `find_timexes`, `date_event`, `normalize_expression`. The grammar stands in `calendar_dates`,
`relative_dates`, `periods` and `names_and_hours`, its words in `pipeline/knowledge/time`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.time.document import read_article
from pipeline.records import Timex


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days of an event and what they rest on (`tables.DATE_BASES`)."""

    earliest: date | None
    latest: date | None
    precision: str | None
    basis: str
    timex_id: str | None


def find_timexes(parsed: ParsedArticle) -> tuple[Timex, ...]:
    """Time expressions of one article in the order of the text."""
    return tuple(read_article(parsed))


def date_event(trigger: Token, parsed: ParsedArticle, timexes: tuple[Timex, ...]) -> EventDate:
    """The days of the event that the token expresses: by syntax, then sentence, then nothing."""
    return EventDate(None, None, None, "none", None)
