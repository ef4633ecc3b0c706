"""What is computed again, and what is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flows.outputs import DROPPED, read_output
from flows.store import Store
from tests.flows import fakes

TEXTS = {"a/1.txt": "One.\nTwo.", "a/2.txt": "Three.", "a/3.txt": "Four.\nFive.\nSix."}


def files(data: Path) -> dict[str, int]:
    """Every stage file with the moment at which it was written."""
    return {str(path): path.stat().st_mtime_ns for path in (data / "stages" / "fake_sentences").iterdir()}


def test_documents_go_in_shards_and_come_back_as_one_table(tmp_path: Path) -> None:
    inputs = fakes.staged(tmp_path, fakes.documents(TEXTS))
    done, made = fakes.carry_out(fakes.plan(tmp_path, inputs), tmp_path)
    assert [each.documents for each in done] == [2, 1]
    rows = read_output(Store(tmp_path), made["sentences"])
    assert rows.num_rows == 6
    assert rows["sentence_id"].to_pylist() == sorted(rows["sentence_id"].to_pylist())


def test_the_same_again_computes_nothing(tmp_path: Path) -> None:
    inputs = fakes.staged(tmp_path, fakes.documents(TEXTS))
    _, made = fakes.carry_out(fakes.plan(tmp_path, inputs), tmp_path)
    again = fakes.plan(tmp_path, inputs)
    assert not again.jobs
    assert fakes.carry_out(again, tmp_path)[1] == made


def test_one_more_article_is_computed_alone_and_no_other_file_is_touched(tmp_path: Path) -> None:
    fakes.carry_out(fakes.plan(tmp_path, fakes.staged(tmp_path, fakes.documents(TEXTS))), tmp_path)
    before = files(tmp_path)
    inputs = fakes.staged(tmp_path, fakes.documents({**TEXTS, "a/4.txt": "Seven."}))
    planned = fakes.plan(tmp_path, inputs)
    assert planned.new_documents == 1
    _, made = fakes.carry_out(planned, tmp_path)
    assert {path: when for path, when in files(tmp_path).items() if path in before} == before
    assert read_output(Store(tmp_path), made["sentences"]).num_rows == 7


def test_rows_do_not_depend_on_how_documents_were_put_in_shards(tmp_path: Path) -> None:
    tables = []
    for size in (1, 2, 3):
        data = tmp_path / str(size)
        planned = fakes.plan(data, fakes.staged(data, fakes.documents(TEXTS)), shard_size=size)
        tables.append(read_output(Store(data), fakes.carry_out(planned, data)[1]["sentences"]))
    assert tables[0].equals(tables[1])
    assert tables[1].equals(tables[2])


def test_a_document_that_is_gone_leaves_the_table_and_its_shard_mates_stay(tmp_path: Path) -> None:
    fakes.carry_out(fakes.plan(tmp_path, fakes.staged(tmp_path, fakes.documents(TEXTS))), tmp_path)
    fewer = fakes.documents({name: text for name, text in TEXTS.items() if name != "a/1.txt"})
    planned = fakes.plan(tmp_path, fakes.staged(tmp_path, fewer))
    assert not planned.jobs
    rows = read_output(Store(tmp_path), fakes.carry_out(planned, tmp_path)[1]["sentences"])
    assert rows.num_rows == 4


def test_a_column_that_the_stage_does_not_use_changes_nothing(tmp_path: Path) -> None:
    fakes.carry_out(fakes.plan(tmp_path, fakes.staged(tmp_path, fakes.documents(TEXTS))), tmp_path)
    told = fakes.documents(TEXTS, story_id="one story")
    assert not fakes.plan(tmp_path, fakes.staged(tmp_path, told)).jobs


@pytest.mark.parametrize(
    ("stage", "basis", "why"),
    [
        (fakes.newer(fakes.BY_DOCUMENT), fakes.BASIS, "the stage's version"),
        (replace(fakes.BY_DOCUMENT, code=("pipeline.ids",)), fakes.BASIS, "the code"),
        (
            replace(fakes.BY_DOCUMENT, options=("nlp",)),
            replace(fakes.BASIS, model_sha256="1" * 64),
            "the model, of a stage that uses one",
        ),
    ],
)  # fmt: skip
def test_everything_is_computed_again_when_it_changes(tmp_path: Path, stage, basis, why) -> None:  # type: ignore[no-untyped-def]
    inputs = fakes.staged(tmp_path, fakes.documents(TEXTS))
    fakes.carry_out(fakes.plan(tmp_path, inputs), tmp_path)
    assert fakes.plan(tmp_path, inputs, stage=stage, basis=basis).new_documents == 3, why


def test_another_model_changes_nothing_for_a_stage_without_one(tmp_path: Path) -> None:
    inputs = fakes.staged(tmp_path, fakes.documents(TEXTS))
    fakes.carry_out(fakes.plan(tmp_path, inputs), tmp_path)
    assert not fakes.plan(tmp_path, inputs, basis=replace(fakes.BASIS, model_sha256="1" * 64)).jobs


def test_a_stage_over_the_corpus_runs_again_when_its_input_differs(tmp_path: Path) -> None:
    counts = []
    for texts in (TEXTS, TEXTS, {**TEXTS, "a/4.txt": "Seven."}):
        planned = fakes.plan(tmp_path, fakes.staged(tmp_path, fakes.documents(texts)))
        _, made = fakes.carry_out(planned, tmp_path)
        over_all = fakes.plan(tmp_path, made, stage=fakes.OVER_ALL)
        counts.append(len(over_all.jobs))
        fakes.carry_out(over_all, tmp_path)
    assert counts == [1, 0, 1]


def test_a_document_that_raises_is_rejected_and_its_shard_mates_go_through(tmp_path: Path) -> None:
    inputs = fakes.staged(tmp_path, fakes.documents({**TEXTS, "a/bad.txt": "crash"}))
    done, made = fakes.carry_out(fakes.plan(tmp_path, inputs, shard_size=10), tmp_path)
    store = Store(tmp_path)
    assert [each.failed for each in done] == [1]
    assert read_output(store, made["sentences"]).num_rows == 6
    (rejected,) = read_output(store, made[DROPPED]).to_pylist()
    assert (rejected["reason"], rejected["source_uri"]) == ("extraction_failed", "a/bad.txt")
    assert "ValueError: cannot read 'crash'" in rejected["detail"]
    assert not fakes.plan(tmp_path, inputs, shard_size=10).jobs, (
        "what failed once fails again: it is not tried"
    )


def test_dropped_rows_become_rejections_with_their_source(tmp_path: Path) -> None:
    inputs = fakes.staged(tmp_path, fakes.documents({"a/1.txt": "One.\ndrop\nTwo."}))
    _, made = fakes.carry_out(fakes.plan(tmp_path, inputs), tmp_path)
    store = Store(tmp_path)
    assert read_output(store, made["sentences"]).num_rows == 2
    (rejected,) = read_output(store, made[DROPPED]).to_pylist()
    assert (rejected["reason"], rejected["detail"]) == ("not_an_article", "it says so")
    assert (rejected["table"], rejected["source_uri"]) == ("sentences", "a/1.txt")


def test_a_shard_without_its_index_is_made_again(tmp_path: Path) -> None:
    """As when the run was killed between the tables of a shard and its index."""
    inputs = fakes.staged(tmp_path, fakes.documents(TEXTS))
    fakes.carry_out(fakes.plan(tmp_path, inputs), tmp_path)
    index = sorted((tmp_path / "stages" / "fake_sentences").glob("*.index.parquet"))[0]
    index.unlink()
    assert len(fakes.plan(tmp_path, inputs).jobs) == 1
