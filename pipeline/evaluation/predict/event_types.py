"""The event that a run finds between two marked spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.evaluation.metrics.overlap import shared
from pipeline.evaluation.readers.event_pairs import QUAD_OF, GoldPair, code_of
from pipeline.evaluation.readers.rows import GoldSpan
from pipeline.evaluation.tools import Tools
from pipeline.extraction.analysis import analyze_parsed
from pipeline.records import Analysis, EventMention, EventParticipant


@dataclass(frozen=True, slots=True)
class PredictedCode:
    """The suite's code, null where no event connects the spans."""

    code: str | None
    rule: str | None = None


def predict_codes(gold: Sequence[GoldPair], tools: Tools) -> list[PredictedCode]:
    """One code per sentence."""
    return [
        _code(item, analyze_parsed(parsed, resources=tools.resources))
        for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True)
    ]


def _code(item: GoldPair, analysis: Analysis) -> PredictedCode:
    ranked = []
    for event in analysis.event_mentions:
        code = code_of(event.event_type)
        if code in QUAD_OF:
            ranked.append(
                (_connects(event, analysis.participants, item), event.confidence, -event.start, event)
            )
    connects, *_, event = max(ranked, default=(0, 0.0, 0, None), key=lambda entry: entry[:3])
    return (
        PredictedCode(code_of(event.event_type), event.rule_id) if event and connects else PredictedCode(None)
    )


def _connects(event: EventMention, participants: Iterable[EventParticipant], item: GoldPair) -> int:
    own = [each for each in participants if each.event_mention_id == event.event_mention_id]
    straight = _touches(own, "actor", item.sources) + _touches(own, "recipient", item.targets)
    turned = _touches(own, "actor", item.targets) + _touches(own, "recipient", item.sources)
    return max(2 * straight, turned)


def _touches(participants: Iterable[EventParticipant], role: str, spans: Iterable[GoldSpan]) -> bool:
    return any(each.role == role and any(shared(each, span) for span in spans) for each in participants)
