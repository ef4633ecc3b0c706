"""What a check found, in a form that reads well and that `quality_results` and `rejections` are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from pipeline.schema import Table

SHOWN = 10  # keys named in a message


@dataclass(frozen=True)
class Finding:
    """One rule checked on one table.

    `documents` are those that the failing rows belong to; None where a failing row belongs to no single one.
    """

    table: str
    rule: str
    column: str
    severity: str
    unexpected_count: int
    row_count: int
    keys: tuple[str, ...] = ()
    observed: str | None = None
    documents: frozenset[str] | None = frozenset()

    @property
    def success(self) -> bool:
        """Whether the rule held."""
        return self.unexpected_count == 0

    def row(self) -> dict[str, object]:
        """The row of `quality_results`, without the id of the run."""
        return {
            "table": self.table,
            "rule": self.rule,
            "column": self.column,
            "success": self.success,
            "severity": self.severity,
            "unexpected_count": self.unexpected_count,
            "observed": self.observed or (", ".join(self.keys) if self.keys else None),
        }

    def line(self) -> str:
        """The finding as one line for a person."""
        if not self.column:
            return f"{self.table}: {self.rule} is broken: {self.observed}"
        rows = f"{self.unexpected_count:,} of {self.row_count:,} rows"
        more = self.unexpected_count - len(self.keys)
        keys = ", ".join(self.keys) + (f" and {more:,} more" if more > 0 else "") if self.keys else ""
        found = "; ".join(part for part in (self.observed, keys) if part)
        return f"{self.table}.{self.column}: {self.rule} is broken by {rows}" + (
            f": {found}" if found else ""
        )


def finding(
    data: pa.Table,
    table: Table,
    positions: Sequence[int] | np.ndarray,
    *,
    rule: str,
    column: str,
    severity: str = "error",
) -> Finding:
    """The finding that the rows at `positions` break the rule."""
    broken = np.unique(np.asarray(positions, dtype=np.int64))
    shown = data.select(list(table.key)).take(broken[:SHOWN]).to_pylist() if len(broken) else []
    documents: frozenset[str] | None = None
    if "document_id" in data.column_names:
        held = data.column("document_id").take(broken).to_pylist()
        documents = None if None in held else frozenset(held)
    elif not len(broken):
        documents = frozenset()
    return Finding(
        table=table.name,
        rule=rule,
        column=column,
        severity=severity,
        unexpected_count=len(broken),
        row_count=data.num_rows,
        keys=tuple("|".join(str(value) for value in row.values()) for row in shown),
        documents=documents,
    )
