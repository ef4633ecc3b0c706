"""Who signs an article, in its head and at its end. Public: `name_signatures`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.knowledge.outlets import load_outlets
from pipeline.staging.authors import are_names, author_names, is_author_note, is_leading_note, is_name
from pipeline.staging.gaps import Part
from pipeline.staging.houses import is_house_note
from pipeline.staging.lines import Line
from pipeline.staging.region import Region

_LINES_OF_NOTE = 6  # last lines of the article, among which a note on the author stands
_LINES_BEFORE_NOTE = 2  # first lines of the article, which are none
_LONGEST_SIGN_OFF = 4  # words


def name_signatures(
    lines: Sequence[Line], parts: list[Part], region: Region, *, top: int, author: str | None
) -> None:
    """Names bylines by their neighbours, notes on the author and an agency's sign-off.

    `top` is the first line of the article's head; `author` the byline where metadata have it.
    """
    _name_under_by(lines, parts)
    names = _authors(lines, parts, author)
    _name_authors(lines, parts, range(top, region.last), names)
    _name_notes(lines, parts, region, names)
    _name_sign_off(lines, parts)


def _name_under_by(lines: Sequence[Line], parts: list[Part]) -> None:
    for index in range(1, len(lines)):
        if lines[index - 1].key in ("by", "author of the article") and is_name(lines[index].text):
            parts[index] = ("byline", "name-under-by")


def _authors(lines: Sequence[Line], parts: Sequence[Part], author: str | None) -> list[str]:
    bylines = [line.text for line, part in zip(lines, parts, strict=True) if part[0] == "byline"]
    return [name for byline in [*([author] if author else []), *bylines] for name in author_names(byline)]


def _name_authors(lines: Sequence[Line], parts: list[Part], within: range, names: Sequence[str]) -> None:
    """A line that is an author's name, or above the text names and an outlet, is a byline."""
    known = {name.lower() for name in names if " " in name}
    first_text = next((index for index, part in enumerate(parts) if part[0] == "body"), len(parts))
    for index in within:
        if parts[index][0] not in ("subhead", "furniture") or lines[index].text.endswith("."):
            continue
        text, above = lines[index].text, parts[index - 1] if index else ("", "")
        is_head = index < first_text
        if text.lower() in known or (is_head and (are_names(text) or _is_over_outlet(lines, index))):
            parts[index] = ("byline", "names")
        elif is_head and above == ("byline", "names") and load_outlets().by_name(text):
            parts[index] = ("byline", "outlet-under-name")


def _is_over_outlet(lines: Sequence[Line], index: int) -> bool:
    """Whether it is a name and nothing but an outlet's stands in the next line."""
    return (
        index + 1 < len(lines)
        and is_name(lines[index].text)
        and load_outlets().by_name(lines[index + 1].text) is not None
    )


def _name_notes(lines: Sequence[Line], parts: list[Part], region: Region, names: Sequence[str]) -> None:
    start = min(region.last, max(region.first + _LINES_BEFORE_NOTE, region.last - _LINES_OF_NOTE))
    told = {word for line in lines[region.first : start] for word in line.words}
    for index in range(min(start, region.first + _LINES_BEFORE_NOTE)):
        if parts[index][0] in ("body", "subhead") and is_leading_note(lines[index].text):
            parts[index] = ("furniture", "author-note")
    for index in range(start, region.last):
        if parts[index][0] == "body" and is_author_note(lines[index].text, names, told):
            parts[index] = ("furniture", "author-note")
            if parts[index - 1][0] == "subhead" and is_name(lines[index - 1].text):
                parts[index - 1] = ("byline", "above-note")
        elif parts[index][0] == "body" and is_house_note(lines[index].text, lines[index - 1].text):
            parts[index] = ("furniture", "house-note")
            if parts[index - 1][0] == "subhead":
                parts[index - 1] = ("furniture", "house-note")
        elif parts[index][0] == "body":
            told.update(lines[index].words)


def _name_sign_off(lines: Sequence[Line], parts: list[Part]) -> None:
    """An agency's name alone in the last line of text signs the story."""
    texts = [index for index, part in enumerate(parts) if part[0] != "furniture"]
    if len(texts) < 2 or len(lines[texts[-1]].words) > _LONGEST_SIGN_OFF:
        return
    if load_outlets().by_credit(lines[texts[-1]].text):
        parts[texts[-1]] = ("byline", "agency-sign-off")
