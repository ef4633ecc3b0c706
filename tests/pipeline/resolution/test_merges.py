"""What became of ids of the last release: merged, split, forgotten, back again."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.resolution.merges import Registered, vanished, with_merged
from pipeline.schema import from_rows
from pipeline.tables import ENTITIES

Held = dict[str, str]  # the entity of each mention; a mention's name is its mark
SAME = ("mark",)


def _registered(held: Held, merged: Held | None = None) -> Registered:
    """Entities, named in capitals as their ids, with the mentions of each; `merged` are rows of before."""
    ids = sorted(set(held.values()))
    rows = [
        {"entity_id": each, "name": each.upper(), "kind": "person", "merged_into": None,
         "mention_count": sum(one == each for one in held.values()), "document_count": 1}
        for each in ids
    ] + [
        {"entity_id": old, "name": new.upper(), "kind": "person", "merged_into": new,
         "mention_count": 0, "document_count": 0}
        for old, new in (merged or {}).items()
    ]  # fmt: skip
    mentions = pa.table({"mark": list(held), "entity_id": pa.array(list(held.values()), pa.string())})
    return Registered(ENTITIES, from_rows(rows, ENTITIES), mentions, SAME)


@pytest.mark.parametrize(
    ("before", "merged_before", "now", "expected", "why"),
    [
        ({"1": "a", "2": "b"}, {}, {"1": "a", "2": "b"}, {}, "nothing changed"),
        ({"1": "a", "2": "b"}, {}, {"1": "a", "2": "a"}, {"b": "a"}, "b is a"),
        ({"1": "a", "2": "b"}, {}, {"1": "c", "2": "c"}, {"a": "c", "b": "c"}, "both are another"),
        ({"1": "a", "2": "a", "3": "a"}, {}, {"1": "b", "2": "b", "3": "c"}, {"a": "b"}, "most of a is b"),
        ({"1": "a", "2": "a"}, {}, {"1": "b", "2": "c"}, {}, "a was split in two"),
        ({"1": "a", "2": "b"}, {}, {"1": "a"}, {}, "the articles of b were forgotten"),
        ({"1": "a"}, {"b": "a"}, {"1": "a"}, {"b": "a"}, "what was merged stays so"),
        ({"1": "a"}, {"b": "a"}, {"1": "c"}, {"a": "c", "b": "c"}, "merged twice leads to the last"),
        ({"1": "a"}, {"b": "a"}, {"2": "c"}, {}, "what b was merged into is forgotten"),
        ({"1": "a", "2": "a"}, {"b": "a"}, {"1": "a", "2": "b"}, {}, "b is its own again"),
    ],
)  # fmt: skip
def test_what_became_of_it(before: Held, merged_before: Held, now: Held, expected: Held, why: str) -> None:
    old, new = _registered(before, merged_before), _registered(now)
    rows = with_merged(old, new).to_pylist()
    assert {row["entity_id"]: row["merged_into"] for row in rows if row["merged_into"]} == expected, why
    assert {row["entity_id"] for row in rows if not row["merged_into"]} == set(now.values()), why
    by_id = {row["entity_id"]: row for row in rows}
    for row in rows:
        if row["merged_into"]:
            assert (row["mention_count"], row["document_count"]) == (0, 0)
            assert row["name"] == by_id[row["merged_into"]]["name"], "nothing is left of what it was"


def test_vanished_ids_are_seen() -> None:
    both, one = _registered({"1": "a", "2": "b"}).rows, _registered({"1": "a"}).rows
    assert vanished(both, one, "entity_id")
    assert not vanished(one, both, "entity_id")
    assert not vanished(_registered({}).rows, one, "entity_id")
