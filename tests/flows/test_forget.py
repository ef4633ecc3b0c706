"""Forgetting documents: for good, with a reason, and as a change of the next release."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from flows.errors import DONE, WRONG_USE, WrongUse
from flows.forget import forget
from tests.flows.conftest import Run
from tests.flows.test_cli import called
from tests.flows.test_intake import rejections, rows, taken

STORIES = {"a.txt": "The envoy met the minister.", "b.txt": "Talks ended."}


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "c.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    return folder


def test_a_forgotten_source_is_not_read_again(tmp_path: Path, stories: Path) -> None:
    data = tmp_path / "data"
    row = rows(data, taken(data, stories))["stories/a.txt"]
    digest = str(row["raw_sha256"])
    assert forget(data, ["stories/a.txt"]) == 1
    assert not (data / "raw" / digest[:2] / digest).exists()
    (stories / "a.txt").write_text("The envoy met the minister again.", encoding="utf-8")
    again = taken(data, stories)
    assert "stories/a.txt" not in rows(data, again)
    assert again.articles == 3
    assert rejections(data, again) == {row["document_id"]: "forgotten"}


def test_a_file_stands_for_all_in_it(tmp_path: Path, stories: Path) -> None:
    data = tmp_path / "data"
    taken(data, stories)
    assert forget(data, ["stories/c.jsonl"]) == 2
    assert sorted(rows(data, taken(data, stories))) == ["stories/a.txt", "stories/b.txt"]


def test_bytes_that_another_source_has_too_are_kept(tmp_path: Path, stories: Path) -> None:
    (stories / "d.txt").write_text(STORIES["a.txt"], encoding="utf-8")
    data = tmp_path / "data"
    digest = str(rows(data, taken(data, stories))["stories/a.txt"]["raw_sha256"])
    forget(data, ["stories/a.txt"])
    assert (data / "raw" / digest[:2] / digest).exists()


def test_a_name_that_nothing_has_is_wrong_use(tmp_path: Path, stories: Path) -> None:
    taken(tmp_path / "data", stories)
    with pytest.raises(WrongUse, match="no document is called so"):
        forget(tmp_path / "data", ["stories/z.txt"])


def test_the_next_release_is_without_it_and_says_so(tmp_path: Path, week: Path, run_here: Run) -> None:
    data = tmp_path / "data"
    run_here(data, week)
    with duckdb.connect(str(data / "dateline.duckdb"), read_only=True) as warehouse:
        row = warehouse.sql(
            "SELECT document_id FROM documents WHERE source_uri = 'week/talks.txt'"
        ).fetchone()
    assert row is not None
    (week / "protest.txt").unlink()
    assert called("forget", row[0], "--data", data) == DONE
    report = run_here(data, week)
    assert report.rejections == {"forgotten": 1}
    assert report.rows["documents"] == 2, "the file that was removed keeps its document"
    with duckdb.connect(str(data / "dateline.duckdb"), read_only=True) as warehouse:
        changes = warehouse.sql(
            """SELECT "key", change FROM changes WHERE "table" = 'documents'"""
        ).fetchall()
    assert changes == [(row[0], "removed")]
    assert run_here(data, week).unchanged


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("forget", "d123", "--data", tmp_path) == WRONG_USE
    assert "d123: no document is called so" in capsys.readouterr().err
