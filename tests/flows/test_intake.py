"""Reading sources into a data directory: what stays, what is new, what was wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import intake as intake_module
from flows.errors import WrongUse
from flows.intake import Intake, brings_news, take_in
from flows.outputs import read_output
from flows.store import Store

GOOD = {"a.txt": "The envoy met the minister.", "b.txt": "Talks ended.", "c.txt": "A ferry sank."}


@pytest.fixture
def week(tmp_path: Path) -> Path:
    folder = tmp_path / "week"
    folder.mkdir()
    for name, text in GOOD.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def taken(data: Path, *sources: Path, metadata: Path | None = None) -> Intake:
    return take_in(data, sources, metadata=metadata, seen=lambda _: None)


def rows(data: Path, intake: Intake) -> dict[str, dict[str, object]]:
    return {row["source_uri"]: row for row in read_output(Store(data), intake.tables["intake"]).to_pylist()}


def rejections(data: Path, intake: Intake) -> dict[str, str]:
    return {row["key"]: row["reason"] for row in read_output(Store(data), intake.dropped).to_pylist()}


def test_articles_their_bytes_and_what_was_said_of_them(tmp_path: Path, week: Path) -> None:
    (week / "said.csv").write_text(
        "file,outlet,published\nb.txt,The Harbour Post,2021-03-04\n", encoding="utf-8"
    )
    data = tmp_path / "data"
    intake = taken(data, week, metadata=week / "said.csv")
    found = rows(data, intake)
    assert {uri: row["text"] for uri, row in found.items()} == {f"week/{name}": GOOD[name] for name in GOOD}
    assert (found["week/b.txt"]["outlet"], found["week/b.txt"]["published"]) == (
        "The Harbour Post",
        "2021-03-04",
    )
    assert found["week/a.txt"]["outlet"] is None
    digest = str(found["week/a.txt"]["raw_sha256"])
    assert (data / "raw" / digest[:2] / digest).read_bytes() == GOOD["a.txt"].encode()
    assert rejections(data, intake) == {}, "the metadata file is no article"


def test_every_bad_input_is_a_rejection_and_the_others_go_through(tmp_path: Path, week: Path) -> None:
    (week / "empty.txt").write_bytes(b"")
    (week / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (week / "latin.txt").write_bytes(b"caf\xe9")
    (week / "line.txt").write_bytes(b"x" * 50_000_000)
    (week / "loop").symlink_to(week, target_is_directory=True)
    (week / "said.csv").write_text("file,published\na.txt,soon\ngone.txt,2021\n", encoding="utf-8")
    data = tmp_path / "data"
    intake = taken(data, week, metadata=week / "said.csv")
    assert intake.articles == len(GOOD)
    assert rejections(data, intake) == {
        "week/empty.txt": "empty",
        "week/picture.txt": "binary",
        "week/latin.txt": "undecodable",
        "week/line.txt": "line_too_long",
        "week/loop": "symlink_loop",
        "week/said.csv:2": "bad_metadata",
        "week/said.csv:3": "missing",
    }


def test_a_missing_source_is_wrong_use_and_nothing_is_kept(tmp_path: Path, week: Path) -> None:
    with pytest.raises(WrongUse, match="there is no such file or folder"):
        taken(tmp_path / "data", week, tmp_path / "elsewhere")
    assert not (tmp_path / "data" / "stages").exists()


def test_the_order_and_the_number_of_readings_do_not_matter(tmp_path: Path, week: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("Another outlet.", encoding="utf-8")
    (other / "bad.txt").write_bytes(b"")
    digests = set()
    for number, readings in enumerate(
        (
            [(week, other)],
            [(other, week)],
            [(week,), (other,)],
            [(other,), (week / "c.txt",), (week,), (other,)],
        )
    ):
        data = tmp_path / f"data{number}"
        for sources in readings:
            intake = taken(data, *sources)
        digests.add((intake.tables["intake"].digest, intake.dropped.digest))
    assert len(digests) == 1


def test_what_was_read_stays_when_its_file_goes(tmp_path: Path, week: Path) -> None:
    data = tmp_path / "data"
    taken(data, week)
    (week / "a.txt").unlink()
    again = taken(data, week)
    assert again.articles == len(GOOD)
    assert again.new_articles == 0


def test_what_did_not_change_is_not_read_again(
    tmp_path: Path, week: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, read = tmp_path / "data", []
    (week / "empty.txt").write_bytes(b"")
    original = intake_module.read_input
    monkeypatch.setattr(
        intake_module, "read_input", lambda item, said: read.append(item.source_uri) or original(item, said)
    )
    first = taken(data, week)
    assert len(read) == 4
    assert brings_news(data, [week]) == 0
    (week / "d.txt").write_text("A fourth.", encoding="utf-8")
    assert brings_news(data, [week]) > 0
    read.clear()
    second = taken(data, week)
    assert read == ["week/d.txt"]
    assert (first.new_articles, second.new_articles) == (3, 1)
    assert rejections(data, second) == {"week/empty.txt": "empty"}


def test_a_file_that_was_mended_is_no_longer_rejected(tmp_path: Path, week: Path) -> None:
    data = tmp_path / "data"
    (week / "d.txt").write_bytes(b"")
    assert rejections(data, taken(data, week)) == {"week/d.txt": "empty"}
    (week / "d.txt").write_text("Now it is one.", encoding="utf-8")
    mended = taken(data, week)
    assert rejections(data, mended) == {}
    assert mended.articles == 4


def test_metadata_of_a_later_run_is_added_and_silence_takes_nothing_away(tmp_path: Path, week: Path) -> None:
    data = tmp_path / "data"
    (tmp_path / "said.csv").write_text("file,title\na.txt,The title\n", encoding="utf-8")
    assert rows(data, taken(data, week))["week/a.txt"]["title"] is None
    assert rows(data, taken(data, week, metadata=tmp_path / "said.csv"))["week/a.txt"]["title"] == "The title"
    assert rows(data, taken(data, week))["week/a.txt"]["title"] == "The title"


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    sources = []
    for place, text in (("x", "One text."), ("y", "Another text.")):
        folder = tmp_path / place / "week"
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(text, encoding="utf-8")
        sources.append(folder)
    assert taken(tmp_path / "data", *sources).articles == 2


def test_a_reading_that_was_cut_short_is_done_again(
    tmp_path: Path, week: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"

    def die() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("flows.intake_state.os.sync", die)
        with pytest.raises(KeyboardInterrupt):
            taken(data, week)
    assert taken(data, week).new_articles == len(GOOD)
