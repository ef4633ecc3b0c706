"""Why a row says what it says: `explain` finds an id and shows the words, rules and sources behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from warehouse.explain import entities, events, sources, texts
from warehouse.explain.lookup import UnknownIdError, find
from warehouse.explain.model import Explanation
from warehouse.explain.rows import Connection
from warehouse.query import open_warehouse

__all__ = ["Explanation", "UnknownIdError", "explain"]

# Which function explains the rows of which table; every table whose rows have an id of their own.
SUBJECTS: dict[str, Callable[[Connection, str], Explanation]] = {
    "documents": texts.document,
    "sentences": texts.sentence,
    "mentions": entities.mention,
    "timexes": texts.timex,
    "event_mentions": events.event_mention,
    "attributions": sources.attribution,
    "quantities": texts.quantity,
    "entities": entities.entity,
    "events": events.event,
    "sources": sources.source,
    "conflicts": events.conflict,
}


def explain(data_dir: Path, row_id: str) -> Explanation:
    """The row of that id, or of the only id that begins so, with its evidence.

    Raises `UnknownIdError` when no row or several match, and `QueryError` when there is no warehouse.
    """
    connection = open_warehouse(data_dir)
    try:
        table, full_id = find(connection, row_id)
        return SUBJECTS[table](connection, full_id)
    finally:
        connection.close()
