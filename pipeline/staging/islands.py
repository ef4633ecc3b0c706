"""Short blocks within an article's lines that are the page's by what they have not: the article's words.

Public: `name_islands`. A block of offers between two requests to the reader ("Subscribe now", its advantages
one by one, "Already a subscriber?") reads as prose, and so does a list of headlines. Neither takes up what
the article is about, as its own paragraphs do: of 67,000 paragraphs of news stories one in a hundred shares
less than a tenth of its long words with the rest of its story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.staging.cohesion import long_words
from pipeline.staging.forms import Form
from pipeline.staging.gaps import Part
from pipeline.staging.lines import Line

_ASKING = ("appeal", "comments", "consent", "menu-words", "navigation", "share", "subscription")  # reasons
_MOST_LINES, _LONGEST_LINE = 8, 30  # lines of a block; words of one
_LONGEST_LINK = 25  # words of a link in a list under a heading of links
_LONGEST_LABEL = 3  # words between the items of a list of links
_SHORTEST_PARAGRAPH = 12  # words of the lines that tell what the article is about
# The most of a block's long words that the article has; offers name the house and its city too, and headlines
# share the words of all news with it.
_FOREIGN = {"beside-furniture": 0.15, "listed-links": 0.25, "listed-offers": 0.4}
_FEWEST_WORDS = 4  # long words of a block
_SHORTEST_LIST = 3  # items of a list one of which asks something
_FEWEST_ITEMS, _SHORTEST_ITEM = 4, 6  # items of a list of headlines; their mean words
_TITLE_CASE = 0.7  # share of capitals from which on items are names and titles, which nothing takes up


def name_islands(
    lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int, last: int
) -> None:
    """Names lists under a heading of links, and what shares no words with the article.

    That are offers between requests to the reader, and lists of headlines.
    """
    for index in range(first, last):
        if forms[index].name in ("link", "section"):
            _flag(parts, range(index + 1, _list_end(lines, index + 1, last)), "listed-links")
    blocks = [
        *_asked_blocks(lines, parts, first, last),
        *_asking_lists(lines, parts, first, last),
        *_lists(lines, parts, first, last),
    ]
    if not blocks:
        return
    words = [set(long_words(line)) for line in lines[first:last]]
    for start, end, reason in blocks:
        own = set().union(*words[start - first : end - first])
        told = set().union(
            *(
                words[index - first]
                for index in range(first, last)
                if not start <= index < end and _is_paragraph(lines[index], parts[index])
            )
        )
        most = _FOREIGN[reason]
        if _FEWEST_WORDS <= len(own) <= len(told) and len(own & told) < most * len(own):
            _flag(parts, range(start, end), reason)


def _flag(parts: list[Part], among: range, reason: str) -> None:
    for index in among:
        if parts[index][0] != "furniture":
            parts[index] = ("furniture", reason)


def _list_end(lines: Sequence[Line], start: int, last: int) -> int:
    """One past the list at that line, between whose items labels of a word or two may stand."""
    end = start
    for index in range(start, last):
        if lines[index].is_listed and len(lines[index].words) <= _LONGEST_LINK:
            end = index + 1
        elif end == start or len(lines[index].words) > _LONGEST_LABEL:
            break
    return end


def _is_paragraph(line: Line, part: Part) -> bool:
    return part[0] == "body" and not line.is_listed and len(line.words) >= _SHORTEST_PARAGRAPH


def _asked_blocks(
    lines: Sequence[Line], parts: Sequence[Part], first: int, last: int
) -> Iterator[tuple[int, int, str]]:
    """Short lines between two lines that ask the reader for something."""
    asking = [index for index in range(first, last) if parts[index][1] in _ASKING]
    for above, below in pairwise(asking):
        block = lines[above + 1 : below]
        is_short = len(block) <= _MOST_LINES and all(len(line.words) <= _LONGEST_LINE for line in block)
        if block and is_short and any(part[0] != "furniture" for part in parts[above + 1 : below]):
            unlisted = sum(not line.is_listed for line in block)
            is_offer = unlisted == 0 or (unlisted == 1 and len(block) > 2)
            yield above + 1, below, "listed-offers" if is_offer else "beside-furniture"


def _asking_lists(
    lines: Sequence[Line], parts: Sequence[Part], first: int, last: int
) -> Iterator[tuple[int, int, str]]:
    """Lists an item of which asks the reader for something, with the phrase that heads them."""
    for start, end in _runs(lines, first, last):
        asks = any(parts[index][1] in _ASKING for index in range(start, end))
        if asks and _SHORTEST_LIST <= end - start <= _MOST_LINES:
            is_headed = start > first and parts[start - 1][0] == "subhead"
            yield start - is_headed, end, "listed-offers"


def _runs(lines: Sequence[Line], first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and one past the last line of every list."""
    index = first
    while index < last:
        end = index
        while end < last and lines[end].is_listed:
            end += 1
        if end > index:
            yield index, end
        index = end + 1


def _lists(
    lines: Sequence[Line], parts: Sequence[Part], first: int, last: int
) -> Iterator[tuple[int, int, str]]:
    """Items as long as headlines, beside each other in a list that no line announces."""
    for run, run_end in _runs(lines, first, last):
        if run > 0 and lines[run - 1].text.endswith(":"):
            continue
        items = [
            index for index in range(run, run_end) if parts[index][0] == "body" and _is_headline(lines[index])
        ]
        words = sum(len(lines[index].words) for index in items)
        if len(items) >= _FEWEST_ITEMS and words >= _SHORTEST_ITEM * len(items):
            yield items[0], items[-1] + 1, "listed-links"


def _is_headline(line: Line) -> bool:
    return (
        not line.is_sentence and not line.text.endswith((".", ";", ",")) and line.capital_share < _TITLE_CASE
    )
