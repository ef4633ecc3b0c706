"""The vocabulary of pages: every list is read, in lower case, and no word stands twice in a class."""

from __future__ import annotations

from importlib.resources import files

import pytest

from pipeline.knowledge import page
from pipeline.knowledge.page import load_appeal_words, load_credit_words
from pipeline.knowledge.tsv import read_rows


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("appeal_words.tsv", {"act", "asked", "means"}),
        (
            "credit_words.tsv",
            {"picture", "library", "pictured", "office", "profession", "publishing", "house"},
        ),
    ],
)
def test_words_by_class(name: str, classes: set[str]) -> None:
    rows = [(row["word"], row["class"]) for row in read_rows(files(page) / name, columns=("word", "class"))]
    assert {kind for _, kind in rows} == classes
    assert len(set(rows)) == len(rows)
    assert all(word == word.lower().strip() for word, _ in rows)


def test_words_are_loaded_by_class() -> None:
    assert "follow" in load_appeal_words()["act"]
    assert "newsletter" in load_appeal_words()["means"]
    assert "correspondent" in load_credit_words()["office"]
    assert "professor" in load_credit_words()["profession"]
