"""One article read in order: which anchor rules it, what each expression means, what the next counts from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.time.context import Context
from pipeline.extraction.time.expression import days_covered
from pipeline.extraction.time.grammar import Reading
from pipeline.extraction.time.spans import Found, find_spans
from pipeline.extraction.time.tense import clause_tense, is_presupposed
from pipeline.extraction.time.values import Days, days_of
from pipeline.ids import content_id
from pipeline.records import Timex

_DEICTIC_RULES = {"weekday", "day_word", "part_of_day_word", "this_part_of_day", "part_of_weekday"}
_DEICTIC_WAYS = {"ago", "from now", "this", "last"}
# A document tells of its own time where dates with a far year are at least so many (fewer do where no word
# counts from the publication day) and so many times those words (fitted on WikiWars, dev half).
_LEAST_OWN_YEARS, _LEAST_WITHOUT_DEICTIC, _OWN_PER_DEICTIC = 4, 2, 3


def read_article(parsed: ParsedArticle) -> tuple[Timex, ...]:
    """The time expressions of the article, each read against what was told before it; none overlap."""
    spans = find_spans(parsed)
    context = Context(
        publication=parsed.article.published_on,
        narrative=_is_narrative(spans, parsed),
        country=parsed.article.outlet_country,
    )
    told: list[Timex] = []
    for found, alone in _readings(spans, context, parsed):
        if alone is None:
            continue
        span, reading = _beside(found, alone)
        _remember(span, reading, context)
        while told and told[-1].end > span.start:  # `the day` of `the day before Easter`
            told.pop()
        told.append(_timex(span, reading, parsed))
    return tuple(told)


def _readings(
    spans: list[Found], context: Context, parsed: ParsedArticle
) -> Iterator[tuple[Found, Reading | None]]:
    """Each expression with its meaning; an hour and the date beside it are read together."""
    index = 0
    while index < len(spans):
        found, following = spans[index], spans[index + 1] if index + 1 < len(spans) else None
        if following is not None and _is_hour_of(found, following):
            yield from _hour_and_date(found, following, context, parsed)
            index += 2
        else:
            yield found, _read(found, context, parsed, following=following)
            index += 1


_BESIDE = re.compile(r"(?:the )?(?:(?:very )?day (?P<way>before|after) |(?P<eve>eve) of )(?:the )?$")


def _beside(found: Found, reading: Reading) -> tuple[Found, Reading]:
    """`the eve of`, `the day before` and `the day after` a day belong to it."""
    text = found.match.string
    before = _BESIDE.search(text, max(0, found.start - 28), found.start)
    days = reading.days or days_of(reading.value)
    if before is None or days is None or reading.timex_type != "DATE":
        return found, reading
    if before["way"] and days.precision != "day":
        return found, reading
    step = 1 if before["way"] == "after" else -1
    value = (days.earliest + timedelta(step)).isoformat()
    reason = f"{reading.reason}; {before[0].strip()} -> {value}"
    first = found.first - (len(before[0].split()))
    moved = replace(reading, value=value, reason=reason, modifier=None, days=None)
    return replace(found, start=before.start(), first=max(0, first)), moved


def _read(
    found: Found, context: Context, parsed: ParsedArticle, *, following: Found | None = None
) -> Reading | None:
    context.possessive = found.match.string.startswith("'s", found.end)
    context.tense = _tense(found, parsed, possessive=context.possessive)
    context.paired = None if following is None else _range_end(found, following)
    return found.rule.read(found.match, context)


_BOUND = re.compile(r"\b(?:since|until|till|\()\s?$")


def _is_aside(found: Found, reading: Reading, context: Context) -> bool:
    """In a narrative, a bare year that is planned, bounds a stretch or stands in brackets moves nothing."""
    if not context.narrative or not re.fullmatch(r"\d{4}", reading.value or ""):
        return False
    return context.tense == "future" or bool(
        _BOUND.search(found.match.string, max(0, found.start - 8), found.start)
    )


def _remember(found: Found, reading: Reading, context: Context) -> None:
    """What the next expressions are counted from."""
    value = reading.value or ""
    if (
        reading.timex_type in ("DATE", "TIME")
        and not reading.compared
        and not _is_aside(found, reading, context)
    ):
        context.tell(value)
        if re.fullmatch(r"\d{4}-Q\d", value):
            context.quarter = value
    elif re.fullmatch(r"P(?:6|9|12)M|P1Y", value):
        context.quarter = None  # figures are now given for a longer time


def _tense(found: Found, parsed: ParsedArticle, *, possessive: bool) -> str | None:
    token = parsed.doc[max(found.first, found.last - 1)]
    if possessive and is_presupposed(token):
        return "past"
    tense = clause_tense(token)
    if tense == "present":
        headline = found.sentence is not None and found.sentence.segment_kind in ("headline", "subhead")
        return "past" if headline else "present"
    return tense


def _is_narrative(spans: list[Found], parsed: ParsedArticle) -> bool:
    """Whether explicit years far from the publication day outweigh words that count from it."""
    published = parsed.article.published_on
    own, deictic = 0, 0
    for found in spans:
        groups = found.match.groupdict()
        if groups.get("year") and found.rule.name not in ("year_range",):
            own += published is None or abs(int(groups["year"]) - published.year) >= 2
        way = groups.get("way") or groups.get("which")
        deictic += found.rule.name in _DEICTIC_RULES or way in _DEICTIC_WAYS
    least = _LEAST_OWN_YEARS if deictic else _LEAST_WITHOUT_DEICTIC
    return own >= least and own > _OWN_PER_DEICTIC * deictic


_RANGE = re.compile(
    r",?\s?(?:[-–—/&]|and|or|to|through|until|till|into)\s?(?:the\s|early\s|late\s|mid-?\s?)?"
)
_RANGE_RULES = {"month_day", "day_month", "month_year", "season_year"}


def _range_end(found: Found, following: Found) -> Days | None:
    """The days of the date with a year to which an expression without one is joined."""
    if following.rule.name not in _RANGE_RULES or following.sentence is not found.sentence:
        return None
    groups = found.match.groupdict()
    if groups.get("year") or not following.match.groupdict().get("year"):
        return None
    if not _RANGE.fullmatch(_gap(found, following)):
        return None
    reading = following.rule.read(following.match, Context())
    return None if reading is None else days_of(reading.value)


_HOUR_RULES = {"clock_ampm", "clock_24", "clock_zone", "clock_hours", "oclock", "dayhour", "bare_part_of_day"}
_JOINS = re.compile(r",?\s{1,3}|,?\s{1,3}of\s{1,3}(?:the\s)?")
_NEAR = re.compile(r",?\s{1,3}(?:\([^)]{3,20}\)\s)?(?:of\s)?(?:the\s)?|[^.;]{0,24}\s(?:on|of)\s(?:the\s)?")


def _gap(found: Found, following: Found) -> str:
    """The characters between two expressions."""
    return found.match.string[found.end : following.start]


def _is_hour_of(found: Found, following: Found) -> bool:
    """Whether an hour stands right before the date that it belongs to."""
    if found.rule.name not in _HOUR_RULES or following.rule.name in _HOUR_RULES:
        return False
    gap = _gap(found, following)
    return found.sentence is following.sentence and len(gap) < 32 and _NEAR.fullmatch(gap) is not None


def _hour_and_date(
    found: Found, following: Found, context: Context, parsed: ParsedArticle
) -> Iterator[tuple[Found, Reading | None]]:
    """`5 p.m. EST, Nov. 9` is one expression; `10 a.m. on Friday` are two, the hour on that day."""
    day = _read(following, context, parsed)
    covered = days_of(day.value) if day is not None and day.timex_type == "DATE" else None
    if day is None or covered is None or covered.precision != "day":
        yield found, _read(found, context, parsed)
        yield following, day
        return
    context.day = covered.earliest
    hour = _read(found, context, parsed)
    context.day = None
    if hour is not None and _JOINS.fullmatch(_gap(found, following)):
        whole = replace(found, end=following.end, last=following.last)
        yield whole, replace(hour, anchor=day.anchor, reason=f"{day.reason}; {hour.reason}")
        return
    yield found, hour
    yield following, day


def _timex(found: Found, reading: Reading, parsed: ParsedArticle) -> Timex:
    article = parsed.article
    sentence = found.sentence
    days = days_covered(reading)
    surface = article.text[found.start : found.end]
    return Timex(
        timex_id=content_id("t", article.document_id, found.start, found.end),
        document_id=article.document_id,
        sentence_id=sentence.sentence_id if sentence else "",
        start=found.start,
        end=found.end,
        surface=surface,
        timex_type=reading.timex_type,
        value=reading.value,
        earliest=days.earliest if days else None,
        latest=days.latest if days else None,
        precision=days.precision if days else None,
        anchor=reading.anchor,
        reason=f"{reading.reason} ({reading.modifier})" if reading.modifier else reading.reason,
    )
