"""A deed told with what came of it: "were shot and wounded" is one assault, not an assault and casualties."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.events.found import Found

_HARMED = frozenset({"kill", "wound", "injure", "hurt", "maim"})


def without_outcomes(events: Sequence[Found]) -> list[Found]:
    """The events without verbs of harm that only continue an assault on the same victims."""
    deeds = {
        event.trigger.i: event
        for event in events
        if event.event_type == "ASSAULT" and event.trigger.lemma_ not in _HARMED
    }
    return [event for event in events if not _is_outcome(event, deeds.get(event.trigger.head.i))]


def _is_outcome(event: Found, deed: Found | None) -> bool:
    if deed is None or event.trigger.dep_ != "conj" or event.trigger.lemma_ not in _HARMED:
        return False
    victims = {filler.head.i for filler in event.recipients}
    return bool(victims) and victims == {filler.head.i for filler in deed.recipients}
