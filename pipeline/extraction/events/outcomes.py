"""A deed told with what came of it or what it was for: one assault, not two or three.

"Were shot and wounded", "fired gas to disperse the crowd", "carried out a raid that killed nine".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.clause import described_by
from pipeline.extraction.events.grammar.neighbours import is_purpose
from pipeline.extraction.events.grammar.slots import is_verbal

_HARMED = frozenset({"kill", "wound", "injure", "hurt", "maim"})
_DISPERSED = frozenset({"assault.disperse", "assault.disperse_from"})


def without_outcomes(events: Sequence[Found]) -> list[Found]:
    """The events without those that only go on with an assault: its toll or aim, which it then gains."""
    kept = list(events)
    for event in events:
        if event not in kept:
            continue
        deed = _deed_of(event, kept)
        if deed is not None:
            kept[kept.index(deed)] = _joined(deed, event)
            kept.remove(event)
        elif (toll := _toll_of(event, kept)) is not None:
            kept[kept.index(toll)] = toll if toll.actors else toll.with_actors(event.actors)
            kept.remove(event)
    return kept


def with_doers(events: Sequence[Found]) -> list[Found]:
    """The events, participles of harm with the doers of the assault that they really go on with.

    "The town mourns after gunmen opened fire inside, killing nine": the parser hangs them on another verb.
    """
    return [
        event if (deed := _torn_from(event, events)) is None else event.with_actors(deed.actors)
        for event in events
    ]


def _torn_from(event: Found, events: Sequence[Found]) -> Found | None:
    verb = event.trigger
    if event.event_type not in ("ASSAULT", "X_CASUALTIES") or verb.tag_ != "VBG":
        return None
    if verb.lemma_ not in _HARMED or verb.head.i > verb.i:
        return None
    if verb.dep_ == "pobj" and not event.actors:  # "rockets into western Homs killing nine"
        above = {ancestor.i for ancestor in verb.ancestors}
        return next(
            (each for each in events if each.trigger.i in above and each.event_type == "ASSAULT"), None
        )
    if verb.dep_ != "advcl":
        return None
    if any(each.trigger.i == verb.head.i and each.event_type == "ASSAULT" for each in events):
        return None
    between = [
        each
        for each in events
        if verb.head.i < each.trigger.i < verb.i
        and each.event_type == "ASSAULT"
        and is_verbal(each.trigger)
        and not (
            each.trigger.dep_ == "acl" and is_purpose(each.trigger)
        )  # "foiled a bid to seize it, killing"
        and verb.head in each.trigger.ancestors
    ]
    return max(between, key=lambda each: each.trigger.i, default=None)


def _deed_of(event: Found, events: Sequence[Found]) -> Found | None:
    """The assault of which a verb of harm, or of dispersing, only tells more."""
    head = event.trigger.head
    deed = next((each for each in events if each.trigger.i == head.i and each is not event), None)
    if deed is None or deed.event_type not in ("ASSAULT", event.event_type):
        return None
    if event.match.rule.rule_id in _DISPERSED and event.trigger.tag_ == "VB":
        return deed if deed.event_type == "ASSAULT" and event.trigger.dep_ in ("advcl", "xcomp") else None
    if event.trigger.dep_ != "conj" or event.trigger.lemma_ not in _HARMED:
        return None
    victims = {filler.head.i for filler in event.recipients}
    return deed if victims and victims == {filler.head.i for filler in deed.recipients} else None


def _toll_of(event: Found, events: Sequence[Found]) -> Found | None:
    """The verb in whose clause a carried deed that hit nobody named goes on: "a raid that killed nine"."""
    noun = event.match.noun
    if noun is None or event.event_type != "ASSAULT" or event.recipients or not is_verbal(event.trigger):
        return None
    verbs = {verb.i for verb in described_by(noun)}
    return next(
        (
            each
            for each in events
            if each.trigger.i in verbs and each.event_type == "ASSAULT" and each.recipients
        ),
        None,
    )


def _joined(deed: Found, outcome: Found) -> Found:
    return replace(
        deed,
        actors=deed.actors or outcome.actors,
        recipients=deed.recipients or outcome.recipients,
        instruments=deed.instruments or outcome.instruments,
        places=deed.places or outcome.places,
    )
