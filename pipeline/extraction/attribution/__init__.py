"""Who says so. Public: `find_attributions`."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.extraction.attribution.assemble import continued, merge, with_whole_quotes
from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.phrases import find_adverb_claims, find_noun_claims, find_phrase_claims
from pipeline.extraction.attribution.quoted import find_quoted_claims
from pipeline.extraction.attribution.quotes import Quote, find_quotes, paragraphs
from pipeline.extraction.attribution.records import to_records
from pipeline.extraction.attribution.verbs import find_verb_claims
from pipeline.extraction.parse import ParsedArticle
from pipeline.knowledge.attribution import load_cues
from pipeline.records import Attribution, MentionIndex


def find_attributions(parsed: ParsedArticle, mentions: MentionIndex) -> tuple[Attribution, ...]:
    """Attributions of one article in the order of their content."""
    doc = parsed.doc
    within = paragraphs(parsed)
    quotes = find_quotes(parsed.article.text, [token.idx for token in doc], within)
    return to_records(parsed, find_claims(parsed, quotes), quotes, mentions)


def find_claims(parsed: ParsedArticle, quotes: list[Quote]) -> list[Claim]:
    """The claims of one article, one per cue."""
    doc, cues = parsed.doc, load_cues()
    within = paragraphs(parsed)
    verbs, nouns, adverbs, openings = [], [], [], []
    heads = {lemma.split()[0] for lemma in cues.verbs}
    firsts = {words[0] for words, _ in cues.phrases}
    for paragraph in within:
        for index in range(paragraph.first, paragraph.last):
            token = doc[index]
            lemma, lower = token.lemma_.lower(), token.lower_
            if token.tag_[:2] == "VB" and lemma in heads:
                verbs.append(index)
            if lemma in cues.nouns:
                nouns.append(index)
            if lower in cues.adverbs:
                adverbs.append(index)
            if lower in firsts:
                openings.append(index)
    claims = merge(
        [
            *find_quoted_claims(doc, quotes, within, cues),
            *find_verb_claims(doc, verbs, cues),
            *find_phrase_claims(doc, openings, cues),
            *find_noun_claims(doc, nouns, cues),
            *find_adverb_claims(doc, adverbs, cues),
        ]
    )
    return continued(doc, with_whole_quotes(claims, quotes), quotes)


__all__ = ["Doc", "find_attributions"]
