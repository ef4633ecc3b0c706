"""How sure a run is of each row that was judged by hand, as far as it still finds that row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.evaluation.readers.judged import JudgedDocument, reading_of
from pipeline.evaluation.tools import Tools
from pipeline.extraction.attribution import find_attributions
from pipeline.extraction.events import readings
from pipeline.extraction.events.find import participants_of


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that still stands: what it rests on, the confidence claimed, and the verdict of its reader."""

    evidence: frozenset[str]
    confidence: float
    is_right: bool


def predict_confidences(gold: Sequence[JudgedDocument], tools: Tools) -> list[list[Claimed]]:
    """The judged rows of each document that a run still gives."""
    return list(claims(gold, tools))


def claims(gold: Sequence[JudgedDocument], tools: Tools) -> Iterator[list[Claimed]]:
    """One list per document."""
    for judged, parsed in zip(gold, tools.parsed(each.document for each in gold), strict=True):
        mentions = tools.mentions(parsed)
        attributions = find_attributions(parsed, mentions)
        claimed = []
        for reading in readings(parsed, mentions, timexes=(), attributions=attributions):
            event = reading.event
            participants = list(participants_of(reading.found, event, judged.document.text))
            verdict = judged.verdicts.get(reading_of(event, participants))
            if verdict is not None:
                claimed.append(Claimed(reading.evidence, event.confidence, verdict))
        yield claimed
