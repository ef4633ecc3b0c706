"""What each line is in its page, from its form, its place and its neighbours. Public: `name_parts`."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.knowledge.outlets import load_outlets
from pipeline.staging.bylines import author_names, is_author_note, is_name
from pipeline.staging.forms import Form
from pipeline.staging.gaps import LONGEST_SUBHEAD, Part, name_gaps
from pipeline.staging.headlines import find_headline, same_title
from pipeline.staging.lines import Line
from pipeline.staging.region import Region, is_text

_OWN_KIND = {"caption": "caption", "credit": "caption", "byline": "byline", "date": "byline"}
_NEVER_TEXT = ("furniture", "section", "link", "advert", "count")
_LINES_OF_NOTE = 4  # last lines of the article among which a note on the author stands
_SHORTEST_REPEAT = 8  # words of a sentence that counts as repeated
_LONGEST_SIGN_OFF = 4  # words
_SHORTEST_STANDFIRST, _MOST_STANDFIRSTS = 6, 2  # words; lines


def name_parts(
    lines: Sequence[Line],
    forms: Sequence[Form],
    region: Region,
    *,
    title: str | None,
    repeated: Set[str],
) -> list[Part]:
    """Kind and reason of each line."""
    first, last, is_page = region
    headline = find_headline(lines, forms, first, title)
    parts: list[Part] = []
    for index, (line, form) in enumerate(zip(lines, forms, strict=True)):
        if headline and same_title(line.key, headline):
            parts.append(("furniture", "repeated-headline"))
        elif line.key in repeated and form.name != "mark":
            parts.append(_repeated(form))
        elif first <= index < last:
            parts.append(_inside(line, form))
        else:
            outside = _outside(form, index < first)
            parts.append(outside if is_page or outside[1] != "before-article" else ("subhead", outside[1]))
    _name_headline(parts)
    _name_authors(lines, parts, last)
    _name_sign_off(lines, parts)
    name_gaps(lines, forms, parts, first, last)
    _name_before(lines, forms, parts, first)
    _name_above_credits(forms, parts)
    _drop_second_copies(lines, forms, parts)
    return parts


def _repeated(form: Form) -> Part:
    kind = _OWN_KIND.get(form.name)
    is_credit = kind == "byline" or form.name == "credit"
    return (kind, form.reason) if kind and is_credit else ("furniture", "repeated-in-outlet")


def _inside(line: Line, form: Form) -> Part:
    """A line of the article by itself; its neighbours may still change a phrase."""
    if form.name in _NEVER_TEXT:
        return "furniture", form.reason
    if form.name in _OWN_KIND:
        return _OWN_KIND[form.name], form.reason
    if (
        form.name == "phrase"
        and len(line.words) <= LONGEST_SUBHEAD
        and not line.is_listed
        and not line.text[0].islower()
    ):
        return "subhead", form.reason
    return "body", form.reason


def _outside(form: Form, is_before: bool) -> Part:
    if form.name in ("caption", "byline", "date"):
        return _OWN_KIND[form.name], form.reason
    if form.name in _NEVER_TEXT:
        return "furniture", form.reason
    return "furniture", "before-article" if is_before else "after-article"


def _name_headline(parts: list[Part]) -> None:
    """The first of the lines that are the title is the headline."""
    if ("furniture", "repeated-headline") in parts:
        parts[parts.index(("furniture", "repeated-headline"))] = ("headline", "title")


# ── Authors ────────────────────────────────────────────────────────────────────────────────────────────────


def _name_authors(lines: Sequence[Line], parts: list[Part], last: int) -> None:
    """A name under "By" is a byline; a note on the author at the article's end is furniture."""
    names: list[str] = []
    for index, line in enumerate(lines):
        if index and lines[index - 1].key in ("by", "author of the article") and is_name(line.text):
            parts[index] = ("byline", "name-under-by")
        if parts[index][0] == "byline":
            names += author_names(line.text)
    for index in range(max(0, last - _LINES_OF_NOTE), last):
        if parts[index][0] == "body" and is_author_note(lines[index].text, names):
            parts[index] = ("furniture", "author-note")


def _name_sign_off(lines: Sequence[Line], parts: list[Part]) -> None:
    """An agency's name alone in the last line of text signs the story."""
    texts = [index for index, part in enumerate(parts) if part[0] != "furniture"]
    if len(texts) < 2 or len(lines[texts[-1]].words) > _LONGEST_SIGN_OFF:
        return
    if load_outlets().by_credit(lines[texts[-1]].text):
        parts[texts[-1]] = ("byline", "agency-sign-off")


# ── Context ────────────────────────────────────────────────────────────────────────────────────────────────


def _name_before(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int) -> None:
    """A line or two between headline and article are its standfirst; more are links."""
    headlines = [index for index in range(first) if parts[index][0] == "headline"]
    if not headlines:
        return
    between = [
        index
        for index in range(headlines[-1] + 1, first)
        if forms[index].name in ("phrase", "prose")
        and parts[index][1] == "before-article"
        and not lines[index].is_listed
        and len(lines[index].words) >= _SHORTEST_STANDFIRST
    ]
    for index in between if len(between) <= _MOST_STANDFIRSTS else ():
        parts[index] = ("subhead", "standfirst")


def _name_above_credits(forms: Sequence[Form], parts: list[Part]) -> None:
    """A phrase right above a picture's credit is its caption."""
    for index in range(1, len(parts)):
        if (
            forms[index].name == "credit"
            and parts[index - 1][0] == "subhead"
            and parts[index][0] == "caption"
        ):
            parts[index - 1] = ("caption", "above-credit")


def _drop_second_copies(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part]) -> None:
    """What the page has twice is read once; short sentences may be said twice."""
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if parts[index][0] == "furniture" or len(line.words) < 2:
            continue
        if line.key in seen and (len(line.words) >= _SHORTEST_REPEAT or not is_text(line, forms[index])):
            parts[index] = ("furniture", "repeated-line")
        seen.add(line.key)
