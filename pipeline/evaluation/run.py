"""One suite over one gold file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.cases import Case
from pipeline.evaluation.suites import Suite
from pipeline.evaluation.tools import Tools

_DIGITS = 4


@dataclass(frozen=True)
class Result:
    """What `dateline evaluate` prints, and the errors behind it."""

    suite: str
    path: str
    documents: int
    metrics: dict[str, float | None]
    baseline: dict[str, float | None]
    errors: list[Case]

    def to_json(self) -> str:
        """The contract's object on one line."""
        keys = ("suite", "path", "documents", "metrics", "baseline")
        return json.dumps({key: getattr(self, key) for key in keys}, ensure_ascii=False)


def evaluate(chosen: Suite, path: Path, tools: Tools, *, limit: int | None = None) -> Result:
    """Score the suite over the file, or its first `limit` documents. Raises `GoldError`."""
    gold = chosen.read(path)[:limit]
    baseline = chosen.score(gold, chosen.baseline(gold, tools))
    scores = chosen.score(gold, chosen.predict(gold, tools))
    return Result(
        chosen.name, str(path), len(gold), _rounded(scores.metrics), _rounded(baseline.metrics), scores.errors
    )


def _rounded(metrics: dict[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, _DIGITS) for name, value in metrics.items()}
