"""Places as a run finds and locates them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.readers.toponyms import GoldToponyms
from pipeline.evaluation.tools import Tools
from pipeline.records import Mention, MentionIndex

_PLACE_KINDS = {"country", "region", "city", "place", "facility"}


@dataclass(frozen=True, slots=True)
class PredictedPlace:
    """A span, where it is, null where unresolved, and whether it counts as a detected toponym."""

    start: int
    end: int
    position: tuple[float, float] | None
    detected: bool
    rule: str | None = None


def predict_places(gold: Sequence[GoldToponyms], tools: Tools) -> list[list[PredictedPlace]]:
    """One list per document."""
    found = []
    for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True):
        index = tools.mentions(parsed)
        found.append([_place(mention, index, item.with_demonyms) for mention in index])
    return found


def _place(mention: Mention, index: MentionIndex, with_demonyms: bool) -> PredictedPlace:
    entity = index.entity_of(mention)
    position = None
    if entity is not None and entity.latitude is not None and entity.longitude is not None:
        position = (entity.latitude, entity.longitude)
    by_name = mention.form == "metonym" or (mention.form == "name" and mention.kind in _PLACE_KINDS)
    detected = by_name or (with_demonyms and mention.form == "demonym")
    rule = f"{mention.form} {mention.kind} {mention.link_basis}"
    if entity is not None and position is not None:
        rule += f": {entity.name} {entity.country_code} {entity.geonames_id}"
    return PredictedPlace(mention.start, mention.end, position, detected, rule)
