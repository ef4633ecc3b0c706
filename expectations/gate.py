"""The gate: nothing is published before every rule of every table was checked.

`check` refuses, or names documents to quarantine. A violation can be laid at single documents when every
failing row belongs to one; when these are few, leaving them out keeps the rest whole. The caller then drops
them from the tables before resolution (`drop_documents`), resolves again, checks again, and adds `quarantine`
to `rejections`.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from expectations.cross import check_cross
from expectations.findings import Finding
from expectations.volumes import check_volumes
from pipeline.schema import Table, arrow_schema
from pipeline.tables import CHANGES, QUALITY_RESULTS, RUNS, TABLES

# Tables that speak about a run are made after the gate.
CHECKED: tuple[Table, ...] = tuple(table for table in TABLES if table not in (RUNS, QUALITY_RESULTS, CHANGES))
SHAPE = "has_the_shape"
QUARANTINE_SHARE = 0.1  # of the documents; more than that is no accident of single documents


@dataclass(frozen=True)
class GateReport:
    """What the gate found.

    `results` are rows of `quality_results` without `run_id`; `failures` and `warnings` are lines for a
    person; `quarantine` are rows of `rejections` without `run_id`, one per document to leave out, empty when
    leaving documents out would not help.
    """

    results: tuple[dict[str, object], ...]
    failures: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    quarantine: tuple[dict[str, object], ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the tables may be published."""
        return not self.failures


def preload() -> None:
    """Import Great Expectations, which takes seconds; a thread may do it while the model loads."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    from expectations import suites  # noqa: F401  the import is the purpose


def check(tables: Mapping[str, pa.Table]) -> GateReport:
    """Check every rule on `tables`, which holds every table of `CHECKED` by name."""
    found = _shapes(tables)
    if all(each.success for each in found):
        found += _suites(tables)
        found += check_cross(tables)
        found += check_volumes(tables)
    broken = [each for each in found if not each.success]
    errors = [each for each in broken if each.severity == "error"]
    return GateReport(
        results=tuple(each.row() for each in found),
        failures=tuple(each.line() for each in errors),
        warnings=tuple(each.line() for each in broken if each.severity == "warning"),
        quarantine=tuple(_quarantine(errors, tables)),
    )


def _shapes(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """Whether each table is there with its columns and types; nothing else can be checked before."""
    return [_shape(tables.get(table.name), table) for table in CHECKED]


def _shape(data: pa.Table | None, table: Table) -> Finding:
    observed = None
    if data is None:
        observed = "the table is missing"
    else:
        wanted = {field.name: field.type for field in arrow_schema(table)}
        given = {field.name: field.type for field in data.schema}
        wrong = sorted(name for name in wanted.keys() | given.keys() if wanted.get(name) != given.get(name))
        if wrong:
            observed = "; ".join(f"{name} is {given.get(name)}, not {wanted.get(name)}" for name in wrong)
    return Finding(
        table=table.name,
        rule=SHAPE,
        column="",
        severity="error",
        unexpected_count=int(observed is not None),
        row_count=1,
        observed=observed,
        documents=None if observed else frozenset(),
    )


def _suites(tables: Mapping[str, pa.Table]) -> list[Finding]:
    preload()
    from expectations.suites import check_table

    referred = {column.references for table in CHECKED for column in table.columns if column.references}
    values = {}
    for name in sorted(referred):
        parent, _, column = name.partition(".")
        values[name] = pc.unique(tables[parent].column(column)).drop_null()
    return [each for table in CHECKED for each in check_table(tables[table.name], table, values)]


def _quarantine(errors: list[Finding], tables: Mapping[str, pa.Table]) -> Iterable[dict[str, object]]:
    reasons: dict[str, list[str]] = {}
    for error in errors:
        if error.documents is None:
            return
        for document in sorted(error.documents):
            reasons.setdefault(document, []).append(f"{error.table}.{error.column}: {error.rule}")
    documents = tables["documents"] if reasons else None
    if (
        documents is None
        or len(reasons) > max(1, QUARANTINE_SHARE * documents.num_rows)
        or documents.num_rows < 2
    ):
        return
    uris = dict(
        zip(
            documents.column("document_id").to_pylist(),
            documents.column("source_uri").to_pylist(),
            strict=True,
        )
    )
    if not reasons.keys() <= uris.keys():
        return
    for document, why in sorted(reasons.items()):
        yield {
            "stage": "gate",
            "table": "documents",
            "key": document,
            "source_uri": uris[document],
            "reason": "quarantined",
            "detail": "; ".join(why),
        }


def drop_documents(tables: Mapping[str, pa.Table], document_ids: Collection[str]) -> dict[str, pa.Table]:
    """The tables without the rows of these documents; tables that belong to no document stay as they are."""
    dropped = pa.array(sorted(document_ids), pa.string())
    return {name: _without(data, dropped) for name, data in tables.items()}


def _without(data: pa.Table, dropped: pa.Array) -> pa.Table:
    if "document_id" not in data.column_names or not data.num_rows:
        return data
    return data.filter(pc.invert(pc.is_in(data.column("document_id"), value_set=dropped)))
