"""The word lists of names: they load, say where they are from, and refuse what they do not know."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.extraction.mentions.bodies import load_bodies
from pipeline.extraction.mentions.vocabulary import FOLDER, load_vocabulary
from pipeline.knowledge.files import KnowledgeError


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_every_file_says_what_it_holds_and_where_from(file: Path) -> None:
    head = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert len(head) >= 2
    assert any("Source:" in line for line in head)


def test_lists_are_lower_case() -> None:
    vocabulary = load_vocabulary()
    for words in (
        vocabulary.titles,
        vocabulary.organization_heads,
        vocabulary.place_heads,
        vocabulary.group_nouns,
    ):
        assert [word for word in words if word != word.lower()] == []


def test_given_names_tell_gender() -> None:
    names = load_vocabulary().given_names
    assert (names["angela"], names["vladimir"], names["recep"]) == ("f", "m", "m")
    assert set(names.values()) <= {"m", "f", "u"}


def test_every_body_has_one_label() -> None:
    bodies = load_bodies()
    assert (
        bodies["ministry of foreign affairs"]
        == bodies["foreign ministry"]
        == ("Foreign Ministry", "organization")
    )


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("acting.tsv", "say\tverb", r"acting\.tsv:\d+: field place: 'verb'"),
        ("group_nouns.tsv", "guild\torganization\tclub\t", r"group_nouns\.tsv:\d+: field role: 'club'"),
        ("place_heads.tsv", "fen\twetland", r"place_heads\.tsv:\d+: field kind: 'wetland'"),
    ],
)
def test_errors_name_file_line_and_field(tmp_path: Path, file: str, line: str, message: str) -> None:
    folder = tmp_path / "mentions"
    shutil.copytree(FOLDER, folder)
    with (folder / file).open("a", encoding="utf-8") as end:
        end.write(line + "\n")
    with pytest.raises(KnowledgeError, match=message):
        load_vocabulary(folder)
