"""The model's DATE and TIME spans, dated by dateparser from the publication day, the past preferred."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from dateparser.date import DateDataParser

from pipeline.evaluation.predict.timexes import PredictedTimex
from pipeline.evaluation.readers.timexes import GoldTimexes
from pipeline.evaluation.tools import Tools

_SPAN_LABELS = ("DATE", "TIME")
_FORMATS = {"year": "%Y", "month": "%Y-%m", "week": "%Y-W%V", "time": "%Y-%m-%dT%H:%M"}
_DAY = "%Y-%m-%d"  # dateparser's other periods: day, part_of_day


def baseline_timexes(gold: Sequence[GoldTimexes], tools: Tools) -> list[list[PredictedTimex]]:
    """One list per document."""
    found = []
    for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True):
        parser = _parser(item.document.published_on)
        spans = [span for span in parsed.doc.ents if span.label_ in _SPAN_LABELS]
        found.append([PredictedTimex(s.start_char, s.end_char, _value(parser, s.text)) for s in spans])
    return found


def _parser(published_on: date | None) -> DateDataParser:
    settings: dict[str, object] = {"PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
    if published_on is not None:
        settings["RELATIVE_BASE"] = datetime.combine(published_on, time(12))
    return DateDataParser(languages=["en"], settings=settings)


def _value(parser: DateDataParser, surface: str) -> str | None:
    dated = parser.get_date_data(surface)
    return None if dated.date_obj is None else dated.date_obj.strftime(_FORMATS.get(dated.period, _DAY))
