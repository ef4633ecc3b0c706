"""The place names of a document: mentions that mean one place, taken together, and what they may mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.extraction.places.words import load_place_words
from pipeline.knowledge.gazetteer import Candidate, Gazetteer, fold
from pipeline.records import Mention, MentionIndex

_PLACE_KINDS = frozenset({"city", "region", "place", "facility", "country"})


@dataclass(frozen=True)
class Toponym:
    """A place name in one document. `cluster` is null where its mentions have no place of their own."""

    key: str
    document_id: str
    name: str
    kind: str
    cluster: int | None
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    is_exact: bool  # the whole name is in the gazetteer, not only its core


def find_toponyms(mentions: MentionIndex, gazetteer: Gazetteer) -> list[Toponym]:
    """Place names by name and entity; countries that the knowledge base settled are left out."""
    groups: dict[tuple[str, int | None], list[Mention]] = defaultdict(list)
    for mention in mentions:
        entity = mentions.entity_of(mention)
        is_nested = mention.form == "demonym" and (entity is None or entity.kind == "region")
        if mention.kind not in _PLACE_KINDS or not (mention.form == "name" or is_nested):
            continue
        is_country = entity is not None and entity.kind == "country"
        if is_country and mention.kind == "country" and not _is_shared_name(mention.surface, gazetteer):
            continue
        cluster = None if entity is None or is_country else entity.cluster
        groups[fold(mention.surface) if cluster is None else "", cluster].append(mention)
    return [_toponym(group, cluster, mentions, gazetteer) for (_, cluster), group in groups.items()]


def _is_shared_name(surface: str, gazetteer: Gazetteer) -> bool:
    """Whether a country shares its name with a first-order division elsewhere (Georgia)."""
    kinds = {c.place.kind: c.place for c in gazetteer.candidates(surface) if c.is_primary}
    country, division = kinds.get("country"), kinds.get("division1")
    return country is not None and division is not None and country.country != division.country


def _toponym(
    group: list[Mention], cluster: int | None, mentions: MentionIndex, gazetteer: Gazetteer
) -> Toponym:
    surfaces = sorted({" ".join(mention.surface.split()) for mention in group}, key=lambda s: (-len(s), s))
    entity = mentions.entities.get(cluster) if cluster is not None else None
    name, is_exact = surfaces[0], False
    candidates: tuple[Candidate, ...] = ()
    for surface in (*surfaces, *((entity.name,) if entity else ())):
        candidates, is_exact = _candidates(surface, gazetteer)
        if candidates:
            name = surface
            break
    return Toponym(
        key=f"{group[0].start}",
        document_id=group[0].document_id,
        name=name,
        kind=group[0].kind,
        cluster=cluster,
        mentions=tuple(group),
        candidates=candidates,
        is_exact=is_exact,
    )


def _candidates(surface: str, gazetteer: Gazetteer) -> tuple[tuple[Candidate, ...], bool]:
    if surface.lower() in load_place_words()["direction"]:
        return (), False
    division = gazetteer.division(surface)
    found = gazetteer.candidates(surface)
    if division is not None and (surface.endswith(".") or not any(c.is_primary for c in found)):
        return (Candidate(division, is_primary=True),), True
    if found:
        return found, True
    head, comma, _ = surface.partition(",")
    if comma:  # "Lagos, Nigeria" as one name; the rest is its container
        return _candidates(head, gazetteer)
    folded, words = fold(surface), load_place_words()
    cores = [folded.removeprefix(f"{start} ") for start in words["start"] if folded.startswith(f"{start} ")]
    cores += [folded.removesuffix(f" {end}") for end in words["end"] if folded.endswith(f" {end}")]
    return next((found for core in cores if (found := gazetteer.candidates(core))), ()), False
