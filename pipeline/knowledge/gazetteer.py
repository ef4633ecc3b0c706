"""The gazetteer: places of the world with coordinates. First version: empty."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Gazetteer:
    """Populated places, first-order divisions, countries, natural features."""


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer, built from packaged GeoNames data the first time."""
    return Gazetteer()
