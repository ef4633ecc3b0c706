"""Phrases between two paragraphs of an article, named by what surrounds them. Public: `name_gaps`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.knowledge.page import NUMBER
from pipeline.staging.cohesion import long_words
from pipeline.staging.forms import Form
from pipeline.staging.lines import Line
from pipeline.staging.region import is_text

Part = tuple[str, str]  # kind of segment and reason
LONGEST_SUBHEAD = 16  # words
_LONGEST_AFTER_FURNITURE = 5  # words of a subhead under furniture; longer ones are other headlines
_TAKEN_UP, _FEWEST_TAKEN_UP = 0.4, 2  # share and number of its long words in the paragraph under a longer one
_LONGEST_SHOUT = 6  # words of a subhead in capitals; longer ones are links to other stories
_TAINTING = ("link", "section", "furniture")  # forms of furniture whose neighbour above is a link too
_ALONE = ("legal", "consent", "media")  # reasons of furniture that stands between any lines
_SECOND = re.compile(
    r"[.!?][\"”’]?\s+\S"
)  # what a headline has not: another sentence, a speaker of a transcript
_SPEAKER = re.compile(r"[A-Z][A-Z .’'-]+:\s")
_TITLE_CASE = 0.7  # share of the long words that begin with a capital


def name_gaps(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int, last: int) -> None:
    """Names the phrases between two paragraphs together: among furniture they are links, alone subheads."""
    for start, end in _gaps(lines, forms, parts, first, last):
        above = _Above()
        links = _link_lists(lines, start, end)
        for index in range(start, end):
            if parts[index][0] in ("subhead", "body") and forms[index].name != "mark":
                if _leads_in(lines[index]):
                    above = _Above()
                    continue
                under = lines[end] if index == end - 1 and end < last else None
                if not _is_subhead(lines[index], under, above) and (
                    above.taints(index) or (index < end - 1 and _taints(forms[index + 1]))
                ):
                    parts[index] = ("furniture", "beside-furniture")
                elif index in links:
                    parts[index] = ("furniture", "listed-links")
                elif start > first and _is_shouted_link(lines[index]):
                    parts[index] = ("furniture", "shouted-link")
            if parts[index][0] == "furniture":
                above.add(index, forms[index])


def _leads_in(line: Line) -> bool:
    """Whether it announces what follows, as "The demands:" does."""
    return line.text.endswith(":")


class _Above:
    """The furniture above a line in the same gap."""

    def __init__(self) -> None:
        self.has_heading = False
        self._nearest: tuple[int, Form] | None = None

    def add(self, index: int, form: Form) -> None:
        self.has_heading = self.has_heading or form.name in ("link", "section")
        self._nearest = index, form

    def taints(self, index: int) -> bool:
        """Whether the line stands under a heading of links, or right under other furniture."""
        if self.has_heading or self._nearest is None:
            return self.has_heading
        place, form = self._nearest
        return place >= index - 2 and form.name not in ("advert", "count") and form.reason not in _ALONE


def _taints(below: Form) -> bool:
    return below.name in _TAINTING and below.reason not in _ALONE


def _is_subhead(line: Line, under: Line | None, above: _Above) -> bool:
    """Whether a phrase stands right above a paragraph, `under`, as its subhead, whatever stands above it.

    It does where it is short; or where the paragraph takes its words up and no heading of links is above.
    """
    if under is None:
        return False
    if len(line.words) <= _LONGEST_AFTER_FURNITURE:
        return True
    words = set(long_words(line))
    shared = words.intersection(under.words)
    return not above.has_heading and len(shared) >= _FEWEST_TAKEN_UP and len(shared) >= _TAKEN_UP * len(words)


def _is_shouted_link(line: Line) -> bool:
    is_heading = line.is_listed or line.text.endswith((".", ":"))
    return line.is_shouted and len(line.words) > _LONGEST_SHOUT and not is_heading


def _link_lists(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The lines of lists of titles, as links are, unless a line above announces the list."""
    found: set[int] = set()
    index = start
    while index < end:
        run = index
        while run < end and lines[run].is_listed:
            run += 1
        is_announced = index > 0 and _leads_in(lines[index - 1])
        if run - index >= 2 and not is_announced:
            found.update(at for at in range(index, run) if _is_among_titles(lines[index:run], at - index))
        index = max(run, index + 1)
    return found


def _is_among_titles(items: Sequence[Line], place: int) -> bool:
    near = items[max(0, place - 2) : place + 3]
    titled = [line for line in near if line.capital_share >= _TITLE_CASE and _counts_words(line) >= 4]
    return len(titled) > 0.6 * len(near)


def _counts_words(line: Line) -> int:
    return sum(word != NUMBER for word in line.words)


def _gaps(
    lines: Sequence[Line], forms: Sequence[Form], parts: Sequence[Part], first: int, last: int
) -> Iterator[tuple[int, int]]:
    """Runs of lines without a paragraph within the article."""
    start = first
    for index in range(first, last + 1):
        is_paragraph = index < last and parts[index][0] == "body" and is_text(lines[index], forms[index])
        if index == last or (is_paragraph and not _is_question(lines[index])):
            if index > start:
                yield start, index
            start = index + 1


def _is_question(line: Line) -> bool:
    """A question of headline's length outside quotation marks: it may be the headline of another story."""
    is_one = line.text.endswith("?") and len(line.words) <= LONGEST_SUBHEAD and line.text == line.unquoted
    return is_one and not _SECOND.search(line.text) and not _SPEAKER.match(line.text)
