"""The headline of an article, and the lines between it and the text.

Public: `find_headline`, `same_title`, `head_start`, `tail_end`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.staging.cohesion import long_words
from pipeline.staging.forms import Form
from pipeline.staging.lines import Line
from pipeline.staging.region import Region

_LONGEST_HEADLINE, _SHORTEST_HEADLINE = 30, 3  # words
_MOST_EXTRA = 8  # words that follow the title in a page's title: the site's name
_HEADLINE_COHESION = 0.25  # share of a headline's long words that the article uses
_ENOUGH_SHARED = 3  # long words; with more, one headline is no better than another
_SAME_MATTER, _FEWEST_SHARED = 0.5, 2  # share and number of the long words of a headline above a standfirst
_MOST_BETWEEN = 3  # lines from a standfirst up to its headline
_PARTS_HEADS = ("furniture", "section", "link")
_FARTHEST_HEAD, _FARTHEST_TAIL = 6, 4  # lines of byline, day and picture above and below an article
_HEAD = ("byline", "date", "caption", "credit", "count", "mark", "advert")


def find_headline(
    lines: Sequence[Line], forms: Sequence[Form], region: Region, title: str | None
) -> str | None:
    """Key of the headline: the title as given where the page has it.

    Where no title is given, the line before the article whose words the article uses most and that is
    nearest to it, or one right above a byline or date.
    """
    given = " ".join(Line(0, 0, title).key.split()) if title else ""
    if given:
        return given if any(same_title(line.key, given) for line in lines) else None
    known = {word for line in lines[region.first : region.last] for word in long_words(line)}
    best: tuple[int, int] | None = None
    for index in range(region.first):
        if not _may_be_headline(lines[index], forms[index]):
            continue
        share, shared = _shared(lines[index], known)
        is_signed = forms[index + 1].name in ("byline", "date")
        weight = min(shared, _ENOUGH_SHARED) + is_signed
        if (share >= _HEADLINE_COHESION or is_signed) and (best is None or weight >= best[0]):
            best = (weight, index)
    return lines[_above_standfirst(lines, forms, best[1], known)].key if best else None


def _shared(line: Line, known: Set[str]) -> tuple[float, int]:
    """Share and number of the line's long words, each counted once, that the article has."""
    words = set(long_words(line))
    return len(words & known) / len(words) if words else 0.0, len(words & known)


def _above_standfirst(lines: Sequence[Line], forms: Sequence[Form], index: int, known: Set[str]) -> int:
    """The headline is the upper one of lines on the same matter that nothing of the page parts."""
    found = index
    for above in range(index - 1, max(-1, index - 1 - _MOST_BETWEEN), -1):
        if forms[above].name in _PARTS_HEADS:
            break
        share, shared = _shared(lines[above], known)
        is_on_it = share >= _SAME_MATTER and shared >= _FEWEST_SHARED
        if is_on_it and _may_be_headline(lines[above], forms[above]):
            found = above
    return found


def _may_be_headline(line: Line, form: Form) -> bool:
    is_of_length = _SHORTEST_HEADLINE <= len(line.words) <= _LONGEST_HEADLINE
    return form.name in ("phrase", "prose", "teaser") and is_of_length and not line.is_listed


def same_title(key: str, title: str) -> bool:
    """Whether the line is the title, alone or with a site's name or a number after it."""
    if key == title:
        return True
    longer, shorter = max(key, title, key=len), min(key, title, key=len)
    extra = len(longer.split()) - len(shorter.split())
    return len(shorter.split()) >= 4 and longer.startswith(f"{shorter} ") and extra <= _MOST_EXTRA


def head_start(forms: Sequence[Form], titled: Sequence[bool], first: int) -> int:
    """The line where the article's head begins: its headline, or the bylines and days right above it."""
    for index in range(first - 1, -1, -1):
        if titled[index]:
            return index
    start = first
    while start > max(0, first - _FARTHEST_HEAD) and forms[start - 1].name in _HEAD:
        start -= 1
    return start


def tail_end(forms: Sequence[Form], last: int) -> int:
    """One past the lines right under the article that say who wrote it and when."""
    end = last
    while end < min(len(forms), last + _FARTHEST_TAIL) and forms[end].name in _HEAD:
        end += 1
    return end
