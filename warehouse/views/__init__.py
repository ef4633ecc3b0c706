"""The views of the warehouse: one SQL file each, its head comment saying what the view is for.

A file is named for its view and begins with `-- ` lines: first the purpose, then one line `-- column:
meaning` per column; what follows is one SELECT. The comments become those of the database and of the data
dictionary. Views are created in the order of their `-- after:` lines, where one reads another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
COLUMN = re.compile(r"^-- ([a-z_0-9]+): (.+)$")


class ViewError(ValueError):
    """A view's file does not have the form that this module describes."""


@dataclass(frozen=True)
class View:
    """One view: what it is for, what its columns mean, and its SELECT."""

    name: str
    purpose: str
    columns: dict[str, str]
    select: str
    after: tuple[str, ...] = ()


def read_view(file: Path) -> View:
    """The view in a file; raises `ViewError` naming the file and what is missing."""
    lines = file.read_text(encoding="utf-8").splitlines()
    head = []
    for line in lines:
        if not line.startswith("--"):
            break
        head.append(line)
    facts = {match[1]: match[2] for line in head if (match := COLUMN.match(line))}
    after = tuple(name.strip() for name in facts.pop("after", "").split(",") if name.strip())
    purpose = " ".join(line.removeprefix("--").strip() for line in head if not COLUMN.match(line))
    select = "\n".join(lines[len(head) :]).strip().rstrip(";")
    if not purpose or not facts or not select:
        raise ViewError(f"{file.name}: needs a purpose, a `-- column: meaning` line per column, and a SELECT")
    return View(file.stem, purpose, facts, select, after)


def load_views() -> tuple[View, ...]:
    """All views, each after those that it reads; raises `ViewError`."""
    views = {file.stem: read_view(file) for file in sorted(FOLDER.glob("*.sql"))}
    placed: dict[str, View] = {}
    for name in views:
        for view in _with_parents(name, views, ()):
            placed.setdefault(view.name, view)
    return tuple(placed.values())


def _with_parents(name: str, views: dict[str, View], path: tuple[str, ...]) -> Iterator[View]:
    if name in path or name not in views:
        raise ViewError(f"{path[-1] if path else name}.sql: `-- after: {name}` names no other view before it")
    for parent in views[name].after:
        yield from _with_parents(parent, views, (*path, name))
    yield views[name]
