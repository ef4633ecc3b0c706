"""Harm that a verb tells as the outcome of an accident: "the airliner crashed, killing nine"."""

from __future__ import annotations

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal

_ACCIDENTS = frozenset({"crash", "derail", "collapse", "capsize", "overturn", "sink", "plunge"})
_HARMING = frozenset({"kill", "injure", "wound", "hurt", "maim"})
_WHO_MEAN_IT = frozenset({"armed", "person", "state", "police"})


def is_by_accident(found: Found, kinds: Kinds) -> bool:
    """Whether what crashed, and nobody who can have meant it, is said to have harmed."""
    verb = found.trigger
    if found.event_type != "ASSAULT" or verb.tag_ != "VBG" or verb.lemma_ not in _HARMING:
        return False
    if any(kinds.of(each.head) & _WHO_MEAN_IT for each in found.actors):
        return False
    return any(
        token.lemma_ in _ACCIDENTS
        and is_verbal(token)
        and not any(part.dep_ == "dobj" for part in token.children)
        for token in verb.doc[min(verb.head.i, verb.i) : verb.i]
    )
