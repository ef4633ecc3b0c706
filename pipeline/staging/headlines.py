"""The headline among the lines before an article. Public: `find_headline`, `same_title`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.staging.forms import Form
from pipeline.staging.lines import Line
from pipeline.staging.region import long_words

_LONGEST_HEADLINE, _SHORTEST_HEADLINE = 30, 3  # words
_MOST_EXTRA = 8  # words that follow the title in a page's title: the site's name
_HEADLINE_COHESION = 0.25  # share of a headline's long words that the article uses


def find_headline(lines: Sequence[Line], forms: Sequence[Form], first: int, title: str | None) -> str | None:
    """Key of the headline: the title as given where the page has it.

    Where no title is given, the line before the article whose words the article uses most, or one right
    above a byline or date.
    """
    given = " ".join(Line(0, 0, title).key.split()) if title else ""
    if given:
        return given if any(same_title(line.key, given) for line in lines) else None
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
