"""A Great Expectations expectation of our own: every value is one of another table's column.

The parents' values are set for the time of a check, since an expectation's own arguments are serialised and
hashed, which a hundred thousand ids should not be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import ColumnMapExpectation
from great_expectations.expectations.metrics import ColumnMapMetricProvider, column_condition_partial

_PARENTS: ContextVar[Mapping[str, pa.Array]] = ContextVar("parents")


@contextmanager
def parents(values: Mapping[str, pa.Array]) -> Iterator[None]:
    """Let references be checked against these values, by `table.column`."""
    token = _PARENTS.set(values)
    try:
        yield
    finally:
        _PARENTS.reset(token)


class ColumnValuesRefer(ColumnMapMetricProvider):
    """The metric: whether a value is among the parent's."""

    condition_metric_name = "column_values.refer"
    condition_value_keys = ("parent",)

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: pd.Series, parent: str, **_: Any) -> pd.Series:  # noqa: N805  called on the class
        known = pc.is_in(pa.Array.from_pandas(column, type=pa.string()), value_set=_PARENTS.get()[parent])
        return pd.Series(known.to_numpy(zero_copy_only=False), index=column.index)


class ExpectColumnValuesToRefer(ColumnMapExpectation):
    """Every value that is not null is one of `parent`, a `table.column`."""

    parent: str

    map_metric = "column_values.refer"
    success_keys = ("parent", "mostly")
    args_keys = ("column", "parent")
