"""When: time expressions and the days that they cover. Public: `find_timexes`, `date_event`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from pipeline.extraction.parse import ParsedArticle
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
    return ()


def date_event(trigger: Token, parsed: ParsedArticle, timexes: tuple[Timex, ...]) -> EventDate:
    """The days of the event that the token expresses: by syntax, then sentence, then nothing."""
    return EventDate(None, None, None, "none", None)
