"""Confidence: its scores, its fit, and what it says of plain and of shaky readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.evaluation.predict.confidences import Claimed
from pipeline.evaluation.readers.judged import JudgedDocument
from pipeline.evaluation.readers.rows import GoldText
from pipeline.evaluation.scores.confidences import score_confidences
from pipeline.evaluation.weights import fit
from tests.pipeline.extraction.events.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources


def _claim(confidence: float, is_right: bool, *evidence: str) -> Claimed:
    return Claimed(frozenset(evidence), confidence, is_right)


def _judged(count: int) -> JudgedDocument:
    verdicts = {(i, i + 1, "AGREE", "happened", "", ""): True for i in range(count)}
    return JudgedDocument(GoldText("d", "text", None), verdicts)


def test_scores_of_claims_that_fit_and_of_claims_that_do_not() -> None:
    fitting = [_claim(0.9, True)] * 9 + [_claim(0.9, False)] + [_claim(0.1, False)] * 9 + [_claim(0.1, True)]
    scores = score_confidences([_judged(40)], [fitting]).metrics
    assert scores["calibration_error"] == pytest.approx(0.0)
    assert scores["auc"] == pytest.approx(0.9)
    assert scores["right"] == pytest.approx(0.5)
    assert scores["standing"] == pytest.approx(0.5)
    assert scores["measured_0.85_to_1.00"] == pytest.approx(0.9)
    boastful = [_claim(0.95, False), _claim(0.95, True)]
    assert score_confidences([_judged(2)], [boastful]).metrics["calibration_error"] == pytest.approx(0.45)


def test_no_row_no_figure() -> None:
    scores = score_confidences([_judged(3)], [[]]).metrics
    assert scores["auc"] is None
    assert scores["brier"] is None
    assert scores["standing"] == 0.0


def test_the_fit_weighs_what_tells_and_leaves_out_what_is_rare() -> None:
    rows = [_claim(0, True, "bias", "plain")] * 120 + [_claim(0, False, "bias", "shaky")] * 120
    rows += [_claim(0, True, "bias", "shaky"), _claim(0, False, "bias", "plain", "rare")]
    weights = fit(rows)
    assert weights["plain"] > 0.5
    assert weights["shaky"] < -0.5
    assert "rare" not in weights


def test_rows_of_unseen_texts_are_ranked_by_what_others_taught() -> None:
    told = [[_claim(0, True, "bias", "plain"), _claim(0, False, "bias", "shaky")] for _ in range(40)]
    misled = [[_claim(0, at % 2 == 0, "bias", f"text {at}")] * 9 for at in range(20)]
    gold = [_judged(2)] * 40
    assert score_confidences(gold, told).metrics["auc_unseen"] == 1.0
    unseen = score_confidences(gold[:20], misled).metrics["auc_unseen"]
    assert unseen is not None
    assert unseen <= 0.5  # what only its own text shows is not known of a text


def test_a_plain_reading_is_surer_than_a_shaky_one(nlp: Language, resources: Resources) -> None:
    plain, shaky = read(
        [
            "The government of Kenya arrested the rebel commander.",
            "“If we ever wanted to,” he said, though nobody at the long table seemed to be listening to "
            "him any more, “we might perhaps support the rebels with some kind of gesture, I suppose.”",
        ],
        nlp,
        resources,
    )
    (arrest,) = plain.events
    assert arrest.confidence > 0.6
    assert all(0 < event.confidence < arrest.confidence for event in shaky.events)
    assert shaky.events
