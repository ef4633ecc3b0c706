"""Each view answers its question about the small world."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.resolution.party_words import PRONOUNS
from warehouse.query import ask
from warehouse.views import View, ViewError, load_views, read_view

VIEWS = load_views()


def records(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    """Rows by column."""
    return list(ask(connection, sql).records())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_has_the_columns_that_it_explains(view: View, connection: duckdb.DuckDBPyConnection) -> None:
    answer = ask(connection, f"select * from {view.name}")
    assert answer.columns == tuple(view.columns)
    assert answer.rows, "the small world has an example for every view"


def test_a_view_comes_after_those_that_it_reads() -> None:
    names = [view.name for view in VIEWS]
    for view in VIEWS:
        assert all(names.index(parent) < names.index(view.name) for parent in view.after)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SELECT 1 AS one", id="no purpose"),
        pytest.param("-- For nothing.\nSELECT 1 AS one", id="no column is explained"),
        pytest.param("-- For nothing.\n-- one: A number.\n", id="no SELECT"),
    ],
)
def test_a_view_without_explanation_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "bare.sql").write_text(text)
    with pytest.raises(ViewError, match=r"bare\.sql"):
        read_view(tmp_path / "bare.sql")


def test_timeline_is_in_order_with_names(connection: duckdb.DuckDBPyConnection) -> None:
    rows = records(connection, "select * from timeline")
    assert [row["event_id"] for row in rows] == ["ev_met", "ev_truce", "ev_deploy", "ev_killed"]
    assert (rows[0]["actors"], rows[0]["place"], rows[0]["earliest"]) == (
        "Norland; Sudria", "Geneva", date(2024, 5, 1),
    )  # fmt: skip


def test_parties_without_a_name_stand_in_the_words_of_the_text(connection: duckdb.DuckDBPyConnection) -> None:
    rows = {row["event_id"]: row for row in records(connection, "select * from event_parties")}
    assert rows["ev_killed"]["recipients"] == "Forty people", "of the mention that names the event"
    assert rows["ev_killed"]["recipient_ids"] is None
    assert rows["ev_truce"]["actors"] == "Norland; Sudria", "names, where another mention has them"


def test_view_and_headline_leave_out_the_same_pronouns() -> None:
    view = next(view for view in VIEWS if view.name == "event_parties")
    listed = re.search(r"NOT IN \(([^)]*)\)", view.select)
    assert listed is not None
    words = re.findall(r"'([a-z]+)'", listed[1])
    assert frozenset(words) == PRONOUNS


def test_who_said_what_has_speaker_words_and_the_one_between(connection: duckdb.DuckDBPyConnection) -> None:
    rows = {row["attribution_id"]: row for row in records(connection, "select * from who_said_what")}
    assert rows["a2"]["source"] == "Ada Lund"
    assert rows["a2"]["said"] == "Forty people were killed"
    assert rows["a4"]["source"] == "a ministry spokesman"
    assert rows["a4"]["reported_by"] == "Sudria News Agency"
    assert rows["a1"]["source"] == "a Norland official"


def test_dyads_count_mutual_events_once(connection: duckdb.DuckDBPyConnection) -> None:
    (row,) = records(connection, "select * from dyads")
    assert (row["actor"], row["recipient"], row["month"]) == ("Norland", "Sudria", date(2024, 5, 1))
    assert row["events"] == row["verbal_cooperation"] == 2
    assert row["types"] == {"AGREE": 1, "CONSULT": 1}
    assert row["goldstein"] == 2.0


def test_country_dyads_take_everybody_of_a_country_together(connection: duckdb.DuckDBPyConnection) -> None:
    (row,) = records(connection, "select * from country_dyads")
    assert (row["actor_country"], row["recipient_country"], row["events"]) == ("NOR", "SUD", 2)


def test_corroboration_names_outlets_and_sources(connection: duckdb.DuckDBPyConnection) -> None:
    rows = {row["event_id"]: row for row in records(connection, "select * from corroboration")}
    assert rows["ev_killed"]["outlets"] == ["Harbour Daily", "lakeside_times"]
    assert rows["ev_killed"]["sources"] == ["Ada Lund", "a ministry spokesman"]
    assert rows["ev_met"]["sources"] is None  # the outlet itself


def test_open_conflicts_show_each_value_in_its_words(connection: duckdb.DuckDBPyConnection) -> None:
    rows = records(connection, "select * from open_conflicts")
    assert [(row["value"], row["outlet"], row["source"]) for row in rows] == [
        ("40", "lakeside_times", "Ada Lund"),
        ("55", "Harbour Daily", "a ministry spokesman"),
    ]
    assert rows[0]["passage"] == "“【Forty people】 were killed,” minister Ada Lund said."


@pytest.mark.parametrize(
    ("row_id", "passages"),
    [
        ("m3", ["Foreign ministers of Norland and Sudria met in 【Geneva】 on Wednesday."]),
        ("t4", ["Norland will deploy troops 【next week】, a diplomat who asked not to be named said."]),
        ("q1", ["“【Forty people】 were killed,” minister Ada Lund said."]),
        ("a2", ["“【Forty people were killed】,” minister Ada Lund said."]),
        (
            "ev_truce",
            [
                "The two sides will 【sign a truce】 on Friday, a Norland official said.",
                "Norland and Sudria 【signed a truce】 in Geneva on Friday.",
            ],
        ),
        ("so_lund", ["“【Forty people were killed】,” minister Ada Lund said."]),
        ("e_lund", ["“Forty people were killed,” minister 【Ada Lund】 said."]),
    ],
)
def test_evidence_marks_the_words_of_any_id(
    row_id: str, passages: list[str], connection: duckdb.DuckDBPyConnection
) -> None:
    sql = f"select passage from evidence where id = '{row_id}' order by published_on, span_start"
    assert [row["passage"] for row in records(connection, sql)] == passages


def test_evidence_gives_back_every_surface(connection: duckdb.DuckDBPyConnection) -> None:
    sql = """select e.surface, m.surface from evidence e join mentions m on m.mention_id = e.id
        union all select e.surface, m.surface from evidence e
        join event_mentions m on m.event_mention_id = e.id where e.table_name = 'event_mentions'"""
    rows = ask(connection, sql).rows
    assert len(rows) > 10
    assert all(shown == stored for shown, stored in rows)


def test_what_rests_on_anonymous_sources_alone(connection: duckdb.DuckDBPyConnection) -> None:
    (row,) = records(connection, "select * from anonymous_only")
    assert row["event_id"] == "ev_deploy"
    assert row["sources"] == ["a diplomat who asked not to be named"]
    assert "【deploy】" in row["passage"]


def test_how_each_outlet_sources_a_story(connection: duckdb.DuckDBPyConnection) -> None:
    rows = {row["outlet"]: row for row in records(connection, "select * from outlet_sourcing")}
    assert rows["lakeside_times"]["named_share"] == rows["lakeside_times"]["anonymous_share"] == 0.5
    assert rows["Harbour Daily"]["attributions"] == rows["Harbour Daily"]["sources"] == 3
    assert rows["Harbour Daily"]["own_voice_share"] == 0.33


def test_whose_words_are_printed_about_whom(connection: duckdb.DuckDBPyConnection) -> None:
    rows = records(connection, "select * from topic_voices where topic = 'Norland'")
    assert [(row["outlet"], row["source"], row["statements"]) for row in rows] == [
        ("Harbour Daily", "a diplomat who asked not to be named", 1)
    ]


def test_claims_over_time_hold_events_and_figures(connection: duckdb.DuckDBPyConnection) -> None:
    (row,) = records(connection, "select * from claims_over_time where source = 'Ada Lund'")
    assert row["statement_number"] == 1
    assert row["events"] == ["x_casualties (happened)"]
    assert row["figures"] == ["Forty people"]


def test_what_was_planned_and_did_not_happen(connection: duckdb.DuckDBPyConnection) -> None:
    (row,) = records(connection, "select * from planned_not_happened")
    assert (row["event_id"], row["due_by"], row["is_overdue"]) == ("ev_deploy", date(2024, 5, 12), False)
