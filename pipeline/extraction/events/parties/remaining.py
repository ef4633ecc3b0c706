"""Who of those that a clause names is no party: whom it only asks for, and what is the actors' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.parties.participants import Filler

_ASKING = frozenset({"WP", "WDT"})


def told(found: Found) -> Found:
    """The event without those that its clause only asks for: "did not say who had planted it"."""
    if all(filler.head.tag_ not in _ASKING for filler in (*found.actors, *found.recipients)):
        return found
    return replace(found, actors=_named(found.actors), recipients=_named(found.recipients))


def _named(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    return tuple(filler for filler in fillers if filler.head.tag_ not in _ASKING)


def without_own(fillers: Iterable[Filler], actors: Sequence[Filler], own: frozenset[int]) -> Iterator[Filler]:
    """Without what is the actors' own: who defends "his decision" does it to nobody."""
    spans = {(actor.start, actor.end) for actor in actors}
    for filler in fillers:
        mine = filler.cluster in own or (filler.start, filler.end) in spans
        if not (mine and (filler.head.dep_ == "poss" or (filler.start, filler.end) in spans)):
            yield filler


def is_hit_too(pronoun: Filler, taken: Filler, found: Found) -> bool:
    """Whether a pronoun of another clause takes up whom the verb says it befell.

    "Nine rebels were killed in a raid they had launched": not by themselves.
    """
    if found.event_type != "ASSAULT" or pronoun.head == taken.head:
        return False
    if pronoun.head.head.i == found.trigger.i:
        return False
    return any(
        taken.head.i == each.head.i or (taken.cluster is not None and taken.cluster == each.cluster)
        for each in found.recipients
    )
