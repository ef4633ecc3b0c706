"""Whom an event concerns whose content is a clause: "threatened to attack Chad", "demanded that Chad leave".

What is asked or alleged concerns who is to do it or did it; what is threatened, agreed or refused concerns
those to whom it would be done. The clause need not report an event of its own ("vowed to retaliate against").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.extraction.events.rules.lexicon import load_lexicon

_OF_DOERS = frozenset({"REQUEST", "ACCUSE"})
_MUTUAL = frozenset(
    {"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID", "CONCEDE", "ACCUSE", "REQUEST", "REJECT"}
)
_SPEAKERS = frozenset({"i", "we"})  # whoever alleges accuses others
_TO_OTHERS = frozenset({"THREATEN", "ASSAULT"})
_SLOTS = ("obj", "against", "iobj")
_WITH = frozenset({"AGREE", "REJECT"})
_ONTO = ("on", "upon")  # on whom what is an object of a threat would come down: "unleash the navy on Peru"
_SENT = frozenset({"armed", "vehicle", "weapon"})  # "agreed to send troops to Peru" is not agreed with Peru
_AT = ("on", "upon", "at", "from")  # against whom a deed without a victim goes: "to unleash its fury on Peru"
_ANSWERING = frozenset({"retaliate", "respond", "react"})
_FOR_WHAT = ("to", "for", "against")
_CUT_OFF = ("to", "with", "from", "on")  # whose a thing is that would be cut: "to end aid to Peru"


class Content:
    """Gives the events of one document the recipients that their content clauses name."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants

    def inherit(self, event: Found, events: Sequence[Found]) -> Found:
        """The event with recipients from its content, where it has none of its own."""
        if event.recipients or event.event_type.startswith("X_"):
            return event
        clauses = [filler.head for filler in event.topics if is_verbal(filler.head)]
        clauses = clauses or _threatened(event)
        if not clauses:
            return event
        if event.event_type in _OF_DOERS:
            doers = self._participants.actors(
                [token for clause in clauses for token in self._syntax.verb_slots(clause).get("subj", ())]
            )
            if others := self._others(event, [doer for doer in doers if doer.head.lower_ not in _SPEAKERS]):
                return replace(event, recipients=others)
        heads = {clause.i for clause in clauses}
        for inner in events:
            if inner.trigger.i in heads and inner is not event:
                fits = inner.event_type in _MUTUAL or event.event_type in _TO_OTHERS
                if not fits:
                    return event
                if inner.recipients or event.event_type != "THREATEN":
                    return replace(event, recipients=self._others(event, inner.recipients))
        found = self._others(event, self._struck_with(event, clauses) or self._named_in(event, clauses))
        if not found and event.event_type == "THREATEN":
            found = self._others(event, self._aimed_at(clauses))
        return replace(event, recipients=found)

    def _struck_with(self, event: Found, clauses: Iterable[Token]) -> list[Filler]:
        """Parties on whom a threat would let something loose: "threatened to unleash the navy on Peru"."""
        heads = []
        for clause in clauses if event.event_type == "THREATEN" else ():
            slots = self._syntax.verb_slots(clause)
            if slots.get("obj"):
                heads += [token for name in _ONTO for token in slots.get(name, ())]
        return self._participants.affected([head for head in heads if self._kinds.is_party(head)], "THREATEN")

    def _given_to(self, event: Found, clause: Token) -> tuple[str, ...]:
        """The slots of those with whom one would have to do: "refused to greet them", "to hand it over"."""
        slots = self._syntax.verb_slots(clause)
        dealt = ("obj",) if event.event_type == "REJECT" and clause.lemma_.lower() in _dealing() else ()
        given = slots.get("obj", ())
        sent = clause.lemma_ in _means() or any(self._kinds.of(token) & _SENT for token in given)
        return (*dealt, "to") if given and not sent and event.event_type in _WITH else dealt

    def _named_in(self, event: Found, clauses: Iterable[Token]) -> list[Filler]:
        """Parties that a clause without an event of its own acts on."""
        names = (
            _SLOTS
            if event.event_type in _TO_OTHERS
            else ("with", "iobj")
            if event.event_type in _WITH
            else ()
        )
        heads = [
            token
            for clause in clauses
            if event.event_type != "THREATEN" or clause.lemma_ not in _means()
            for name in (*names, *_benefit(event, self._kinds.of(clause)), *self._given_to(event, clause))
            for token in self._syntax.verb_slots(clause).get(name, ())
            if event.event_type == "THREATEN" or self._kinds.is_party(token)
        ]  # who threatens to ruin an economy threatens whose it is
        return self._participants.affected(heads, event.event_type)

    def _aimed_at(self, clauses: Iterable[Token]) -> list[Filler]:
        """Parties behind the object of a threat: "threatened to unleash its fury on Peru"."""
        heads = []
        for clause in clauses:
            slots = self._syntax.verb_slots(clause)
            if clause.lemma_ in _ANSWERING:  # "threatened to respond to the Somali raids"
                answered = [token for name in _FOR_WHAT for token in slots.get(name, ())]
                if owners := self._participants.actors(answered):
                    return owners
            heads += [token for name in _AT for token in slots.get(name, ())]
            for held in slots.get("obj", ()):
                behind = self._syntax.noun_slots(held)
                heads += [token for name in _CUT_OFF for token in behind.get(name, ())]
        return self._participants.affected([head for head in heads if self._kinds.is_party(head)], "THREATEN")

    @staticmethod
    def _others(event: Found, fillers: Iterable[Filler]) -> tuple[Filler, ...]:
        taken = {(filler.start, filler.end) for filler in event.actors}
        own = {filler.cluster for filler in event.actors} - {None}
        return tuple(
            filler
            for filler in fillers
            if (filler.start, filler.end) not in taken and filler.cluster not in own
        )


def _benefit(event: Found, clause: frozenset[str]) -> tuple[str, ...]:
    """The slot of those for whose good a promise is: "promised to help the miners"."""
    return ("obj",) if event.event_type == "AGREE" and "benefiting" in clause else ()


@cache
def _means() -> frozenset[str]:
    """Verbs whose object is sent, not harmed: "threatened to deploy the army"."""
    return frozenset(load_lexicon().verb_groups["do_send"])


@cache
def _dealing() -> frozenset[str]:
    """Verbs whose object one has to do with: "refused to greet the delegation"."""
    return frozenset(load_lexicon().verb_groups["dealing_with"])


def _threatened(event: Found) -> list[Token]:
    """What the noun of a threat says would be done: "his threat to burn the port"."""
    noun = event.match.noun or event.trigger
    if event.event_type != "THREATEN" or is_verbal(noun):
        return []
    return [child for child in noun.children if child.dep_ in ("acl", "relcl") and child.tag_ == "VB"]
