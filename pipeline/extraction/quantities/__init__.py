"""How many, of what. Public: `find_quantities`.

A number is found by form (`lexicon`), read (`numbers`), then tied by the parse to what it counts and to the
event and the attribution that it stands in. Dates, ages, ordinals and numbers that are names are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.quantities.lexicon import QuantityLexicon, load_quantity_lexicon
from pipeline.extraction.quantities.measure import measured
from pipeline.extraction.quantities.numbers import Amount, amount_of
from pipeline.ids import content_id
from pipeline.records import Attribution, EventMention, MentionIndex, Quantity, Sentence, Timex, innermost

_CUE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozen|hundred|thousand"
    r"|million|billion|trillion|dozens|scores|tens|hundreds|thousands|millions|billions|lakh|crore)\b",
    re.IGNORECASE,
)
_NOT_COUNTED = {"DATE", "TIME", "ORDINAL"}
_BARE_PRONOUN = {"one"}


def find_quantities(
    parsed: ParsedArticle,
    mentions: MentionIndex,
    *,
    timexes: tuple[Timex, ...],
    event_mentions: tuple[EventMention, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Quantity, ...]:
    """Counts and amounts of one article in the order of the text."""
    lexicon = load_quantity_lexicon()
    dated = sorted((timex.start, timex.end) for timex in timexes)
    triggers = {event.trigger: event for event in event_mentions}
    found = []
    for sentence in parsed.sentences:
        text = parsed.doc.text[sentence.start : sentence.end]
        if not _CUE.search(text):
            continue
        for found_number in _numbers(parsed, sentence, text, lexicon):
            if not _is_count(found_number.span, found_number.amount, dated):
                continue
            found.append(_quantity(found_number, parsed, mentions, sentence, triggers, attributions))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the text: its characters, the tokens that hold them, what it says."""

    start: int
    end: int
    span: Span
    amount: Amount


def _numbers(
    parsed: ParsedArticle, sentence: Sentence, text: str, lexicon: QuantityLexicon
) -> Iterator[_Number]:
    for match in lexicon.expression.finditer(text):
        amount = amount_of(match, lexicon)
        lead = len(match[0]) - len(match[0].lstrip())
        start, end = sentence.start + match.start() + lead, sentence.start + match.end()
        span = parsed.doc.char_span(start, end, alignment_mode="expand")
        if amount is not None and span is not None:
            yield _Number(start, end, span, amount)


def _is_count(span: Span, amount: Amount, dated: list[tuple[int, int]]) -> bool:
    """Whether the number counts or measures: no date, age, ordinal, time, and no part of a name."""
    start, end = span.start_char, span.end_char
    if any(first < end and start < last for first, last in dated):
        return False
    last = span[-1]
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if amount.unit is None:
        if any(token.ent_type_ in _NOT_COUNTED for token in span):
            return False
        if _is_age(span, following) or _is_designation(span, following) or _is_score(span, amount, following):
            return False
        if len(span) == 1 and span[0].lower_ in _BARE_PRONOUN:
            return span[0].dep_ == "nummod"
    return True


def _is_age(span: Span, following: Token | None) -> bool:
    previous = span[0].nbor(-1) if span[0].i else None
    if previous is not None and previous.lower_ in ("aged", "age"):
        return True
    if following is not None and following.lower_ in ("-", "year", "years", "year-old", "-year"):
        tail = [token.lower_ for token in span.doc[span.end : span.end + 5]]
        return "old" in tail or "-old" in tail or "year-old" in tail
    alone = previous is not None and previous.text == "," and following is not None and following.text == ","
    return (
        alone
        and len(span) == 1
        and span[0].dep_ in ("appos", "npadvmod")
        and span[0].head.ent_type_ == "PERSON"
    )


def _is_designation(span: Span, following: Token | None) -> bool:
    """ "Resolution 2254", "Boeing 737", "F-16": a number that follows a name and counts nothing."""
    previous = span[0].nbor(-1) if span[0].i else None
    if previous is None or not span[0].text[0].isdigit():
        return False
    if following is not None and following.pos_ in ("NOUN", "ADJ", "PROPN"):
        return False
    if previous.text in ("-", "#", "No", "No.") or previous.pos_ == "PROPN":
        return True
    compound = previous.head.i == span[0].i and previous.dep_ in ("compound", "nmod")
    return bool(previous.pos_ == "NOUN" and (compound or span[0].head.i == previous.i))


def _is_score(span: Span, amount: Amount, following: Token | None) -> bool:
    """ "3-1": two numbers joined by a hyphen that no noun follows."""
    counts_nothing = following is None or following.pos_ not in ("NOUN", "ADJ", "PROPN", "ADP")
    return (
        amount.qualifier == "range"
        and any(token.text in ("-", "–") or "-" in token.text for token in span)
        and counts_nothing
    )


def _quantity(
    found: _Number,
    parsed: ParsedArticle,
    mentions: MentionIndex,
    sentence: Sentence,
    triggers: dict[int, EventMention],
    attributions: tuple[Attribution, ...],
) -> Quantity:
    measure = measured(found.span, mentions, triggers)
    amount, start, end = found.amount, found.start, max(found.end, measure.end or 0)
    said = innermost(attributions, start, end)
    return Quantity(
        quantity_id=content_id("q", parsed.article.document_id, start, end),
        document_id=parsed.article.document_id,
        sentence_id=sentence.sentence_id,
        start=start,
        end=end,
        surface=parsed.article.text[start:end],
        low=amount.low,
        high=amount.high,
        point=amount.point,
        qualifier=amount.qualifier,
        unit=amount.unit,
        counted=measure.counted,
        event_mention_id=measure.event_mention_id,
        attribution_id=said.attribution_id if said else None,
        predicate=measure.predicate,
        holder_cluster=measure.holder_cluster,
        modifier_clusters=measure.modifier_clusters,
    )
