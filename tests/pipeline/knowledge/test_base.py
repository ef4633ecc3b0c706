"""The knowledge base: every file loads, names lead to entries, offices to their holders."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipeline.knowledge.base import Knowledge, load_knowledge
from pipeline.knowledge.files import FOLDER, KnowledgeError, read_all
from pipeline.knowledge.names import similar


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def test_it_is_as_broad_as_promised(knowledge: Knowledge) -> None:
    kinds = Counter(entry.kind for entry in knowledge.by_id.values())
    assert len(knowledge) >= 2_000
    assert kinds["country"] >= 230
    assert kinds["person"] >= 1_000
    assert min(kinds["armed_group"], kinds["party"], kinds["organization"]) >= 150


def test_countries_have_holders_of_offices_around_the_world(knowledge: Knowledge) -> None:
    led = {
        entry.country_code
        for entry in knowledge.of_kind("person")
        for role in entry.roles
        if role.title in ("president", "prime minister", "chancellor", "king", "leader", "supreme leader")
        and (role.end is None or role.end >= date(2010, 1, 1))
    }
    assert len(led) >= 120


@pytest.mark.parametrize(
    ("name", "expected", "why"),
    [
        ("Kremlin", "country:RUS", "a seat stands for the government"),
        ("The Kremlin", "country:RUS", "an article makes no difference"),
        ("Burmese", "country:MMR", "adjective of a country with a former name"),
        ("Côte d'Ivoire", "country:CIV", "diacritics and apostrophe"),
        ("Cote d'Ivoire", "country:CIV", "the same without"),
        ("Turks", "country:TUR", "people"),
        ("Swaziland", "country:SWZ", "former name"),
        ("ECOWAS", "organization:economic-community-of-west-african-states", "acronym"),
        ("Mevlut Cavusoglu", "person:mevlut-cavusoglu", "without diacritics"),
        ("Moammar Gadhafi", "person:muammar-gaddafi", "another romanisation"),
        ("Associated Press", "outlet:ap", "agencies come from the registry of outlets"),
    ],
)
def test_a_name_leads_to_its_entry(knowledge: Knowledge, name: str, expected: str, why: str) -> None:
    assert expected in {use.entry.knowledge_id for use in knowledge.uses(name)}, why


@pytest.mark.parametrize(
    ("title", "country", "day", "expected"),
    [
        ("president", "USA", date(2016, 5, 1), ["Barack Obama"]),
        ("president", "USA", date(2018, 5, 1), ["Donald Trump"]),
        ("president", "USA", date(2022, 5, 1), ["Joe Biden"]),
        ("prime minister", "GBR", date(2017, 1, 1), ["Theresa May"]),
        ("foreign minister", "RUS", date(2012, 1, 1), ["Sergei Lavrov"]),
        ("chancellor", "DEU", date(2015, 1, 1), ["Angela Merkel"]),
        ("prime minister", "JPN", date(2013, 6, 1), ["Shinzo Abe"]),
        ("president", "ATA", date(2013, 6, 1), []),
    ],
)
def test_offices_have_their_holder_of_the_day(
    knowledge: Knowledge, title: str, country: str, day: date, expected: list[str]
) -> None:
    assert [entry.name for entry in knowledge.holders(title, country, day)] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("gaddafi", "qaddafi", True),
        ("gaddafi", "kadhafi", True),
        ("zelensky", "zelenskyy", True),
        ("mohammed", "muhammad", True),
        ("hussein", "hussain", True),
        ("lavrov", "larijani", False),
        ("putin", "patten", False),
        ("obama", "osama", False),
    ],
)
def test_romanisations_of_one_name_sound_alike(one: str, other: str, expected: bool) -> None:
    assert similar(one, other) is expected


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_every_file_says_what_it_holds_and_where_from(file: Path) -> None:
    head = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert len(head) >= 3
    assert any("Source:" in line for line in head)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("people.tsv", "name\tcountry\n", r"people\.tsv:1: columns are"),
        (
            "people.tsv",
            "name\tcountry\troles\taliases\tshort\nAda Ruritan\tRuritania\tpresident 2010..\t\t\n",
            r"people\.tsv:2: field country",
        ),
        (
            "people.tsv",
            "name\tcountry\troles\taliases\tshort\nAda Ruritan\tFRA\tpresident 2010-13..\t\t\n",
            r"people\.tsv:2: field roles",
        ),
        (
            "bodies_x.tsv",
            "name\tkind\tcountry\tacronyms\taliases\tyears\tdescription\tmembers\nThe Guild\tguild\n",
            r"bodies_x\.tsv:2: field kind",
        ),
        (
            "bodies_x.tsv",
            "name\tkind\tcountry\tacronyms\taliases\tyears\tdescription\tmembers\nGuild\tparty\nGuild\tparty\n",
            r"bodies_x\.tsv:3: field name: 'Guild' stands already at bodies_x\.tsv:2",
        ),
    ],
)
def test_errors_name_file_line_and_field(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        list(read_all(tmp_path))


def test_wikidata_ids_belong_to_one_entry(knowledge: Knowledge) -> None:
    ids = Counter(entry.wikidata_id for entry in knowledge.by_id.values() if entry.wikidata_id)
    assert [identity for identity, count in ids.items() if count > 1] == []
    assert all(re.fullmatch(r"Q[1-9][0-9]*", identity) for identity in ids)
