"""`python -m pipeline.evaluation.fit_confidence`: the weights of `pipeline/knowledge/events/confidence.tsv`.

Logistic regression with an L2 penalty, by Newton's method, over the judged rows of gold sets whose licence
allows reuse. Evidence seen on fewer than `_LEAST` rows has no weight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from pipeline.evaluation.cli import DEFAULT_CACHE
from pipeline.evaluation.predict.confidences import Claimed, claims
from pipeline.evaluation.readers.judged import read_judged
from pipeline.evaluation.sets import SETS
from pipeline.evaluation.tools import Tools
from pipeline.extraction.model import load_model
from pipeline.resources import load_resources

DEFAULT_WEIGHTS = Path("pipeline/knowledge/events/confidence.tsv")
_LEAST = 8
_PENALTY = 40.0
_PENALTIES = {"bias": 0.01, "nobody known": 1.0}  # the level, and what tells much though it is rare
_STEPS = 60


def main(
    shared: Annotated[Path, typer.Argument(help="Folder with gold/.")] = Path("../shared"),
    *,
    write: Annotated[Path, typer.Option(help="File of weights.")] = DEFAULT_WEIGHTS,
    cache: Annotated[Path, typer.Option(help="Folder that keeps parses.")] = DEFAULT_CACHE,
) -> None:
    """Fit the weights on all judged rows and write them under the header that the file has."""
    tools = Tools(load_model(), load_resources(), cache)
    paths = [shared / each.path for each in SETS if each.suite == "confidence"]
    rows = [claim for path in paths for document in claims(read_judged(path), tools) for claim in document]
    weights = fit(rows)
    header = [line for line in write.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items())]
    write.write_text("\n".join([*header, "evidence\tweight", *lines]) + "\n", encoding="utf-8")
    typer.echo(f"{len(weights)} weights from {len(rows)} rows, {sum(row.is_right for row in rows)} right")


def fit(rows: Sequence[Claimed]) -> dict[str, float]:
    """Weight of each piece of evidence that enough rows have."""
    counts = Counter(name for row in rows for name in row.evidence)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    held = np.array([[name in row.evidence for name in names] for row in rows], float)
    right = np.array([row.is_right for row in rows], float)
    penalty = np.array([_PENALTIES.get(name, _PENALTY) for name in names])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        claimed = 1 / (1 + np.exp(-held @ weights))
        slope = held.T @ (right - claimed) - penalty * weights
        curve = (held.T * (claimed * (1 - claimed))) @ held + np.diag(penalty)
        weights += np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


if __name__ == "__main__":
    typer.run(main)
