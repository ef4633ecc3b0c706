"""SQL for people: answers in three forms, errors without tracebacks, a shell that remembers."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.query import Answer, QueryError, ask, query, render
from warehouse.shell import HISTORY, Session, shell

ANSWER = Answer(
    ("name", "number", "day", "words", "types"),
    ("VARCHAR", "BIGINT", "DATE", "VARCHAR[]", "MAP(VARCHAR, BIGINT)"),
    (
        ("Zürich, “north”", 12, date(2024, 5, 1), ["a", "b"], {"AGREE": 1}),
        (None, None, None, None, None),
    ),
)


def test_csv_has_a_header_and_keeps_commas_lists_and_nulls() -> None:
    rows = list(csv.reader(io.StringIO(render(ANSWER, "csv"))))
    assert rows == [
        ["name", "number", "day", "words", "types"],
        ["Zürich, “north”", "12", "2024-05-01", '["a", "b"]', '{"AGREE": 1}'],
        ["", "", "", "", ""],
    ]


def test_json_is_an_array_of_objects() -> None:
    first, second = json.loads(render(ANSWER, "json"))
    assert (first["name"], first["number"], first["day"]) == ("Zürich, “north”", 12, "2024-05-01")
    assert (first["words"], first["types"]) == (["a", "b"], {"AGREE": 1})
    assert set(second.values()) == {None}
    assert json.loads(render(Answer(("one",), ("BIGINT",), ()), "json")) == []


def test_a_table_fits_the_width_and_counts_its_rows() -> None:
    shown = render(ANSWER, "table", width=80)
    assert max(map(len, shown.splitlines())) <= 80
    assert "Zürich" in shown
    assert shown.endswith("2 rows\n")


def test_no_rows_still_name_the_columns() -> None:
    assert render(Answer(("one", "two"), ("BIGINT", "BIGINT"), ()), "table") == "0 rows of one, two\n"


def test_many_columns_are_shown_as_records() -> None:
    wide = Answer(tuple(f"c{n}" for n in range(12)), ("VARCHAR",) * 12, (tuple(str(n) for n in range(12)),))
    lines = render(wide, "table", width=80).splitlines()
    assert len(lines) == 14
    assert lines[1].split() == ["c0", "0"]
    assert lines[-1] == "1 row"


@given(value=st.text(st.characters(exclude_categories=["Cs"])) | st.integers() | st.floats(allow_nan=False))
def test_any_value_comes_back_from_json(value: object) -> None:
    answer = Answer(("value",), ("VARCHAR",), ((value,),))
    assert json.loads(render(answer, "json")) == [{"value": value}]


def test_instants_are_written_as_iso() -> None:
    answer = Answer(("at",), ("TIMESTAMP",), ((datetime.fromisoformat("2024-05-01T09:30"),),))
    assert json.loads(render(answer, "json")) == [{"at": "2024-05-01 09:30:00"}]


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("select headlin from events", 'Candidate bindings: "headline"'),
        ("select * from event", 'Did you mean "events'),
        ("select * from nowhere_at_all", "show tables"),
        ("selec 1", "syntax error"),
        ("delete from events", "reading only"),
        ("create table mine as select 1", "reading only"),
        ("  -- nothing", "no statement"),
    ],
)
def test_what_is_wrong_with_a_question_is_said(
    sql: str, told: str, connection: duckdb.DuckDBPyConnection
) -> None:
    with pytest.raises(QueryError) as caught:
        ask(connection, sql)
    assert told in str(caught.value)


def test_a_missing_warehouse_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="dateline run"):
        query(tmp_path, "select 1")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "dateline.duckdb").write_text("not a database" * 500)
    with pytest.raises(QueryError, match=r"dateline\.duckdb cannot be opened"):
        query(tmp_path, "select 1")


def session(connection: duckdb.DuckDBPyConnection, *lines: str) -> str:
    """All that a shell writes in answer to the lines."""
    waiting, written = iter(lines), list[str]()

    def read(_prompt: str) -> str:
        try:
            line = next(waiting)
        except StopIteration:
            raise EOFError from None
        if line == "^C":
            raise KeyboardInterrupt
        return line

    Session(connection, read=read, write=lambda text: written.append(str(text))).run()
    return "\n".join(written)


def test_a_statement_may_run_over_lines(connection: duckdb.DuckDBPyConnection) -> None:
    assert "ev_truce" in session(connection, "select event_id", "from timeline;")


def test_a_mistake_does_not_end_the_shell(connection: duckdb.DuckDBPyConnection) -> None:
    written = session(connection, "select nothing;", "select 40 + 2 as sum;")
    assert "Binder Error" in written
    assert "42" in written


def test_an_interrupt_drops_what_was_typed(connection: duckdb.DuckDBPyConnection) -> None:
    written = session(connection, "select garbage", "^C", "select 7 as seven;")
    assert "seven" in written
    assert "Error" not in written


def test_commands_of_the_shell(connection: duckdb.DuckDBPyConnection) -> None:
    assert "who_said_what" in session(connection, ".tables")
    assert "One past the last character" in session(connection, ".mode csv", ".schema mentions")
    assert json.loads(session(connection, ".mode json", "select 1 as one;").partition("\n")[2]) == [
        {"one": 1}
    ]
    assert ".schema NAME" in session(connection, ".unknown")
    assert "never" not in session(connection, ".quit", "select 'never';")


def test_the_shell_keeps_a_history_beside_the_data(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[object] = []
    monkeypatch.setattr("warehouse.shell.atexit.register", lambda *what: kept.append(what[-1]))
    shell(data_dir, read=lambda _prompt: ".quit", write=lambda _text: None)
    assert kept == [data_dir / HISTORY]
