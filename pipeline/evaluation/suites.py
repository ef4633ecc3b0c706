"""Every suite: how its gold is read, predicted, scored, and what the baseline would have predicted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluation.baselines.attributions import baseline_attributions
from pipeline.evaluation.baselines.names import baseline_names
from pipeline.evaluation.baselines.timexes import baseline_timexes
from pipeline.evaluation.cases import Scores
from pipeline.evaluation.predict.attributions import predict_attributions
from pipeline.evaluation.predict.names import predict_names
from pipeline.evaluation.predict.timexes import predict_timexes
from pipeline.evaluation.readers.attributions import read_attributions
from pipeline.evaluation.readers.names import read_names
from pipeline.evaluation.readers.timexes import read_timexes
from pipeline.evaluation.scores.attributions import score_attributions
from pipeline.evaluation.scores.names import score_names
from pipeline.evaluation.scores.timexes import score_timexes
from pipeline.evaluation.tools import Tools


@dataclass(frozen=True)
class Suite:
    """One line of the evaluation contract. `predict` and `baseline` give one prediction per gold document."""

    name: str
    read: Callable[[Path], list[Any]]
    predict: Callable[[list[Any], Tools], list[Any]]
    baseline: Callable[[list[Any], Tools], list[Any]]
    score: Callable[[list[Any], list[Any]], Scores]


SUITES: tuple[Suite, ...] = (
    Suite("timex", read_timexes, predict_timexes, baseline_timexes, score_timexes),
    Suite("ner", read_names, predict_names, baseline_names, score_names),
    Suite("attribution", read_attributions, predict_attributions, baseline_attributions, score_attributions),
)


class SuiteError(ValueError):
    """There is no suite of that name; the message lists those there are."""


def suite(name: str) -> Suite:
    """The suite of that name; raises `SuiteError`."""
    for candidate in SUITES:
        if candidate.name == name:
            return candidate
    raise SuiteError(f"no suite {name!r}; there are {', '.join(each.name for each in SUITES)}")
