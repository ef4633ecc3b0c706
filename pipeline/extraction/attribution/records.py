"""From claims to records: characters, sentence, kind of quotation, kind of source, id."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.quotes import Quote
from pipeline.extraction.parse import ParsedArticle
from pipeline.ids import content_id
from pipeline.records import Attribution, MentionIndex


def to_records(
    parsed: ParsedArticle, claims: Iterable[Claim], quotes: Sequence[Quote], mentions: MentionIndex
) -> tuple[Attribution, ...]:
    """Records in the order of their content; a claim whose id another has is the same claim."""
    found: dict[str, Attribution] = {}
    for claim in claims:
        record = _record(parsed, claim, quotes, mentions)
        found.setdefault(record.attribution_id, record)
    return tuple(
        sorted(found.values(), key=lambda each: (each.content_start, each.content_end, each.attribution_id))
    )


def _record(
    parsed: ParsedArticle, claim: Claim, quotes: Sequence[Quote], mentions: MentionIndex
) -> Attribution:
    doc, document = parsed.doc, parsed.article.document_id
    source = _characters(parsed, claim.source)
    cue = _characters(parsed, claim.cue)
    content = _characters(parsed, claim.content)
    assert content is not None
    starts = [sentence.first for sentence in parsed.sentences]
    anchor = claim.cue[0] if claim.cue is not None else claim.content[0]
    sentence = parsed.sentences[max(0, bisect_right(starts, anchor) - 1)]
    mention = mentions.headed_by(claim.head) if claim.head is not None else None
    return Attribution(
        attribution_id=content_id("a", document, cue and cue[0], cue and cue[1], *content),
        document_id=document,
        sentence_id=sentence.sentence_id,
        source_start=source and source[0],
        source_end=source and source[1],
        cue_start=cue and cue[0],
        cue_end=cue and cue[1],
        cue_lemma=claim.lemma,
        content_start=content[0],
        content_end=content[1],
        quote_kind=_quote_kind(claim, quotes),
        stance=claim.stance,
        parent_attribution_id=None,
        confidence=claim.confidence,
        source_mention_id=mention.mention_id if mention is not None else None,
        source_kind="unspecified",
        described_as=None,
        country_code=None,
    )


def _characters(parsed: ParsedArticle, span: tuple[int, int] | None) -> tuple[int, int] | None:
    if span is None:
        return None
    last = parsed.doc[span[1] - 1]
    return parsed.doc[span[0]].idx, last.idx + len(last)


def _quote_kind(claim: Claim, quotes: Sequence[Quote]) -> str:
    first, last = claim.content
    inside = [quote for quote in quotes if quote.first < last and first < quote.last]
    if not inside:
        return "indirect"
    covered = (
        min(quote.first for quote in inside) <= first and last <= max(quote.last for quote in inside) + 1
    )
    return "direct" if claim.form == "quote" and covered else "mixed"
