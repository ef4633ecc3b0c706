"""`dateline evaluate` and `dateline benchmark`, mounted by the command line and usable by themselves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.evaluation.cases import Case, instructive
from pipeline.evaluation.readers.rows import GoldError
from pipeline.evaluation.run import Result
from pipeline.evaluation.run import evaluate as run_suite
from pipeline.evaluation.suites import SuiteError
from pipeline.evaluation.suites import suite as suite_named
from pipeline.evaluation.tools import Tools
from pipeline.extraction.model import DEFAULT_MODEL, ModelError, load_model
from pipeline.resources import load_resources

DEFAULT_CACHE = Path("data/cache/parses")
WRONG_USE = 2
BROKEN_ENVIRONMENT = 4

app = typer.Typer(no_args_is_help=True, help="Measure accuracy and speed.")


@app.command()
def evaluate(
    suite: Annotated[str, typer.Argument(help="timex, ner, attribution, event_types, …")],
    path: Annotated[Path, typer.Argument(help="A gold file: JSONL, plain or .gz.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
    errors: Annotated[int, typer.Option(help="Print this many of the most instructive errors.")] = 0,
    cache: Annotated[
        Path, typer.Option(help="Folder that keeps parses between evaluations.")
    ] = DEFAULT_CACHE,
    model: Annotated[str, typer.Option(help="Installed spaCy pipeline.")] = DEFAULT_MODEL,
    limit: Annotated[int | None, typer.Option(help="Only the first documents.")] = None,
) -> None:
    """Score what a run would find against gold data, beside the baseline."""
    try:
        result = run_suite(
            suite_named(suite), path, Tools(load_model(model), load_resources(), cache), limit=limit
        )
    except (GoldError, SuiteError) as error:
        _stop(str(error), WRONG_USE)
    except ModelError as error:
        _stop(str(error), BROKEN_ENVIRONMENT)
    typer.echo(result.to_json() if as_json else _table(result))
    for case in instructive(result.errors, errors):
        typer.echo(_shown(case), err=as_json)


def _stop(message: str, status: int) -> None:
    typer.echo(f"dateline evaluate: {message}", err=True)
    sys.exit(status)


def _table(result: Result) -> str:
    lines = [
        f"{result.suite}  {result.path}  {result.documents} documents",
        f"{'':28}{'ours':>10}{'baseline':>10}",
    ]
    for name, value in result.metrics.items():
        lines.append(f"{name:28}{_number(value):>10}{_number(result.baseline.get(name)):>10}")
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def _shown(case: Case) -> str:
    return (
        f"{case.kind}  {case.document_id} {case.start}:{case.end}\n    {case.window}\n"
        f"    gold {case.gold}\n    ours {case.predicted}\n    rule {case.rule or '-'}"
    )
