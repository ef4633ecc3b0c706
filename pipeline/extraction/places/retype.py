"""Names that the model took for persons or bodies and that are places: "Rio Grande do Sul asked for help".

Only names that the knowledge base does not know are looked at, and only where all mentions of the entity are
one name, which is a place's own in the gazetteer: a first-order division or great city of several words, or a
smaller place that stands behind a locative preposition.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.places.words import load_place_words
from pipeline.knowledge.gazetteer import Gazetteer, fold
from pipeline.records import Mention, MentionIndex

_MISTAKEN = frozenset({"person", "organization", "other", "people", "facility"})
_GREAT = 200_000
_KNOWN = 30_000


def retype_places(parsed: ParsedArticle, mentions: MentionIndex, gazetteer: Gazetteer) -> MentionIndex:
    """The same mentions, those of mistaken places with kind `city` and their entities likewise."""
    by_cluster: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.cluster is not None and mention.form == "name":
            by_cluster[mention.cluster].append(mention)
    mistaken = {
        cluster
        for cluster, held in by_cluster.items()
        if mentions.entities[cluster].kind in _MISTAKEN
        and mentions.entities[cluster].knowledge_id is None
        and _is_place(held, parsed, gazetteer)
    }
    if not mistaken:
        return mentions
    entities = [
        replace(entity, kind="city") if cluster in mistaken else entity
        for cluster, entity in mentions.entities.items()
    ]
    moved = (
        replace(mention, kind="city") if mention.cluster in mistaken and mention.form == "name" else mention
        for mention in mentions
    )
    return MentionIndex(moved, entities)


def _is_place(held: list[Mention], parsed: ParsedArticle, gazetteer: Gazetteer) -> bool:
    names = {fold(mention.surface) for mention in held}
    if len(names) > 1:
        return False
    places = [c.place for c in gazetteer.candidates(held[0].surface) if c.is_primary]
    is_great = any(p.kind == "division1" or (p.kind == "city" and p.population >= _GREAT) for p in places)
    if is_great and " " in held[0].surface.strip():
        return True
    is_known = is_great or any(p.kind == "city" and p.population >= _KNOWN for p in places)
    return is_known and sum(_is_behind_preposition(mention, parsed) for mention in held) * 2 >= len(held)


def _is_behind_preposition(mention: Mention, parsed: ParsedArticle) -> bool:
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return (
        span is not None
        and span.start > 0
        and parsed.doc[span.start - 1].lower_ in load_place_words()["locative"]
    )
