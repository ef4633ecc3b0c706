"""How well confidence is calibrated: claimed against measured over judged rows.

`brier` is the mean squared difference of claim and verdict, `calibration_error` the difference of claimed and
measured share over five bands, weighted by their rows (Naeini et al. 2015). `auc` is how often a right row is
claimed higher than a wrong one, over rows that the weights have seen; `auc_unseen` the same by weights fitted
on the other texts of the set. `standing` is the share of judged rows that a run still gives word for word,
`right` the share of those that are right.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.cases import Scores
from pipeline.evaluation.predict.confidences import Claimed
from pipeline.evaluation.readers.judged import JudgedDocument
from pipeline.evaluation.weights import claimed_unseen

_BANDS = ((0.0, 0.4), (0.4, 0.55), (0.55, 0.7), (0.7, 0.85), (0.85, 1.01))


def score_confidences(gold: Sequence[JudgedDocument], predicted: Sequence[Sequence[Claimed]]) -> Scores:
    """Calibration over all rows of all documents."""
    rows = [claim for document in predicted for claim in document]
    judged = sum(len(document.verdicts) for document in gold)
    metrics: dict[str, float | None] = {
        "brier": _mean([(claim.confidence - claim.is_right) ** 2 for claim in rows]),
        "calibration_error": _calibration_error(rows),
        "auc": _auc([(claim.confidence, claim.is_right) for claim in rows]),
        "auc_unseen": _auc(claimed_unseen(predicted)),
        "right": _mean([float(claim.is_right) for claim in rows]),
        "rows": float(len(rows)),
        "standing": len(rows) / judged if judged else None,
    }
    for low, high in _BANDS:
        held = _within(rows, low, high)
        name = f"{low:.2f}_to_{min(high, 1.0):.2f}"
        metrics[f"claimed_{name}"] = _mean([claim.confidence for claim in held])
        metrics[f"measured_{name}"] = _mean([float(claim.is_right) for claim in held])
    return Scores(metrics)


def _within(rows: Sequence[Claimed], low: float, high: float) -> list[Claimed]:
    return [claim for claim in rows if low <= claim.confidence < high]


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _calibration_error(rows: Sequence[Claimed]) -> float | None:
    if not rows:
        return None
    gaps = (
        abs(sum(claim.confidence - claim.is_right for claim in _within(rows, low, high)))
        for low, high in _BANDS
    )
    return sum(gaps) / len(rows)


def _auc(rows: Sequence[tuple[float, bool]]) -> float | None:
    """Mann-Whitney over pairs of a right and a wrong row; equal claims count half."""
    right = [claim for claim, is_right in rows if is_right]
    wrong = [claim for claim, is_right in rows if not is_right]
    if not right or not wrong:
        return None
    wins = sum((one > other) + 0.5 * (one == other) for one in right for other in wrong)
    return wins / (len(right) * len(wrong))
