"""Knowledge files that users bring: FollowTheMoney, Wikidata and CSV."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.knowledge.base import load_knowledge
from pipeline.knowledge.files import KnowledgeError
from pipeline.knowledge.formats import read_extra

PERSON = {
    "id": "rt-7",
    "schema": "Person",
    "properties": {
        "name": ["Rupert Hentzau"],
        "alias": ["Rupert of Hentzau"],
        "nationality": ["at"],
        "position": ["colonel"],
        "wikidataId": ["Q999999"],
    },
}
PARTY = {
    "id": "Q424242",
    "labels": {"en": {"language": "en", "value": "Ruritanian Orchard Party"}},
    "descriptions": {"en": {"language": "en", "value": "political party"}},
    "aliases": {"en": [{"value": "ROP"}, {"value": "Orchard Party"}]},
    "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q7278"}}}}]},
}


def _write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_follow_the_money_lines(tmp_path: Path) -> None:
    address = {"id": "rt-8", "schema": "Address", "properties": {"full": ["1 Castle Yard"]}}
    (entry,) = read_extra(_write(tmp_path / "people.jsonl", json.dumps(PERSON), json.dumps(address)))
    assert (entry.knowledge_id, entry.name, entry.kind) == ("ftm:rt-7", "Rupert Hentzau", "person")
    assert (entry.country_code, entry.wikidata_id) == ("AUT", "Q999999")
    assert entry.aliases == ("Rupert of Hentzau",)
    assert [role.title for role in entry.roles] == ["colonel"]


def test_lines_of_a_wikidata_dump(tmp_path: Path) -> None:
    (entry,) = read_extra(_write(tmp_path / "dump.json", "[", json.dumps(PARTY) + ",", "]"))
    assert (entry.name, entry.kind, entry.wikidata_id) == ("Ruritanian Orchard Party", "party", "Q424242")
    assert entry.acronyms == ("ROP",)
    assert entry.aliases == ("Orchard Party",)


def test_csv(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "mine.csv",
        "name,kind,country,aliases,acronyms,start,end",
        "Ruritanian Orchard Party,party,Austria,Orchard Party,ROP,1999,2012-06",
    )
    (entry,) = read_extra(path)
    assert (entry.country_code, entry.start, entry.end) == ("AUT", 1999, 2012)
    assert entry.knowledge_id == "user:mine:Ruritanian Orchard Party"


def test_a_users_entry_is_found_by_its_names(tmp_path: Path) -> None:
    path = _write(tmp_path / "mine.csv", "name,kind,acronyms", "Ruritanian Orchard Party,party,RuOP")
    knowledge = load_knowledge((path,))
    assert [use.entry.kind for use in knowledge.uses("RuOP")] == ["party"]
    assert knowledge.country("FRA") is not None, "the project's own entries stay"


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("a.jsonl", "{", r"a\.jsonl:1: not JSON"),
        ("a.jsonl", "7", r"a\.jsonl:1: wanted one JSON object"),
        ("a.jsonl", '{"id": "x"}', r"a\.jsonl:1: neither FollowTheMoney .* nor Wikidata"),
        (
            "a.jsonl",
            '{"schema": "Person", "properties": {"name": ["A B"]}}',
            r"a\.jsonl:1: field id: missing",
        ),
        (
            "a.jsonl",
            '{"id": "x", "schema": "Person", "properties": {"name": "A B"}}',
            r"field properties\.name",
        ),
        (
            "a.csv",
            "name,colour\nX,red",
            r"a\.csv:1: missing columns \['kind'\], unknown columns \['colour'\]",
        ),
        ("a.csv", "name,kind,country\nX,party,Ruritania", r"a\.csv:2: field country: 'Ruritania'"),
        ("a.csv", "name,kind\nX,guild", r"a\.csv:2: field kind: 'guild'"),
        ("a.csv", "name,kind,start\nX,party,2001-13", r"a\.csv:2: field start"),
        ("a.xml", "<x/>", r"a\.xml: unknown format"),
    ],
)
def test_errors_name_file_line_and_field(tmp_path: Path, name: str, line: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        list(read_extra(_write(tmp_path / name, line)))
