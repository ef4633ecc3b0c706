"""Every suite: how its gold is read, predicted, scored, and what the baseline would have predicted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluation.baselines.aliases import baseline_aliases
from pipeline.evaluation.baselines.attributions import baseline_attributions
from pipeline.evaluation.baselines.confidences import baseline_confidences
from pipeline.evaluation.baselines.event_links import baseline_event_links
from pipeline.evaluation.baselines.event_records import baseline_deeds
from pipeline.evaluation.baselines.event_types import baseline_codes
from pipeline.evaluation.baselines.furniture import baseline_kept
from pipeline.evaluation.baselines.html import baseline_pages
from pipeline.evaluation.baselines.modalities import baseline_modalities
from pipeline.evaluation.baselines.names import baseline_names
from pipeline.evaluation.baselines.places import baseline_places
from pipeline.evaluation.baselines.timexes import baseline_timexes
from pipeline.evaluation.cases import Scores
from pipeline.evaluation.predict.aliases import predict_aliases
from pipeline.evaluation.predict.attributions import predict_attributions
from pipeline.evaluation.predict.confidences import predict_confidences
from pipeline.evaluation.predict.event_links import predict_event_links
from pipeline.evaluation.predict.event_records import predict_deeds
from pipeline.evaluation.predict.event_types import predict_codes
from pipeline.evaluation.predict.furniture import predict_kept
from pipeline.evaluation.predict.html import predict_pages
from pipeline.evaluation.predict.modalities import predict_modalities
from pipeline.evaluation.predict.names import predict_names
from pipeline.evaluation.predict.places import predict_places
from pipeline.evaluation.predict.timexes import predict_timexes
from pipeline.evaluation.readers.aliases import read_aliases
from pipeline.evaluation.readers.attributions import read_attributions
from pipeline.evaluation.readers.event_links import read_event_links
from pipeline.evaluation.readers.event_pairs import read_event_pairs
from pipeline.evaluation.readers.event_records import read_event_records
from pipeline.evaluation.readers.judged import read_judged
from pipeline.evaluation.readers.modalities import read_modalities
from pipeline.evaluation.readers.names import read_names
from pipeline.evaluation.readers.pages import read_flattened_pages, read_html_pages
from pipeline.evaluation.readers.timexes import read_timexes
from pipeline.evaluation.readers.toponyms import read_toponyms
from pipeline.evaluation.scores.aliases import score_aliases
from pipeline.evaluation.scores.attributions import score_attributions
from pipeline.evaluation.scores.confidences import score_confidences
from pipeline.evaluation.scores.event_links import score_event_links
from pipeline.evaluation.scores.event_records import score_deeds
from pipeline.evaluation.scores.event_types import score_codes
from pipeline.evaluation.scores.furniture import score_kept
from pipeline.evaluation.scores.html import score_pages
from pipeline.evaluation.scores.modalities import score_modalities
from pipeline.evaluation.scores.names import score_names
from pipeline.evaluation.scores.places import score_places
from pipeline.evaluation.scores.timexes import score_timexes
from pipeline.evaluation.tools import Tools


@dataclass(frozen=True)
class Suite:
    """One line of the evaluation contract.

    `predict` and `baseline` give one prediction per gold document.
    """

    name: str
    read: Callable[[Path], list[Any]]
    predict: Callable[[list[Any], Tools], list[Any]]
    baseline: Callable[[list[Any], Tools], list[Any]]
    score: Callable[[list[Any], list[Any]], Scores]


SUITES: tuple[Suite, ...] = (
    Suite("timex", read_timexes, predict_timexes, baseline_timexes, score_timexes),
    Suite("ner", read_names, predict_names, baseline_names, score_names),
    Suite("attribution", read_attributions, predict_attributions, baseline_attributions, score_attributions),
    Suite("event_types", read_event_pairs, predict_codes, baseline_codes, score_codes),
    Suite("events", read_event_records, predict_deeds, baseline_deeds, score_deeds),
    Suite("modality", read_modalities, predict_modalities, baseline_modalities, score_modalities),
    Suite("confidence", read_judged, predict_confidences, baseline_confidences, score_confidences),
    Suite("aliases", read_aliases, predict_aliases, baseline_aliases, score_aliases),
    Suite("places", read_toponyms, predict_places, baseline_places, score_places),
    Suite("event_links", read_event_links, predict_event_links, baseline_event_links, score_event_links),
    Suite("furniture", read_flattened_pages, predict_kept, baseline_kept, score_kept),
    Suite("html", read_html_pages, predict_pages, baseline_pages, score_pages),
)


class SuiteError(ValueError):
    """There is no suite of that name; the message lists those there are."""


def suite(name: str) -> Suite:
    """The suite of that name; raises `SuiteError`."""
    for candidate in SUITES:
        if candidate.name == name:
            return candidate
    raise SuiteError(f"no suite {name!r}; there are {', '.join(each.name for each in SUITES)}")
