"""`explain` finds any id and shows what the row rests on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warehouse.explain import SUBJECTS, UnknownIdError, explain
from warehouse.explain.lookup import id_tables
from warehouse.explain.model import WIDTH
from warehouse.query import QueryError


@pytest.mark.parametrize(
    ("row_id", "said"),
    [
        (
            "ev_truce",
            (
                "EVENT  AGREE  happened  ev_truce",
                "where      Geneva, CHE (46.20, 6.15, city)",
                "support    2 mentions, 2 documents, 2 outlets, 2 independent sources",
                "The two sides will 【sign a truce】 on Friday, a Norland official said.",
                "date       3 May 2024 ← “Friday” = 2024-05-03: Friday after Thursday 2024-05-02",
                "said by    a Norland official (anonymous, NOR) ← lakeside_times",
                "rule       verbs:sign a truce, confidence 0.80",
                "said by   Harbour Daily itself",
                "place     Geneva, CHE (46.20, 6.15, city); basis: stated",
            ),
        ),
        (
            "ev_killed",
            (
                "said by    a ministry spokesman (government) ← Sudria News Agency (agency) ← Harbour Daily",
                "CONFLICT OVER QUANTITY",
                "people killed: 40 or 55",
                "that 【55 people】 were killed.",
            ),
        ),
        ("ev_deploy", ("anonymous sources alone", "6 May 2024 to 12 May 2024 (week)")),
        ("em6", ("EVENT MENTION  MOBILIZE  planned", "event  ev_deploy")),
        (
            "e_gen",
            ("ENTITY  city", "geonames  2660646", "Geneva, CHE (46.20, 6.15, city)", "link      exact"),
        ),
        ("e_nor", ("actor: Norland and Sudria sign a truce, 3 May 2024 (happened)",)),
        ("m4", ("entity  Ada Lund (e_lund)", "minister 【Ada Lund】 said.")),
        ("so_ministry", ("SOURCE  government", "WHAT IT SAYS", "【55 people were killed】")),
        ("a4", ("ATTRIBUTION  asserts", "indirect speech, asserts, “citing”, confidence 0.80")),
        ("c_killed", ("CONFLICT  quantity", "event    People killed (ev_killed)", "value      55")),
        ("t4", ("“next week” = 2024-W19", "arithmetic  week after that of 2024-05-04")),
        ("q2", ("“55 people” = 55 people", "measures          em5")),
        (
            "sd10",
            ("SENTENCE  body", "【Foreign ministers of Norland and Sudria met in Geneva on Wednesday.】"),
        ),
        ("d2", ("DOCUMENT", "published  2024-05-04, to the day; basis: metadata", "3 sentences")),
    ],
)
def test_a_row_is_explained(row_id: str, said: tuple[str, ...], data_dir: Path) -> None:
    text = explain(data_dir, row_id).text()
    missing = [part for part in said if part not in text]
    assert not missing, text
    assert max(map(len, text.splitlines())) <= WIDTH


@pytest.mark.parametrize("row_id", ["ev_truce", "e_nor", "so_lund", "c_killed", "d1"])
def test_the_json_form_says_the_same(row_id: str, data_dir: Path) -> None:
    explanation = explain(data_dir, row_id)
    plain = json.loads(json.dumps(explanation.as_dict()))
    assert plain["id"] == row_id
    assert plain["facts"] == dict(explanation.facts)
    shown = [place["passage"] for section in plain["sections"] for place in section["evidence"]]
    assert shown == [place.passage for section in explanation.sections for place in section.evidence]


def test_spans_of_the_json_form_are_those_of_the_document(data_dir: Path) -> None:
    from tests.warehouse.world import TEXTS

    for row_id in ("ev_truce", "so_agency", "c_killed", "m8"):
        for section in explain(data_dir, row_id).sections:
            for place in section.evidence:
                marked = place.passage.partition("【")[2].partition("】")[0]
                assert TEXTS[place.document_id][place.start : place.end] == marked


def test_the_beginning_of_an_id_is_enough(data_dir: Path) -> None:
    assert explain(data_dir, "ev_tr").id == "ev_truce"
    assert explain(data_dir, " so_min ").id == "so_ministry"


def test_a_whole_id_is_taken_and_an_open_one_is_not_guessed(data_dir: Path) -> None:
    assert explain(data_dir, "e_sud").id == "e_sud"
    with pytest.raises(UnknownIdError, match="'sd1' begins 3 ids"):
        explain(data_dir, "sd1")


@pytest.mark.parametrize(
    ("row_id", "told"),
    [
        ("zzz", "no row has an id that begins with 'zzz'"),
        ("ev", "'ev' begins 4 ids: ev_deploy (events)"),
        ("", "an id is needed"),
        ("%", "no row has an id"),
        ("'; drop table events; --", "no row has an id"),
    ],
)
def test_an_unknown_id_is_said_with_what_would_do(row_id: str, told: str, data_dir: Path) -> None:
    with pytest.raises(UnknownIdError) as caught:
        explain(data_dir, row_id)
    assert told in str(caught.value)


def test_without_a_warehouse_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="dateline run"):
        explain(tmp_path, "ev_truce")


def test_every_table_with_ids_can_be_explained() -> None:
    assert set(id_tables()) == set(SUBJECTS)
