"""What each line is in its page, from its form, its place and its neighbours. Public: `name_parts`."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.staging.cards import name_cards
from pipeline.staging.forms import Form, is_sign_off
from pipeline.staging.gaps import LONGEST_SUBHEAD, Part, name_gaps
from pipeline.staging.headlines import find_headline, head_start, same_title, tail_end
from pipeline.staging.islands import name_islands
from pipeline.staging.lines import Line
from pipeline.staging.region import Region, has_page, is_text
from pipeline.staging.signatures import name_signatures
from pipeline.staging.standfirsts import name_standfirsts

_OWN_KIND = {"caption": "caption", "credit": "caption", "byline": "byline", "date": "byline"}
_NEVER_TEXT = ("furniture", "section", "link", "advert", "count")
_SHORTEST_TEXT = 20  # words of a line that may be a whole article
_SHORTEST_REPEAT = 8  # words of a sentence that counts as repeated


def name_parts(
    lines: Sequence[Line],
    forms: Sequence[Form],
    region: Region,
    *,
    title: str | None,
    author: str | None = None,
    repeated: Set[str],
) -> list[Part]:
    """Kind and reason of each line."""
    first, last, is_under_page = region
    headline = find_headline(lines, forms, region, title)
    titled = [headline is not None and same_title(line.key, headline) for line in lines]
    top, bottom = head_start(forms, titled, first), tail_end(forms, last)
    has_masthead = top < first and titled[top] and has_page(forms)
    above = first if is_under_page else top if has_masthead else 0  # lines before it are the page's
    near = top if is_under_page else 0  # a picture may stand above the headline
    parts: list[Part] = []
    for index, (line, form) in enumerate(zip(lines, forms, strict=True)):
        if titled[index]:
            parts.append(("furniture", "repeated-headline"))
        elif line.key in repeated and form.name != "mark":
            parts.append(_repeated(form))
        elif first <= index < last:
            parts.append(_inside(line, form))
        elif above <= index < first:
            parts.append(_above(form))
        else:
            parts.append(_outside(form, is_before=index < first, is_near=near <= index < bottom))
    _name_headline(lines, parts, titled, first)
    _name_schedules(lines, forms, parts, first, last)
    name_signatures(lines, parts, region, top=top if is_under_page else 0, author=author)
    name_gaps(lines, forms, parts, first, last)
    name_cards(lines, forms, parts, first, last)
    name_islands(lines, forms, parts, first, last)
    name_standfirsts(lines, forms, parts, first)
    _name_above_credits(lines, forms, parts)
    _drop_second_copies(lines, forms, parts)
    _keep_only_line(lines, forms, parts)
    return parts


def _keep_only_line(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part]) -> None:
    """A text that is all in one line is the article, whatever else was run into it."""
    worded = [index for index, form in enumerate(forms) if form.name != "mark"]
    if len(worded) == 1 and len(lines[worded[0]].words) >= _SHORTEST_TEXT:
        kind, _ = parts[worded[0]]
        if kind == "furniture":
            parts[worded[0]] = ("body", "only-line")


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


def _name_schedules(
    lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int, last: int
) -> None:
    """Days that stand in the article's text, two or more together, are what it announces."""
    texts = [index for index in range(first, last) if is_text(lines[index], forms[index])]
    for index in range(texts[0] + 1 if texts else last, last):
        neighbours = [near for near in (index - 1, index + 1) if first <= near < last]
        if forms[index].name == "date" and any(forms[near].name == "date" for near in neighbours):
            parts[index] = ("body", "schedule")


def _above(form: Form) -> Part:
    """A line above the first paragraph of a text that no page surrounds."""
    if form.name in _NEVER_TEXT:
        return "furniture", form.reason
    return (_OWN_KIND[form.name], form.reason) if form.name in _OWN_KIND else ("subhead", "before-article")


def _outside(form: Form, *, is_before: bool, is_near: bool) -> Part:
    """A line of the page around the article; names, days and pictures there are those of other stories."""
    if (is_near and form.name in ("caption", "byline", "date")) or (is_sign_off(form) and not is_before):
        return _OWN_KIND[form.name], form.reason
    if form.name in _NEVER_TEXT:
        return "furniture", form.reason
    return "furniture", "before-article" if is_before else "after-article"


def _name_headline(lines: Sequence[Line], parts: list[Part], titled: Sequence[bool], first: int) -> None:
    """Of the lines that are the title the headline is the last above the article, without a site's name."""
    copies = [index for index, is_title in enumerate(titled) if is_title]
    above = [index for index in copies if index < first]
    if above:
        shortest = min(len(lines[index].key) for index in above)
        copies = [index for index in above if len(lines[index].key) == shortest][-1:]
    if copies:
        parts[copies[0]] = ("headline", "title")


def _name_above_credits(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part]) -> None:
    """A phrase right above a picture's credit is its caption."""
    for index in range(1, len(parts)):
        above = index - 1
        is_phrase = forms[above].name == "phrase" and not lines[above].is_listed
        is_credited = forms[index].name == "credit" and parts[index][0] == "caption"
        if is_credited and is_phrase and parts[above][0] in ("subhead", "body"):
            parts[above] = ("caption", "above-credit")


def _drop_second_copies(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part]) -> None:
    """What the page has twice is read once; short sentences may be said twice."""
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if parts[index][0] == "furniture" or len(line.words) < 2:
            continue
        if line.key in seen and (len(line.words) >= _SHORTEST_REPEAT or not is_text(line, forms[index])):
            parts[index] = ("furniture", "repeated-line")
        seen.add(line.key)
