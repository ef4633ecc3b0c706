"""A plain text as its lines, the units that are furniture or not. Public: `Line`, `find_lines`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.knowledge.page import NUMBER

_NARROWEST, _WIDEST = 50, 100  # characters of the longest line of a paragraph that a machine wrapped
_FULL = 0.85  # share of that width that a full line has with the next line's first word
_SMALL = 0.4  # share of the lines that go on in small letters; titles under each other do not
_SHOUTED = 0.9  # share of the letters
_BULLET = re.compile(r"\s*(?:[•●▪◦·‣∙*–-]|\d{1,2}[.)])\s+(?=\S)")
_SIGN_OFF = re.compile(r"[.!?\"”]\s*\n([ \t]*[^\W\d_]+(?: [^\W\d_]+){0,2}\s*)\Z")
# A label in capitals run into its link, or a count into what is counted: "READ MORETalks", "95Shares".
_GLUED = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z])|(?<=\d)(?=[A-Z][a-z]{2})")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|''(?:(?!'').)*(?:''|$)|\"[^\"]*(?:\"|$)|‘[^’]{0,400}’(?!\w)")
_LONGEST_QUOTED_NAME = 3  # words
_SENTENCE_END = re.compile(r"(?<!\.)[.!?。؟।][\"”’')\]»]*(?:\s*\[\d+\])?$")


@dataclass(frozen=True)
class Line:
    """A line, or a paragraph that was wrapped into several; `start:end` without blanks at its ends."""

    start: int
    end: int
    text: str
    is_listed: bool = False  # behind a bullet, a number or an indent under one
    is_wrapped: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words in lower case, numbers as `<n>`."""
        spaced = _GLUED.sub(" ", self.text)
        found = re.findall(r"\d[\d,.:]*(?![^\W\d_])|[^\W_]+", spaced.lower())
        return tuple(NUMBER if word[0].isdigit() and not word[-1].isalpha() else word for word in found)

    @cached_property
    def key(self) -> str:
        """What two copies of a line share: its words."""
        return " ".join(re.findall(r"[^\W_]+", self.text.lower()))

    @cached_property
    def unquoted(self) -> str:
        """The line without what stands in quotation marks."""
        return _QUOTED.sub(" ", self.text)

    @cached_property
    def has_speech(self) -> bool:
        """Whether somebody is quoted: at its start, with more words than a name has, or in markup."""
        return self.text.startswith("<") or any(
            found.start() == 0 or len(found.group().split()) > _LONGEST_QUOTED_NAME
            for found in _QUOTED.finditer(self.text)
        )

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does and is no title: three words at least, one in small letters."""
        if len(self.words) < 3 or not _SENTENCE_END.search(self.text):
            return False
        return any(word[0].islower() for word in re.findall(r"[^\W\d_]{2,}", self.text))

    @cached_property
    def capital_share(self) -> float:
        """Share of the words of four letters and more that begin with a capital."""
        long = re.findall(r"[^\W\d_]{4,}", self.text)
        return sum(word[0].isupper() for word in long) / len(long) if long else 0.0

    @cached_property
    def is_shouted(self) -> bool:
        """Whether it stands in capitals, but for a letter here and there ("USAs")."""
        letters = re.findall(r"[^\W\d_]", self.text)
        return len(self.words) > 1 and sum(map(str.isupper, letters)) >= _SHOUTED * len(letters) > 0


def find_lines(text: str) -> list[Line]:
    """The lines that hold more than blanks, in order; wrapped paragraphs are one line each."""
    found: list[Line] = []
    for start, block in _blocks(text):
        found.extend(_wrapped(start, block) if _is_wrapped(block) else _separate(start, block))
    return found


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Runs of lines without an empty one between them, with their first character's place."""
    start = place = 0
    for line in [*text.split("\n"), ""]:
        if not line.strip():
            if place > start:
                yield start, text[start:place]
            start = place + len(line) + 1
        place += len(line) + 1


def _separate(start: int, block: str) -> Iterator[Line]:
    listed = False
    place = start
    for line in block.split("\n"):
        if line.strip():
            listed = bool(_BULLET.match(line)) or (listed and line[:2].isspace())
            yield _line(place, line, is_listed=listed and not _is_dash_quote(line))
        place += len(line) + 1


def _is_dash_quote(line: str) -> bool:
    return line.lstrip()[:1] in "–-" and line.rstrip()[-1:] in '.!?”"'


def _wrapped(start: int, block: str) -> Iterator[Line]:
    """Paragraphs of a wrapped block: each begins at an indented line; a sign-off ends the last."""
    starts = [0, *(match.start() for match in re.finditer(r"(?<=\n)[ \t]{2,}(?=\S)", block))]
    sign_off = _SIGN_OFF.search(block)
    if sign_off and sign_off.start(1) > starts[-1]:
        starts.append(sign_off.start(1))
    for first, last in pairwise([*starts, len(block)]):
        if block[first:last].strip():
            yield _line(start + first, block[first:last], is_wrapped=True)


def _line(place: int, text: str, *, is_listed: bool = False, is_wrapped: bool = False) -> Line:
    start = place + len(text) - len(text.lstrip())
    return Line(start, start + len(text.strip()), text.strip(), is_listed, is_wrapped)


def _is_wrapped(block: str) -> bool:
    """Whether a machine broke the lines: nearly each is so full that the next word would not have fitted."""
    lines = [line.rstrip() for line in block.strip("\n").split("\n")]
    width = max(map(len, lines))
    pairs = [pair for pair in pairwise(lines) if not pair[1][:1].isspace()]
    bullets = sum(bool(_BULLET.match(line)) for line in lines)
    if len(lines) < 3 or not pairs or not _NARROWEST <= width <= _WIDEST or bullets > 0.3 * len(lines):
        return False
    full = sum(len(line) + 1 + len(following.split()[0]) >= _FULL * width for line, following in pairs)
    small = sum(following.lstrip()[:1].islower() for _, following in pairs)
    return full >= 0.7 * len(pairs) and small >= _SMALL * len(pairs)
