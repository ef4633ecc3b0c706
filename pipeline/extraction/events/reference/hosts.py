"""Capitals and host cities stand for their governments: "Ankara signed", "flew to Moscow for talks"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.owners import noun_of
from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.events.reference.lands import Lands
from pipeline.records import Mention, MentionIndex

_DIPLOMATIC = frozenset(
    {
        "CONSULT",
        "AGREE",
        "SUPPORT",
        "ACCUSE",
        "REJECT",
        "REQUEST",
        "THREATEN",
        "SANCTION",
        "CONCEDE",
        "COOPERATE",
    }
)
_PLACES = frozenset({"country", "city", "region", "place", "facility"})
_HOMES = frozenset(
    {"country", "government", "city", "region", "facility", "place", "organization", "armed_group"}
)


class Hosts:
    """Replaces cities by their lands among the parties of one document's events."""

    def __init__(self, mentions: MentionIndex, lands: Lands, kinds: Kinds) -> None:
        self._mentions = mentions
        self._lands = lands
        self._kinds = kinds

    def resolve(self, found: Found) -> Found:
        """The event with cities in diplomacy replaced by their countries, where the text names those."""
        if found.event_type not in _DIPLOMATIC:
            return found
        recipients = self._countries(found.recipients)
        if self._is_visit(found):
            recipients = tuple(host for each in recipients if (host := self._host(each)) is not None)
        return replace(found, actors=self._countries(found.actors), recipients=recipients)

    def lacks_host(self, told: Found, resolved: Found) -> bool:
        """Whether all that is said to be visited is scenery: "his visit to the flooded villages"."""
        return self._is_visit(told) and bool(told.recipients) and not resolved.recipients

    @staticmethod
    def _is_visit(found: Found) -> bool:
        return found.match.rule.mode == "visit" and noun_of(found) is not None

    def _host(self, visited: Filler) -> Filler | None:
        """Who is visited where a place is; None for a place of nobody who could receive a guest."""
        entity = self._mentions.entity_of(visited.mention)
        is_name = visited.mention is not None and visited.mention.head == visited.head.i
        if entity is None or not is_name:
            scenery = self._kinds.is_site(visited.head) and visited.head.pos_ == "NOUN"
            return None if scenery and (entity is None or entity.kind in _PLACES) else visited
        if entity.kind not in ("place", "facility"):
            return visited
        land = self._lands.of(entity.country_code)
        return replace(visited, mention=land) if land is not None else None

    def is_at_home(self, found: Found) -> bool:
        """Whether who is said to visit only goes about in their own land: that is no diplomacy."""
        if found.match.rule.mode != "visit" or not found.actors or not found.recipients:
            return False
        visitors = {self._land_code(filler) for filler in found.actors}
        visited = {self._land_code(filler, of=_HOMES) for filler in found.recipients}
        return len(visitors) == 1 and None not in visitors and visitors == visited

    def _land_code(self, filler: Filler, *, of: frozenset[str] | None = None) -> str | None:
        entity = self._mentions.entity_of(filler.mention)
        if entity is None or (of is not None and entity.kind not in of):
            return None
        return entity.country_code or None

    def home_of(self, filler: Filler) -> Mention | None:
        """The country that a participant is or is of, where the text names it."""
        entity = self._mentions.entity_of(filler.mention)
        if entity is None or not entity.country_code:
            return None
        return self._lands.named(entity.country_code)

    def _countries(self, fillers: Iterable[Filler]) -> tuple[Filler, ...]:
        return tuple(self._country(filler) for filler in fillers)

    def _country(self, filler: Filler) -> Filler:
        entity = self._mentions.entity_of(filler.mention)
        if entity is None or entity.kind != "city" or not entity.country_code:
            return filler
        land = self._lands.of(entity.country_code)
        return replace(filler, mention=land) if land is not None else filler
