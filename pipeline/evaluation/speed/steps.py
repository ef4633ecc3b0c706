"""CPU seconds of each extraction step beside bare spaCy.

Bare spaCy and our steps take turns over the same few texts, so that a busy machine slows both alike, and
CPU time is counted, not the clock. Steps are timed where `analysis.analyze_parsed` calls them, by wrapping
the names it calls: the order and arguments are then those of a run, whatever becomes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from time import process_time
from typing import Any

from spacy.language import Language

from pipeline.evaluation.speed.texts import word_count
from pipeline.extraction import analysis
from pipeline.extraction.parse import parse_articles
from pipeline.records import Article
from pipeline.resources import Resources
from pipeline.staging.segments import find_segments

# What analyze_parsed calls, by the name of the step that the cost limits speak of.
STEPS = {
    "find_mentions": "mentions",
    "locate": "places",
    "find_timexes": "timexes",
    "find_attributions": "attributions",
    "find_events": "events",
    "find_quantities": "quantities",
}
_TURN = 20  # texts before bare spaCy has its turn again
_PUBLISHED = date(2020, 1, 15)  # any day: relative dates are then worked out, as in a run


@dataclass
class StepTimes:
    """CPU seconds over the same texts."""

    documents: int
    words: int
    bare: float = 0.0
    steps: dict[str, float] = field(default_factory=dict)

    @property
    def ratios(self) -> dict[str, float]:
        """Each step as a share of bare spaCy's time."""
        return {name: seconds / self.bare for name, seconds in self.steps.items()}


def measure_steps(texts: Sequence[str], nlp: Language, resources: Resources) -> StepTimes:
    """Time bare spaCy, segmenting, parsing and every step of extraction over the texts."""
    times = StepTimes(len(texts), word_count(list(texts)))
    warm = list(texts[:3])
    list(nlp.pipe(warm))
    _extract(warm, nlp, resources, StepTimes(0, 0))
    for start in range(0, len(texts), _TURN):
        turn = texts[start : start + _TURN]
        begun = process_time()
        for _ in nlp.pipe(turn):
            pass
        times.bare += process_time() - begun
        _extract(turn, nlp, resources, times)
    return times


def _extract(texts: Sequence[str], nlp: Language, resources: Resources, times: StepTimes) -> None:
    begun = process_time()
    articles = [
        Article(str(number), text, find_segments(text), published_on=_PUBLISHED, published_precision="day")
        for number, text in enumerate(texts)
    ]
    _add(times, "segments", process_time() - begun)
    begun = process_time()
    parses = list(parse_articles(articles, nlp))
    _add(times, "parse", process_time() - begun)
    with _timed(times):
        for parsed in parses:
            analysis.analyze_parsed(parsed, resources=resources)


def _add(times: StepTimes, step: str, seconds: float) -> None:
    times.steps[step] = times.steps.get(step, 0.0) + seconds


@contextmanager
def _timed(times: StepTimes) -> Iterator[None]:
    """Each step function of `analysis` adds its time while the context lasts."""
    originals = {name: getattr(analysis, name) for name in STEPS}
    try:
        for name, original in originals.items():
            setattr(analysis, name, _stopwatch(original, STEPS[name], times))
        yield
    finally:
        for name, original in originals.items():
            setattr(analysis, name, original)


def _stopwatch(function: Callable[..., Any], step: str, times: StepTimes) -> Callable[..., Any]:
    def timed(*args: Any, **options: Any) -> Any:
        begun = process_time()
        try:
            return function(*args, **options)
        finally:
            _add(times, step, process_time() - begun)

    return timed
