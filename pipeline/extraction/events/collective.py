"""Who "the two sides" and "both countries" are: the pair that the text named last."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.kinds import Kinds
from pipeline.extraction.events.participants import Filler

_PAIRING = frozenset({"two", "both"})
_ANY = frozenset({"side", "party", "rival", "both", "opponent", "foe", "ally"})  # persons or bodies
_FEW = 2


class Collectives:
    """Remembers the last pair of parties of one document."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._persons: tuple[Filler, ...] = ()
        self._bodies: tuple[Filler, ...] = ()
        self._last: tuple[Filler, ...] = ()

    def resolve(self, found: Found) -> Found:
        """The event with each collective party replaced by its members, who keep the collective's span."""
        return replace(found, actors=self._members(found.actors), recipients=self._members(found.recipients))

    def remember(self, found: Found) -> None:
        """Keeps the parties of an event that has exactly two that are named."""
        named = {filler.mention.cluster: filler for filler in (*found.actors, *found.recipients)
                 if filler.mention is not None and filler.mention.cluster is not None}  # fmt: skip
        if len(named) == _FEW:
            self._last = tuple(named.values())
            persons = [
                filler.mention is not None and filler.mention.kind == "person" for filler in self._last
            ]
            if all(persons):
                self._persons = self._last
            elif not any(persons):
                self._bodies = self._last

    def _members(self, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        members: list[Filler] = []
        for filler in fillers:
            pair = self._pair_for(filler) if self._is_collective(filler) else ()
            if pair:
                members.extend(replace(filler, mention=member.mention) for member in pair)
            else:
                members.append(filler)
        return tuple(members)

    def _pair_for(self, filler: Filler) -> tuple[Filler, ...]:
        """The pair of the kind that the word asks for: leaders are persons, countries are none."""
        kinds = self._kinds.of(filler.head)
        if "person" in kinds:
            return self._persons
        return (
            self._bodies if kinds & {"state", "government"} and filler.head.lemma_ not in _ANY else self._last
        )

    def _is_collective(self, filler: Filler) -> bool:
        head = filler.head
        if head.lower_ == "both":
            return True
        return "collective" in self._kinds.of(head) and any(
            child.lower_ in _PAIRING for child in head.children
        )
