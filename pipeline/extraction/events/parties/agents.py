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
from pipeline.extraction.events.grammar.clause import clause_of
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.holders import Holders
from pipeline.extraction.events.parties.owners import noun_of
from pipeline.extraction.events.parties.participants import Participants

_UNDERGONE = frozenset({"X_CASUALTIES", "X_DISPLACEMENT", "ASSAULT"})
_HARMING = frozenset({"X_CASUALTIES", "ASSAULT"})
_THEN = frozenset({"after", "when", "as"})
_BY = frozenset(
    {"in", "by", "during", "from", "with", "due", "because", "following", "through", "amid", "under", "as"}
)
_PRONOUNS = frozenset({"they", "he", "she", "it", "who", "we", "i"})
_THEIRS = frozenset({"their", "his", "her", "its", "them", "him"})
_ONE_SIDED = frozenset({"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack"})
_LASTING = frozenset({"have", "has", "had", "since", "so"})
_STATED = ("by", "in", "during", "from", "after")


class Agents:
    """Completes passives of one document; remembers the strikes of the sentence before."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._holders = Holders(syntax, kinds, participants)
        self._struck_in = -1
        self._strikes: tuple[Found, ...] = ()

    def complete(self, events: Sequence[Found], ordinal: int) -> list[Found]:
        """The events of the sentence of that ordinal, passives with the agents that the text gives them."""
        stated = [self._stated(self._holders.complete(event), events) for event in events]
        stated = [self._with_victims(event, stated) for event in stated]
        completed = [self._shared(event, stated, ordinal) for event in stated]
        attacks = tuple(event for event in completed if event.event_type == "ASSAULT" and event.actors)
        if attacks or ordinal - self._struck_in > 1:
            self._strikes, self._struck_in = attacks, ordinal
        return completed

    def _stated(self, event: Found, events: Sequence[Found]) -> Found:
        """The event with the agent that its own clause, or the clause of time beside it, gives it."""
        if event.actors or event.event_type not in _UNDERGONE:
            return event
        assaults = [each for each in events if each.event_type == "ASSAULT" and each.actors]
        if (left := self._left_by(event, assaults)) is not None:
            return event.with_actors(left.actors)
        if not self._is_passive(event.trigger):
            return self._struck_within(event, assaults)
        for other in assaults:
            if self._is_cause(other, event.trigger):
                return event.with_actors(other.actors)
        for clause in _clauses_of_time(event.trigger):
            for other in assaults:
                if self._stands_in(other, clause) and self._may_have_hit(other, event, clause):
                    return event.with_actors(other.actors)
        return event

    def _with_victims(self, event: Found, events: Sequence[Found]) -> Found:
        """An assault on nobody named with those of whom its clause of time tells: "nine died as he fired"."""
        if event.event_type != "ASSAULT" or event.recipients or not is_verbal(event.trigger):
            return event
        if event.trigger.dep_ != "advcl" or not event.actors or self._is_passive(event.trigger):
            return event
        clause = event.trigger
        hit = [
            victim
            for other in events
            if other.event_type in _HARMING and self._is_passive(other.trigger)
            if any(clause.i == each.i for each in _clauses_of_time(other.trigger))
            if self._may_have_hit(event, other, clause)
            for victim in other.recipients
        ]
        return replace(event, recipients=tuple(hit)) if hit else event

    def _left_by(self, event: Found, assaults: Sequence[Found]) -> Found | None:
        """The attack of "a shell fired by rebels left a guard dead and a cook hurt"."""
        verb = next((each for each in event.trigger.ancestors if is_verbal(each)), None)
        if verb is None or verb.lemma_ != "leave":
            return None
        subjects = self._syntax.surface_subject(verb)
        return next(
            (
                each
                for each in assaults
                for noun in subjects
                if noun.i == each.trigger.i or noun.is_ancestor(each.trigger)
            ),
            None,
        )

    def _is_cause(self, other: Found, verb: Token) -> bool:
        """Whether a noun in the passive's own clause tells what befell them: "hurt due to raids by …"."""
        noun = noun_of(other)
        if noun is None or noun.dep_ == "dobj":
            return False
        clause = clause_of(noun, opaque=())
        return clause is not None and _is(clause.governor, verb) and clause.relation in _BY

    def _stands_in(self, other: Found, clause: Token) -> bool:
        """Whether the verb of a clause, or a noun in it, tells of the attack: "came under airstrikes"."""
        if other.trigger.i == clause.i:
            return True
        noun = noun_of(other)
        within = clause_of(noun, opaque=()) if noun is not None else None
        return within is not None and _is(within.governor, clause)

    def _may_have_hit(self, other: Found, event: Found, clause: Token) -> bool:
        """Whether the attack of a clause is what befell them.

        "As" may tell of their own side's ("soldiers were killed as the army attacked"), unless it hit theirs.
        """
        if any(actor.head.lower_ in _PRONOUNS for actor in other.actors):
            return False
        victims = {filler.cluster for filler in event.recipients} - {None}
        if victims & {actor.cluster for actor in other.actors}:
            return False
        if not any(child.lower_ == "as" and child.dep_ == "mark" for child in clause.children):
            return True
        theirs = any(part.lower_ in _THEIRS for part in clause.subtree)
        return theirs or not any("armed" in self._kinds.of(filler.head) for filler in event.recipients)

    def _struck_within(self, event: Found, assaults: Sequence[Found]) -> Found:
        """Of "hit the camp in a raid that also killed nine", who hit the camp."""
        for noun in self._syntax.surface_subject(event.trigger) if is_verbal(event.trigger) else ():
            clause = clause_of(noun, opaque=())
            if noun.i >= event.trigger.i or clause is None or clause.relation not in _BY:
                continue
            for other in assaults:
                if _is(clause.governor, other.trigger) and other.trigger.i != event.trigger.i:
                    return event.with_actors(other.actors)
        return event

    def _shared(self, event: Found, events: Sequence[Found], ordinal: int) -> Found:
        """The event with the agent of a passive beside it, or of the sentence before."""
        if event.actors or event.event_type not in _UNDERGONE or not self._is_undergone(event):
            return event
        at = {other.trigger.i: other for other in events if other.actors and other.event_type in _UNDERGONE}
        for verb in _siblings(event.trigger):
            if (other := at.get(verb.i)) is not None and self._is_undergone(other):
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

    def _is_undergone(self, event: Found) -> bool:
        """Whether the subject of the event's verb is who suffers it, also where the copula is left out."""
        if self._is_passive(event.trigger):
            return True
        sufferers = {filler.head.i for filler in event.recipients}
        return any(token.i in sufferers for token in self._syntax.surface_subject(event.trigger))

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


def _is(token: Token | None, other: Token) -> bool:
    return token is not None and token.i == other.i


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
    """Clauses of time on the verb or on a participle that goes on from it: "killed and nine hurt after …"."""
    others = (child for child in verb.children if child.dep_ == "conj" and child.tag_ == "VBN")
    for head in (verb, *others):
        yield from (
            child for child in head.children if child.dep_ == "advcl" and any(map(_opens, child.children))
        )


def _opens(word: Token) -> bool:
    return word.dep_ in ("mark", "advmod") and word.lower_ in _THEN
