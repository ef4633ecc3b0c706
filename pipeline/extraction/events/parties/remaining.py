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
