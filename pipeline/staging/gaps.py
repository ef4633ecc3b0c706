"""Phrases between two paragraphs of an article, named by what surrounds them. Public: `name_gaps`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.knowledge.page import NUMBER
from pipeline.staging.forms import Form
from pipeline.staging.lines import Line
from pipeline.staging.region import is_text

Part = tuple[str, str]  # kind of segment and reason
LONGEST_SUBHEAD = 16  # words
_LONGEST_AFTER_FURNITURE = 5  # words of a subhead under furniture; longer ones are other headlines
_LONGEST_SHOUT = 6  # words of a subhead in capitals; longer ones are links to other stories
_TAINTING = ("link", "section", "furniture")  # forms of furniture whose neighbour above is a link too
_ALONE = ("legal", "consent", "media")  # reasons of furniture that stands between any lines
_TITLE_CASE = 0.7  # share of the long words that begin with a capital


def name_gaps(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int, last: int) -> None:
    """Names the phrases between two paragraphs together: among furniture they are links, alone subheads."""
    for start, end in _gaps(lines, forms, parts, first, last):
        above = _Above()
        for index in range(start, end):
            if parts[index][0] in ("subhead", "body") and forms[index].name != "mark":
                is_last = index == end - 1
                if not _is_subhead(lines[index], is_last) and (
                    above.taints(index) or (not is_last and _taints(forms[index + 1]))
                ):
                    parts[index] = ("furniture", "beside-furniture")
                elif _is_link_list(lines, index):
                    parts[index] = ("furniture", "listed-links")
                elif start > first and _is_shouted_link(lines[index]):
                    parts[index] = ("furniture", "shouted-link")
            if parts[index][0] == "furniture":
                above.add(index, forms[index])


class _Above:
    """The furniture above a line in the same gap."""

    def __init__(self) -> None:
        self._has_heading = False
        self._nearest: tuple[int, Form] | None = None

    def add(self, index: int, form: Form) -> None:
        self._has_heading = self._has_heading or form.name in ("link", "section")
        self._nearest = index, form

    def taints(self, index: int) -> bool:
        """Whether the line stands under a heading of links, or right under other furniture."""
        if self._has_heading or self._nearest is None:
            return self._has_heading
        place, form = self._nearest
        return place >= index - 2 and form.name not in ("advert", "count") and form.reason not in _ALONE


def _taints(below: Form) -> bool:
    return below.name in _TAINTING and below.reason not in _ALONE


def _is_subhead(line: Line, is_last: bool) -> bool:
    """A short phrase right above a paragraph is a subhead whatever stands above it."""
    return is_last and len(line.words) <= _LONGEST_AFTER_FURNITURE


def _is_shouted_link(line: Line) -> bool:
    return line.is_shouted and len(line.words) > _LONGEST_SHOUT


def _is_link_list(lines: Sequence[Line], index: int) -> bool:
    """Whether the line and its neighbours in the list are titles, as links to other stories are."""
    near = [line for line in lines[max(0, index - 2) : index + 3] if line.is_listed]
    if not lines[index].is_listed or len(near) < 2:
        return False
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
    return line.text.endswith("?") and len(line.words) <= LONGEST_SUBHEAD and line.text == line.unquoted
