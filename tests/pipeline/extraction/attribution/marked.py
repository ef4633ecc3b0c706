"""Texts with marked spans: `[source] {cue} <content>`, "¶" for a paragraph break."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_MARKS = {"[": "source", "{": "cue", "<": "content"}
_ENDS = {"]": "source", "}": "cue", ">": "content"}


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and the characters that they enclosed."""

    text: str
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int] | None


@dataclass(frozen=True)
class Row:
    """One line of `attributions.tsv`."""

    form: str
    stance: str
    kind: str
    marked: Marked

    def __str__(self) -> str:
        return f"{self.form}: {self.marked.text[:60]}"


def read_marked(line: str) -> Marked:
    """The text of a line and its spans; a content that encloses source and cue is allowed."""
    text, opened, spans = "", {}, {}
    for character in line.replace("¶", "\n\n"):
        if character in _MARKS:
            opened[_MARKS[character]] = len(text)
        elif character in _ENDS:
            spans[_ENDS[character]] = (opened[_ENDS[character]], len(text))
        else:
            text += character
    return Marked(text, spans.get("source"), spans.get("cue"), spans.get("content"))


def read_rows(path: Path) -> list[Row]:
    """The rows of a table of attributions."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return [Row(form, stance, kind, read_marked(text)) for form, stance, kind, text in rows]


def read_lines(path: Path) -> list[str]:
    """The lines of a list, without comments."""
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
