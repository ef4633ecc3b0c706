"""Who did what to whom by country, as a run finds it; types are the manual's, which fold modality in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from pipeline.evaluation.readers.event_records import Deed, GoldRecord
from pipeline.evaluation.tools import Tools
from pipeline.extraction.analysis import analyze_parsed
from pipeline.extraction.events import codebook_type
from pipeline.records import Analysis, MentionIndex
from pipeline.tables import PLOVER_TYPES


@dataclass(frozen=True, slots=True)
class PredictedDeeds:
    """Types and deeds of one sentence, and the rules that fired."""

    types: frozenset[str]
    deeds: frozenset[Deed]
    rule: str | None = None


def predict_deeds(gold: Sequence[GoldRecord], tools: Tools) -> list[PredictedDeeds]:
    """One record per sentence."""
    return [
        _deeds(analyze_parsed(parsed, resources=tools.resources))
        for parsed in tools.parsed(item.document for item in gold)
    ]


def _deeds(analysis: Analysis) -> PredictedDeeds:
    index = MentionIndex(analysis.mentions, analysis.entities)
    types, rules = set(), []
    deeds: set[Deed] = set()
    for event in analysis.event_mentions:
        event_type = codebook_type(event)
        if event_type not in PLOVER_TYPES:
            continue
        types.add(event_type)
        rules.append(event.rule_id)
        countries: dict[str, list[str | None]] = {"actor": [], "recipient": []}
        for each in analysis.participants:
            if each.event_mention_id == event.event_mention_id and each.role in countries:
                mention = None if each.mention_id is None else index.by_id(each.mention_id)
                entity = index.entity_of(mention)
                countries[each.role].append(None if entity is None else entity.country_code)
        deeds.update((s, event_type, t) for s, t in _pairs(countries["actor"], countries["recipient"]))
    return PredictedDeeds(frozenset(types), frozenset(deeds), ", ".join(rules) or None)


def _pairs(actors: list[str | None], recipients: list[str | None]) -> list[tuple[str | None, str | None]]:
    if not recipients and len(actors) > 1:
        return list(permutations(actors, 2))
    return [(actor, recipient) for actor in actors or [None] for recipient in recipients or [None]]
