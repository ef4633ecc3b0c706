"""Other stories shown as cards: a headline, perhaps a sentence, and its day or how long it takes to read.

Public: `name_cards`. One headline above a day may be anything; a row of cards with the same parts is a list
of other stories, unless most of the text is such a row, as in a live blog or a chronicle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.staging.forms import Form
from pipeline.staging.gaps import Part
from pipeline.staging.lines import Line

_SHORTEST_TITLE, _LONGEST_TITLE, _LONGEST_TEASER, _LONGEST_STAMP = 4, 25, 50, 8  # words
# Rows of two cards and more; T headline, P sentence or two, S stamp, c what a picture has.
_ROWS = re.compile(r"(?:c*Tc*P?c*S){2,}(?:Tc*P?c*$)?|(?:S+c*Tc*P?c*){2,}")
_FEWEST = 2  # stamps
_MOST = 0.3  # of the words of an article's paragraphs that stand in cards


def name_cards(
    lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int, last: int
) -> None:
    """Names rows of cards within the article's lines; the last one's stamp may stand right under them."""
    last = min(last + 1, len(lines))
    if sum(_is_stamp(lines[index], forms[index]) for index in range(first, last)) < _FEWEST:
        return
    marks = "".join(_mark(lines[index], forms[index], parts[index]) for index in range(first, last))
    rows = [range(first + row.start(), first + row.end()) for row in _ROWS.finditer(marks)]
    carded = {index for row in rows for index in row}
    told = [index for index in range(first, last) if marks[index - first] in "Px"]
    words = sum(len(lines[index].words) for index in told)
    if sum(len(lines[index].words) for index in told if index in carded) > _MOST * words:
        return
    for index in carded:
        if parts[index][0] != "furniture":
            parts[index] = ("furniture", "story-card")


def _is_stamp(line: Line, form: Form) -> bool:
    """Whether it is a day, an age or the time of reading."""
    return form.name in ("date", "count") or (form.reason == "media" and len(line.words) <= _LONGEST_STAMP)


def _mark(line: Line, form: Form, part: Part) -> str:
    if _is_stamp(line, form):
        return "S"
    if form.name in ("caption", "credit"):
        return "c"
    if part[0] not in ("body", "subhead") and part[1] != "beside-furniture":
        return "-"
    if form.name == "phrase" and _SHORTEST_TITLE <= len(line.words) <= _LONGEST_TITLE:
        return "T"
    return "P" if form.name in ("prose", "teaser") and len(line.words) <= _LONGEST_TEASER else "x"
