"""Who says so. Public: `find_attributions`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.extraction.attribution.assemble import merge, with_whole_quotes
from pipeline.extraction.attribution.candidates import find_candidates
from pipeline.extraction.attribution.chains import with_relays
from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.continued import with_continued
from pipeline.extraction.attribution.headlines import find_label_claims
from pipeline.extraction.attribution.nouns import find_noun_claims
from pipeline.extraction.attribution.phrases import find_adverb_claims, find_phrase_claims
from pipeline.extraction.attribution.quoted import find_quoted_claims
from pipeline.extraction.attribution.quotes import Paragraph, Quote, find_quotes, paragraphs
from pipeline.extraction.attribution.records import to_records
from pipeline.extraction.attribution.speakers import Speakers
from pipeline.extraction.attribution.verbs import find_verb_claims
from pipeline.extraction.parse import ParsedArticle
from pipeline.knowledge.attribution import load_cues
from pipeline.knowledge.outlets import load_outlets
from pipeline.records import Attribution, MentionIndex


def find_attributions(parsed: ParsedArticle, mentions: MentionIndex) -> tuple[Attribution, ...]:
    """Attributions of one article in the order of their content."""
    within = paragraphs(parsed)
    quotes = find_quotes(parsed.article.text, [token.idx for token in parsed.doc], within)
    speakers = Speakers(parsed.doc, parsed.article.text, mentions, cues=load_cues(), outlets=load_outlets())
    return to_records(parsed, _claims(parsed, within, quotes), quotes, speakers)


def _claims(parsed: ParsedArticle, within: Sequence[Paragraph], quotes: Sequence[Quote]) -> list[Claim]:
    """One claim per cue. What somebody quoted says of others' words stays part of the quotation."""
    doc, cues = parsed.doc, load_cues()
    inside = _inside(len(doc), quotes)
    candidates = find_candidates(doc, cues, inside)
    claims = merge(
        [
            *find_quoted_claims(doc, quotes, within, cues),
            *find_verb_claims(doc, candidates.verbs, cues),
            *find_phrase_claims(doc, candidates.phrases, cues),
            *find_noun_claims(doc, candidates.nouns, cues),
            *find_adverb_claims(doc, candidates.adverbs, cues),
            *find_label_claims(doc, within, quotes, cues),
        ]
    )
    whole = with_continued(doc, with_whole_quotes(claims, quotes), quotes, within)
    return with_relays(doc, whole, candidates.verbs, cues)


def _inside(length: int, quotes: Sequence[Quote]) -> npt.NDArray[np.bool_]:
    inside = np.zeros(length, dtype=np.bool_)
    for quote in quotes:
        inside[quote.first : quote.last] = True
    return inside
