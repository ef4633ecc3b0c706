"""`dateline evaluate` and `dateline benchmark`, mounted by the command line and usable by themselves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline.evaluation import show
from pipeline.evaluation.cases import instructive
from pipeline.evaluation.outcomes import compare, keep_outcomes
from pipeline.evaluation.readers.rows import GoldError
from pipeline.evaluation.run import evaluate as run_suite
from pipeline.evaluation.suites import SuiteError
from pipeline.evaluation.suites import suite as suite_named
from pipeline.evaluation.tools import Tools
from pipeline.extraction.model import DEFAULT_MODEL, ModelError, load_model
from pipeline.resources import load_resources

DEFAULT_CACHE = Path("data/cache/evaluation")
WRONG_USE = 2
BROKEN_ENVIRONMENT = 4

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Measure accuracy and speed.")

Cache = Annotated[Path, typer.Option(help="Folder that keeps parses and outcomes between evaluations.")]
Model = Annotated[str, typer.Option(help="Installed spaCy pipeline.")]


@app.command()
def evaluate(
    suite: Annotated[str, typer.Argument(help="timex, ner, attribution, event_types, events, …")],
    path: Annotated[Path, typer.Argument(help="A gold file: JSONL, plain or .gz.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
    errors: Annotated[int, typer.Option(help="Print this many of the most instructive errors.")] = 0,
    against: Annotated[
        Path | None, typer.Option(help="An earlier --json result: print gains and losses.")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Only the first documents.")] = None,
    cache: Cache = DEFAULT_CACHE,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Score what a run would find against gold data, beside the baseline."""
    try:
        chosen = suite_named(suite)
        kept = _usable(cache)
        result = run_suite(chosen, path, Tools(load_model(model), load_resources(), kept), limit=limit)
        changes = None if against is None else compare(result, against, cache)
        if kept is not None:
            keep_outcomes(result, kept)  # after comparing: equal figures have one file
    except (GoldError, SuiteError) as error:
        _stop("evaluate", str(error), WRONG_USE)
    except ModelError as error:
        _stop("evaluate", str(error), BROKEN_ENVIRONMENT)
    typer.echo(result.to_json() if as_json else show.table(result))
    for case in instructive(result.errors, errors):
        typer.echo(show.case(case), err=as_json)
    if changes is not None:
        typer.echo(show.comparison(changes, result.metrics), err=as_json)


@app.command()
def benchmark(
    path: Annotated[Path, typer.Argument(help="Folder of .txt files, or JSONL with a field text.")],
    *,
    documents: Annotated[int, typer.Option(help="Documents at 1x.", min=1)] = 100,
    growth: Annotated[bool, typer.Option(help="Also whole processes over 1x, 2x and 4x.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    write: Annotated[Path | None, typer.Option(help="Write the report to this Markdown file.")] = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Measure speed, memory and growth beside bare spaCy in the same run."""
    from pipeline.evaluation.speed.report import Benchmark, markdown, plain, run_benchmark

    try:
        measured: Benchmark = run_benchmark(
            path, documents, with_growth=growth, model=model, seen=lambda text: typer.echo(text, err=True)
        )
    except GoldError as error:
        _stop("benchmark", str(error), WRONG_USE)
    except ModelError as error:
        _stop("benchmark", str(error), BROKEN_ENVIRONMENT)
    typer.echo(measured.to_json() if as_json else plain(measured))
    if write is not None:
        write.write_text(markdown(measured), encoding="utf-8")


def _usable(cache: Path) -> Path | None:
    """The folder, made where it is missing; null, with a word on it, where it cannot be written."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        (cache / ".writable").touch()
    except OSError as error:
        typer.echo(f"dateline evaluate: nothing is kept between evaluations: {error}", err=True)
        return None
    return cache


def _stop(command: str, message: str, status: int) -> NoReturn:
    typer.echo(f"dateline {command}: {message}", err=True)
    sys.exit(status)
