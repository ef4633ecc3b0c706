"""Who did what a passive tells without saying by whom: "killed and dozens injured in Russian strikes".

The agent is taken from a verb coordinated with the passive, from its clause of time ("killed after jets
bombed a market"), from what the same people underwent besides, or from the sentence before, where that tells
of one side that strikes from afar and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.slots import is_verbal
from pipeline.extraction.events.syntax import Syntax

_UNDERGONE = frozenset({"X_CASUALTIES", "X_DISPLACEMENT", "ASSAULT"})
_THEN = frozenset({"after", "when", "as"})
_ONE_SIDED = frozenset({"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack"})
_LASTING = frozenset({"have", "has", "had", "since", "so"})
_STATED = ("by", "in", "during", "from", "after")


class Agents:
    """Completes passives of one document; remembers the strikes of the sentence before."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._struck_in = -1
        self._strikes: tuple[Found, ...] = ()

    def complete(self, events: Sequence[Found], ordinal: int) -> list[Found]:
        """The events of the sentence of that ordinal, passives with the agents that the text gives them."""
        completed = [self._completed(event, events, ordinal) for event in events]
        attacks = tuple(event for event in completed if event.event_type == "ASSAULT" and event.actors)
        if attacks or ordinal - self._struck_in > 1:
            self._strikes, self._struck_in = attacks, ordinal
        return completed

    def _completed(self, event: Found, events: Sequence[Found], ordinal: int) -> Found:
        if event.actors or event.event_type not in _UNDERGONE or not self._is_passive(event.trigger):
            return event
        at = {other.trigger.i: other for other in events if other.actors and other.event_type in _UNDERGONE}
        for verb in _siblings(event.trigger):
            if (other := at.get(verb.i)) is not None and self._is_passive(verb):
                return event.with_actors(other.actors)
        for clause in _clauses_of_time(event.trigger):
            if (other := at.get(clause.i)) is not None and other.event_type == "ASSAULT":
                return event.with_actors(other.actors)
        for earlier in self._done_before(event.trigger):
            if (other := at.get(earlier.i)) is not None:
                return event.with_actors(other.actors)
        if (
            event.event_type != "X_CASUALTIES"
            or at
            or any(self._syntax.verb_slots(event.trigger).get(name) for name in _STATED)
        ):
            return event
        return self._struck_before(event, ordinal)

    def _done_before(self, verb: Token) -> Iterator[Token]:
        """What its object underwent as well: "the men shot by the guards had been kidnapped"."""
        for undergoer in self._syntax.verb_slots(verb).get("obj", ()):
            yield from (
                child for child in undergoer.children if child.dep_ == "acl" and self._is_passive(child)
            )

    def _struck_before(self, event: Found, ordinal: int) -> Found:
        if ordinal - self._struck_in != 1 or not all(
            each.match.rule.mode in _ONE_SIDED for each in self._strikes
        ):
            return event
        if any(child.lower_ in _LASTING for child in event.trigger.children):
            return event  # "have been killed since …" counts more than the strikes just told
        sides = {(actor.start, actor.end): actor for each in self._strikes for actor in each.actors}
        if len(sides) != 1 or any(actor.head.pos_ == "PRON" for actor in sides.values()):
            return event
        return replace(event, actors=tuple(sides.values()))

    def _is_passive(self, token: Token) -> bool:
        return is_verbal(token) and "passive" in self._syntax.verb_slots(token)


def _siblings(verb: Token) -> Iterator[Token]:
    """Verbs coordinated with the verb, also where the parser took their subjects for the coordinated ones."""
    if verb.dep_ == "conj":
        yield verb.head
    if verb.dep_ == "acl" and verb.head.dep_ == "conj":
        yield verb.head.head
    for child in verb.children:
        if child.dep_ == "dobj":  # "nine killed 12 injured in a raid"
            yield from (part for part in child.children if part.dep_ == "acl")
        if child.dep_ == "conj":
            yield child
            yield from (part for part in child.children if part.dep_ == "acl")


def _clauses_of_time(verb: Token) -> Iterator[Token]:
    return (child for child in verb.children if child.dep_ == "advcl"
            and any(part.lower_ in _THEN for part in child.children))  # fmt: skip
