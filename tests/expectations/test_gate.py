"""The gate as a whole: what it refuses, what it says, what it would leave out."""

from __future__ import annotations

import pyarrow as pa
import pytest

from expectations.gate import CHECKED, check, drop_documents
from expectations.volumes import VOLUMES, Volume, check_volumes
from pipeline.schema import from_rows
from pipeline.tables import DOCUMENTS, MENTIONS, QUALITY_RESULTS, REJECTIONS, SEGMENTS, TABLE_BY_NAME
from tests.rows import TEXT, loose_table, valid_row, valid_tables


def tables_of(documents: int) -> dict[str, pa.Table]:
    """Valid tables with further documents that have a segment and nothing else."""
    tables = valid_tables()
    names = ["document_id-1", *(f"document-{number}" for number in range(2, documents + 1))]
    tables["documents"] = from_rows([valid_row(DOCUMENTS, document_id=name) for name in names], DOCUMENTS)
    tables["segments"] = from_rows([valid_row(SEGMENTS, document_id=name) for name in names], SEGMENTS)
    return tables


def test_valid_tables_pass_and_every_result_is_a_row_of_quality_results() -> None:
    report = check(valid_tables())
    assert report.failures == ()
    assert report.passed
    rows = [{**row, "run_id": "r1"} for row in report.results]
    kept = from_rows(rows, QUALITY_RESULTS)
    keys = set(zip(*(kept.column(name).to_pylist() for name in QUALITY_RESULTS.key), strict=True))
    assert len(keys) == len(report.results) > 300


def test_a_violation_refuses_and_names_table_column_and_rows() -> None:
    tables = valid_tables()
    tables["events"] = loose_table(
        [valid_row(TABLE_BY_NAME["events"], status="perhaps", mention_count=7)], TABLE_BY_NAME["events"]
    )
    report = check(tables)
    assert not report.passed
    assert report.quarantine == ()  # an event belongs to no single document
    assert any(
        line.startswith("events.status: value_is_allowed is broken by 1 of 1 rows: event_id-1")
        for line in report.failures
    )
    assert any(line.startswith("events.mention_count: count_is_true") for line in report.failures)


def test_a_violation_in_one_document_of_many_can_be_left_out() -> None:
    tables = tables_of(12)
    wrong = valid_row(MENTIONS, mention_id="m2", document_id="document-3", surface="Walks", entity_id=None)
    wrong["sentence_id"] = "sentence_id-1"
    tables["mentions"] = from_rows([valid_row(MENTIONS), wrong], MENTIONS)
    report = check(tables)
    assert not report.passed
    assert [row["key"] for row in report.quarantine] == ["document-3"]
    assert "mentions.surface: surface_is_the_text" in str(report.quarantine[0]["detail"])
    assert from_rows([{**row, "run_id": "r1"} for row in report.quarantine], REJECTIONS).num_rows == 1
    whole = check(drop_documents(tables, {"document-3"}))
    assert whole.failures == ()


def test_many_broken_documents_are_no_accident_of_single_ones() -> None:
    tables = tables_of(12)
    rows = [valid_row(SEGMENTS, document_id=name) for name in tables["documents"]["document_id"].to_pylist()]
    for row in rows[:6]:
        row["end"] = len(TEXT) - 1
    tables["segments"] = from_rows(rows, SEGMENTS)
    report = check(tables)
    assert not report.passed
    assert report.quarantine == ()


@pytest.mark.parametrize("table", CHECKED, ids=lambda table: table.name)
def test_a_missing_table_or_column_or_another_type_is_named(table: object) -> None:
    name = table.name  # type: ignore[attr-defined]
    tables = valid_tables()
    column = tables[name].column_names[0]
    for wrong in (
        {key: data for key, data in tables.items() if key != name},
        {**tables, name: tables[name].drop_columns(column)},
        {**tables, name: tables[name].set_column(0, column, pa.array([1] * tables[name].num_rows))},
    ):
        report = check(wrong)
        assert not report.passed
        assert [line.partition(":")[0] for line in report.failures] == [name]


@pytest.mark.parametrize("volume", VOLUMES, ids=lambda volume: f"{volume.table} per {volume.per}")
def test_too_few_rows_fail_and_too_many_warn(volume: Volume) -> None:
    tables = valid_tables()
    many = max(volume.enough, 2)
    tables[volume.per] = _repeated(tables[volume.per], many)
    if volume.minimum is not None:
        found = check_volumes({**tables, volume.table: tables[volume.table].slice(0, 0)})
        broken = [each for each in found if not each.success and each.table == volume.table]
        assert [each.severity for each in broken] == ["error"]
    if volume.maximum is not None:
        rows = int(many * volume.maximum) + 1
        found = check_volumes({**tables, volume.table: _repeated(tables[volume.table], rows)})
        broken = [each for each in found if not each.success and each.table == volume.table]
        assert [each.severity for each in broken] == ["warning"]


def test_documents_in_other_languages_need_no_sentences() -> None:
    tables = valid_tables()
    foreign = valid_row(DOCUMENTS, language="tr")
    tables["documents"] = _repeated(from_rows([foreign], DOCUMENTS), 40)
    found = check_volumes({**tables, "sentences": tables["sentences"].slice(0, 0)})
    assert [each.line() for each in found if not each.success and each.table == "sentences"] == []


def test_readings_held_back_are_not_too_many_rejections() -> None:
    tables = valid_tables()
    tables["documents"] = _repeated(tables["documents"], 20)
    for reason, warned in (("uncertain", []), ("empty", ["rejections"])):
        row = valid_row(REJECTIONS, reason=reason)
        rejections = _repeated(from_rows([row], REJECTIONS), 100)
        found = check_volumes({**tables, "rejections": rejections})
        assert [each.table for each in found if not each.success and each.table == "rejections"] == warned


def _repeated(data: pa.Table, times: int) -> pa.Table:
    return data.slice(0, 1).take([0] * times)


def test_nothing_to_publish_is_refused() -> None:
    report = check({name: data.slice(0, 0) for name, data in valid_tables().items()})
    assert report.failures == ("documents: has_rows is broken: nothing to publish",)
