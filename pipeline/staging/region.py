"""Where in a page the article stands: the stretch of lines that holds its prose. Public: `article_region`.

Every line weighs for or against lying inside the article, and the heaviest stretch is the article (Kadane's
maximum subarray, as in the block methods of Kohlschütter et al., 2010, and Pasternack & Roth, 2009). Then a block
that a heading such as "Related" or "Comments" opens is cut off where the article is not taken up again. The weights
are round numbers chosen by hand; they were fitted on no corpus.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.staging.forms import Form
from pipeline.staging.lines import Line

# A word of prose weighs 1 up to this many a line, so that one long notice does not outweigh a page of menus.
_MOST_PROSE = 40
_LISTED_PROSE = 0.3  # of that for prose in a list: teasers are, and most lists of an article are short
_WEIGHTS = {
    "furniture": -6.0, "section": -15.0, "teaser": -8.0, "count": -3.0, "date": -2.0, "byline": -2.0,
    "advert": -1.0, "caption": 0.0, "credit": 0.0, "mark": 0.0,
}  # fmt: skip
_PHRASE = -2.0
_LISTED_PHRASE = -4.0
_LONG_PHRASE = 20  # words; such a line without full stop is rather a paragraph
_FEWEST_WORDS = 25  # of prose: with fewer, a text is a table or a note and has no region
_MOST_AFTER = 0.8  # words that a block after a heading has to those before it, where it is cut off
_COHESION = 0.34  # share of a paragraph's long words that the article used before: it goes on
_LONG_WORD = 5  # letters


def article_region(lines: Sequence[Line], forms: Sequence[Form]) -> tuple[int, int]:
    """First and one past the last line of the article; all lines where there is too little prose to tell."""
    words = sum(len(line.words) for line, form in zip(lines, forms, strict=True) if form.name == "prose")
    if words < _FEWEST_WORDS:
        return 0, len(lines)
    weights = [_weight(line, form) for line, form in zip(lines, forms, strict=True)]
    first, last = _heaviest(weights)
    return first, _cut(lines, forms, first, last)


def _weight(line: Line, form: Form) -> float:
    words = len(line.words)
    if form.name == "prose" or (form.name == "phrase" and words >= _LONG_PHRASE):
        weight = float(words if line.is_wrapped else min(words, _MOST_PROSE))
        return weight * _LISTED_PROSE if line.is_listed else weight
    if form.name == "phrase":
        return _LISTED_PHRASE if line.is_listed else _PHRASE
    return _WEIGHTS[form.name]


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


def _cut(lines: Sequence[Line], forms: Sequence[Form], first: int, last: int) -> int:
    """The end of the article: the first heading of another block that the article does not outlast."""
    for index in range(first, last):
        if forms[index].name != "section":
            continue
        before = _prose(lines, forms, first, index)
        after = _prose(lines, forms, index + 1, last)
        spoken = sum(len(line.words) for line in before)
        if spoken == 0 or sum(len(line.words) for line in after) > _MOST_AFTER * spoken:
            continue
        if _cohesion(before, after) < _COHESION:
            return _without_tail(forms, first, index)
    return last


def _prose(lines: Sequence[Line], forms: Sequence[Form], first: int, last: int) -> list[Line]:
    return [lines[index] for index in range(first, last) if forms[index].name == "prose"]


def _cohesion(before: Sequence[Line], after: Sequence[Line]) -> float:
    """Mean share of the long words of the lines after that stand in the lines before."""
    known = {word for line in before for word in long_words(line)}
    shares = [
        sum(word in known for word in words) / len(words) for line in after if (words := long_words(line))
    ]
    return sum(shares) / len(shares) if shares else 0.0


def long_words(line: Line) -> list[str]:
    """The words that carry its matter: five letters and more."""
    return [word for word in line.words if len(word) >= _LONG_WORD]


def _without_tail(forms: Sequence[Form], first: int, last: int) -> int:
    while last > first and forms[last - 1].name not in ("prose", "phrase"):
        last -= 1
    return last
