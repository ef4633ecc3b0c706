"""`dateline evaluate` and `dateline benchmark`: handed on to `pipeline.evaluation`."""

from __future__ import annotations

import typer

HANDED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def evaluate(context: typer.Context) -> None:
    """Score against gold data, beside the baseline: dateline evaluate SUITE PATH [--json]."""
    _hand_on("evaluate", context)


def benchmark(context: typer.Context) -> None:
    """Measure speed, memory and growth, beside bare spaCy in the same run."""
    _hand_on("benchmark", context)


def _hand_on(command: str, context: typer.Context) -> None:
    from pipeline.evaluation.cli import app

    app(args=[command, *context.args], prog_name="dateline")
