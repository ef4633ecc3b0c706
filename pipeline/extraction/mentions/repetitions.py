"""Names in furniture that speaks of its article. Public: `repeated_in_furniture`.

Furniture is never analysed. Where a second copy of the headline or of a paragraph, or the path of sections
above the article, has a name of the analysed text word for word, the name stands there too: a mention of the
same entity without a sentence. No event, attribution or quantity rests on it, and no count counts it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.ids import content_id
from pipeline.records import Article, Mention, MentionIndex, Segment, Sentence

_OWN_FURNITURE = frozenset({"repeated-headline", "repeated-line", "breadcrumb"})  # reasons of segments
_FORMS = ("name", "demonym", "metonym")


def repeated_in_furniture(
    article: Article, mentions: MentionIndex, sentences: tuple[Sentence, ...]
) -> tuple[Mention, ...]:
    """Mentions without a sentence, in the order of the text; none for words that name two entities."""
    segments = [s for s in article.segments if s.kind == "furniture" and s.reason in _OWN_FURNITURE]
    if not segments:
        return ()
    headlines = frozenset(s.sentence_id for s in sentences if s.segment_kind == "headline")
    models = _models(mentions, headlines)
    if not models:
        return ()
    longest_first = sorted(models, key=lambda surface: (-len(surface), surface))
    spelled = "|".join(re.escape(surface).replace(r"\ ", r"\s+") for surface in longest_first)
    pattern = re.compile(rf"(?<!\w)(?:{spelled})(?!\w)")
    return tuple(found for segment in segments for found in _in_segment(segment, article, pattern, models))


def _models(mentions: MentionIndex, headlines: frozenset[str]) -> Mapping[str, Mention]:
    """The mention that each surface repeats: one of the headline first; none where it names two entities."""
    held: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.form in _FORMS and mention.cluster is not None:
            held[" ".join(mention.surface.split())].append(mention)
    models = {}
    for surface, found in held.items():
        own = [mention for mention in found if mention.sentence_id in headlines] or found
        if len({mention.cluster for mention in own}) == 1:
            models[surface] = own[0]
    return models


def _in_segment(
    segment: Segment, article: Article, pattern: re.Pattern[str], models: Mapping[str, Mention]
) -> Iterator[Mention]:
    for match in pattern.finditer(article.text, segment.start, segment.end):
        start, end = match.span()
        model = models[" ".join(match[0].split())]
        yield replace(
            model,
            mention_id=content_id("m", article.document_id, start, end, model.kind),
            sentence_id=None,
            start=start,
            end=end,
            surface=match[0],
            link_basis="exact",
            head=-1,
        )
