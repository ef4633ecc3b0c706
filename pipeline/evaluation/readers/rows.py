"""Gold files line by line: every field is checked as it is read, and an error says file, line and field."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TextIO, TypeVar

Item = TypeVar("Item")


class GoldError(ValueError):
    """A gold file cannot be used; the message names file, line and field."""


@dataclass(frozen=True, slots=True)
class GoldText:
    """One document of a gold file: `published_on` is null where the gold has no day.

    An article is cut into its parts as a run cuts it; a text that is none, such as a sentence, is body.
    """

    document_id: str
    text: str
    published_on: date | None
    is_article: bool = False


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """Characters `start:end` of a gold text with the annotator's label."""

    start: int
    end: int
    surface: str
    label: str


@dataclass(frozen=True)
class Row:
    """One JSON object of a gold file and where it stands; every getter raises `GoldError`."""

    file: Path
    line: int
    values: Mapping[str, Any]
    place: str = ""

    def error(self, name: str, problem: str) -> GoldError:
        """The error to raise about one field."""
        return GoldError(f"{self.file}: line {self.line}: field {self.place}{name}: {problem}")

    def text(self, name: str) -> str:
        """A string."""
        value = self._required(name)
        if not isinstance(value, str):
            raise self.error(name, f"should be a string, is {_shown(value)}")
        return value

    def optional_text(self, name: str) -> str | None:
        """A string or null; a field that is missing is an error."""
        return None if self._required(name) is None else self.text(name)

    def integer(self, name: str) -> int:
        """A whole number."""
        value = self._required(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.error(name, f"should be a whole number, is {_shown(value)}")
        return value

    def number(self, name: str) -> float | None:
        """A number or null."""
        value = self._required(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.error(name, f"should be a number or null, is {_shown(value)}")
        return value

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self._required(name)
        if not isinstance(value, bool):
            raise self.error(name, f"should be true or false, is {_shown(value)}")
        return value

    def day(self, name: str) -> date | None:
        """A day written year-month-day; null also where the gold has it in another form ("03-02-2009")."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, str):
            raise self.error(name, f"should be a day such as 2019-12-23, is {_shown(value)}")
        try:
            return None if value is None else date.fromisoformat(value[:10])
        except ValueError:
            return None

    def items(self, name: str) -> list[Row]:
        """The objects of a list."""
        value = self._required(name)
        if not isinstance(value, list):
            raise self.error(name, f"should be a list, is {_shown(value)}")
        rows = []
        for index, item in enumerate(value):
            if not isinstance(item, dict):
                raise self.error(f"{name}[{index}]", f"should be an object, is {_shown(item)}")
            rows.append(Row(self.file, self.line, item, f"{self.place}{name}[{index}]."))
        return rows

    def span(self, text: str, *, surface: str, label: str = "") -> GoldSpan:
        """The span `start:end`, whose characters must be those of the field named `surface`."""
        start, end, written = self.integer("start"), self.integer("end"), self.text(surface)
        if not 0 <= start < end <= len(text):
            raise self.error("start", f"{start}:{end} is no span of a text of {len(text)} characters")
        if text[start:end] != written:
            raise self.error(surface, f"{written!r} is not the text at {start}:{end}, {text[start:end]!r}")
        return GoldSpan(start, end, written, label)

    def document(self, *, is_article: bool = True) -> GoldText:
        """Id, text and day."""
        text = self.text("text")
        if not text.strip():
            raise self.error("text", "is empty")
        return GoldText(self.text("doc_id"), text, self.day("date"), is_article)

    def _required(self, name: str) -> Any:
        if name not in self.values:
            fields = ", ".join(sorted(self.values)[:12]) or "none"
            raise self.error(name, f"is missing (fields here: {fields}); is this a file of another suite?")
        return self.values[name]


def _shown(value: object) -> str:
    return repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:60]}…"


def read_gold(path: Path, read: Callable[[Row], Item]) -> list[Item]:
    """Every line of a JSONL file, plain or .gz, through `read`. Raises `GoldError`."""
    found = [read(row) for row in _rows(path)]
    if not found:
        raise GoldError(f"{path}: line 1: the file has no line with a document")
    return found


def _rows(path: Path) -> Iterator[Row]:
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield Row(path, number, _object(path, number, line))
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise GoldError(f"{path}: cannot be read as JSONL in UTF-8: {error}") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _object(path: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}: line {number}: field -: no JSON, {error}") from error
    if not isinstance(value, dict):
        raise GoldError(f"{path}: line {number}: field -: should be an object, is {_shown(value)}")
    return value
