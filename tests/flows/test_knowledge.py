"""`dateline knowledge add`: checked before it is kept, and known to the next run."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.session import find_basis
from flows.settings import load_settings
from pipeline.knowledge.base import load_knowledge

RUNNER = CliRunner()


def _add(file: Path, data: Path) -> int:
    return RUNNER.invoke(app, ["knowledge", "add", str(file), "--data", str(data)]).exit_code


def test_an_added_file_is_known_to_the_next_run(tmp_path: Path) -> None:
    file = tmp_path / "envoys.csv"
    file.write_text("name,kind,country\nOrsolya Vantabb,person,HUN\n", encoding="utf-8")
    data = tmp_path / "data"
    before = find_basis(load_settings(data=data)).knowledge_sha256
    assert _add(file, data) == 0
    files = load_settings(data=data).knowledge_files
    assert [path.name for path in files] == ["envoys.csv"]
    assert find_basis(load_settings(data=data)).knowledge_sha256 != before
    own, added = load_knowledge(), load_knowledge(files)
    assert len(added.by_id) == len(own.by_id) + 1


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("bad.csv", "name,kind\nX,nothing of the kind\n", "an unknown kind"),
        ("bad.jsonl", "{not json\n", "a line that is no JSON"),
        ("bad.xml", "<a/>", "an unknown format"),
        ("gone.csv", None, "no such file"),
    ],
)
def test_a_bad_file_is_refused_and_not_kept(tmp_path: Path, name: str, content: str | None, why: str) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_text(content, encoding="utf-8")
    data = tmp_path / "data"
    assert _add(file, data) != 0, why
    assert load_settings(data=data).knowledge_files == ()
