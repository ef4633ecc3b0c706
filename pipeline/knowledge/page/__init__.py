"""Phrases of page furniture: what surrounds an article on a web page.

Public: `load_phrases`, `Phrases`, `load_labels`, `load_credit_words`, `load_appeal_words`, `load_months`,
`load_timezones`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from pipeline.knowledge.tsv import VocabularyError, read_rows

CLASSES = (
    "advert", "comments", "consent", "legal", "media", "navigation", "related", "share", "subscription",
)  # fmt: skip
SCOPES = ("section", "link", "opens", "line", "start", "within")
NUMBER = "<n>"
_LONGEST_ITEM = 4  # words of a menu item


class Phrases:
    """Phrases found in the words of a line (lower case, numbers as `<n>`); each answer is a class or null."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._whole: dict[tuple[str, ...], tuple[str, str]] = {}
        self._opens: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._start: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._within: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, kind, scope in rows:
            words = tuple(phrase.split())
            if scope in ("section", "link", "line"):
                if self._whole.setdefault(words, (kind, scope)) != (kind, scope):
                    raise VocabularyError(f"page phrases: {phrase!r} stands twice")
            else:
                index = {"opens": self._opens, "start": self._start, "within": self._within}[scope]
                index.setdefault(words[0], []).append((words, kind))

    def whole(self, words: Sequence[str]) -> tuple[str, str] | None:
        """Class and scope (`section`, `link` or `line`) of the phrase that the line is."""
        return self._whole.get(tuple(words))

    def covered(self, words: Sequence[str]) -> float:
        """Share of the words in phrases that are lines of their own elsewhere: a menu in one line."""
        place = held = 0
        while place < len(words):
            sizes = range(min(_LONGEST_ITEM, len(words) - place), 0, -1)
            size = next((n for n in sizes if tuple(words[place : place + n]) in self._whole), 0)
            held += size
            place += size or 1
        return held / len(words) if words else 0.0

    def heading(self, words: Sequence[str]) -> str | None:
        """Class of a phrase with which headings of other blocks begin."""
        return next(_matching(self._opens, words, 0), None) if words else None

    def opening(self, words: Sequence[str]) -> str | None:
        """Class of a phrase that the line begins with."""
        return next(_matching(self._start, words, 0), None) if words else None

    def inside(self, words: Sequence[str]) -> list[str]:
        """Classes of the phrases in the line, one per place where one begins."""
        places = [place for place, word in enumerate(words) if word in self._within]
        found = (next(_matching(self._within, words, place), None) for place in places)
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


@lru_cache(maxsize=1)
def load_labels() -> frozenset[str]:
    """Words before a dash, in lower case, that are labels and no datelines."""
    return frozenset(row["label"] for row in read_rows(files(__name__) / "labels.tsv", columns=("label",)))


@lru_cache(maxsize=1)
def load_months() -> dict[str, int]:
    """Number of the month by its name, and by every longer beginning of it that only one month has."""
    rows = read_rows(files(__name__) / "months.tsv", columns=("name", "month"))
    names = {row["name"]: int(row["month"]) for row in rows}
    found: dict[str, set[int]] = {}
    for name, month in names.items():
        for size in range(3, len(name)):
            found.setdefault(name[:size], set()).add(month)
    return {name: months.pop() for name, months in found.items() if len(months) == 1} | names


@lru_cache(maxsize=1)
def load_timezones() -> dict[str, dict[str, str]]:
    """Zone or offset by abbreviation and country, which is empty where the abbreviation has one meaning."""
    zones: dict[str, dict[str, str]] = {}
    columns = ("abbreviation", "zone", "country")
    for row in read_rows(files(__name__) / "timezones.tsv", columns=columns):
        zones.setdefault(row["abbreviation"], {})[row["country"]] = row["zone"]
    return zones


@lru_cache(maxsize=1)
def load_credit_words() -> dict[str, frozenset[str]]:
    """Words of credits by class."""
    return _words(
        "credit_words.tsv", ("picture", "library", "pictured", "office", "profession", "publishing", "house")
    )


@lru_cache(maxsize=1)
def load_appeal_words() -> dict[str, frozenset[str]]:
    """Words in which a page speaks to its reader, by class."""
    return _words("appeal_words.tsv", ("act", "asked", "means"))


def _words(name: str, classes: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Words of a file by class; every class has some."""
    rows = list(read_rows(files(__name__) / name, columns=("word", "class"), allowed={"class": classes}))
    return {each: frozenset(row["word"] for row in rows if row["class"] == each) for each in classes}
