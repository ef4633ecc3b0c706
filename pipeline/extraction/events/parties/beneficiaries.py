"""To whom help or better ties go where only the clause beside says it: "stood by Peru and offered troops"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.slots import is_verbal

_OFFERED = frozenset(
    {"agree.promise_aid", "agree.promise_aid2", "agree.promise_aid_bare", "support.restore_ties_bare"}
)
_FRIENDLY = frozenset({"SUPPORT", "CONCEDE", "CONSULT", "COOPERATE", "AID"})


def with_beneficiaries(events: Sequence[Found]) -> list[Found]:
    """The events of a sentence; offers without a recipient with that of the friendly deed they go with."""
    return [_shared(event, events) for event in events]


def _shared(event: Found, events: Iterable[Found]) -> Found:
    if event.recipients or not event.actors or event.match.rule.rule_id not in _OFFERED:
        return event
    beside = _beside(event.trigger)
    for other in events:
        if beside is None or other.trigger.i != beside.i or other.event_type not in _FRIENDLY:
            continue
        if other.recipients and _heads(other) == _heads(event):
            return replace(event, recipients=other.recipients, topics=())
    return event


def _beside(trigger: Token) -> Token | None:
    """The verb that a verb is joined to, or whose purpose it is: "eased the ban in a bid to mend ties"."""
    if trigger.dep_ == "conj" and is_verbal(trigger.head):
        return trigger.head
    if trigger.tag_ != "VB" or trigger.dep_ not in ("acl", "advcl"):
        return None
    return next((token for token in trigger.ancestors if is_verbal(token)), None)


def _heads(event: Found) -> set[int]:
    return {actor.head.i for actor in event.actors}
