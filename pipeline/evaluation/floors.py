"""Floors: figures under which a change is not accepted.

A floors file is TOML: a table per `suite.gold_set` with `metric = number`, and tables
`quick.suite.gold_set` for the slices that the tests score. Floors only rise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluation.readers.rows import GoldError
from pipeline.evaluation.run import Result

QUICK = "quick"
Floors = Mapping[str, Mapping[str, float]]  # suite.gold_set, metric


@dataclass(frozen=True)
class Breach:
    """A figure under its floor; a null figure, one that could not be computed, is under every floor."""

    key: str
    metric: str
    figure: float | None
    floor: float

    def __str__(self) -> str:
        shown = "not computed" if self.figure is None else f"{self.figure:.4f}"
        return f"{self.key}: {self.metric} is {shown}, under its floor of {self.floor:.4f}"


def read_floors(path: Path, *, quick: bool = False) -> Floors:
    """The floors of the whole sets, or those of the quick slices. Raises `GoldError`."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GoldError(f"{path}: cannot be read as floors: {error}") from error
    chosen = content.get(QUICK, {}) if quick else {k: v for k, v in content.items() if k != QUICK}
    return {
        f"{suite}.{name}": _numbers(path, f"{suite}.{name}", metrics)
        for suite, sets in chosen.items()
        for name, metrics in sets.items()
    }


def _numbers(path: Path, key: str, metrics: Any) -> dict[str, float]:
    if not isinstance(metrics, dict) or not all(isinstance(v, int | float) for v in metrics.values()):
        raise GoldError(f"{path}: {key} should be a table of numbers")
    return {name: float(value) for name, value in metrics.items()}


def breaches(floors: Floors, results: Mapping[str, Result]) -> Iterator[Breach]:
    """Every floor of a measured set that its figure does not reach."""
    for key, result in results.items():
        for metric, floor in floors.get(key, {}).items():
            figure = result.metrics.get(metric)
            if figure is None or figure < floor:
                yield Breach(key, metric, figure, floor)
