"""Parquet: what is written comes back, in the same bytes, cut so that growth leaves files alone."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schema import Table, conform, from_rows
from pipeline.tables import DOCUMENTS, ENTITIES, MENTIONS, TABLES
from tests.rows import valid_row, valid_rows
from warehouse.load_order import RELEASED, load_order, references
from warehouse.parquet import UNDATED, bucket, months_of, partitions, read_table, write_table

MONTHS = {"d1": "2024-04", "d2": "2024-05"}


@pytest.mark.parametrize("table", RELEASED, ids=lambda table: table.name)
def test_every_table_comes_back_from_parquet(table: Table, tmp_path: Path) -> None:
    rows = from_rows(valid_rows(table), table)
    write_table(rows, table, tmp_path, months={})
    files = sorted(tmp_path.rglob("*.parquet"))
    assert conform(read_table(files, table), table).equals(rows, check_metadata=True)
    metadata = pq.read_schema(files[0]).metadata
    assert metadata[b"table"].decode() == table.name
    assert metadata[b"key"].decode() == ",".join(table.key)


def mentions(count: int) -> pa.Table:
    documents = ("d1", "d2", "d3")
    return from_rows(
        [
            valid_row(MENTIONS, mention_id=f"m{number:03}", document_id=documents[number % 3])
            for number in range(count)
        ],
        MENTIONS,
    )


def test_a_table_of_documents_is_cut_by_month_of_publication() -> None:
    parts = dict(partitions(mentions(9), MENTIONS, months=MONTHS, large=5))
    assert {name: set(rows["document_id"].to_pylist()) for name, rows in parts.items()} == {
        "published=2024-04/mentions.parquet": {"d1"},
        "published=2024-05/mentions.parquet": {"d2"},
        f"published={UNDATED}/mentions.parquet": {"d3"},
    }
    assert sum(rows.num_rows for rows in parts.values()) == 9


def test_other_tables_are_cut_by_a_hash_that_is_the_same_everywhere() -> None:
    rows = from_rows([valid_row(ENTITIES, entity_id=f"e{number}") for number in range(40)], ENTITIES)
    parts = dict(partitions(rows, ENTITIES, months={}, large=5))
    for name, part in parts.items():
        assert {f"bucket={bucket(key)}/entities.parquet" for key in part["entity_id"].to_pylist()} == {name}
    assert sum(part.num_rows for part in parts.values()) == 40
    assert [bucket(key) for key in ("e1", "e2", "Zürich")] == ["04", "08", "08"]


def test_a_small_table_is_one_file() -> None:
    assert [name for name, _ in partitions(mentions(4), MENTIONS, months=MONTHS, large=5)] == [
        "mentions.parquet"
    ]


@given(order=st.permutations(range(9)), pieces=st.integers(1, 4))
def test_the_bytes_depend_on_the_rows_alone(
    order: list[int], pieces: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = mentions(9)
    shuffled = rows.take(order)
    step = max(1, 9 // pieces)
    chunked = pa.concat_tables([shuffled.slice(start, step) for start in range(0, 9, step)])
    written = []
    for given_rows in (rows, chunked):
        folder = tmp_path_factory.mktemp("bytes")
        write_table(given_rows, MENTIONS, folder, months=MONTHS, large=5)
        written.append({file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.parquet")})
    assert written[0] == written[1]


def test_a_column_younger_than_the_file_is_null(tmp_path: Path) -> None:
    older = from_rows([valid_row(ENTITIES)], ENTITIES).drop_columns("wikidata_id")
    pq.write_table(older, tmp_path / "entities.parquet")
    (row,) = read_table([tmp_path / "entities.parquet"], ENTITIES).to_pylist()
    assert row["wikidata_id"] is None
    assert row["name"] == "name-1"


def test_months_come_from_publication_and_undated_documents_have_none() -> None:
    rows = [valid_row(DOCUMENTS), valid_row(DOCUMENTS, document_id="d2", published_at=None)]
    assert months_of(from_rows(rows, DOCUMENTS)) == {"document_id-1": "2024-05"}


def test_parents_come_before_children() -> None:
    placed: set[str] = set()
    for table in load_order(TABLES):
        parents = {parent for parent, _ in references(table).values()} - {table.name}
        assert parents <= placed
        placed.add(table.name)
    assert placed == {table.name for table in TABLES}
