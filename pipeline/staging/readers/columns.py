"""Which column of a table of articles is which of ours.

Guessed from the usual names (`pipeline/knowledge/readers/columns.tsv`), or said by the user. Columns that are
none of ours are left aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from pipeline.knowledge.tsv import read_rows

COLUMNS = ("text", "title", "url", "outlet", "published", "author", "language")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the user said (`given`: their name by ours), and what was used, by source, for the run's report.

    Where a table lacks a column that was given, the usual names are tried.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    used: dict[str, dict[str, str]] = field(default_factory=dict, compare=False)

    def mapping(self, names: Iterable[str]) -> dict[str, str]:
        """The name that each of our columns has among `names`."""
        listed = list(names)
        said = {column: name for column, name in self.given.items() if name in listed}
        taken = set(said.values())
        best: dict[str, tuple[int, str]] = {}
        for name in listed:
            found = None if name in taken else _known().get(_plain(name))
            if found is not None and (found[0] not in best or found[1] < best[found[0]][0]):
                best[found[0]] = (found[1], name)
        return {column: name for column, (_, name) in best.items()} | said

    def note(self, source_uri: str, mapping: Mapping[str, str]) -> None:
        """Remember the first mapping that a source was read with."""
        self.used.setdefault(source_uri, dict(mapping))


def usual_column(name: str) -> str | None:
    """Which of our columns that name usually means."""
    found = _known().get(_plain(name))
    return found[0] if found else None


def _plain(name: object) -> str:
    return re.sub(r"[\s_\-\"'.]+", "", str(name)).lower()


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, int]]:
    """Our column and its rank by the name that others give it."""
    file = files("pipeline.knowledge") / "readers" / "columns.tsv"
    rows = read_rows(file, columns=("column", "name"), allowed={"column": COLUMNS})
    return {row["name"]: (row["column"], rank) for rank, row in enumerate(rows)}
