"""Ids that a further article joins stay in the next release, with what they became."""

from __future__ import annotations

from pathlib import Path

from pipeline.tables import CHANGES, ENTITIES, MENTIONS
from tests.flows.conftest import GateHere, Run, write
from warehouse.release import require_latest

FIRST = {
    "first.txt": """Harbour opened

OSLO, 3 March 2021 - Mohamed Varghali opened the harbour on Wednesday. Mohamed Varghali met fishermen.
""",
}
SECOND = {
    "second.txt": """Harbour closed

OSLO, 9 March 2021 - Mohamad Varghali closed the harbour on Tuesday, a week after he had opened it.

The fishermen said that they would protest in front of the town hall.
""",
}


def _named(data: Path) -> dict[str, str | None]:
    """`merged_into` by id of the entities that are called Varghali."""
    rows = require_latest(data).table(ENTITIES).to_pylist()
    return {row["entity_id"]: row["merged_into"] for row in rows if "Varghali" in row["name"]}


def test_a_release_says_what_became_of_ids(tmp_path: Path, run_here: Run) -> None:
    """Another spelling gives both the id of the spelling that comes first."""
    folder, data = tmp_path / "articles", tmp_path / "data"
    folder.mkdir()
    write(folder, FIRST)
    run_here(data, folder)
    ((old, none),) = _named(data).items()
    assert none is None
    write(folder, SECOND)
    assert run_here(data, folder, gate=GateHere).verdict.passed
    found = _named(data)
    (new,) = (identity for identity, target in found.items() if target is None)
    assert found == {old: new, new: None}
    release = require_latest(data)
    assert {row["entity_id"] for row in release.table(MENTIONS).to_pylist()} >= {new}
    changed = {(row["table"], row["key"], row["change"]) for row in release.table(CHANGES).to_pylist()}
    assert {("entities", old, "changed"), ("entities", new, "added")} <= changed

    again = run_here(data, folder)
    assert again.unchanged, "merges of the release are read back, and nothing changes"
    run_here(tmp_path / "anew", folder)
    assert _named(tmp_path / "anew") == {new: None}, "what was before a directory is nobody's history"
