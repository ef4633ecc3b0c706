"""The root code that PLOVER's manual would give, where this project keeps type and modality apart.

The manual folds modality into the type: a future meeting is AGREE, an announced attack THREATEN, what is
demanded REQUEST, what is refused REJECT. A promised retreat is CONCEDE in its text, and AGREE in the
crosswalk from CAMEO that it ships (035, express intent to yield) and in its own gold records, which count
here. So does the crosswalk for what `pipeline/knowledge/events/crosswalk.tsv` lists, as sanctions (163),
filed under COERCE there.
"""

from __future__ import annotations

from pipeline.extraction.events.rules.ontology import crosswalk
from pipeline.records import EventMention

_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
_CONCEDING = frozenset({"RETREAT", "CONCEDE"})
_REFUSABLE = _COOPERATIVE | _CONCEDING
_HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"})


def codebook_type(event: EventMention) -> str:
    """PLOVER's root code for an event mention; our own types stay as they are."""
    return fold(event.event_type, event.modality, event.rule_id)


def fold(event_type: str, modality: str, rule_id: str = "") -> str:
    """The root code for a type in a modality."""
    if event_type.startswith("X_"):
        return event_type
    if modality == "requested":
        return "REQUEST"
    if modality in ("planned", "threatened", "possible", "conditional"):
        return _ahead(event_type)
    if modality == "denied" and event_type in _REFUSABLE:
        return "REJECT"
    return crosswalk().get(rule_id, event_type)


def _ahead(event_type: str) -> str:
    if event_type in _REFUSABLE:
        return "AGREE"
    return "THREATEN" if event_type in _HOSTILE else event_type
