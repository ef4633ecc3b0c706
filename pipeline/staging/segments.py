"""The parts of a page in plain text. Public: `find_segments`, `line_key`."""

from __future__ import annotations

from collections.abc import Iterator, Set

from pipeline.knowledge.page import load_phrases
from pipeline.records import Segment
from pipeline.staging.datelines import find_dateline
from pipeline.staging.forms import form_of
from pipeline.staging.lines import Line, find_lines
from pipeline.staging.parts import name_parts
from pipeline.staging.region import article_region
from pipeline.staging.run_ins import find_run_ins

_FIRST_PARAGRAPHS = 3  # that are searched for what a scraper ran into them


def find_segments(
    text: str, *, title: str | None = None, author: str | None = None, repeated: Set[str] = frozenset()
) -> tuple[Segment, ...]:
    """Segments that tile the text, in order; neighbours of one kind and reason are one segment.

    `title` is the headline and `author` the byline where they are known; `repeated` holds the keys
    (`Line.key`) of lines that many documents of the outlet have.
    """
    lines = find_lines(text)
    forms = [form_of(line, load_phrases()) for line in lines]
    region = article_region(lines, forms)
    parts = name_parts(lines, forms, region, title=title, author=author, repeated=repeated)
    marks: list[tuple[int, int, str, str]] = []
    bodies = 0
    for line, (kind, reason) in zip(lines, parts, strict=True):
        dateline = find_dateline(line.text) if kind == "body" else None
        if kind == "body" and not dateline and (bodies := bodies + 1) <= _FIRST_PARAGRAPHS:
            marks += _run_apart(line, reason, title)
        elif dateline and dateline.end < len(line.text):
            marks.append((line.start, line.start + dateline.end, "dateline", "place-and-dash"))
            marks.append((line.start + dateline.end, line.end, kind, reason))
        else:
            marks.append((line.start, line.end, kind, reason))
    return _tile(text, marks)


def _run_apart(line: Line, reason: str, title: str | None) -> Iterator[tuple[int, int, str, str]]:
    """The paragraph without what was run into it, and that, in order."""
    start = 0
    for first, last, kind, why in find_run_ins(line.text, title=title):
        if line.text[start:first].strip():
            yield line.start + start, line.start + first, "body", reason
        yield line.start + first, line.start + last, kind, why
        start = last
    yield line.start + start, line.end, "body", reason


def _tile(text: str, marks: list[tuple[int, int, str, str]]) -> tuple[Segment, ...]:
    """Segments from one mark's start to the next one's; the blanks between go to the one before."""
    found: list[Segment] = []
    for index, (start, _, kind, reason) in enumerate(marks):
        end = marks[index + 1][0] if index + 1 < len(marks) else len(text)
        start = 0 if index == 0 else start
        if found and (found[-1].kind, found[-1].reason) == (kind, reason):
            found[-1] = Segment(found[-1].start, end, kind, reason)
        else:
            found.append(Segment(start, end, kind, reason))
    if not marks and text:
        return (Segment(0, len(text), "body", "no-words"),)
    return tuple(found)
