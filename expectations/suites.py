"""A Great Expectations suite for every table, derived from `pipeline.tables`. Importing this costs seconds.

Types are held by `pipeline.schema.conform`; here: what may not be null, keys, allowed values, bounds,
patterns, and references to other tables. What takes several tables or columns stands in `expectations.cross`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd
import pyarrow as pa
from great_expectations.data_context.types.base import ProgressBarsConfig

from expectations.findings import Finding, finding
from expectations.reference import ExpectColumnValuesToRefer, parents
from pipeline.schema import Column, Table

NOT_NULL, UNIQUE, ALLOWED, BOUNDS, PATTERN, REFERS = (
    "is_known", "key_is_unique", "value_is_allowed", "within_bounds", "matches_pattern", "refers_to_a_row",
)  # fmt: skip


def suite(table: Table) -> Any:
    """The table's expectations; each carries its rule and column in its `meta`."""
    return gx.ExpectationSuite(name=table.name, expectations=list(_expectations(table)))


def _expectations(table: Table) -> Iterator[Any]:
    key = ", ".join(table.key)
    if len(table.key) == 1:
        yield gxe.ExpectColumnValuesToBeUnique(column=key, meta=_meta(UNIQUE, key))
    elif table.key:
        yield gxe.ExpectCompoundColumnsToBeUnique(column_list=list(table.key), meta=_meta(UNIQUE, key))
    for column in table.columns:
        yield from _column_expectations(column)


def _column_expectations(column: Column) -> Iterator[Any]:
    name = column.name
    if not column.nullable:
        yield gxe.ExpectColumnValuesToNotBeNull(column=name, meta=_meta(NOT_NULL, name))
    if column.allowed:
        yield gxe.ExpectColumnValuesToBeInSet(
            column=name, value_set=list(column.allowed), meta=_meta(ALLOWED, name)
        )
    if column.minimum is not None or column.maximum is not None:
        yield gxe.ExpectColumnValuesToBeBetween(
            column=name, min_value=column.minimum, max_value=column.maximum, meta=_meta(BOUNDS, name)
        )
    if column.pattern:
        yield gxe.ExpectColumnValuesToMatchRegex(column=name, regex=column.pattern, meta=_meta(PATTERN, name))
    if column.references:
        yield ExpectColumnValuesToRefer(column=name, parent=column.references, meta=_meta(REFERS, name))


def _meta(rule: str, column: str) -> dict[str, str]:
    return {"rule": rule, "column": column}


@lru_cache(maxsize=1)
def _batch_definition() -> Any:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("tables").add_dataframe_asset("table")
    return asset.add_batch_definition_whole_dataframe("rows")


def check_table(data: pa.Table, table: Table, parent_values: Mapping[str, pa.Array]) -> list[Finding]:
    """What each expectation of the table's suite found in `data`, in the order of the suite.

    `parent_values` holds the values of every column that the table refers to, by `table.column`. Raises
    RuntimeError when Great Expectations could not check an expectation at all.
    """
    expectations = suite(table)
    batch = _batch_definition().get_batch({"dataframe": _frame(data, table)})
    with parents(parent_values):
        outcome = batch.validate(expectations, result_format={"result_format": "COMPLETE"})
    order = {
        (each.meta["rule"], each.meta["column"]): place
        for place, each in enumerate(expectations.expectations)
    }
    found = [_finding(result, data, table) for result in outcome.results]
    return sorted(found, key=lambda each: order[each.rule, each.column])


def _finding(result: Any, data: pa.Table, table: Table) -> Finding:
    meta = result.expectation_config.meta
    where = f"{table.name}.{meta['column']}: {meta['rule']}"
    if any(info.get("raised_exception") for info in _exceptions(result.exception_info)):
        raise RuntimeError(f"{where} could not be checked: {result.exception_info}")
    positions = result.result.get("unexpected_index_list") or []
    if not result.success and not positions:
        raise RuntimeError(f"{where} failed without naming a row: {result.result}")
    return finding(data, table, positions, rule=meta["rule"], column=meta["column"])


def _exceptions(info: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [info] if "raised_exception" in info else list(info.values())


def _frame(data: pa.Table, table: Table) -> pd.DataFrame:
    """The columns that some rule speaks about, numbered from 0."""
    ruled = [column.name for column in table.columns if column.name in table.key or _has_rule(column)]
    return data.select(ruled).to_pandas()


def _has_rule(column: Column) -> bool:
    bounds = (column.minimum, column.maximum)
    return not column.nullable or any(
        rule is not None for rule in (column.allowed, column.pattern, column.references, *bounds)
    )
