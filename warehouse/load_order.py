"""Which tables are published, and an order in which every table comes after those that it refers to."""

from __future__ import annotations

from pipeline.schema import Table
from pipeline.tables import CHANGES, QUALITY_RESULTS, RUNS, TABLES

# A run has a clock: it is kept beside the releases, under runs/, so that the same rows give the same release.
RELEASED: tuple[Table, ...] = tuple(table for table in TABLES if table is not RUNS)
# What a release is a version of. The other released tables speak about it.
CONTENT: tuple[Table, ...] = tuple(table for table in RELEASED if table not in (QUALITY_RESULTS, CHANGES))


def references(table: Table) -> dict[str, tuple[str, str]]:
    """Column to the table and column of which each of its values is one."""
    found = {}
    for column in table.columns:
        if column.references:
            parent, _, parent_column = column.references.partition(".")
            found[column.name] = (parent, parent_column)
    return found


def load_order(tables: tuple[Table, ...] = TABLES) -> tuple[Table, ...]:
    """Parents before children; raises ValueError where tables refer to each other in a circle."""
    waiting, placed = {table.name: table for table in tables}, list[Table]()
    while waiting:
        ready = [
            table
            for table in waiting.values()
            if not {parent for parent, _ in references(table).values()} & (waiting.keys() - {table.name})
        ]
        if not ready:
            raise ValueError(f"tables refer to each other in a circle: {', '.join(waiting)}")
        placed.extend(ready)
        waiting = {name: table for name, table in waiting.items() if table not in ready}
    return tuple(placed)
