"""Places that no gazetteer has, put where the text says that they lie. Public: `within_containers`.

"the village of X in Idlib province" has the middle of the province and the precision of a region; a place
near a town has the town's middle and that precision too. It stays a place of its own, with no id of what it
lies in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extraction.places.context import Context
from pipeline.extraction.places.toponyms import Toponym
from pipeline.knowledge.gazetteer import Candidate, Place
from pipeline.records import DocumentEntity, MentionIndex

_KINDS = frozenset({"city", "place", "region", "facility"})


def within_containers(
    mentions: MentionIndex, toponyms: Sequence[Toponym], *, places: Mapping[str, Place], context: Context
) -> MentionIndex:
    """The same mentions; entities without a place of their own lie in what the text names around them."""
    entities = dict(mentions.entities)
    by_mention = {mention.mention_id: mention for mention in mentions}
    for toponym in toponyms:
        cluster = by_mention[toponym.mentions[0].mention_id].cluster
        entity = entities.get(cluster) if cluster is not None else None
        if toponym.key in places or entity is None or not _is_open(entity):
            continue
        around = context.near.get(toponym.key) or _narrowest(toponym, context)
        if around is not None:
            entities[entity.cluster] = _within(entity, around)
    return MentionIndex(mentions, entities.values())


def _is_open(entity: DocumentEntity) -> bool:
    return entity.kind in _KINDS and entity.latitude is None and entity.knowledge_id is None


def _narrowest(toponym: Toponym, context: Context) -> Place | None:
    """The container that the document speaks most of, a division before a country.

    "a second Waterloo in Norway" is in Norway only in a manner of speaking.
    """
    if toponym.key not in context.placed and context.hints[toponym.key] != "town":
        return None
    containers: Sequence[Candidate] = context.containers[toponym.key]
    return max(
        (candidate.place for candidate in containers),
        key=lambda place: (
            place.kind != "country",
            context.country_share(toponym.key, place.country),
            place.population,
            -place.row,
        ),
        default=None,
    )


def _within(entity: DocumentEntity, around: Place) -> DocumentEntity:
    return replace(
        entity,
        country_code=around.country,
        latitude=around.latitude,
        longitude=around.longitude,
        place_precision="country" if around.kind == "country" else "region",
    )
