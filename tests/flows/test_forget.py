"""Forgetting documents: for good, with a reason, and as a change of the next release."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.errors import DONE, WRONG_USE, WrongUse
from flows.forget import forget
from tests.flows.conftest import OpenGate, Run
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
    assert forget(data, ["stories/a.txt"]).articles == 1
    assert not (data / "raw" / digest[:2] / digest).exists()
    (stories / "a.txt").write_text("The envoy met the minister again.", encoding="utf-8")
    again = taken(data, stories)
    assert "stories/a.txt" not in rows(data, again)
    assert again.articles == 3
    assert rejections(data, again) == {row["document_id"]: "forgotten"}


def test_a_file_stands_for_all_in_it(tmp_path: Path, stories: Path) -> None:
    data = tmp_path / "data"
    taken(data, stories)
    assert forget(data, ["stories/c.jsonl"]).articles == 2
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


def holding(data: Path, *words: str) -> set[str]:
    """Files below the data directory that hold one of the words, by their first folder; the warehouse too."""
    found = set()
    for path in (path for path in data.rglob("*") if path.is_file()):
        if path.suffix == ".parquet":
            told = str(pq.ParquetFile(path).read().to_pydict())
        elif path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as warehouse:
                told = str(warehouse.sql("SELECT text FROM documents").fetchall())
        else:
            told = path.read_bytes().decode("utf-8", "replace")
        if any(word in told for word in words):
            found.add(path.relative_to(data).parts[0])
    return found


def test_its_words_are_gone_from_everywhere(
    tmp_path: Path, week: Path, run_here: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    data, own = tmp_path / "data", ("Mogadishu", "Norway")
    run_here(data, week)
    assert holding(data, *own) == {"raw", "stages", "releases", "dateline.duckdb"}
    parsed = {path.name for path in (data / "stages" / "parses").iterdir()}
    assert called("forget", "week/talks.txt", "--data", data) == DONE
    version = (data / "releases" / "LATEST").read_text(encoding="utf-8").strip()
    assert f"Still hold them: release {version}" in capsys.readouterr().out
    assert holding(data, *own) == {"releases", "dateline.duckdb"}
    assert parsed.isdisjoint(path.name for path in (data / "stages" / "parses").iterdir())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.session.Gate", OpenGate)
        assert called("forget", "--purge", "--data", data) == DONE
    assert "is without them; no other release, file or table holds them" in capsys.readouterr().out
    assert holding(data, *own) == set()
    report = run_here(data, week)
    assert report.unchanged
    assert report.rows["documents"] == 2
    with duckdb.connect(str(data / "dateline.duckdb"), read_only=True) as warehouse:
        removed = warehouse.sql("""SELECT change FROM changes WHERE "table" = 'documents'""").fetchall()
    assert removed == [("removed",)]


def test_what_was_made_of_the_others_is_not_made_again(tmp_path: Path, week: Path, run_here: Run) -> None:
    data = tmp_path / "data"
    run_here(data, week)
    called("forget", "week/talks.txt", "--data", data)
    computed = run_here(data, week).computed
    assert {name: computed[name] for name in ("line_codes", "staged_documents", "parses", "extraction")} == {
        "line_codes": 0, "staged_documents": 0, "parses": 0, "extraction": 0,
    }  # fmt: skip


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("forget", "d123", "--data", tmp_path) == WRONG_USE
    assert "d123: no document is called so" in capsys.readouterr().err
