"""Which of several places of one name is meant: size, own name or alternate, and the document's evidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.distance import distance_km
from pipeline.extraction.places.context import Context
from pipeline.extraction.places.toponyms import Toponym
from pipeline.knowledge.gazetteer import Candidate, Place


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights in units of a factor of ten in population; chosen on TR-News (dev), kept round."""

    alternate: float = -1.5
    short_alternate: float = -2.0
    core_only: float = -1.0
    country: float = 2.0
    division1: float = -0.4
    division2: float = -1.5
    feature: float = 6.0
    context: float = 3.0
    contained: float = 6.0
    elsewhere: float = -3.0
    same_division: float = 0.8
    capital: float = 1.0
    shared_with_city: float = -1.2
    hinted: float = 1.5
    near: float = 5.0
    far: float = -2.0
    minimum: float = 3.2


WEIGHTS = Weights()
_GREAT = 300_000
_NEIGHBOURHOOD = 120.0  # kilometres
_SHORT = 4  # letters up to which an alternate name is more often something else


def rank(toponym: Toponym, context: Context, weights: Weights = WEIGHTS) -> Place | None:
    """The likeliest place; null when the best is not likely enough."""
    best = max(
        (
            (score(candidate, toponym, context, weights), -candidate.place.row)
            for candidate in toponym.candidates
        ),
        default=None,
    )
    if best is None or best[0] < weights.minimum:
        return None
    return next(c.place for c in toponym.candidates if c.place.row == -best[1])


def score(candidate: Candidate, toponym: Toponym, context: Context, weights: Weights = WEIGHTS) -> float:
    """How likely a candidate is."""
    place = candidate.place
    value = _size(place, weights)
    if place.kind == "division1" and _has_great_namesake(toponym):
        value += weights.shared_with_city
    if not candidate.is_primary:
        value += weights.short_alternate if len(toponym.name) <= _SHORT else weights.alternate
    if not toponym.is_exact:
        value += weights.core_only
    value += weights.context * context.country_share(toponym.key, place.country)
    value += weights.same_division * min(
        3, max((context.divisions.get(row, 0) - 1 for row in place.divisions), default=0)
    )
    return (
        value
        + _contained(place, toponym, context, weights)
        + _hinted(place, context.hints[toponym.key], weights)
        + _near(place, context.near.get(toponym.key), weights)
    )


def _has_great_namesake(toponym: Toponym) -> bool:
    """A first-order division that shares its name with a great city is meant less often (Washington)."""
    return any(
        c.place.kind == "city" and c.is_primary and c.place.population > _GREAT for c in toponym.candidates
    )


def _size(place: Place, weights: Weights) -> float:
    if place.kind == "feature":
        return weights.feature
    size = math.log10(place.population + 10)
    extra = {"country": weights.country, "division1": weights.division1, "division2": weights.division2}
    return size + extra.get(place.kind, 0.0) + (weights.capital if place.is_capital else 0.0)


def _contained(place: Place, toponym: Toponym, context: Context, weights: Weights) -> float:
    containers = context.containers[toponym.key]
    if not containers:
        return 0.0
    return weights.contained if lies_in(place, containers) else weights.elsewhere


def lies_in(place: Place, containers: Sequence[Candidate]) -> bool:
    """Whether the place lies in one of the divisions or countries."""
    return any(
        c.place.row in place.divisions
        or (c.place.kind == "country" and c.place.country == place.country != c.place.name)
        for c in containers
    )


def _near(place: Place, neighbour: Place | None, weights: Weights) -> float:
    if neighbour is None:
        return 0.0
    return weights.near if kilometres(place, neighbour) <= _NEIGHBOURHOOD else weights.far


def kilometres(one: Place, other: Place) -> float:
    """Distance of two places."""
    return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))


def _hinted(place: Place, hint: str, weights: Weights) -> float:
    if not hint:
        return 0.0
    is_region = place.kind in ("division1", "division2", "feature")
    return weights.hinted if is_region == (hint == "region") and place.kind != "country" else 0.0
