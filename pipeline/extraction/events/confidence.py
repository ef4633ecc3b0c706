"""How sure a reading is: 0 a guess, 1 explicit."""

from __future__ import annotations

from pipeline.extraction.events.found import Found


def confidence_of(found: Found) -> float:
    """By what the reading rests on: a verb or a noun, how specific its rule, and who takes part by name."""
    value = 0.55 if found.trigger.pos_ in ("VERB", "AUX") else 0.45
    value += min(found.match.score, 5.0) * 0.04
    for fillers in (found.actors, found.recipients):
        if fillers:
            value += 0.08
            if any(filler.mention is not None for filler in fillers):
                value += 0.05
    return round(min(value, 0.99), 3)
