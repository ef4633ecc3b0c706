"""One article read in order: which anchor rules it, what each expression means, what the next counts from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.time.context import Context
from pipeline.extraction.time.grammar import Reading
from pipeline.extraction.time.spans import Found, find_spans
from pipeline.extraction.time.tense import clause_tense
from pipeline.extraction.time.values import days_of, narrowed
from pipeline.ids import content_id
from pipeline.records import Timex

_DEICTIC_RULES = {"weekday", "day_word", "part_of_day_word", "this_part_of_day", "part_of_weekday"}
_LEAST_OWN_YEARS = 4  # dates with a far year before a document counts as one that tells of its own time


def read_article(parsed: ParsedArticle) -> Iterator[Timex]:
    """The time expressions of the article, each read against what was told before it."""
    spans = find_spans(parsed)
    published = parsed.article.published_on
    context = Context(
        publication=published, narrative=_is_narrative(spans, parsed), country=parsed.article.outlet_country
    )
    pending: list[tuple[Found, Reading]] = []
    for found in spans:
        context.tense = _tense(found, parsed)
        reading = found.rule.read(found.match, context)
        if reading is None:
            continue
        if reading.timex_type in ("DATE", "TIME"):
            context.tell(reading.value)
        pending.append((found, reading))
    for found, reading in _joined(pending, parsed.doc.text):
        yield _timex(found, reading, parsed)


def _tense(found: Found, parsed: ParsedArticle) -> str | None:
    tense = clause_tense(parsed.doc[max(found.first, found.last - 1)])
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
        deictic += found.rule.name in _DEICTIC_RULES
    return own >= _LEAST_OWN_YEARS and own > 2 * deictic


_JOINS = re.compile(r",?\s{1,3}|,?\s{1,3}of\s{1,3}(?:the\s)?")


def _joined(readings: list[tuple[Found, Reading]], text: str) -> Iterator[tuple[Found, Reading]]:
    """An hour or part of the day right before a date becomes one expression with it."""
    held: tuple[Found, Reading] | None = None
    for found, reading in readings:
        if held is not None:
            joined = _join(held, (found, reading), text)
            if joined is not None:
                held = joined
                continue
            yield held
        held = (found, reading)
    if held is not None:
        yield held


def _join(
    left: tuple[Found, Reading], right: tuple[Found, Reading], text: str
) -> tuple[Found, Reading] | None:
    (first, hour), (second, day) = left, right
    if hour.timex_type != "TIME" or day.timex_type != "DATE" or first.sentence is not second.sentence:
        return None
    covered = days_of(day.value)
    if covered is None or covered.precision != "day":
        return None
    clock = "T" + (hour.value or "").split("T", 1)[1] if hour.value else None
    if clock is None:
        spoken = re.match(r"\d\d:\d\d", hour.reason)
        clock = f"T{spoken[0]}" if spoken else None
    gap = text[first.end : second.start]
    if clock is None or not _JOINS.fullmatch(gap):
        return None
    value = f"{covered.earliest.isoformat()}{clock}"
    span = replace(first, end=second.end, last=second.last)
    return span, replace(
        day, timex_type="TIME", value=value, reason=f"{clock[1:]} of {day.reason} -> {value}"
    )


def _timex(found: Found, reading: Reading, parsed: ParsedArticle) -> Timex:
    article = parsed.article
    sentence = found.sentence
    days = reading.days
    if days is None and (whole := days_of(reading.value)) is not None:
        days = narrowed(whole, reading.modifier)
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
