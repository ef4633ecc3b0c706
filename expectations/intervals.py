"""Rules about intervals: of days, of numbers, and of the precision that a date claims."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.findings import Finding, finding
from pipeline.schema import Table
from pipeline.tables import CONFLICT_VALUES, ENTITIES, EVENT_MENTIONS, EVENTS, QUANTITIES, TIMEXES

IN_ORDER, FITS = "bounds_are_in_order", "precision_fits_the_interval"

# Days that an interval of each precision has at most; the longest of each kind in the calendar. A season may
# be told as a quarter of the year with the days around it; a range may be of any length.
WIDEST: dict[str, int] = {
    "instant": 1,
    "day": 1,
    "week": 7,
    "month": 31,
    "quarter": 92,
    "season": 94,
    "year": 366,
    "decade": 3653,
    "century": 36525,
}
DATED: tuple[tuple[Table, str], ...] = (
    (TIMEXES, "precision"),
    (EVENT_MENTIONS, "date_precision"),
    (EVENTS, "date_precision"),
)
DAY_PAIRS: tuple[tuple[Table, str, str], ...] = (
    (TIMEXES, "earliest", "latest"),
    (EVENT_MENTIONS, "earliest", "latest"),
    (EVENTS, "earliest", "latest"),
    (EVENTS, "first_reported_at", "last_reported_at"),
    (ENTITIES, "first_seen_at", "last_seen_at"),
)
NUMBER_PAIRS: tuple[tuple[Table, str, str], ...] = (
    (QUANTITIES, "low", "high"),
    (QUANTITIES, "low", "point"),
    (QUANTITIES, "point", "high"),
    (CONFLICT_VALUES, "low", "high"),
)


def days_in_order(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """The first day is not after the last."""
    return [_ordered(tables, table, first, last) for table, first, last in DAY_PAIRS]


def numbers_in_order(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """The least number is not above the greatest, and the number stated lies between."""
    return [_ordered(tables, table, low, high) for table, low, high in NUMBER_PAIRS]


def _ordered(tables: Mapping[str, pa.Table], table: Table, first: str, last: str) -> Finding:
    data = tables[table.name]
    reversed_ = pc.fill_null(pc.greater(data.column(first), data.column(last)), False)
    broken = np.flatnonzero(reversed_.to_numpy())
    return finding(data, table, broken, rule=IN_ORDER, column=f"{first}, {last}")


def precision_fits(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """An interval has a precision, is no wider than that, and a precision has an interval."""
    return [_fitting(tables[table.name], table, precision) for table, precision in DATED]


def _fitting(data: pa.Table, table: Table, precision: str) -> Finding:
    earliest, latest = (data.column(name).cast(pa.int32()) for name in ("earliest", "latest"))
    width = pc.add(pc.subtract(latest, earliest), 1).cast(pa.float64()).to_numpy()
    known = ~np.isnan(earliest.cast(pa.float64()).to_numpy()) | ~np.isnan(
        latest.cast(pa.float64()).to_numpy()
    )
    names = data.column(precision).to_pylist()
    widest = np.array([WIDEST.get(name, np.inf) for name in names], float)
    named = np.array([name is not None for name in names], bool)
    too_wide = ~np.isnan(width) & (width > widest)
    broken = np.flatnonzero(too_wide | (known != named))
    return finding(data, table, broken, rule=FITS, column=f"earliest, latest, {precision}")
