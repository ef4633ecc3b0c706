"""What became of the entities and events of the last release. Public: `Registered`, `with_merged`.

Ids depend on what the articles say, so one more article may join two entities of the last release, or give
one another id. An id that is gone stays as a row whose `merged_into` is the id that most of its mentions have
now. Such a row has the survivor's values, so that it refers to nothing that left, and counts nothing.

What happened before the first release of a data directory is nobody's history: built anew from the same
articles, a directory has the same entities and events, and no rows of merged ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.schema import Table, from_rows


@dataclass(frozen=True)
class Registered:
    """One release's rows of a table with the mentions that each row stands for.

    `same` are the columns of a mention that make it the same mention in another release.
    """

    table: Table
    rows: pa.Table
    mentions: pa.Table
    same: tuple[str, ...]

    @property
    def key(self) -> str:
        """Name of the id."""
        return self.table.key[0]

    def ids_of_mentions(self) -> dict[tuple[Any, ...], str]:
        """The id of each mention that has one."""
        ids = self.mentions[self.key].to_pylist()
        marks = zip(*(self.mentions[name].to_pylist() for name in self.same), strict=True)
        return {mark: identity for mark, identity in zip(marks, ids, strict=True) if identity is not None}


def vanished(before: pa.Table, now: pa.Table, key: str) -> bool:
    """Whether an id of the release before is gone."""
    return not set(now[key].to_pylist()).issuperset(before[key].to_pylist())


def with_merged(before: Registered, now: Registered) -> pa.Table:
    """The rows of now, and one for each id of before that is gone and has a survivor.

    An id is gone without a survivor where none of its mentions is left, or where no one id has more than half
    of those that are: it was split, and the changes between the releases show it.
    """
    survivors = _survivors(before, now)
    if not survivors:
        return now.rows
    wanted = set(survivors.values())
    alive = {row[now.key]: row for row in now.rows.to_pylist() if row[now.key] in wanted}
    merged = [_merged(alive[new], old, now.table) for old, new in sorted(survivors.items())]
    return pa.concat_tables([now.rows, from_rows(merged, now.table)])


def _survivors(before: Registered, now: Registered) -> dict[str, str]:
    """The id that each id that is gone has become."""
    living = set(now.rows[now.key].to_pylist())
    links = zip(
        before.rows[before.key].to_pylist(), before.rows["merged_into"].to_pylist(), strict=True
    )  # an id that was gone before leads to one that was alive
    gone = {old: target for old, target in links if old not in living}
    moved = _moved(before, now, {old for old, target in gone.items() if target is None})
    found = {}
    for old, target in gone.items():
        survivor = target if target in living else moved.get(target or old)
        if survivor is not None:
            found[old] = survivor
    return found


def _moved(before: Registered, now: Registered, gone: set[str]) -> Mapping[str, str]:
    """Where more than half of the mentions of each id went."""
    if not gone:
        return {}
    ids = now.ids_of_mentions()
    where: dict[str, Counter[str]] = defaultdict(Counter)
    for mark, old in before.ids_of_mentions().items():
        if old in gone and mark in ids:
            where[old][ids[mark]] += 1
    return {
        old: survivor
        for old, counts in where.items()
        for survivor, count in counts.items()
        if 2 * count > counts.total()
    }


def _merged(survivor: Mapping[str, Any], old: str, table: Table) -> dict[str, Any]:
    counts = {name: 0 for name in table.column_names if name.endswith("_count")}
    return {**survivor, **counts, table.key[0]: old, "merged_into": survivor[table.key[0]]}
