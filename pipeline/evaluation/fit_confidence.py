"""`python -m pipeline.evaluation.fit_confidence`: the weights of `pipeline/knowledge/events/confidence.tsv`.

Fitted by `pipeline.evaluation.weights` over the judged rows of gold sets whose licence allows reuse.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.evaluation.cli import DEFAULT_CACHE
from pipeline.evaluation.predict.confidences import claims
from pipeline.evaluation.readers.judged import read_judged
from pipeline.evaluation.sets import SETS
from pipeline.evaluation.tools import Tools
from pipeline.evaluation.weights import fit
from pipeline.extraction.model import load_model
from pipeline.resources import load_resources

DEFAULT_WEIGHTS = Path("pipeline/knowledge/events/confidence.tsv")


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


if __name__ == "__main__":
    typer.run(main)
