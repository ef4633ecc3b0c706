"""The tables fit together, and records fit the tables."""

from __future__ import annotations

import re
from dataclasses import fields

import pyarrow as pa
import pytest

from pipeline import records
from pipeline.extraction.stage import WRITES
from pipeline.schema import Column, Table, arrow_schema
from pipeline.stages import STAGES
from pipeline.tables import INTERNAL_TABLES, TABLE_BY_NAME, TABLES

ALL = TABLES + INTERNAL_TABLES
COLUMNS = [(table, column) for table in ALL for column in table.columns]
# What only resolution can fill, so that a record of one document need not have it.
RESOLVED_LATER = {"entity_id", "event_id", "place_entity_id", "source_id", "measure_id"}
# Positions in the parse, which no table keeps.
PARSE_ONLY = {"first", "last", "head", "trigger"}
RECORDS = {
    "sentences": records.Sentence,
    "mentions": records.Mention,
    "entities": records.DocumentEntity,
    "timexes": records.Timex,
    "event_mentions": records.EventMention,
    "participants": records.EventParticipant,
    "attributions": records.Attribution,
    "quantities": records.Quantity,
}


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_a_table_has_a_meaning_a_key_and_columns_once(table: Table) -> None:
    assert table.doc.endswith(".")
    assert table.key
    assert set(table.key) <= set(table.column_names)
    assert len(set(table.column_names)) == len(table.columns)
    assert re.fullmatch(r"[a-z_]+", table.name)
    assert table.version >= 1
    assert TABLE_BY_NAME[table.name] is table


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda each: each.name)
def test_a_column_has_a_meaning_and_rules_of_its_type(table: Table, column: Column) -> None:
    assert column.doc.endswith((".", "…")), f"{table.name}.{column.name}"
    assert re.fullmatch(r"[a-z_0-9]+", column.name)
    if column.allowed or column.pattern:
        assert column.dtype == pa.string()
    if column.allowed:
        assert len(set(column.allowed)) == len(column.allowed)
    if column.minimum is not None or column.maximum is not None:
        assert column.dtype in (pa.int64(), pa.float64())
    if column.name in ("start", "end") or column.name.endswith(("_start", "_end")):
        assert column.unit == "characters"
        assert column.minimum == 0
    if column.name.endswith("_count"):
        assert column.dtype == pa.int64()
    if column.name.startswith("is_"):
        assert column.dtype == pa.bool_()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_key_of_a_published_table_is_never_null(table: Table) -> None:
    assert not any(table.column(name).nullable for name in table.key)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda each: each.name)
def test_a_reference_leads_to_the_key_of_a_published_table(table: Table, column: Column) -> None:
    if column.references is None:
        return
    parent_name, _, name = column.references.partition(".")
    parent = TABLE_BY_NAME[parent_name]
    assert parent in TABLES, f"{table.name}.{column.name}"
    assert parent.key == (name,)
    assert parent.column(name).dtype == column.dtype


def test_a_name_means_one_type_everywhere() -> None:
    types: dict[str, set[pa.DataType]] = {}
    for _, column in COLUMNS:
        types.setdefault(column.name, set()).add(column.dtype)
    assert {name for name, found in types.items() if len(found) > 1} == set()


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_the_arrow_schema_carries_the_meaning(table: Table) -> None:
    schema = arrow_schema(table)
    assert schema.metadata[b"doc"].decode() == table.doc
    for column in table.columns:
        field = schema.field(column.name)
        assert field.type == column.dtype
        assert field.nullable == column.nullable
        assert field.metadata[b"doc"].decode() == column.doc


@pytest.mark.parametrize("part", WRITES)
def test_records_have_the_columns_of_their_table(part: str) -> None:
    columns = set(WRITES[part].column_names)
    held = {field.name for field in fields(RECORDS[part])}
    assert held - columns <= PARSE_ONLY, f"{part}: the record has what no column keeps"
    assert columns - held <= RESOLVED_LATER, f"{part}: the table has what no record fills"


def test_every_part_of_an_analysis_becomes_a_table() -> None:
    parts = {field.name for field in fields(records.Analysis)} - {"article", "uncertain"}  # no row of a table
    assert parts == set(WRITES) == set(RECORDS)


def test_stages_write_every_published_table_once_and_read_what_was_written() -> None:
    written = ["intake"]
    for stage in STAGES:
        assert set(stage.reads) <= set(written), stage.name
        written += stage.writes
    assert len(set(written)) == len(written)
    kept_elsewhere = {"rejections", "runs", "quality_results", "changes"}
    assert {table.name for table in TABLES} - set(written) == kept_elsewhere
