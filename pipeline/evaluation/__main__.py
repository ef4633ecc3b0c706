"""`python -m pipeline.evaluation SUITE PATH`: the same as `dateline evaluate`."""

from __future__ import annotations

import typer

from pipeline.evaluation.cli import evaluate

if __name__ == "__main__":
    typer.run(evaluate)
