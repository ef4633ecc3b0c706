"""Where in a page the article stands: the stretch of lines that holds its prose.

Public: `article_region`, `has_page`, `is_text`.

Every line weighs for or against lying inside the article, and the heaviest stretch is the article (Kadane's
maximum subarray, as in the block methods of Kohlschütter et al., 2010, and Pasternack & Roth, 2009). Then a
block that a heading such as "Related" or "Comments" opens is cut off where the article is not taken up
again. The weights are round numbers chosen by hand; they were fitted on no corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.knowledge.page import load_phrases
from pipeline.staging.bylines import is_comment_head
from pipeline.staging.cohesion import cohesion, inner_cohesion
from pipeline.staging.forms import Form, is_sign_off
from pipeline.staging.lines import Line

# A word of prose weighs 1 up to this many a line, so that one long notice does not outweigh a page of menus.
_MOST_PROSE = 40
_LISTED_PROSE = 0.3  # of that for prose in a list: teasers are, and most lists of an article are short
_WEIGHTS = {
    "furniture": -6.0, "section": -15.0, "link": -6.0, "teaser": -8.0, "count": -3.0, "date": -2.0,
    "byline": -2.0, "advert": -1.0, "caption": 0.0, "credit": 0.0, "mark": 0.0,
}  # fmt: skip
_SIGNS = ("furniture", "section", "link", "teaser")  # forms that show a page around the article
_MOST_HEADLINES = 4  # lines before the prose of a text that no page surrounds
_MOST_ABOVE, _FEWEST_SIGNS = 8, 2  # lines before the prose of a text under a page's head; signs of it there
_PHRASE = -2.0
_LISTED_PHRASE = -4.0
_SHORTEST_PARAGRAPH = 8  # words
_LONG_PHRASE = 20  # words; such a line without full stop is rather a paragraph
_FEWEST_WORDS = 25  # of prose: with fewer, a text is a table or a note and has no region
_MOST_AFTER = 0.8  # words that a block after a heading has to those before it, where it is cut off
# A paragraph after the heading of another block takes the article up again where this share of its long words
# stood in the article before; the longer the rest, the less is asked. Comments speak of the article too.
_COHESION = ((0.15, 0.4), (0.3, 0.3), (_MOST_AFTER, 0.2))  # (words after to words before, share)
_COHESION_OF_COMMENTS = 0.5
_COHESION_OF_OTHERS = 0.3  # share that lines longer than the article have of it, where they are other stories
_COHESION_OF_TEASERS = 0.15  # the most that other stories under one heading have among themselves
_APART = 0.7  # share of the article's own cohesion that other stories together stay below
_FARTHEST_LEAD = 40  # lines of the page between a first paragraph and the rest of its article
_SHORTEST_LEAD = 25  # words of it
_COHESION_OF_LEAD = (
    0.3  # share of its long words that the rest has: 84 of 100 paragraphs of stories have more
)
_MOST_COMPARED = 80  # lines
_FEWEST_BEFORE_COMMENTS = 50  # words of an article before comments that are longer than itself
_LINES_OF_COMMENT, _LINES_OF_LAST = 40, 12  # at most, up to the next one; of the last one
_MOST_ENDS = 60  # headings of other blocks and sign-offs that are tried


class Region(NamedTuple):
    """First and one past the last line of the article, and whether a page's lines stand above it."""

    first: int
    last: int
    is_under_page: bool


def article_region(lines: Sequence[Line], forms: Sequence[Form]) -> Region:
    """Where the article stands: everywhere, if there is too little prose to tell."""
    words = sum(len(line.words) for line, form in zip(lines, forms, strict=True) if form.name == "prose")
    if words < _FEWEST_WORDS:
        return Region(0, len(lines), is_under_page=False)
    weights = [_weight(line, form) for line, form in zip(lines, forms, strict=True)]
    first, last = _heaviest(_without_comments(weights, lines))
    if not has_page(forms):
        return Region(first if first <= _MOST_HEADLINES else 0, len(lines), is_under_page=False)
    end = _cut(lines, forms, first, last)
    first = _with_head(lines, forms, _above_boxes(lines, forms, first, end))
    signs = sum(form.name in _SIGNS for form in forms[:first])
    is_under_page = first > _MOST_ABOVE or signs >= _FEWEST_SIGNS
    return Region(first, _with_tail(lines, forms, last) if end == last else end, is_under_page=is_under_page)


def has_page(forms: Sequence[Form]) -> bool:
    """Whether any line shows that a page surrounds the article."""
    return any(form.name in _SIGNS for form in forms)


def _above_boxes(lines: Sequence[Line], forms: Sequence[Form], first: int, last: int) -> int:
    """Includes the paragraph above boxes of the page that is on the matter of the article under them."""
    for index in range(max(0, first - _FARTHEST_LEAD), first):
        line = lines[index]
        is_lead = forms[index].name == "prose" and not line.is_listed and len(line.words) >= _SHORTEST_LEAD
        if is_lead and cohesion(_prose(lines, forms, first, last), [line]) >= _COHESION_OF_LEAD:
            return index
    return first


def _with_head(lines: Sequence[Line], forms: Sequence[Form], first: int) -> int:
    """Includes the paragraphs above that no sign of the page parts from the article."""
    start = first
    for index in range(first - 1, -1, -1):
        if forms[index].name in _SIGNS or forms[index].name == "count" or lines[index].is_listed:
            break
        if forms[index].name == "prose" and len(lines[index].words) >= _SHORTEST_PARAGRAPH:
            start = index
    return start


def _with_tail(lines: Sequence[Line], forms: Sequence[Form], last: int) -> int:
    """Includes the phrases after the last paragraph, such as a list, up to a sign of the page."""
    end = last
    while end < len(lines) and (forms[end].name in ("phrase", "mark") or is_text(lines[end], forms[end])):
        if forms[end].name == "phrase" and end + 1 < len(lines) and _heads_story(forms[end + 1]):
            break
        end += 1
    return end


def _heads_story(form: Form) -> bool:
    """Whether such a line under a phrase makes it the headline of another story."""
    return form.name in ("byline", "date") and not is_sign_off(form)


def _weight(line: Line, form: Form) -> float:
    words = len(line.words)
    if form.name != "teaser" and is_text(line, form):
        weight = float(words if line.is_wrapped else min(words, _MOST_PROSE))
        return weight * _LISTED_PROSE if line.is_listed else weight
    if form.name == "phrase":
        return _LISTED_PHRASE if line.is_listed else _PHRASE
    return _WEIGHTS[form.name]


def is_text(line: Line, form: Form) -> bool:
    """Whether it is a paragraph: a sentence, or as long as one without its full stop."""
    return form.name == "prose" or (form.name in ("phrase", "teaser") and len(line.words) >= _LONG_PHRASE)


def _heaviest(weights: Sequence[float]) -> tuple[int, int]:
    best = total = 0.0
    start = first = last = 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, first, last = total, start, index + 1
    return first, last


def _without_comments(weights: list[float], lines: Sequence[Line]) -> list[float]:
    """The weights with comments counting against; as they are where comments are nearly all that there is.

    Comments stand between the names and hours of their readers, two of them at least.
    """
    heads = [index for index, line in enumerate(lines) if is_comment_head(line.text)]
    if len(heads) < 2 or sum(weight for weight in weights if weight > 0) == 0:
        return weights
    lowered = list(weights)
    for head, following in pairwise([*heads, min(len(lines), heads[-1] + _LINES_OF_LAST)]):
        if following - head <= _LINES_OF_COMMENT:
            lowered[head + 1 : following] = [
                min(0.0, -abs(weight)) for weight in lowered[head + 1 : following]
            ]
    return lowered if max(lowered) >= _FEWEST_WORDS else weights


def _cut(lines: Sequence[Line], forms: Sequence[Form], first: int, last: int) -> int:
    """The end of the article: the first sign-off or heading of a block that the article does not outlast."""
    ends = [
        index for index in range(first, last) if forms[index].name == "section" or is_sign_off(forms[index])
    ]
    for index in ends[:_MOST_ENDS]:
        before = _prose(lines, forms, first, index)
        after = _prose(lines, forms, index + 1, last)
        spoken = sum(len(line.words) for line in before)
        ratio = sum(len(line.words) for line in after) / spoken if spoken else 1.0
        if _may_be_subhead(lines[index], forms[index]) and inner_cohesion(after) >= _COHESION_OF_TEASERS:
            continue
        asked = _asked(forms[index], ratio, spoken)
        if cohesion(before, after) < asked or (not asked and _falls_apart(before, after)):
            return index + 1 if is_sign_off(forms[index]) else _without_tail(forms, first, index)
    return last


def _may_be_subhead(line: Line, heading: Form) -> bool:
    """Whether it only begins as headings of other stories do ("More on the strike")."""
    return heading.reason == "related" and load_phrases().whole(line.words) is None


def _falls_apart(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether the lines after the heading, long as they are, hang together less than those before it do."""
    if cohesion(before, after) >= _COHESION_OF_OTHERS:
        return False
    return inner_cohesion(after[:_MOST_COMPARED]) < _APART * inner_cohesion(before[:_MOST_COMPARED])


def _asked(heading: Form, ratio: float, spoken: int) -> float:
    """The cohesion that the lines after the heading need."""
    if heading.reason == "comments" and (ratio <= _MOST_AFTER or spoken >= _FEWEST_BEFORE_COMMENTS):
        return _COHESION_OF_COMMENTS
    return next((share for most, share in _COHESION if ratio <= most), 0.0)


def _prose(lines: Sequence[Line], forms: Sequence[Form], first: int, last: int) -> list[Line]:
    return [lines[index] for index in range(first, last) if is_text(lines[index], forms[index])]


def _without_tail(forms: Sequence[Form], first: int, last: int) -> int:
    while last > first and forms[last - 1].name not in ("prose", "phrase"):
        last -= 1
    return last
