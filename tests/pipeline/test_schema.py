"""`conform` and `from_rows`: what fits is kept, what does not is named."""

from __future__ import annotations

from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.schema import Column, SchemaError, Table, arrow_schema, conform, empty, from_rows
from pipeline.tables import INTERNAL_TABLES, TABLES
from tests.rows import valid_rows

THING = Table(
    name="things",
    doc="For these tests.",
    key=("thing_id", "number"),
    columns=(
        Column("thing_id", pa.string(), "Id.", nullable=False),
        Column("number", pa.int64(), "Number.", nullable=False),
        Column("weight", pa.float64(), "Weight."),
        Column("day", pa.date32(), "Day."),
        Column("instant", pa.timestamp("us"), "Instant."),
        Column("is_heavy", pa.bool_(), "Whether it is heavy."),
        Column("words", pa.list_(pa.string()), "Words."),
    ),
)
# What Arrow holds as a day or an instant: the years that Python knows.
WORD = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "thing_id": WORD,
            "number": st.integers(-(2**63), 2**63 - 1),
            "weight": st.none() | st.floats(allow_nan=False),
            "day": st.none() | st.dates(),
            "instant": st.none() | st.datetimes(min_value=datetime.fromisoformat("1678-01-01")),
            "is_heavy": st.none() | st.booleans(),
            "words": st.none() | st.lists(WORD, max_size=3),
        }
    ),
    max_size=8,
    unique_by=lambda row: (row["thing_id"], row["number"]),
)


@given(rows=ROWS)
def test_rows_come_back_sorted_by_their_key(rows: list[dict[str, object]]) -> None:
    back = from_rows(rows, THING).to_pylist()
    assert back == sorted(rows, key=lambda row: (str(row["thing_id"]).encode(), row["number"]))


@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_conform_depends_on_the_rows_and_not_on_their_order(
    rows: list[dict[str, object]], order: object
) -> None:
    shuffled = list(rows)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert from_rows(shuffled, THING).equals(from_rows(rows, THING), check_metadata=True)


@given(rows=ROWS)
@settings(max_examples=30)
def test_conforming_twice_changes_nothing(rows: list[dict[str, object]]) -> None:
    once = from_rows(rows, THING)
    assert conform(once, THING).equals(once, check_metadata=True)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_valid_rows_of_every_table_conform(table: Table) -> None:
    rows = from_rows(valid_rows(table), table)
    assert rows.schema.equals(arrow_schema(table), check_metadata=True)
    assert rows.num_rows == len(valid_rows(table))


@pytest.mark.parametrize("table", TABLES + INTERNAL_TABLES, ids=lambda table: table.name)
def test_an_empty_table_conforms(table: Table) -> None:
    assert conform(empty(table), table).num_rows == 0


def test_columns_are_put_in_order_and_cast_without_loss() -> None:
    given = pa.table(
        {
            "number": pa.array([1], pa.int8()),
            "thing_id": ["a"],
            "weight": pa.array([2], pa.int32()),
            "day": pa.array([date(2024, 5, 1)]),
            "instant": pa.nulls(1),
            "is_heavy": pa.nulls(1),
            "words": pa.nulls(1),
        }
    )
    shaped = conform(given, THING)
    assert shaped.schema.equals(arrow_schema(THING), check_metadata=True)
    assert shaped.to_pylist()[0]["weight"] == 2.0


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda data: data.drop_columns("day"), ("things", "missing columns ['day']")),
        (lambda data: data.append_column("extra", pa.array(["x"])), ("things", "unknown columns ['extra']")),
        (
            lambda data: data.set_column(1, "number", pa.array([1.5])),
            ("things.number", "wanted int64"),
        ),
        (
            lambda data: data.set_column(1, "number", pa.array(["many"])),
            ("things.number", "wanted int64"),
        ),
        (
            lambda data: data.set_column(0, "thing_id", pa.nulls(1, pa.string())),
            ("things.thing_id", "1 rows are null"),
        ),
    ],
)
def test_what_does_not_fit_is_named(change: object, named: tuple[str, ...]) -> None:
    fitting = from_rows([{"thing_id": "a", "number": 1}], THING)
    with pytest.raises(SchemaError) as caught:
        conform(change(fitting), THING)  # type: ignore[operator]
    assert all(part in str(caught.value) for part in named)


def test_a_row_that_the_type_cannot_hold_is_named() -> None:
    with pytest.raises(SchemaError, match=r"things\.number: .*wanted int64"):
        from_rows([{"thing_id": "a", "number": "many"}], THING)


def test_an_unknown_column_is_named_with_those_that_exist() -> None:
    with pytest.raises(SchemaError, match="no column 'colour'; it has thing_id, number"):
        THING.column("colour")
