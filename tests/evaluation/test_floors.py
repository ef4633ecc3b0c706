"""Floors: a figure under one fails, and the quick slices of the gold sets are held to theirs."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner, Result

from pipeline.evaluation import all as whole
from pipeline.evaluation.floors import Breach, breaches, read_floors
from pipeline.evaluation.readers.rows import GoldError
from pipeline.evaluation.run import Result as Scored
from pipeline.evaluation.run import evaluate
from pipeline.evaluation.sets import SETS, GoldSet
from pipeline.evaluation.suites import SUITES, suite
from pipeline.evaluation.tools import Tools

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

FLOORS = Path(__file__).with_name("floors.toml")
QUICK = [each for each in SETS if each.quick]
LINE = {
    "doc_id": "1",
    "date": "2021-05-05",
    "text": "The council met on Monday.",
    "timexes": [{"start": 19, "end": 25, "surface": "Monday", "value": "2021-05-03"}],
}


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("gold", QUICK, ids=[each.key for each in QUICK])
def test_quick_slices_reach_their_floors(
    gold: GoldSet, shared: Path, nlp: Language, resources: Resources
) -> None:
    floors = read_floors(FLOORS, quick=True)
    assert floors.get(gold.key), f"{gold.key} has no quick floor"
    result = evaluate(suite(gold.suite), shared / gold.path, Tools(nlp, resources), limit=gold.quick)
    assert [str(breach) for breach in breaches(floors, {gold.key: result})] == []


def test_every_gold_set_and_every_suite_has_a_floor() -> None:
    floors = read_floors(FLOORS)
    assert floors.keys() == {each.key for each in SETS}
    assert {each.name for each in SUITES} == {each.suite for each in SETS}


def test_published_figures_are_of_sets_and_metrics_that_we_have() -> None:
    content = tomllib.loads(files("pipeline.evaluation").joinpath("published.toml").read_text("utf-8"))
    keys = {each.key for each in SETS}
    for row in content["published"]:
        assert f"{row['suite']}.{row['set']}" in keys
        assert 0 < row["figure"] < 1
        assert row["source"]
        assert row["note"]
    assert all(row["what"] and row["why"] for row in content["not_measured"])


def _result(**metrics: float | None) -> Scored:
    return Scored("timex", "gold.jsonl", 1, dict(metrics), {}, [])


def test_breaches_name_set_metric_figure_and_floor() -> None:
    floors = {"timex.a": {"value_f1": 0.8, "span_relaxed_f1": 0.9, "gone": 0.1}, "timex.b": {"value_f1": 1.0}}
    found = list(breaches(floors, {"timex.a": _result(value_f1=0.7999, span_relaxed_f1=0.9)}))
    assert found == [Breach("timex.a", "value_f1", 0.7999, 0.8), Breach("timex.a", "gone", None, 0.1)]
    assert str(found[0]) == "timex.a: value_f1 is 0.7999, under its floor of 0.8000"
    assert "not computed" in str(found[1]), "a figure that cannot be computed is under every floor"


@pytest.mark.parametrize("content", ["[timex.a]\nvalue_f1 = 'high'", "[timex.a\n", "[timex]\na = 1"])
def test_a_floors_file_that_cannot_be_used(content: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match="floors"):
        read_floors(path)


def _run_all(folder: Path, floor: float, monkeypatch: pytest.MonkeyPatch) -> Result:
    """`make evaluate` over one gold file of our own and a floors file with that floor."""
    (folder / "gold.jsonl").write_text(json.dumps(LINE), encoding="utf-8")
    (folder / "floors.toml").write_text(f"[timex.own]\nvalue_f1 = {floor}\n", encoding="utf-8")
    monkeypatch.setattr(whole, "SETS", (GoldSet("timex", "own", "gold.jsonl"),))
    app = typer.Typer()
    app.command()(whole.main)
    report, cache = str(folder / "accuracy.md"), str(folder / "cache")
    arguments = [str(folder), "--floors", str(folder / "floors.toml"), "--cache", cache, "--write", report]
    return CliRunner().invoke(app, [*arguments, "--processes", "1"])


def test_a_floor_broken_on_purpose_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = _run_all(tmp_path, 1.01, monkeypatch)
    assert result.exit_code == 1
    assert "UNDER" in result.stdout
    assert "timex.own: value_f1 is 1.0000, under its floor of 1.0100" in result.stderr


def test_a_floor_that_is_reached_passes_and_the_report_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = _run_all(tmp_path, 0.99, monkeypatch)
    assert result.exit_code == 0, result.output
    assert "1/1 timex.own" in result.stderr
    report = (tmp_path / "accuracy.md").read_text("utf-8")
    assert "| own | 1 | span_relaxed_f1 | 1.0000 |" in report
    assert "## Not measured" in report


def test_a_gold_file_that_is_not_there_ends_with_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "SETS", (GoldSet("timex", "own", "absent.jsonl"),))
    (tmp_path / "floors.toml").write_text("", encoding="utf-8")
    app = typer.Typer()
    app.command()(whole.main)
    result = CliRunner().invoke(app, [str(tmp_path), "--floors", str(tmp_path / "floors.toml")])
    assert result.exit_code == 2
    assert "no such gold file" in result.stderr
