"""When: time expressions and the days that they cover.

Public: `find_timexes`, `date_event`, `normalize_expression`. The grammar stands in `rules`, its words in
`pipeline/knowledge/time`; `readers` say what a match means, `guards` what is no time at all.
"""

from __future__ import annotations

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.time.attach import EventDate, date_event
from pipeline.extraction.time.document import read_article
from pipeline.extraction.time.expression import days_covered, normalize_expression
from pipeline.records import Timex

__all__ = ["EventDate", "date_event", "days_covered", "find_timexes", "normalize_expression"]


def find_timexes(parsed: ParsedArticle) -> tuple[Timex, ...]:
    """Time expressions of one article in the order of the text."""
    return read_article(parsed)
