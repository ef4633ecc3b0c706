"""What each line is in its page, from its form, its place and its neighbours. Public: `name_parts`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from pipeline.staging.forms import Form
from pipeline.staging.lines import Line
from pipeline.staging.region import long_words

Part = tuple[str, str]  # kind of segment and reason

_OWN_KIND = {"caption": "caption", "credit": "caption", "byline": "byline", "date": "byline"}
_NEVER_TEXT = ("furniture", "section", "advert", "count")
_LONGEST_SUBHEAD = 16  # words
_LONGEST_AFTER_FURNITURE = (
    5  # words of a subhead that stands under furniture; longer ones are other headlines
)
_LONGEST_REPEAT = 40  # words of a line that counts as repeated within the page
_LONGEST_SHOUT = 4  # words of a subhead in capitals; longer ones are links to other stories
_LONGEST_HEADLINE, _SHORTEST_HEADLINE = 30, 3  # words
_MOST_EXTRA = 8  # words that follow the title in a page's title: the site's name
_HEADLINE_COHESION = 0.25  # share of a headline's long words that the article uses


def name_parts(
    lines: Sequence[Line],
    forms: Sequence[Form],
    region: tuple[int, int],
    *,
    title: str | None,
    repeated: Set[str],
) -> list[Part]:
    """Kind and reason of each line; `region` are first and one past the last line of the article."""
    first, last = region
    headline = _headline(lines, forms, first, title)
    parts: list[Part] = []
    for index, (line, form) in enumerate(zip(lines, forms, strict=True)):
        if headline and _same_title(line.key, headline):
            is_first = not any(part[0] == "headline" for part in parts)
            parts.append(("headline", "title") if is_first else ("furniture", "repeated-headline"))
        elif line.key in repeated and form.name != "mark":
            parts.append(_repeated(form))
        elif first <= index < last:
            parts.append(_inside(line, form))
        else:
            parts.append(_outside(line, form, index < first))
    _name_between(lines, forms, parts, first, last)
    _name_before(lines, forms, parts, first)
    _drop_second_copies(lines, forms, parts)
    return parts


def _repeated(form: Form) -> Part:
    kind = _OWN_KIND.get(form.name)
    return (kind, form.reason) if kind == "byline" else ("furniture", "repeated-in-outlet")


def _inside(line: Line, form: Form) -> Part:
    """A line of the article by itself; its neighbours may still change a phrase."""
    if form.name in _NEVER_TEXT:
        return "furniture", form.reason
    if form.name in _OWN_KIND:
        return _OWN_KIND[form.name], form.reason
    if form.name == "phrase" and len(line.words) <= _LONGEST_SUBHEAD and not line.is_listed:
        return "subhead", form.reason
    return "body", form.reason


def _outside(line: Line, form: Form, is_before: bool) -> Part:
    if form.name in ("caption", "byline", "date"):
        return _OWN_KIND[form.name], form.reason
    if form.name in _NEVER_TEXT:
        return "furniture", form.reason
    return "furniture", "before-article" if is_before else "after-article"


# ── Headline ─────────────────────────────────────────────────────────────────────────────────────────────────


def _headline(lines: Sequence[Line], forms: Sequence[Form], first: int, title: str | None) -> str | None:
    """Key of the headline: the title as given where the page has it, else the likeliest line before the article."""
    given = " ".join(Line(0, 0, title).key.split()) if title else ""
    if given and any(_same_title(line.key, given) for line in lines):
        return given
    known = {word for line in lines[first:] for word in long_words(line)}
    best: tuple[float, int] | None = None
    for index in range(first):
        line = lines[index]
        if forms[index].name not in ("phrase", "prose", "teaser") or line.is_listed:
            continue
        if not _SHORTEST_HEADLINE <= len(line.words) <= _LONGEST_HEADLINE:
            continue
        words = long_words(line)
        cohesion = sum(word in known for word in words) / len(words) if words else 0.0
        if cohesion >= _HEADLINE_COHESION and (best is None or cohesion > best[0] + 0.2):
            best = (cohesion, index)
    return lines[best[1]].key if best else None


def _same_title(key: str, title: str) -> bool:
    """Whether the line is the title, alone or with a site's name or a number after it."""
    if key == title:
        return True
    longer, shorter = max(key, title, key=len), min(key, title, key=len)
    extra = len(longer.split()) - len(shorter.split())
    return len(shorter.split()) >= 4 and longer.startswith(f"{shorter} ") and extra <= _MOST_EXTRA


# ── Context ──────────────────────────────────────────────────────────────────────────────────────────────────


def _name_between(
    lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int, last: int
) -> None:
    """Names the phrases between two paragraphs together: among furniture they are links, alone subheads."""
    for start, end in _gaps(forms, parts, first, last):
        held = [
            index for index in range(start, end) if parts[index][0] == "furniture" and _taints(forms[index])
        ]
        for index in range(start, end):
            if parts[index][0] not in ("subhead", "body") or forms[index].name in ("mark", "prose"):
                continue
            if held and not _is_subhead_after(lines[index], index, held, end):
                parts[index] = ("furniture", "beside-furniture")
            elif lines[index].is_shouted and len(lines[index].words) > _LONGEST_SHOUT:
                parts[index] = ("furniture", "shouted-link")


def _gaps(forms: Sequence[Form], parts: Sequence[Part], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of lines without prose within the article."""
    start = first
    for index in range(first, last + 1):
        if index == last or (forms[index].name == "prose" and parts[index][0] == "body"):
            if index > start:
                yield start, index
            start = index + 1


def _taints(form: Form) -> bool:
    """Whether a line of furniture makes its neighbours suspect; adverts stand anywhere."""
    return form.name not in ("advert", "count")


def _is_subhead_after(line: Line, index: int, furniture: Sequence[int], end: int) -> bool:
    """A short phrase right above prose, with no furniture under it."""
    return index == end - 1 and furniture[-1] < index and len(line.words) <= _LONGEST_AFTER_FURNITURE


def _name_before(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part], first: int) -> None:
    """What stands between headline and article belongs to it: standfirst, byline, caption."""
    headlines = [index for index in range(first) if parts[index][0] == "headline"]
    if not headlines:
        return
    for index in range(headlines[-1] + 1, first):
        line, form = lines[index], forms[index]
        if form.name in ("phrase", "prose") and parts[index][0] == "furniture" and len(line.words) >= 6:
            parts[index] = ("subhead", "standfirst")
        elif form.name in ("section", "furniture", "teaser"):
            return


def _drop_second_copies(lines: Sequence[Line], forms: Sequence[Form], parts: list[Part]) -> None:
    """A line that the page has twice is read once."""
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if parts[index][0] == "furniture" or forms[index].name == "mark" or not 3 <= len(line.words):
            continue
        if line.key in seen and len(line.words) <= _LONGEST_REPEAT:
            parts[index] = ("furniture", "repeated-line")
        seen.add(line.key)
