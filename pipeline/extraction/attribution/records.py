"""From claims to records: characters, sentence, kind of quotation, kind of source, id."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extraction.attribution.chains import parents
from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.quotes import Quote
from pipeline.extraction.attribution.speakers import Speaker, Speakers
from pipeline.extraction.parse import ParsedArticle
from pipeline.ids import content_id
from pipeline.records import Attribution


def to_records(
    parsed: ParsedArticle, claims: Sequence[Claim], quotes: Sequence[Quote], speakers: Speakers
) -> tuple[Attribution, ...]:
    """Records in the order of their content; a claim whose id another has is the same claim."""
    ordered = sorted(claims, key=lambda claim: claim.cue or claim.content)
    spoken = [speakers.of(claim) for claim in ordered]
    records = [
        _record(parsed, claim, quotes, speaker) for claim, speaker in zip(ordered, spoken, strict=True)
    ]
    found: dict[str, Attribution] = {}
    for record, parent in zip(records, parents(ordered), strict=True):
        above = records[parent].attribution_id if parent is not None else None
        found.setdefault(record.attribution_id, replace(record, parent_attribution_id=above))
    return tuple(
        sorted(found.values(), key=lambda each: (each.content_start, each.content_end, each.attribution_id))
    )


def _record(parsed: ParsedArticle, claim: Claim, quotes: Sequence[Quote], speaker: Speaker) -> Attribution:
    document = parsed.article.document_id
    source = _characters(parsed, claim.source)
    cue = _characters(parsed, claim.cue)
    content = _span(parsed, *claim.content)
    return Attribution(
        attribution_id=content_id("a", document, *(source or (None, None)), *(cue or (None, None)), *content),
        document_id=document,
        sentence_id=_sentence_id(parsed, claim),
        source_start=source[0] if source else None,
        source_end=source[1] if source else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        cue_lemma=claim.lemma,
        content_start=content[0],
        content_end=content[1],
        quote_kind=_quote_kind(claim, quotes),
        stance=claim.stance,
        parent_attribution_id=None,
        confidence=claim.confidence,
        source_mention_id=speaker.mention.mention_id if speaker.mention is not None else None,
        source_kind=speaker.kind,
        described_as=speaker.described_as,
        country_code=speaker.country_code,
    )


def _sentence_id(parsed: ParsedArticle, claim: Claim) -> str:
    """The sentence of the cue; of the content where there is no cue."""
    anchor = claim.cue[0] if claim.cue is not None else claim.content[0]
    index = bisect_right(parsed.sentences, anchor, key=lambda sentence: sentence.first) - 1
    return parsed.sentences[max(0, index)].sentence_id


def _characters(parsed: ParsedArticle, span: tuple[int, int] | None) -> tuple[int, int] | None:
    return None if span is None else _span(parsed, *span)


def _span(parsed: ParsedArticle, first: int, last: int) -> tuple[int, int]:
    """Characters of the tokens first:last."""
    token = parsed.doc[last - 1]
    return parsed.doc[first].idx, token.idx + len(token)


def _quote_kind(claim: Claim, quotes: Sequence[Quote]) -> str:
    first, last = claim.content
    low = bisect_right(quotes, first, key=lambda quote: quote.last)
    inside = quotes[low : bisect_left(quotes, last, key=lambda quote: quote.first)]
    if not inside:
        return "indirect"
    covered = (
        min(quote.first for quote in inside) <= first and last <= max(quote.last for quote in inside) + 1
    )
    return "direct" if claim.form == "quote" and covered else "mixed"
