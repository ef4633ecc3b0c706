"""Words beside lost marks."""

from __future__ import annotations

from pipeline.knowledge.marks import CLASSES, load_mark_words


def test_every_class_has_words_in_lower_case() -> None:
    words = load_mark_words()
    assert set(words) == set(CLASSES)
    assert all(group and all(word == word.lower() for word in group) for group in words.values())
