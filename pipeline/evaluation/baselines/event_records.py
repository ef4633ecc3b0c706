"""The type whose name the sentence has, between the first and the last country or nationality it names."""

from __future__ import annotations

from collections.abc import Sequence

import countrynames

from pipeline.evaluation.baselines.event_types import code_by_name
from pipeline.evaluation.predict.event_records import PredictedDeeds
from pipeline.evaluation.readers.event_records import GoldRecord
from pipeline.evaluation.tools import Tools

_OTHERWISE = "AGREE"
_CONCEDE = {"YIELD": "CONCEDE"}


def baseline_deeds(gold: Sequence[GoldRecord], tools: Tools) -> list[PredictedDeeds]:
    """One record per sentence."""
    found = []
    for parsed in tools.parsed(item.document for item in gold):
        code = code_by_name(parsed.doc) or _OTHERWISE
        event_type = _CONCEDE.get(code, code)
        named = [
            countrynames.to_code_3(span.text) for span in parsed.doc.ents if span.label_ in ("GPE", "NORP")
        ]
        countries: list[str | None] = [country for country in named if country] or [None]
        deed = (countries[0], event_type, countries[-1] if len(countries) > 1 else None)
        found.append(PredictedDeeds(frozenset([event_type]), frozenset([deed])))
    return found
