"""The data dictionary says every table, column and view, and docs/dictionary.md is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.tables import TABLES
from tests.conftest import ROOT
from warehouse.dictionary import dictionary, main
from warehouse.views import load_views


def test_every_table_column_and_view_is_there() -> None:
    text = dictionary()
    for table in TABLES:
        assert f"\n## {table.name}\n" in text
        for column in table.columns:
            assert f"| `{column.name}` | {column.dtype} |" in text
    for view in load_views():
        assert f"**`{view.name}`**" in text


def test_a_row_of_the_dictionary_has_four_cells() -> None:
    rows = [line for line in dictionary().splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(table.columns) for table in TABLES)
    assert {line.replace("\\|", "").count("|") for line in rows} == {5}


def test_the_file_in_docs_is_up_to_date() -> None:
    assert main([str(ROOT / "docs" / "dictionary.md"), "--check"]) == 0


def test_a_stale_or_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "new" / "dictionary.md"
    assert main([str(file), "--check"]) == 1
    assert main([str(file)]) == 0
    assert main([str(file), "--check"]) == 0
    file.write_text("old")
    assert main([str(file), "--check"]) == 1
    assert "is stale; `python -m warehouse.dictionary" in capsys.readouterr().err
