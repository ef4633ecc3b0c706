"""Which spot on the map a place name means. Public: `locate`.

`candidates` says what a name may mean, `context` what the document says of it, `ranking` weighs the two. A
name that nothing supports stays unresolved: its entity keeps no coordinates.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.places.containers import within_containers
from pipeline.extraction.places.context import Context, read_context
from pipeline.extraction.places.ranking import kilometres, lies_in, rank
from pipeline.extraction.places.retype import retype_places
from pipeline.extraction.places.toponyms import Toponym, find_toponyms
from pipeline.extraction.places.unseen import find_unseen
from pipeline.knowledge.gazetteer import Gazetteer, Place
from pipeline.records import DocumentEntity, Mention, MentionIndex

_PRECISIONS = {
    "country": "country",
    "division1": "region",
    "division2": "region",
    "city": "city",
    "feature": "region",
}
_KINDS = {"country": "country", "division1": "region", "division2": "region", "city": "city"}
_ABBREVIATED = 3  # letters up to which a name is an abbreviation
_OUT_OF_REACH = 400.0  # kilometres; what is near lies nearer
_PASSES = 2  # the second knows which divisions and countries the first found


def locate(parsed: ParsedArticle, mentions: MentionIndex, *, gazetteer: Gazetteer) -> MentionIndex:
    """The same mentions with coordinates, country and GeoNames id in the entities of places.

    A capital that is meant as a city is an entity of its own, apart from the country that it may stand for.
    """
    mentions = retype_places(parsed, mentions, gazetteer)
    mentions = MentionIndex(
        (*mentions, *find_unseen(parsed, mentions, gazetteer)), mentions.entities.values()
    )
    toponyms = find_toponyms(mentions, gazetteer)
    context = read_context(parsed, mentions, toponyms, gazetteer)
    places: dict[str, Place] = {}
    for _ in range(_PASSES):
        places = _choose(toponyms, context)
        context = context.knowing(places)
    located = _located(mentions, toponyms, places, gazetteer)
    return within_containers(located, toponyms, places=places, context=context)


def _choose(toponyms: list[Toponym], context: Context) -> dict[str, Place]:
    chosen = {}
    for toponym in toponyms:
        best = rank(toponym, context)
        if best is not None and not _is_namesake(best, toponym, context):
            chosen[toponym.key] = best
    return chosen


def _is_namesake(best: Place, toponym: Toponym, context: Context) -> bool:
    """Whether the text calls it a town of a land or neighbourhood in which the place does not lie."""
    if context.hints[toponym.key] != "town":
        return False
    containers, neighbour = context.containers[toponym.key], context.near.get(toponym.key)
    if containers and not lies_in(best, containers):
        return True
    return neighbour is not None and kilometres(best, neighbour) > _OUT_OF_REACH


def _located(
    mentions: MentionIndex, toponyms: list[Toponym], places: dict[str, Place], gazetteer: Gazetteer
) -> MentionIndex:
    entities = {cluster: _placed_country(entity, gazetteer) for cluster, entity in mentions.entities.items()}
    clusters: dict[str, int] = {}
    moved: dict[str, tuple[int, str]] = {}
    for toponym in toponyms:
        place = places.get(toponym.key)
        cluster = toponym.cluster
        if cluster is None:
            cluster = max(entities, default=-1) + 1
            entities[cluster] = DocumentEntity(toponym.document_id, cluster, toponym.name, toponym.kind)
        if place is not None:
            entities[cluster] = _placed(entities[cluster], place, toponym)
        clusters[toponym.key] = cluster
        for mention in toponym.mentions:
            moved[mention.mention_id] = (
                cluster,
                _KINDS.get(place.kind, mention.kind) if place else mention.kind,
            )
    placed = [_moved(mention, moved) for mention in mentions]
    named = {mention.cluster for mention in placed}  # a country whose every name was another place is gone
    return MentionIndex(placed, (entity for entity in entities.values() if entity.cluster in named))


def _moved(mention: Mention, moved: dict[str, tuple[int, str]]) -> Mention:
    if mention.mention_id not in moved:
        return mention
    cluster, kind = moved[mention.mention_id]
    kind = mention.kind if mention.form != "name" or mention.kind == "facility" else kind
    return replace(mention, cluster=cluster, kind=kind)


def _placed(entity: DocumentEntity, place: Place, toponym: Toponym) -> DocumentEntity:
    is_kept = entity.kind == "facility" or (entity.kind == "region" and place.kind == "feature")
    kind = entity.kind if is_kept else _KINDS.get(place.kind, "place")
    return replace(
        entity,
        name=entity.name if entity.kind == "facility" else _name(place, toponym),
        kind=kind,
        knowledge_id=entity.knowledge_id or _knowledge_id(place),
        country_code=place.country,
        geonames_id=place.geonames_id,
        latitude=place.latitude,
        longitude=place.longitude,
        place_precision=_PRECISIONS[place.kind],
    )


def _name(place: Place, toponym: Toponym) -> str:
    """The name in the text, where it is the whole of a name ("Aleppo"); the gazetteer's for "Ore.".

    GeoNames lists places under their local names, which are not what English text calls them.
    """
    written = toponym.name.partition(",")[0].strip()
    if not toponym.is_exact or len(written) <= _ABBREVIATED or "." in written:
        return place.name
    written = re.sub(r"^the\s+", "", written, flags=re.IGNORECASE)
    return written.title() if written.isupper() else written


def _knowledge_id(place: Place) -> str:
    return f"geonames:{place.geonames_id}" if place.geonames_id is not None else f"feature:{place.name}"


def _placed_country(entity: DocumentEntity, gazetteer: Gazetteer) -> DocumentEntity:
    """A country with its middle; other entities as they are."""
    country = (
        gazetteer.country(entity.country_code) if entity.kind == "country" and entity.country_code else None
    )
    if country is None:
        return entity
    return replace(
        entity,
        geonames_id=country.geonames_id,
        latitude=country.latitude,
        longitude=country.longitude,
        place_precision="country",
    )
