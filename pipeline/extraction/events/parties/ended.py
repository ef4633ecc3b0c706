"""Whom it concerns that a deed is ended, regretted or called off: those whom it hit, or whose it is.

Who stops shelling Chad yields to Chad, who apologises for a raid on Chad concedes to Chad, and who calls for
an end to Peru's raids asks Peru.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import Filler, Participants

_DEEDS = frozenset({"ASSAULT", "COERCE"})
_ENDS = frozenset({"end", "halt", "stop", "cessation"})
_AT = ("on", "against", "of", "at", "to")
_PULLOUT = ("retreat.withdraw", "n.withdrawal")


class Deeds:
    """Finds those concerned by the end of a deed in one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants

    def concerned(self, found: Found, events: Sequence[Found]) -> list[Filler]:
        """Whom the event concerns by the deed that it ends, regrets or wants ended."""
        if found.event_type == "REQUEST":
            return self._doers(found, events)
        if found.match.rule.rule_id.startswith(_PULLOUT):
            return self._left(found)
        return self._hit(found, events)

    def _doers(self, found: Found, events: Sequence[Found]) -> list[Filler]:
        """Whose deeds are to end: "called for an end to Peru's raids"."""
        ends = [filler.head for filler in found.topics if filler.head.lemma_.lower() in _ENDS]
        inner = {token.i for end in ends for name in ("to", "of") for token in self._named(end, name)}
        return [
            actor
            for event in events
            if event.trigger.i in inner and event.event_type in _DEEDS
            for actor in event.actors
        ]

    def _hit(self, found: Found, events: Sequence[Found]) -> list[Filler]:
        """Whom the deed hit that is ended or regretted: "stopped shelling Chad", "ended its siege"."""
        if not is_verbal(found.trigger):
            return []
        slots = self._syntax.verb_slots(found.trigger)
        named = [token for name in ("inf", "obj", "for", "for_ing") for token in slots.get(name, ())]
        heads = {token.i for token in named}
        for event in events:
            if event.trigger.i in heads and event.event_type in _DEEDS and event.recipients:
                return list(event.recipients)
        struck = [
            token
            for noun in named
            if not is_verbal(noun) and "violence" in self._kinds.of(noun)
            for name in _AT
            for token in self._named(noun, name)
        ]
        return self._participants.affected(struck, "ASSAULT")

    def _left(self, found: Found) -> list[Filler]:
        """The land that forces leave, wherever the parser hung it: "withdrew all its forces from Chad"."""
        if not is_verbal(found.trigger):
            return []
        slots = self._syntax.verb_slots(found.trigger)
        behind = [token for noun in slots.get("obj", ()) for token in self._named(noun, "from")]
        left = self._participants.affected([*slots.get("from", ()), *behind], "RETREAT")
        return [each for each in left if each.cluster is not None]

    def _named(self, noun: Token, name: str) -> list[Token]:
        return self._syntax.noun_slots(noun).get(name, [])
