"""What stands between a headline and the text under it. Public: `name_standfirsts`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.staging.datelines import find_dateline
from pipeline.staging.forms import Form
from pipeline.staging.gaps import Part
from pipeline.staging.lines import Line

_SHORTEST, _MOST = 6, 2  # words; lines
_FARTHEST_BYLINE = 4  # lines from the first of the text to a byline that parts the head from it
_LONGEST_HEAD = 70  # words above that byline
_LONGEST_ABOVE_DATELINE = 32  # words
_FEWEST_UNDER = 2  # paragraphs under it


def name_standfirsts(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int) -> None:
    """A line or two between headline and article are its standfirst; more are links.

    So are the sentences at the top of the text that a byline or a day parts from the rest.
    """
    headlines = [index for index in range(first) if parts[index][0] == "headline"]
    if headlines:
        between = [
            index
            for index in range(headlines[-1] + 1, first)
            if forms[index].name in ("phrase", "prose")
            and parts[index][1] == "before-article"
            and not lines[index].is_listed
            and len(lines[index].words) >= _SHORTEST
        ]
        for index in between if len(between) <= _MOST else ():
            parts[index] = ("subhead", "standfirst")
    _name_above_byline(lines, parts, first, has_headline=bool(headlines))
    _name_above_dateline(lines, parts, first)


def _name_above_dateline(lines: Sequence[Line], parts: list[Part], first: int) -> None:
    """A sentence or two above the paragraph that begins with place and day are the standfirst."""
    texts = [
        index
        for index in range(first, min(len(parts), first + _FARTHEST_BYLINE))
        if parts[index][0] == "body"
    ]
    for above in range(1, min(_MOST + 1, len(texts))):
        if find_dateline(lines[texts[above]].text):
            told = [lines[index] for index in texts[:above]]
            if sum(len(line.words) for line in told) <= _LONGEST_ABOVE_DATELINE and not any(
                line.has_speech for line in told
            ):
                for index in texts[:above]:
                    parts[index] = ("subhead", "standfirst")
            return


def _name_above_byline(lines: Sequence[Line], parts: list[Part], first: int, *, has_headline: bool) -> None:
    texts = [index for index in range(first, len(parts)) if parts[index][0] in ("body", "subhead")]
    bylines = [
        index
        for index in range(first, min(len(parts), first + _FARTHEST_BYLINE))
        if parts[index][0] == "byline"
    ]
    if not bylines:
        return
    above = [index for index in texts if index < bylines[-1]]
    under = [index for index in texts if index > bylines[-1] and parts[index][0] == "body"]
    if len(under) < _FEWEST_UNDER or sum(len(lines[index].words) for index in above) > _LONGEST_HEAD:
        return
    for index in above:
        parts[index] = ("subhead", "standfirst")
    if above and not has_headline and not lines[above[0]].text.endswith("."):
        parts[above[0]] = ("headline", "above-byline")
