"""Rules about rows that refer to rows: same document, no circles, and counts that are true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.findings import Finding, finding
from pipeline.schema import Column, Table
from pipeline.tables import (
    ATTRIBUTIONS,
    CONFLICTS,
    DOCUMENTS,
    ENTITIES,
    EVENTS,
    SOURCES,
    TABLE_BY_NAME,
    TABLES,
)

SAME_DOCUMENT, ENDS, COUNTED = "refers_within_the_document", "has_no_circle", "count_is_true"

# Columns that lead from a row to another of its table.
CHAINS: tuple[tuple[Table, str], ...] = (
    (ATTRIBUTIONS, "parent_attribution_id"),
    (DOCUMENTS, "duplicate_of"),
    (DOCUMENTS, "version_of"),
    (ENTITIES, "merged_into"),
    (EVENTS, "merged_into"),
)
# Counts: table and its key, the rows that are counted, and the column that counts their documents.
COUNTS: tuple[tuple[Table, str, str, str], ...] = (
    (EVENTS, "mention_count", "event_mentions", "event_id"),
    (ENTITIES, "mention_count", "mentions", "entity_id"),
    (SOURCES, "attribution_count", "attributions", "source_id"),
)


def same_document(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """A row and what it refers to stand in the same document, wherever both belong to one."""
    found = []
    for table, column, parent, parent_column in _within_document():
        data, referred = tables[table.name], tables[parent.name]
        home = dict(
            zip(
                referred.column(parent_column).to_pylist(),
                referred.column("document_id").to_pylist(),
                strict=True,
            )
        )
        rows = zip(data.column(column.name).to_pylist(), data.column("document_id").to_pylist(), strict=True)
        broken = [
            position
            for position, (name, document) in enumerate(rows)
            if name is not None and home.get(name, document) != document
        ]
        found.append(finding(data, table, broken, rule=SAME_DOCUMENT, column=column.name))
    return found


def _within_document() -> Iterator[tuple[Table, Column, Table, str]]:
    for table in TABLES:
        for column in table.columns:
            parent_name, _, parent_column = (column.references or "").partition(".")
            parent = TABLE_BY_NAME.get(parent_name)
            if parent is None or parent is DOCUMENTS:
                continue
            if "document_id" in table.column_names and "document_id" in parent.column_names:
                yield table, column, parent, parent_column


def no_cycle(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """Following a column from row to row comes to an end."""
    found = []
    for table, column in CHAINS:
        data = tables[table.name]
        ids = data.column(table.key[0]).to_pylist()
        parents = dict(zip(ids, data.column(column).to_pylist(), strict=True))
        circling = _circling(parents)
        broken = [position for position, name in enumerate(ids) if name in circling]
        found.append(finding(data, table, broken, rule=ENDS, column=column))
    return found


def _circling(parents: Mapping[str, str | None]) -> set[str]:
    """Names that come back to themselves."""
    settled: set[str] = set()
    circling: set[str] = set()
    for name in parents:
        path: dict[str, None] = {}
        step: str | None = name
        while step is not None and step not in settled and step not in path:
            path[step] = None
            step = parents.get(step)
        if step is not None and step in path:
            walked = list(path)
            circling.update(walked[walked.index(step) :])
        settled.update(path)
    return circling


def counts_agree(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """Counts of mentions and documents equal the rows that they count; merged rows count nothing."""
    found = []
    for table, count, counted, by in COUNTS:
        data, rows = tables[table.name], _analysed(tables[counted])
        grouped = rows.group_by(by).aggregate([([], "count_all"), ("document_id", "count_distinct")])
        names = grouped.column(by).to_pylist()
        totals = dict(zip(names, grouped.column("count_all").to_pylist(), strict=True))
        documents = dict(zip(names, grouped.column("document_id_count_distinct").to_pylist(), strict=True))
        for column, true in ((count, totals), ("document_count", documents)):
            broken = _miscounted(data, table, column, true)
            found.append(finding(data, table, broken, rule=COUNTED, column=column))
    return found


def _analysed(rows: pa.Table) -> pa.Table:
    """The rows that stand in a sentence; a name repeated in furniture stands in none and is not counted."""
    return rows.filter(pc.is_valid(rows["sentence_id"])) if "sentence_id" in rows.column_names else rows


def _miscounted(data: pa.Table, table: Table, column: str, true: Mapping[str, int]) -> np.ndarray:
    wanted = np.array([true.get(name, 0) for name in data.column(table.key[0]).to_pylist()], int)
    return np.flatnonzero(data.column(column).to_numpy() != wanted)


def values_differ(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """A conflict has as many different values as it says."""
    data = tables[CONFLICTS.name]
    grouped = tables["conflict_values"].group_by("conflict_id").aggregate([("value", "count_distinct")])
    true = dict(
        zip(
            grouped.column("conflict_id").to_pylist(),
            grouped.column("value_count_distinct").to_pylist(),
            strict=True,
        )
    )
    broken = _miscounted(data, CONFLICTS, "value_count", true)
    return [finding(data, CONFLICTS, broken, rule=COUNTED, column="value_count")]
