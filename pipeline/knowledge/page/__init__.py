"""Phrases of page furniture: what surrounds an article on a web page. Public: `load_phrases`, `Phrases`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from pipeline.knowledge.tsv import VocabularyError, read_rows

CLASSES = (
    "advert", "comments", "consent", "legal", "media", "navigation", "related", "share", "subscription",
)  # fmt: skip
SCOPES = ("section", "line", "start", "within")
NUMBER = "#"


class Phrases:
    """Phrases found in the words of a line (lower case, numbers as `#`); each answer is a class or null."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._whole: dict[tuple[str, ...], tuple[str, str]] = {}
        self._start: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._within: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, kind, scope in rows:
            words = tuple(phrase.split())
            if scope in ("section", "line"):
                if self._whole.setdefault(words, (kind, scope)) != (kind, scope):
                    raise VocabularyError(f"page phrases: {phrase!r} stands twice")
            else:
                index = self._start if scope == "start" else self._within
                index.setdefault(words[0], []).append((words, kind))

    def whole(self, words: Sequence[str]) -> tuple[str, str] | None:
        """Class and scope (`section` or `line`) of the phrase that the line is."""
        return self._whole.get(tuple(words))

    def opening(self, words: Sequence[str]) -> str | None:
        """Class of a phrase that the line begins with."""
        return next(_matching(self._start, words, 0), None) if words else None

    def inside(self, words: Sequence[str]) -> list[str]:
        """Classes of the phrases in the line, one per place where one begins."""
        found = (next(_matching(self._within, words, place), None) for place in range(len(words)))
        return [kind for kind in found if kind]


def _matching(
    index: dict[str, list[tuple[tuple[str, ...], str]]], words: Sequence[str], place: int
) -> Iterator[str]:
    for phrase, kind in index.get(words[place], ()):
        if tuple(words[place : place + len(phrase)]) == phrase:
            yield kind


@lru_cache(maxsize=1)
def load_phrases() -> Phrases:
    """The project's phrases; raises `VocabularyError` for an unknown class or scope."""
    rows = read_rows(
        files(__name__) / "phrases.tsv",
        columns=("phrase", "class", "scope"),
        allowed={"class": CLASSES, "scope": SCOPES},
    )
    return Phrases((row["phrase"], row["class"], row["scope"]) for row in rows)
