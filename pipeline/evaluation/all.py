"""`python -m pipeline.evaluation.all`: every suite over every gold file, beside its baseline and its floor.

Gold files are shared out over processes; the result of each is shown as it comes. Ends with status 1 when a
figure is under its floor.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from pipeline.evaluation import show
from pipeline.evaluation.accuracy import markdown
from pipeline.evaluation.cli import BROKEN_ENVIRONMENT, DEFAULT_CACHE, WRONG_USE
from pipeline.evaluation.floors import Floors, breaches, read_floors
from pipeline.evaluation.readers.rows import GoldError
from pipeline.evaluation.run import Result, evaluate
from pipeline.evaluation.sets import SETS, GoldSet
from pipeline.evaluation.suites import suite
from pipeline.evaluation.tools import Tools
from pipeline.extraction.model import DEFAULT_MODEL, ModelError, load_model
from pipeline.resources import load_resources

DEFAULT_FLOORS = Path("tests/evaluation/floors.toml")
UNDER_A_FLOOR = 1


def main(
    shared: Annotated[Path, typer.Argument(help="Folder with gold/ and corpora/.")] = Path("../shared"),
    *,
    floors: Annotated[Path, typer.Option(help="Figures that must be reached.")] = DEFAULT_FLOORS,
    only: Annotated[str | None, typer.Option(help="One suite alone.")] = None,
    quick: Annotated[bool, typer.Option(help="The slices that the tests score.")] = False,
    processes: Annotated[int, typer.Option(help="Gold files at once; each process holds a model.")] = 2,
    write: Annotated[Path | None, typer.Option(help="Write the report to this Markdown file.")] = None,
    cache: Annotated[Path, typer.Option(help="Folder that keeps parses.")] = DEFAULT_CACHE,
    model: Annotated[str, typer.Option(help="Installed spaCy pipeline.")] = DEFAULT_MODEL,
) -> None:
    """Score every gold file and hold the figures against their floors."""
    chosen = [each for each in SETS if only in (None, each.suite) and (each.quick or not quick)]
    try:
        wanted = read_floors(floors, quick=quick)
        results = measure(chosen, shared, quick=quick, processes=processes, cache=cache, model=model)
    except GoldError as error:
        _stop(str(error), WRONG_USE)
    except ModelError as error:
        _stop(str(error), BROKEN_ENVIRONMENT)
    typer.echo(table(results, wanted))
    if write is not None:
        write.write_text(markdown(results, model), encoding="utf-8")
    if broken := list(breaches(wanted, results)):
        _stop("\n".join(str(breach) for breach in broken), UNDER_A_FLOOR)


def measure(
    chosen: Iterable[GoldSet], shared: Path, *, quick: bool, processes: int, cache: Path | None, model: str
) -> dict[str, Result]:
    """The result of each set by its key, in the order of `chosen`. Raises `GoldError`, `ModelError`."""
    sets = list(chosen)
    # The largest first, so that no process is left with a long one at the end.
    sized = sorted(sets, key=lambda each: -_size(shared / each.path))
    found: dict[str, Result] = {}
    begun = perf_counter()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        jobs = {pool.submit(score, each, shared, quick, cache, model): each for each in sized}
        for job in as_completed(jobs):
            each = jobs[job]
            found[each.key] = job.result()
            progress = f"{len(found)}/{len(sets)} {each.key} after {perf_counter() - begun:.0f} s"
            typer.echo(progress, err=True)
    return {each.key: found[each.key] for each in sets}


def score(gold: GoldSet, shared: Path, quick: bool, cache: Path | None, model: str) -> Result:
    """One gold file in this process; model and resources are loaded once per process."""
    tools = Tools(load_model(model), load_resources(), cache)
    return evaluate(suite(gold.suite), shared / gold.path, tools, limit=gold.quick if quick else None)


def _size(path: Path) -> int:
    if not path.is_file():
        raise GoldError(f"{path}: no such gold file")
    return path.stat().st_size


def table(results: Mapping[str, Result], floors: Floors) -> str:
    """Every figure with a floor, and the first two of a set that has none."""
    rows = []
    for key, result in results.items():
        own = floors.get(key, {})
        names = list(own) or list(result.metrics)[:2]
        for name in names:
            figure, floor = result.metrics.get(name), own.get(name)
            mark = "" if floor is None or (figure is not None and figure >= floor) else "UNDER"
            baseline = show.number(result.baseline.get(name))
            rows.append((key, name, show.number(figure), baseline, show.number(floor), mark))
    heads = ("set", "metric", "figure", "baseline", "floor", "")
    return "\n".join(show.columns(heads, rows))


def _stop(message: str, status: int) -> None:
    typer.echo(message, err=True)
    sys.exit(status)


if __name__ == "__main__":
    typer.run(main)
