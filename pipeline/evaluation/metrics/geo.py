"""Distance on the globe, and accuracy within 161 km (100 miles), as in Gritta et al. (2018)."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from statistics import median

EARTH_RADIUS_KM = 6371.0088
NEAR_KM = 161.0

Position = tuple[float, float]  # latitude and longitude in degrees


def distance_km(one: Position, other: Position) -> float:
    """Great-circle distance (haversine)."""
    latitude, longitude = radians(one[0]), radians(one[1])
    other_latitude, other_longitude = radians(other[0]), radians(other[1])
    half = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def accuracy_within(distances: Sequence[float | None], limit_km: float = NEAR_KM) -> float | None:
    """Share of distances of at most `limit_km`; null, unresolved, counts as wrong. Null of no distance."""
    if not distances:
        return None
    return sum(each is not None and each <= limit_km for each in distances) / len(distances)


def median_of_known(distances: Sequence[float | None]) -> float | None:
    """Median of those resolved."""
    known = [each for each in distances if each is not None]
    return median(known) if known else None
