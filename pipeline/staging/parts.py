"""What each line is in its page, from its form, its place and its neighbours. Public: `name_parts`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from pipeline.knowledge.outlets import load_outlets
from pipeline.staging.bylines import author_names, is_author_note, is_name
from pipeline.staging.forms import Form
from pipeline.staging.lines import Line
from pipeline.staging.region import Region, is_text, long_words

Part = tuple[str, str]  # kind of segment and reason

_OWN_KIND = {"caption": "caption", "credit": "caption", "byline": "byline", "date": "byline"}
_NEVER_TEXT = ("furniture", "section", "link", "advert", "count")
_LONGEST_SUBHEAD = 16  # words
_LONGEST_AFTER_FURNITURE = (
    5  # words of a subhead that stands under furniture; longer ones are other headlines
)
_LONGEST_SHOUT = 6  # words of a subhead in capitals; longer ones are links to other stories
_LINES_OF_NOTE = 4  # last lines of the article among which a note on the author stands
_SHORTEST_REPEAT = 8  # words of a sentence that counts as repeated
_LONGEST_SIGN_OFF = 4  # words
_TAINTING = ("link", "section", "furniture")  # forms of furniture whose neighbour above is a link too
_TITLE_CASE = 0.7  # share of the long words that begin with a capital
_LONGEST_HEADLINE, _SHORTEST_HEADLINE = 30, 3  # words
_SHORTEST_STANDFIRST, _MOST_STANDFIRSTS = 6, 2  # words; lines
_MOST_EXTRA = 8  # words that follow the title in a page's title: the site's name
_HEADLINE_COHESION = 0.25  # share of a headline's long words that the article uses


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
    headline = _headline(lines, forms, first, title)
    parts: list[Part] = []
    for index, (line, form) in enumerate(zip(lines, forms, strict=True)):
        if headline and _same_title(line.key, headline):
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
    _name_between(lines, forms, parts, first, last)
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
        and len(line.words) <= _LONGEST_SUBHEAD
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


# ── Headline ───────────────────────────────────────────────────────────────────────────────────────────────


def _headline(lines: Sequence[Line], forms: Sequence[Form], first: int, title: str | None) -> str | None:
    """Key of the headline: the title as given where the page has it.

    Where no title is given, the line before the article whose words the article uses most, or one right
    above a byline or date.
    """
    given = " ".join(Line(0, 0, title).key.split()) if title else ""
    if given:
        return given if any(_same_title(line.key, given) for line in lines) else None
    known = {word for line in lines[first:] for word in long_words(line)}
    best: tuple[float, int] | None = None
    for index in range(first):
        if not _may_be_headline(lines[index], forms[index]):
            continue
        words = long_words(lines[index])
        cohesion = sum(word in known for word in words) / len(words) if words else 0.0
        is_signed = forms[index + 1].name in ("byline", "date")
        if (cohesion >= _HEADLINE_COHESION or is_signed) and (best is None or cohesion > best[0] + 0.2):
            best = (cohesion, index)
    return lines[best[1]].key if best else None


def _name_headline(parts: list[Part]) -> None:
    """The first of the lines that are the title is the headline."""
    if ("furniture", "repeated-headline") in parts:
        parts[parts.index(("furniture", "repeated-headline"))] = ("headline", "title")


def _may_be_headline(line: Line, form: Form) -> bool:
    is_of_length = _SHORTEST_HEADLINE <= len(line.words) <= _LONGEST_HEADLINE
    return form.name in ("phrase", "prose", "teaser") and is_of_length and not line.is_listed


def _same_title(key: str, title: str) -> bool:
    """Whether the line is the title, alone or with a site's name or a number after it."""
    if key == title:
        return True
    longer, shorter = max(key, title, key=len), min(key, title, key=len)
    extra = len(longer.split()) - len(shorter.split())
    return len(shorter.split()) >= 4 and longer.startswith(f"{shorter} ") and extra <= _MOST_EXTRA


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


def _name_between(
    lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int, last: int
) -> None:
    """Names the phrases between two paragraphs together: among furniture they are links, alone subheads."""
    for start, end in _gaps(lines, forms, parts, first, last):
        above = _Above()
        for index in range(start, end):
            if parts[index][0] in ("subhead", "body") and forms[index].name != "mark":
                is_last = index == end - 1
                if not _is_subhead(lines[index], is_last) and (
                    above.taints(index) or (not is_last and forms[index + 1].name in _TAINTING)
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
        self._nearest: tuple[int, str] | None = None

    def add(self, index: int, form: Form) -> None:
        self._has_heading = self._has_heading or form.name in ("link", "section")
        self._nearest = index, form.name

    def taints(self, index: int) -> bool:
        """Whether the line stands under a heading of links, or right under other furniture."""
        if self._has_heading or self._nearest is None:
            return self._has_heading
        place, name = self._nearest
        return place >= index - 2 and name not in ("advert", "count")


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
    titled = [line for line in near if line.capital_share >= _TITLE_CASE and len(line.words) >= 4]
    return len(titled) > 0.6 * len(near)


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
    return line.text.endswith("?") and len(line.words) <= _LONGEST_SUBHEAD and line.text == line.unquoted


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
