"""The event that a sentence reports between two given spans, found by the same matching as `find_events`."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.events.rules.codebook import fold
from pipeline.extraction.events.rules.ontology import quad
from pipeline.extraction.events.search import Search
from pipeline.extraction.modality import judge
from pipeline.extraction.parse import ParsedArticle
from pipeline.records import MentionIndex

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairEvent:
    """What the source does to the target: base type, modality, the manual's root code and its quad class."""

    event_type: str
    mode: str | None
    modality: str
    codebook_type: str
    quad: str | None
    rule_id: str
    trigger: int
    basis: str  # both|source|path|sentence


def event_between(
    parsed: ParsedArticle, mentions: MentionIndex, *, source: Span | None, target: Span | None
) -> PairEvent | None:
    """The event between the spans (characters), or None when the lexicon finds none in their sentences."""
    search = Search(parsed, mentions)
    spans = [span for span in (source, target) if span is not None]
    sentences = [
        sentence for sentence in parsed.sentences
        if any(sentence.start < end and start < sentence.end for start, end in spans)
    ] or list(parsed.sentences)  # fmt: skip
    events = [event for sentence in sentences for event in search.sentence(sentence.first, sentence.last)]
    events = [event for event in events if not event.event_type.startswith("X_")] or events
    if not events:
        return None
    path = _path(parsed, source, target)
    best = max(events, key=lambda event: _rank(event, source, target, path))
    basis = _basis(best, source, target, path)
    judgement = judge(best.trigger)
    code = fold(best.event_type, judgement.modality, best.match.rule.rule_id)
    return PairEvent(
        best.event_type, best.match.rule.mode, judgement.modality, code, quad(code),
        best.match.rule.rule_id, best.trigger.i, basis,
    )  # fmt: skip


def _rank(event: Found, source: Span | None, target: Span | None, path: frozenset[int]) -> tuple[float, ...]:
    forward = _covers(event.actors, source) * 2.0 + _covers((*event.recipients, *event.topics), target) * 1.5
    backward = _covers(event.actors, target) * 1.0 + _covers((*event.recipients, *event.topics), source) * 0.8
    reach = _covers((*event.recipients, *event.topics, *event.places), source) * 0.5
    on_path = 1.0 if event.trigger.i in path else 0.0
    verbal = 0.3 if event.trigger.pos_ in ("VERB", "AUX") else 0.0
    return (
        max(forward, backward) + reach + on_path * 0.8 + verbal,
        -_depth(event.trigger),
        event.match.score,
    )


def _basis(event: Found, source: Span | None, target: Span | None, path: frozenset[int]) -> str:
    actor = _covers(event.actors, source)
    if actor and _covers((*event.recipients, *event.topics), target):
        return "both"
    if actor:
        return "source"
    return "path" if event.trigger.i in path else "sentence"


def _covers(fillers: tuple[Filler, ...], span: Span | None) -> bool:
    if span is None:
        return False
    start, end = span
    return any(filler.start < end and start < filler.end for filler in fillers)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _path(parsed: ParsedArticle, source: Span | None, target: Span | None) -> frozenset[int]:
    """Tokens on the way from source to target through the tree, with the verbs that govern both."""
    heads = [_head(parsed, span) for span in (source, target) if span is not None]
    ways = [[head, *head.ancestors] for head in heads if head is not None]
    if len(ways) < 2:
        return frozenset(token.i for way in ways for token in way)
    shared = {token.i for token in ways[0]} & {token.i for token in ways[1]}
    lowest = next((token.i for token in ways[0] if token.i in shared), None)
    outside = {token.i for way in ways for token in way if token.i not in shared}
    return frozenset(outside | ({lowest} if lowest is not None else set()))


def _head(parsed: ParsedArticle, span: Span) -> Token | None:
    found = parsed.doc.char_span(span[0], span[1], alignment_mode="expand")
    return found.root if found is not None else None
