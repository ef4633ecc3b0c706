"""Why a row says what it says: `explain` finds an id and shows the words, rules and sources that it rests on."""

from __future__ import annotations

from pathlib import Path

from warehouse.explain.lookup import UnknownIdError, find
from warehouse.explain.model import Explanation
from warehouse.explain.subjects import SUBJECTS
from warehouse.query import open_warehouse

__all__ = ["Explanation", "UnknownIdError", "explain"]


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
