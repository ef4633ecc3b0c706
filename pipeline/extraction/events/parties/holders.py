"""Who did what a passive tells, by where from: "freed from Chilean custody", "suspended from the league".

Who is expelled from a land or a body is expelled by it; who is let out was held by whoever ran the prison;
and what is seized besides is seized by the police of whom the sentence tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import Participants

_BY_HOLDER = "retreat.release"
_BY_LAND = "coerce.deport"
_BY_BODY = ("sanction.suspend_member", "x.fired")
_SEIZED = ("coerce.seize", "coerce.arrest")
_OWNERS = ("mod", "poss", "of")


class Holders:
    """Completes passives of one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants

    def complete(self, found: Found) -> Found:
        """The event with those from whom somebody is freed or expelled, or who seize things besides."""
        if found.actors or not is_verbal(found.trigger):
            return found
        slots = self._syntax.verb_slots(found.trigger)
        if "passive" not in slots:
            return found
        rule = found.match.rule.rule_id
        heads = [token for start in slots.get("from", ()) for token in self._from(start, rule)]
        if rule.startswith(_SEIZED):
            heads += self._police_beside(found.trigger)
        hit = {filler.cluster for filler in found.recipients} - {None}
        doers = [each for each in self._participants.actors(heads) if each.cluster not in hit]
        return found.with_actors(tuple(doers)) if doers else found

    def _from(self, start: Token, rule: str) -> Iterator[Token]:
        kinds = self._kinds.of(start)
        if rule.startswith(_BY_HOLDER) and "custody" in self._kinds.listed(start):
            slots = self._syntax.noun_slots(start)
            yield from (t for name in _OWNERS for t in slots.get(name, ()) if "state" in self._kinds.of(t))
            return
        by_land = rule.startswith(_BY_LAND) and {"state", "named"} <= kinds and "locality" not in kinds
        by_body = rule.startswith(_BY_BODY) and "organization" in kinds and self._kinds.is_party(start)
        if by_land or by_body:
            yield start

    def _police_beside(self, verb: Token) -> Iterator[Token]:
        """The police of the clauses before: "police sealed the site and the van was seized"."""
        while verb.dep_ == "conj" and is_verbal(verb.head):
            verb = verb.head
            if "passive" not in self._syntax.verb_slots(verb):
                yield from (
                    token for token in self._syntax.surface_subject(verb) if "police" in self._kinds.of(token)
                )
