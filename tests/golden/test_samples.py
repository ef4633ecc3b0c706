"""Every published table of the samples is a reviewed file under `samples/`; `--refresh-golden` rewrites them.

A file has a block per row, in the order of the table's key, and a line per column that is not null. Lines and
not cells change when a rule changes, so that the difference reads as what the change did.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from pipeline.tables import TABLES, Table
from tests.conftest import ROOT

GOLDEN = Path(__file__).parent / "samples"
# Kept outside a release, with a clock, or hashes of the code that every commit changes.
_LEFT_OUT = {"runs", "quality_results", "changes", "rejections"}
_VOLATILE = {"run_id"}
PUBLISHED = [table for table in TABLES if table.name not in _LEFT_OUT]


def _release(data: Path) -> Path:
    root = data / "releases"
    return root / (root / "LATEST").read_text(encoding="utf-8").strip() / "data"


def _rows(data: Path, table: Table) -> list[dict[str, Any]]:
    folder = _release(data) / table.name
    loaded = ds.dataset(folder, format="parquet", partitioning=None).to_table(
        columns=list(table.column_names)
    )
    return list(loaded.sort_by([(name, "ascending") for name in table.key]).to_pylist())


def _readable(rows: list[dict[str, Any]]) -> str:
    blocks = []
    for row in rows:
        shown = {name: value for name, value in row.items() if value is not None and name not in _VOLATILE}
        if "text" in shown:  # the samples themselves
            shown["text"] = f"{len(shown['text'])} characters"
        blocks.append("\n".join(f"{name}: {_value(value)}" for name, value in shown.items()))
    return "\n\n".join(blocks) + "\n"


def _value(value: Any) -> str:
    return f"{value:.5g}" if isinstance(value, float) else str(value).replace("\n", "⏎")


@pytest.mark.parametrize("table", PUBLISHED, ids=lambda table: table.name)
def test_table(table: Table, samples_data: Path, pytestconfig: pytest.Config) -> None:
    found = _readable(_rows(samples_data, table))
    file = GOLDEN / f"{table.name}.txt"
    if pytestconfig.getoption("--refresh-golden"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert file.exists(), f"{file} is missing; run pytest --refresh-golden and review it"
    assert found == file.read_text(encoding="utf-8"), (
        f"{table.name} differs from {file.relative_to(ROOT)}; where the change is meant, "
        "run pytest --refresh-golden and review the difference"
    )


def test_every_surface_is_what_its_span_says(samples_data: Path) -> None:
    tables = {table.name: table for table in TABLES}
    texts = {row["document_id"]: row["text"] for row in _rows(samples_data, tables["documents"])}
    checked = 0
    for table in PUBLISHED:
        if table.has_span and "surface" in table.column_names:
            for row in _rows(samples_data, table):
                assert texts[row["document_id"]][row["start"] : row["end"]] == row["surface"], row
                checked += 1
    assert checked > 500
