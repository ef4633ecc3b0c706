"""Which files of a source are read, and what they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.staging.readers import Input, RejectedInput, find_inputs, read
from pipeline.staging.readers.walk import SourceError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "week"
    (place / "inner").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "inner/c.txt", ".hidden.txt", "style.css"):
        (place / name).write_text("An article.", encoding="utf-8")
    return place


def uris(source: Path) -> list[str]:
    return [found.source_uri for found in find_inputs(source)]


def test_a_folder_gives_its_files_in_order_and_leaves_hidden_ones(folder: Path) -> None:
    assert uris(folder) == ["week/a.txt", "week/b.txt", "week/inner/c.txt", "week/style.css"]


def test_a_file_is_called_the_same_alone_as_in_its_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert uris(folder / "a.txt") == ["week/a.txt"]
    monkeypatch.chdir(folder)
    assert uris(Path("a.txt")) == ["week/a.txt"]
    assert uris(Path())[0] == "week/a.txt"
    assert uris(Path("../week/./a.txt")) == ["week/a.txt"]


def test_in_a_folder_only_articles_are_read_and_a_file_that_is_named_always(folder: Path) -> None:
    rejected = {row.source_uri: row.reason for row in read(folder) if isinstance(row, RejectedInput)}
    assert rejected == {"week/style.css": "unsupported_format"}
    (row,) = read(folder / "style.css")
    assert not isinstance(row, RejectedInput)


def test_what_speaks_about_a_folder_is_no_article_of_it(folder: Path) -> None:
    for name in ("README.md", "LICENSE", "Readme.txt"):
        (folder / name).write_text("What is in this folder.", encoding="utf-8")
    reasons = {row.source_uri: row.reason for row in read(folder) if isinstance(row, RejectedInput)}
    assert {f"week/{name}" for name in ("README.md", "LICENSE", "Readme.txt")} <= reasons.keys()
    (row,) = read(folder / "README.md")
    assert not isinstance(row, RejectedInput), "a file that the user names is read"


def test_links_that_go_in_a_circle_or_nowhere_end_the_walk_there_only(folder: Path) -> None:
    (folder / "inner" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    found = {item.source_uri: item for item in find_inputs(folder)}
    reasons = {uri: item.reason for uri, item in found.items() if isinstance(item, RejectedInput)}
    assert reasons == {
        "week/inner/up": "symlink_loop",
        "week/self.txt": "symlink_loop",
        "week/gone.txt": "missing",
    }
    assert isinstance(found["week/inner/c.txt"], Input)


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    reasons = {
        item.source_uri: item.reason for item in find_inputs(folder) if isinstance(item, RejectedInput)
    }
    assert reasons == {"week/pipe.txt": "unsupported_format"}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_what_may_not_be_read_is_rejected(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    (folder / "inner").chmod(0)
    rejected = {row.source_uri: row.reason for row in read(folder) if isinstance(row, RejectedInput)}
    (folder / "inner").chmod(0o700)
    assert rejected["week/a.txt"] == rejected["week/inner"] == "unreadable"


def test_reading_that_fails_is_a_rejection_with_the_remedy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: Path, _mode: str) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", forbidden)
    (row,) = read(folder / "a.txt")
    assert isinstance(row, RejectedInput)
    assert (row.reason, row.detail) == ("unreadable", "Permission denied; give yourself the right to read it")


def test_a_source_that_does_not_exist_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere: there is no such file or folder; check the spelling"):
        list(find_inputs(tmp_path / "nowhere"))
