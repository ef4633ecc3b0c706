"""One event told by a verb and a noun of one clause: "killed in an airstrike" is one assault, told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.clause import clause_of, described_by
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.parties.owners import MUTUAL
from pipeline.extraction.events.parties.participants import Filler

_SAME = frozenset({"subj", "in", "by", "during"})  # "the raid killed nine", "nine were killed in a raid"
_ORDERED = frozenset({"coerce.order_confined", "coerce.order_held"})
_CLAIMED = "combo.claim_resp"
_HANGING = frozenset({"subj", "obj", "in", "by", "during", "from", "with", "through", "as", "for"})


def merged(events: Sequence[Found]) -> list[Found]:
    """The events without nouns that only repeat the verb above them; the verb gains what the noun says."""
    kept = _without_claimed(_without_ordered(events))
    for event in tuple(kept):
        noun = _noun_of(event)
        verb = _told_by(event, noun, kept) if noun is not None else None
        if verb is not None:
            kept[kept.index(verb)] = _joined(verb, event)
            kept.remove(event)
    return kept


def _without_ordered(events: Sequence[Found]) -> list[Found]:
    """A confinement that is ordered is one event: "the judge ordered that she be detained"."""
    kept = list(events)
    for order in events:
        if order.match.rule.rule_id not in _ORDERED:
            continue
        heads = {filler.head.i for filler in order.topics}
        heads |= {child.i for child in order.trigger.children if is_verbal(child)}
        for inner in [each for each in kept if each.event_type == "COERCE" and each.trigger.i in heads]:
            kept.remove(inner)
            told = replace(order, recipients=order.recipients or _without(inner.recipients, order.actors))
            kept[kept.index(order)] = order = told
    return kept


def _without_claimed(events: Sequence[Found]) -> list[Found]:
    """A deed for which somebody claims responsibility is one event: "claimed a raid that killed nine"."""
    kept = list(events)
    for claim in events:
        if claim.match.rule.rule_id != _CLAIMED:
            continue
        heads = {filler.head.i for filler in claim.topics}
        told = {verb.i for filler in claim.topics for verb in described_by(filler.head)}
        for inner in [each for each in kept if each.trigger.i in heads | told]:
            if inner.event_type == claim.event_type:
                kept.remove(inner)
                joined = _joined(claim, inner)
                kept[kept.index(claim)] = claim = joined
    return kept


def _noun_of(event: Found) -> Token | None:
    """The noun that tells of the event, alone or with a clause on it: "the attack, which X carried out"."""
    noun, verb = event.match.noun, event.trigger
    if noun is None:
        return None if is_verbal(verb) else verb
    return noun if verb.dep_ in ("relcl", "acl") and verb.head == noun else None


def _told_by(told: Found, noun: Token, events: Sequence[Found]) -> Found | None:
    heads = {verb.i for verb in described_by(noun)} - {told.trigger.i}
    surely = set(heads)
    clause = clause_of(noun, opaque=())
    if (
        clause is not None
        and clause.governor is not None
        and not clause.through
        and clause.relation in _HANGING
    ):
        heads.update(_verbs_of(clause.governor))
        surely.update(_verbs_of(clause.governor) if clause.relation in _SAME else ())
    nearest = sorted(
        (event for event in events if event.trigger.i in heads and is_verbal(event.trigger)),
        key=lambda event: abs(event.trigger.i - noun.i),
    )
    return next(
        (event for event in nearest if _may_be_one(event, told, sure=event.trigger.i in surely)), None
    )


def _verbs_of(governor: Token) -> Iterator[int]:
    """The verb, and those with which it is coordinated: "killed nine and wounded two in a raid"."""
    yield governor.i
    while governor.dep_ == "conj" and is_verbal(governor.head):
        governor = governor.head
        yield governor.i


def _may_be_one(verb: Found, noun: Found, *, sure: bool) -> bool:
    if verb.event_type != noun.event_type:
        return False
    modes = {verb.match.rule.mode, noun.match.rule.mode} - {None}
    if verb.event_type != "ASSAULT" and len(modes) > 1:
        return False
    return (sure and verb.event_type == "ASSAULT") or _agree(verb.recipients, noun.recipients)


def _agree(mine: Sequence[Filler], others: Sequence[Filler]) -> bool:
    """Whether two lists of parties can be one: one is empty, or they share a head or an entity."""
    if not mine or not others:
        return True
    heads = {filler.head.i for filler in mine}
    clusters = {filler.cluster for filler in mine} - {None}
    return any(filler.head.i in heads or filler.cluster in clusters for filler in others)


def _joined(verb: Found, noun: Found) -> Found:
    rule = verb.match.rule
    if rule.mode is None and noun.match.rule.mode is not None:
        rule = replace(rule, mode=noun.match.rule.mode)
    doers = noun.actors
    if noun.match.rule.rule_id in MUTUAL:  # killed in clashes with them: by them
        doers = (*noun.actors, *noun.recipients)
    return replace(
        verb,
        match=replace(verb.match, rule=rule),
        actors=verb.actors or _without(doers, verb.recipients),
        recipients=verb.recipients or noun.recipients,
        instruments=verb.instruments or noun.instruments,
        places=verb.places or noun.places,
    )


def _without(fillers: Sequence[Filler], others: Sequence[Filler]) -> tuple[Filler, ...]:
    heads = {filler.head.i for filler in others}
    return tuple(filler for filler in fillers if filler.head.i not in heads)
