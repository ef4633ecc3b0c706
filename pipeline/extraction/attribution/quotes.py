"""Quotation marks paired over paragraphs, before anything else is read: parsers err inside quotations.

Public: `paragraphs`, `find_quotes`. Double marks of every form and doubled apostrophes count; single marks
only where they cannot be apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extraction.parse import ParsedArticle

_MARK = re.compile(r"[\"“”„‟«»″]|''|``|‘‘|’’|<<|>>")
_SINGLE = re.compile(r"(?<![\w'’])['‘](?=[\w\"“(])(?!(?:\d0s|em|tis|twas|til|cause|n)\b)")
_SINGLE_END = re.compile(r"(?<=[^\s(])['’](?![\w'’])")
_OPENING, _CLOSING = frozenset("“„«‘‘``<<"), frozenset("”»’’>>")
_LONGEST_SINGLE = 1500  # characters; keeps a page of apostrophes from being searched again and again
_SENTENCE_END = ".?!…,;:—–-"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of sentences without a line break: characters `start:end`, tokens `first:last`."""

    start: int
    end: int
    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks, the marks included. `paragraph` is an index.

    `ends_sentence`: the words inside close with a stop or comma. `unclosed`: the paragraph ended first, as
    when the quotation goes on in the next one.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    ends_sentence: bool
    unclosed: bool
    single: bool

    @property
    def length(self) -> int:
        """Tokens between the marks."""
        return self.last - self.first - (1 if self.unclosed else 2)


def paragraphs(parsed: ParsedArticle) -> list[Paragraph]:
    """The paragraphs of the analysed sentences, in order."""
    found: list[Paragraph] = []
    text = parsed.article.text
    for sentence in parsed.sentences:
        if (
            found
            and found[-1].kind == sentence.segment_kind
            and (sentence.first == found[-1].last or "\n" not in text[found[-1].end : sentence.start])
        ):
            held = found.pop()
            found.append(Paragraph(held.start, sentence.end, held.first, sentence.last, held.kind))
        else:
            found.append(
                Paragraph(sentence.start, sentence.end, sentence.first, sentence.last, sentence.segment_kind)
            )
    return found


def find_quotes(text: str, offsets: Sequence[int], within: Sequence[Paragraph]) -> list[Quote]:
    """Quotations in the order of the text; one inside another is left to the outer one."""
    found: list[Quote] = []
    for index, paragraph in enumerate(within):
        part = text[paragraph.start : paragraph.end]
        pairs = list(_double(part))
        pairs += _single(part, pairs)
        found.extend(_quote(text, offsets, pair, (index, paragraph.start)) for pair in sorted(pairs))
    return found


def _double(part: str) -> Iterator[tuple[int, int, int, bool]]:
    """Start, end, width of the mark and whether it was closed."""
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(part):
        way = _way(part, mark)
        if opened is None:
            if way != "close":
                opened = mark
        elif way == "open" and _is_space_before(part, mark.start()):
            opened = mark  # the earlier one was never closed
        else:
            yield opened.start(), mark.end(), len(mark.group()), True
            opened = None
    if opened is not None and (opened.start() == 0 or len(part) - opened.start() > 30):
        yield opened.start(), len(part), len(opened.group()), False


def _way(part: str, mark: re.Match[str]) -> str:
    if mark.group() in ("“", "„", "«", "``", "‘‘", "<<"):
        return "open"
    if mark.group() in ("”", "»", "’’", ">>"):
        return "close"
    before = _is_space_before(part, mark.start())
    after = mark.end() >= len(part) or part[mark.end()].isspace() or part[mark.end()] in ".,;:?!)]—–"
    if before == after:
        return "either"
    return "open" if before else "close"


def _is_space_before(part: str, position: int) -> bool:
    return position == 0 or part[position - 1].isspace() or part[position - 1] in "([—–-/:"


def _single(part: str, taken: Sequence[tuple[int, int, int, bool]]) -> list[tuple[int, int, int, bool]]:
    found: list[tuple[int, int, int, bool]] = []
    position = 0
    while opened := _SINGLE.search(part, position):
        position = opened.end()
        if any(start <= opened.start() < end for start, end, _, _ in taken):
            continue
        closed = _closing_single(part, opened.end())
        if closed is None:
            continue
        inner = [pair for pair in taken if opened.start() < pair[0] and pair[1] <= closed]
        if any(pair[0] < closed < pair[1] for pair in taken) or (
            inner and part[closed - 1] not in _SENTENCE_END
        ):
            continue
        found.append((opened.start(), closed, 1, True))
        position = closed
    return found


def _closing_single(part: str, start: int) -> int | None:
    """End of the closing mark: the first that is no plural's apostrophe, else the first that could be one."""
    possible: int | None = None
    for mark in _SINGLE_END.finditer(part, start, start + _LONGEST_SINGLE):
        if _SINGLE.search(part, start, mark.start()):
            break
        if part[mark.start() - 1] != "s" or part[mark.end() : mark.end() + 1] in (
            "",
            ".",
            ",",
            ";",
            ":",
            "?",
            "!",
            ")",
        ):
            return mark.end()
        possible = possible or mark.end()
    return possible


def _quote(
    text: str, offsets: Sequence[int], pair: tuple[int, int, int, bool], paragraph: tuple[int, int]
) -> Quote:
    """The quotation of a pair of marks; `paragraph` is its index and its first character."""
    index, base = paragraph
    start, end, width, closed = base + pair[0], base + pair[1], pair[2], pair[3]
    inner = text[start + width : end - (width if closed else 0)].rstrip("\"'”’») ")
    return Quote(
        start=start,
        end=end,
        first=bisect_right(offsets, start) - 1,
        last=bisect_left(offsets, end),
        paragraph=index,
        ends_sentence=not closed or inner[-1:] in _SENTENCE_END,
        unclosed=not closed,
        single=width == 1 and text[start] in "'‘",
    )
