"""The commands by themselves: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.evaluation.cli import app
from pipeline.evaluation.suites import SUITES

LINE = json.dumps(
    {
        "doc_id": "1",
        "date": "2021-05-05",
        "text": "The council met on Monday. It will meet again next week.",
        "timexes": [
            {"start": 19, "end": 25, "surface": "Monday", "value": "2021-05-03"},
            {"start": 46, "end": 55, "surface": "next week", "value": "2021-W19"},
        ],
    }
)


def _evaluate(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["evaluate", *arguments, "--cache", str(folder / "cache")])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(LINE, encoding="utf-8")
    return path


def test_json_has_the_keys_of_the_contract_and_nothing_else_on_stdout(gold: Path, tmp_path: Path) -> None:
    result = _evaluate(tmp_path, "timex", str(gold), "--json", "--errors", "3")
    assert result.exit_code == 0, result.output
    printed = json.loads(result.stdout)
    assert list(printed) == ["suite", "path", "documents", "metrics", "baseline"]
    assert (printed["suite"], printed["path"], printed["documents"]) == ("timex", str(gold), 1)
    assert printed["metrics"]["span_relaxed_f1"] == 1.0
    assert printed["metrics"].keys() == printed["baseline"].keys()


def test_the_table_has_every_metric_beside_its_baseline(gold: Path, tmp_path: Path) -> None:
    result = _evaluate(tmp_path, "timex", str(gold))
    assert "baseline" in result.stdout
    assert "value_f1" in result.stdout


def test_errors_show_text_gold_prediction_and_rule(gold: Path, tmp_path: Path) -> None:
    wrong = json.loads(LINE)
    wrong["timexes"][0]["value"] = "1999-01-01"
    gold.write_text(json.dumps(wrong), encoding="utf-8")
    result = _evaluate(tmp_path, "timex", str(gold), "--errors", "1")
    for part in ("[[Monday]]", "gold Monday = 1999-01-01", "ours Monday = 2021-05-03", "rule "):
        assert part in result.stdout


def test_against_an_earlier_result_names_what_was_won_and_lost(gold: Path, tmp_path: Path) -> None:
    wrong = json.loads(LINE)
    wrong["timexes"][0]["value"] = "1999-01-01"
    gold.write_text(json.dumps(wrong), encoding="utf-8")
    before = tmp_path / "before.json"
    before.write_text(_evaluate(tmp_path, "timex", str(gold), "--json").stdout, encoding="utf-8")
    gold.write_text(LINE, encoding="utf-8")
    result = _evaluate(tmp_path, "timex", str(gold), "--against", str(before))
    assert "1 cases won, 0 lost" in result.stdout
    assert "+ 1 19:25" in result.stdout
    assert "+0.5000" in result.stdout


def test_against_a_result_whose_errors_are_not_kept_compares_totals(gold: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    before.write_text(
        _evaluate(tmp_path / "elsewhere", "timex", str(gold), "--json").stdout, encoding="utf-8"
    )
    result = _evaluate(tmp_path, "timex", str(gold), "--against", str(before))
    assert result.exit_code == 0
    assert "totals alone" in result.stdout


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("nonsense", LINE, "no suite 'nonsense'; there are timex, ner"),
        ("ner", LINE, "line 1: field entities: is missing"),
        ("timex", "{broken", "line 1: field -: no JSON"),
        ("timex", "", "no line with a document"),
        ("timex", LINE.replace('"start": 19', '"start": 18'), r"line 1: field timexes[0].surface"),
    ],
)
def test_wrong_use_ends_with_status_2_and_says_where(
    name: str, content: str, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    result = _evaluate(tmp_path, name, str(path), "--json")
    assert result.exit_code == 2
    assert expected in result.stderr
    assert result.stdout == ""


def test_against_something_else_ends_with_status_2(gold: Path, tmp_path: Path) -> None:
    result = _evaluate(tmp_path, "timex", str(gold), "--against", str(gold))
    assert result.exit_code == 2
    assert "no result of evaluate --json" in result.stderr


def test_a_cache_that_cannot_be_written_is_done_without(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    options = ["--json", "--cache", str(tmp_path / "taken")]
    result = CliRunner().invoke(app, ["evaluate", "timex", str(gold), *options])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["documents"] == 1
    assert "nothing is kept" in result.stderr


def test_a_model_that_is_not_there_ends_with_status_4(gold: Path, tmp_path: Path) -> None:
    result = _evaluate(tmp_path, "timex", str(gold), "--model", "no_such_model")
    assert result.exit_code == 4
    assert "no_such_model" in result.stderr


def test_benchmark_prints_steps_beside_bare_spacy(tmp_path: Path) -> None:
    text = "The mayor of Lima met the governor of Cusco on Monday, officials said. " * 6
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(
        app, ["benchmark", str(tmp_path), "--documents", "4", "--no-growth", "--json"]
    )
    assert result.exit_code == 0, result.output
    printed = json.loads(result.stdout)
    assert printed["steps"]["words"] == 4 * len(text.split())
    steps = {"parse", "mentions", "places", "timexes", "attributions", "events", "quantities"}
    assert steps <= printed["step_ratios"].keys()
    assert all(ratio >= 0 for ratio in printed["step_ratios"].values())


def test_benchmark_without_texts_ends_with_status_2(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["benchmark", str(tmp_path)])
    assert result.exit_code == 2
    assert "no text of at least" in result.stderr


def test_every_suite_of_the_contract_is_there() -> None:
    assert {each.name for each in SUITES} == {
        "ner", "timex", "places", "aliases", "event_types", "events", "modality", "attribution",
        "event_links", "furniture", "html", "confidence",
    }  # fmt: skip
