"""dateline.duckdb: everything that the release holds, with constraints, comments, views and full text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from expectations.cross import check_cross
from pipeline.schema import Column, Table, from_rows
from pipeline.tables import DOCUMENTS, EVENTS, RUNS, TABLES
from tests.rows import broken_rows, valid_row, valid_rows
from tests.warehouse import world
from warehouse import build
from warehouse.build import build_database
from warehouse.ddl import TYPES, check, comments, create_table, quoted
from warehouse.query import ask
from warehouse.release import ReleaseError
from warehouse.releases import publish


def test_the_world_keeps_the_rules_of_the_gate() -> None:
    assert [each.line() for each in check_cross(world.tables()) if not each.success] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_takes_a_valid_row_and_shows_it_again(table: Table) -> None:
    connection = duckdb.connect()
    connection.execute(create_table(table))
    rows = from_rows(valid_rows(table), table)
    connection.execute(f"INSERT INTO {quoted(table.name)} SELECT * FROM rows")
    back = connection.execute(f"SELECT * FROM {quoted(table.name)}").to_arrow_table()
    assert back.cast(rows.schema).equals(rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_refuses_rows_that_break_its_rules(table: Table) -> None:
    connection = duckdb.connect()
    connection.execute(create_table(table))
    holders = ", ".join("?" for _ in table.columns)
    for each in broken_rows(table):
        if each.rule == "refers_to_a_row":
            continue
        with pytest.raises(duckdb.ConstraintException):
            connection.execute(
                f"INSERT INTO {quoted(table.name)} VALUES ({holders})", list(each.row.values())
            )
    connection.execute(
        f"INSERT INTO {quoted(table.name)} VALUES ({holders})", list(valid_row(table).values())
    )
    with pytest.raises(duckdb.ConstraintException):
        connection.execute(
            f"INSERT INTO {quoted(table.name)} VALUES ({holders})", list(valid_row(table).values())
        )


def test_references_to_other_tables_are_held_once_these_are_there() -> None:
    connection = duckdb.connect()
    connection.execute(create_table(DOCUMENTS))
    sentences = next(table for table in TABLES if table.name == "sentences")
    connection.execute(create_table(sentences, known=frozenset({"documents"})))
    holders = ", ".join("?" for _ in sentences.columns)
    with pytest.raises(duckdb.ConstraintException, match="foreign key"):
        connection.execute(f"INSERT INTO sentences VALUES ({holders})", list(valid_row(sentences).values()))


def test_every_type_of_the_tables_has_a_duckdb_type() -> None:
    assert {column.dtype for table in TABLES for column in table.columns} <= TYPES.keys()


def test_quotes_in_names_and_texts_do_no_harm() -> None:
    odd = Table('od"d', "It's odd.", (), (Column("a'b\"c", pa.string(), "One's name.", allowed=("it's",)),))
    connection = duckdb.connect()
    connection.execute(create_table(odd))
    for statement in comments(odd):
        connection.execute(statement)
    assert check(odd.columns[0]) == "\"a'b\"\"c\" IN ('it''s')"


def test_every_row_of_the_release_is_there(connection: duckdb.DuckDBPyConnection) -> None:
    for name, rows in world.tables().items():
        assert ask(connection, f"select count(*) from {name}").rows == ((rows.num_rows,),)
    assert ask(connection, "select version from release").rows[0][0].startswith("0001-")


def test_tables_columns_and_views_say_what_they_mean(connection: duckdb.DuckDBPyConnection) -> None:
    told = dict(
        ask(connection, "select table_name, comment from duckdb_tables() where schema_name = 'main'").rows
    )
    for table in TABLES:
        assert told[table.name] == table.doc
    bare = ask(
        connection,
        "select table_name, column_name from duckdb_columns() where comment is null and schema_name = 'main' "
        "and table_name not in ('release', 'sentence_texts') and not internal",
    )
    assert bare.rows == ()
    assert (
        ask(connection, "select view_name from duckdb_views() where comment is null and not internal").rows
        == ()
    )


def test_words_are_found_in_any_form(connection: duckdb.DuckDBPyConnection) -> None:
    found = ask(connection, "select text, outlet from search('signing truces')").rows
    assert {outlet for _, outlet in found} == {"lakeside_times", "Harbour Daily"}
    assert all("truce" in sentence for sentence, _ in found)
    assert ask(connection, "select * from search('zeppelin')").rows == ()


def test_what_is_said_about_something(connection: duckdb.DuckDBPyConnection) -> None:
    found = ask(connection, "select source, about from said_about('troop deployments')").rows
    assert found == (("a diplomat who asked not to be named", ["Norland"]),)
    assert {row[0] for row in ask(connection, "select source from said_about('truce')").rows} == {
        "a Norland official"
    }


def test_runs_are_read_from_beside_the_releases(tmp_path: Path) -> None:
    publish(tmp_path, world.tables())
    (tmp_path / "runs").mkdir()
    for number in (1, 2):
        rows = from_rows([valid_row(RUNS, run_id=f"run-{number}")], RUNS)
        pq.write_table(rows, tmp_path / "runs" / f"{number}.parquet")
        pq.write_table(rows, tmp_path / "runs" / f"{number}-again.parquet")
    with duckdb.connect(str(build_database(tmp_path)), read_only=True) as opened:
        assert opened.execute("select run_id from runs order by run_id").fetchall() == [
            ("run-1",),
            ("run-2",),
        ]


def test_a_release_made_before_a_column_and_a_rule_existed_is_loaded_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, world.tables())
    younger = replace(
        EVENTS,
        version=EVENTS.version + 1,
        columns=(
            *(replace(column, allowed=("AGREE",)) if column.allowed else column for column in EVENTS.columns),
            Column("younger", pa.string(), "Not there yet.", nullable=False),
        ),
    )
    tables = tuple(younger if table is EVENTS else table for table in TABLES)
    monkeypatch.setattr(build, "TABLES", tables)
    with duckdb.connect(str(build_database(tmp_path)), read_only=True) as opened:
        assert opened.execute("select distinct younger from events").fetchall() == [(None,)]
        assert opened.execute("select count(*) from events").fetchone() == (4,)


def test_a_reader_of_the_old_file_is_not_disturbed(tmp_path: Path) -> None:
    publish(tmp_path, world.tables())
    reader = duckdb.connect(str(build_database(tmp_path)), read_only=True)
    rows = world.tables()["events"].to_pylist()
    rows[0]["headline"] = "Another headline"
    publish(tmp_path, world.tables() | {"events": from_rows(rows, EVENTS)})
    build_database(tmp_path)
    sql = "select count(*) from events where headline = 'Another headline'"
    assert reader.execute(sql).fetchone() == (0,)
    reader.close()
    with duckdb.connect(str(tmp_path / "dateline.duckdb"), read_only=True) as opened:
        assert opened.execute(sql).fetchone() == (1,)


def test_a_build_that_dies_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, world.tables())
    before = build_database(tmp_path).read_bytes()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(build, "create_search", die)
        with pytest.raises(KeyboardInterrupt):
            build_database(tmp_path)
    assert (tmp_path / "dateline.duckdb").read_bytes() == before
    (tmp_path / ".dateline.duckdb.4242").write_bytes(b"left by a killed run")
    build_database(tmp_path)
    assert not list(tmp_path.glob(".dateline.duckdb.*"))


def test_without_a_release_there_is_nothing_to_build(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="nothing is published"):
        build_database(tmp_path)
