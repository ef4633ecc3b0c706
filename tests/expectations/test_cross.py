"""Rules over several columns and tables: each fails on the row that breaks it, and on no other."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.cross import check_cross
from expectations.intervals import DATED, WIDEST
from expectations.links import _circling
from pipeline.schema import Table, from_rows
from pipeline.tables import (
    ATTRIBUTIONS,
    CONFLICT_VALUES,
    CONFLICTS,
    DOCUMENTS,
    ENTITIES,
    EVENT_MENTIONS,
    EVENT_PARTICIPANTS,
    EVENTS,
    MENTIONS,
    QUANTITIES,
    SEGMENTS,
    SENTENCES,
    SOURCES,
    TABLES,
    TIMEXES,
)
from tests.rows import TEXT, Row, valid_row, valid_tables

LATER = date(2024, 5, 2)
SPANNED = tuple(table for table in TABLES if table.has_span)


def broken(tables: dict[str, pa.Table]) -> set[tuple[str, str, str]]:
    """Table, rule and columns of each finding that is not a success."""
    return {(each.table, each.rule, each.column) for each in check_cross(tables) if not each.success}


def with_rows(table: Table, *rows: Row) -> dict[str, pa.Table]:
    """Valid tables, that one with these rows."""
    return valid_tables() | {table.name: from_rows(rows, table)}


def changed(table: Table, **values: object) -> dict[str, pa.Table]:
    """Valid tables, one row of one of them changed."""
    return with_rows(table, valid_row(table, **values))


def second_document() -> dict[str, pa.Table]:
    """A second document beside the valid one, for rows that refer to the wrong one."""
    document, sentence = {"document_id": "documents-2"}, {"sentence_id": "sentences-2"}
    unlinked = {"attribution_id": None, "timex_id": None}
    extra: dict[Table, Row] = {
        DOCUMENTS: {},
        SEGMENTS: document,
        SENTENCES: document,
        MENTIONS: document | sentence,
        TIMEXES: document | sentence,
        EVENT_MENTIONS: document | sentence | unlinked,
        ATTRIBUTIONS: document | sentence,
    }
    return {
        table.name: from_rows([valid_row(table), _second(table, row)], table) for table, row in extra.items()
    }


def _second(table: Table, row: Row) -> Row:
    return valid_row(table) | {table.key[0]: f"{table.name}-2"} | row


def test_valid_tables_keep_every_rule() -> None:
    assert broken(valid_tables()) == set()


@pytest.mark.parametrize("table", SPANNED, ids=lambda table: table.name)
@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (0, len(TEXT) + 1, "reaches past the text"),
        (2, 2, "holds nothing"),
        (3, 1, "ends before it begins"),
        (-1, 2, "begins before the text"),
    ],
)
def test_a_span_lies_in_its_text(table: Table, start: int, end: int, why: str) -> None:
    found = broken(changed(table, start=start, end=end))
    assert (table.name, "span_is_in_the_text", "start, end") in found, why


@pytest.mark.parametrize("table", [table for table in SPANNED if "surface" in table.column_names], ids=str)
def test_a_surface_is_what_the_text_says(table: Table) -> None:
    assert broken(changed(table, surface="Walks")) == {(table.name, "surface_is_the_text", "surface")}


@pytest.mark.parametrize("name", ["source", "cue", "content"])
def test_the_spans_of_an_attribution_lie_in_its_text(name: str) -> None:
    start, end = f"{name}_start", f"{name}_end"
    assert broken(changed(ATTRIBUTIONS, **{end: len(TEXT) + 1})) == {
        ("attributions", "span_is_in_the_text", f"{start}, {end}")
    }


def test_half_a_span_is_found() -> None:
    assert broken(changed(ATTRIBUTIONS, cue_end=None)) == {
        ("attributions", "span_is_in_the_text", "cue_start, cue_end")
    }


@pytest.mark.parametrize(
    ("spans", "tiled", "why"),
    [
        ([(0, 2), (2, 5)], True, "two that follow"),
        ([(0, 2), (3, 5)], False, "a gap"),
        ([(0, 3), (2, 5)], False, "an overlap"),
        ([(1, 5)], False, "the first character is missing"),
        ([(0, 4)], False, "the last character is missing"),
        ([], False, "no segment at all"),
    ],
)
def test_segments_tile_the_text(spans: list[tuple[int, int]], tiled: bool, why: str) -> None:
    rows = [valid_row(SEGMENTS, start=start, end=end) for start, end in spans]
    found = {rule for _, rule, _ in broken(with_rows(SEGMENTS, *rows))}
    assert ("segments_tile_the_text" not in found) == tiled, why


@pytest.mark.parametrize(
    ("segments", "sentence", "why"),
    [
        ([(0, 5, "furniture")], (0, 5, "furniture"), "furniture is not analysed"),
        ([(0, 5, "body")], (0, 5, "headline"), "another kind than its segment"),
        ([(0, 2, "body"), (2, 5, "body")], (1, 4, "body"), "over the border of two segments"),
    ],
)
def test_a_sentence_lies_in_one_analysed_segment_of_its_kind(
    segments: list[tuple[int, int, str]], sentence: tuple[int, int, str], why: str
) -> None:
    parts = [valid_row(SEGMENTS, start=start, end=end, kind=kind) for start, end, kind in segments]
    tables = with_rows(SEGMENTS, *parts)
    start, end, kind = sentence
    row = valid_row(SENTENCES, start=start, end=end, segment_kind=kind)
    tables["sentences"] = from_rows([row], SENTENCES)
    assert ("sentences", "sentence_is_in_its_segment", "start, end, segment_kind") in broken(tables), why


@pytest.mark.parametrize("table", [MENTIONS, TIMEXES, EVENT_MENTIONS, QUANTITIES], ids=str)
def test_a_row_lies_in_its_sentence(table: Table) -> None:
    tables = changed(SENTENCES, start=0, end=3)
    assert (table.name, "span_is_in_its_sentence", "start, end, sentence_id") in broken(tables)


@pytest.mark.parametrize(
    ("table", "changes", "columns"),
    [
        (TIMEXES, {"earliest": LATER}, "earliest, latest"),
        (EVENT_MENTIONS, {"earliest": LATER}, "earliest, latest"),
        (EVENTS, {"earliest": LATER}, "earliest, latest"),
        (EVENTS, {"first_reported_at": LATER}, "first_reported_at, last_reported_at"),
        (ENTITIES, {"first_seen_at": LATER}, "first_seen_at, last_seen_at"),
        (QUANTITIES, {"low": 2.0, "point": None}, "low, high"),
        (QUANTITIES, {"low": 2.0, "high": None}, "low, point"),
        (QUANTITIES, {"high": -2.0, "low": None}, "point, high"),
        (CONFLICT_VALUES, {"low": 2.0}, "low, high"),
    ],
    ids=str,
)
def test_bounds_are_in_order(table: Table, changes: dict[str, object], columns: str) -> None:
    assert (table.name, "bounds_are_in_order", columns) in broken(changed(table, **changes))


@pytest.mark.parametrize(("table", "precision"), DATED, ids=str)
@pytest.mark.parametrize("name", WIDEST)
def test_an_interval_is_no_wider_than_its_precision(table: Table, precision: str, name: str) -> None:
    first, last = date(2000, 1, 1), date.fromordinal(date(2000, 1, 1).toordinal() + WIDEST[name])
    rule = (table.name, "precision_fits_the_interval", f"earliest, latest, {precision}")
    wide = {"earliest": first, "latest": last, precision: name}
    assert rule in broken(changed(table, **wide))
    fitting = wide | {"latest": date.fromordinal(last.toordinal() - 1)}
    assert rule not in broken(changed(table, **fitting))
    assert rule not in broken(changed(table, **wide | {precision: "range"}))


@pytest.mark.parametrize(("table", "precision"), DATED, ids=str)
def test_days_and_precision_come_together(table: Table, precision: str) -> None:
    rule = (table.name, "precision_fits_the_interval", f"earliest, latest, {precision}")
    assert rule in broken(changed(table, **{precision: None}))
    assert rule in broken(changed(table, earliest=None, latest=None))
    assert rule not in broken(changed(table, **{"earliest": None, "latest": None, precision: None}))


@pytest.mark.parametrize(
    ("table", "column", "other"),
    [
        (MENTIONS, "sentence_id", "sentences-2"),
        (EVENT_MENTIONS, "timex_id", "timexes-2"),
        (EVENT_MENTIONS, "attribution_id", "attributions-2"),
        (EVENT_PARTICIPANTS, "event_mention_id", "event_mentions-2"),
        (EVENT_PARTICIPANTS, "mention_id", "mentions-2"),
        (ATTRIBUTIONS, "parent_attribution_id", "attributions-2"),
        (QUANTITIES, "event_mention_id", "event_mentions-2"),
        (CONFLICT_VALUES, "attribution_id", "attributions-2"),
    ],
    ids=str,
)
def test_what_a_row_refers_to_stands_in_its_document(table: Table, column: str, other: str) -> None:
    tables = valid_tables() | second_document()
    rows = [row for row in tables[table.name].to_pylist() if row["document_id"] == "document_id-1"]
    rest = [row for row in tables[table.name].to_pylist() if row["document_id"] != "document_id-1"]
    rows[0][column] = other
    tables[table.name] = from_rows(rows + rest, table)
    assert (table.name, "refers_within_the_document", column) in broken(tables)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (ATTRIBUTIONS, "parent_attribution_id"),
        (DOCUMENTS, "duplicate_of"),
        (DOCUMENTS, "version_of"),
        (ENTITIES, "merged_into"),
        (EVENTS, "merged_into"),
    ],
    ids=str,
)
def test_a_circle_is_found(table: Table, column: str) -> None:
    itself = valid_row(table)
    itself[column] = itself[table.key[0]]
    assert (table.name, "has_no_circle", column) in broken(with_rows(table, itself))


@given(st.dictionaries(st.integers(0, 8).map(str), st.none() | st.integers(0, 8).map(str)))
def test_circling_names_are_those_that_come_back(parents: dict[str, str | None]) -> None:
    def comes_back(name: str) -> bool:
        step = parents.get(name)
        for _ in parents:
            if step == name:
                return True
            step = parents.get(step) if step is not None else None
        return False

    assert _circling(parents) == {name for name in parents if comes_back(name)}


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (EVENTS, "mention_count"),
        (EVENTS, "document_count"),
        (ENTITIES, "mention_count"),
        (ENTITIES, "document_count"),
        (SOURCES, "attribution_count"),
        (SOURCES, "document_count"),
        (CONFLICTS, "value_count"),
    ],
    ids=str,
)
def test_counts_are_true(table: Table, column: str) -> None:
    assert broken(changed(table, **{column: 9})) == {(table.name, "count_is_true", column)}
