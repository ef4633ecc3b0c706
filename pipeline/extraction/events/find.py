"""Events of one article as records: dated, placed, judged and attributed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.events.company import Company
from pipeline.extraction.events.confidence import LEAST, confidence_of, evidence
from pipeline.extraction.events.found import Found
from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.events.place import place_of
from pipeline.extraction.events.rules.contexts import contexts_of
from pipeline.extraction.events.scope.disarming import is_disarming
from pipeline.extraction.events.scope.unowned import is_to_come
from pipeline.extraction.events.scope.worth import is_of_nobody_known, says_enough
from pipeline.extraction.events.search import Search
from pipeline.extraction.modality import Judgement, judge
from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.time import date_event
from pipeline.ids import content_id
from pipeline.records import Attribution, EventMention, EventParticipant, MentionIndex, Timex, innermost

# A reading whose doer, or whose only party, is a pronoun that nothing resolves: fewer than half are right.
_UNKNOWN = 0.4
_WIDEST_TRIGGER = 60  # characters from a light verb to its noun that one trigger span may cover


@dataclass(frozen=True)
class EventsFound:
    """The event mentions of one article and who takes part in them; `uncertain` are held back."""

    event_mentions: tuple[EventMention, ...] = ()
    participants: tuple[EventParticipant, ...] = ()
    uncertain: tuple[EventMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An event as matching found it, its record, and the evidence that its confidence weighs."""

    found: Found
    event: EventMention
    evidence: frozenset[str]


def find_events(
    parsed: ParsedArticle,
    mentions: MentionIndex,
    *,
    timexes: tuple[Timex, ...],
    attributions: tuple[Attribution, ...],
    least: float = LEAST,
) -> EventsFound:
    """Event mentions of one article, in the order of their triggers; readings under `least` are held back."""
    events: dict[str, EventMention] = {}
    uncertain: dict[str, EventMention] = {}
    participants: list[EventParticipant] = []
    for reading in readings(parsed, mentions, timexes=timexes, attributions=attributions):
        event = reading.event
        if event.confidence < least:
            uncertain.setdefault(event.event_mention_id, event)
        elif event.event_mention_id not in events:
            events[event.event_mention_id] = event
            participants.extend(participants_of(reading.found, event, parsed.article.text))
    held_back = (event for identity, event in uncertain.items() if identity not in events)
    return EventsFound(tuple(events.values()), tuple(participants), tuple(held_back))


def readings(
    parsed: ParsedArticle,
    mentions: MentionIndex,
    *,
    timexes: tuple[Timex, ...],
    attributions: tuple[Attribution, ...],
) -> Iterator[Reading]:
    """Each event as matching found it, with its record and what its confidence rests on."""
    search = Search(parsed, mentions, attributions=attributions)
    told = list(search.document())
    company = Company(told, parsed, mentions)
    for found in told:
        judgement = judge(found.trigger, noun=found.match.noun)
        held = evidence(found, judgement, search.setting, company)
        event = _record(
            found,
            search,
            mentions,
            timexes=timexes,
            attributions=attributions,
            judgement=judgement,
            confidence=min(confidence_of(held), _UNKNOWN if is_of_nobody_known(found) else 1.0),
        )
        if event is not None and not _is_no_row(found, event, search):
            yield Reading(found, event, held)


def _is_no_row(found: Found, event: EventMention, search: Search) -> bool:
    """Whether the event, its modality known, says too little, or nothing that could be found true."""
    return (
        is_to_come(found, event.modality, search.syntax)
        or is_disarming(found, event.modality, search.syntax, search.kinds)
        or not says_enough(found, event, search.kinds)
    )


def trigger_span(found: Found) -> tuple[int, int]:
    """Characters of the trigger: verb to carried noun where they are near, else the noun or verb alone."""
    tokens = found.tokens
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    if end - start > _WIDEST_TRIGGER:
        head = found.match.noun or found.trigger
        return head.idx, head.idx + len(head)
    return start, end


def _record(
    found: Found,
    search: Search,
    mentions: MentionIndex,
    *,
    timexes: tuple[Timex, ...],
    attributions: tuple[Attribution, ...],
    judgement: Judgement,
    confidence: float,
) -> EventMention | None:
    parsed, trigger = search.parsed, found.trigger
    sentence = parsed.sentence_at(trigger.i)
    if sentence is None:
        return None
    start, end = trigger_span(found)
    said = innermost(attributions, start, end)
    when = date_event(trigger, parsed, timexes)
    place, basis = place_of(found, search, mentions, sentence)
    document_id = parsed.article.document_id
    return EventMention(
        event_mention_id=content_id("e", document_id, start, end, found.event_type),
        document_id=document_id,
        sentence_id=sentence.sentence_id,
        start=start,
        end=end,
        surface=parsed.article.text[start:end],
        lemma=found.lemma,
        event_type=found.event_type,
        mode=found.match.rule.mode,
        contexts=contexts_of(found),
        modality=judgement.modality,
        polarity=judgement.polarity,
        earliest=when.earliest,
        latest=when.latest,
        date_precision=when.precision,
        date_basis=when.basis,
        timex_id=when.timex_id,
        place_cluster=place,
        place_basis=basis,
        attribution_id=said.attribution_id if said else None,
        confidence=confidence,
        rule_id=found.match.rule.rule_id,
        trigger=trigger.i,
    )


def participants_of(found: Found, event: EventMention, text: str) -> Iterator[EventParticipant]:
    """Who and what takes part, role by role in the order of the text."""
    groups = (
        ("actor", found.actors), ("recipient", found.recipients), ("place", found.places),
        ("topic", found.topics), ("instrument", found.instruments),
    )  # fmt: skip
    for role, fillers in groups:
        yield from (
            _participant(filler, role, ordinal, event, text) for ordinal, filler in enumerate(fillers)
        )


def _participant(filler: Filler, role: str, ordinal: int, event: EventMention, text: str) -> EventParticipant:
    return EventParticipant(
        event_mention_id=event.event_mention_id,
        role=role,
        ordinal=ordinal,
        document_id=event.document_id,
        start=filler.start,
        end=filler.end,
        surface=text[filler.start : filler.end],
        mention_id=filler.mention.mention_id if filler.mention else None,
    )
