"""Names of authors, and the notes that say who they are.

Public: `author_names`, `is_author_note`, `is_leading_note`, `is_name`, `are_names`, `NAME`, `NAMES`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from pipeline.knowledge.outlets import load_outlets
from pipeline.knowledge.page import load_credit_words

NAME = r"(?:[A-ZÀ-Þ][\w’'.-]*|(?:al|el|bin|ibn|van|von|de|der|da|di|du|la|le)[ -])"
NAMES = rf"{NAME}(?:\s+{NAME}){{1,3}}"
_LONGEST_OUTLET = 4  # words of an outlet's name that stands behind a name without a sign between them
_LONGEST_NAMES, _LONGEST_NOTE = 120, 800  # characters
_LONGEST_ASIDE = 60  # characters in brackets after a name
_OFFICE_WITHIN = 160  # characters after a name and its verb in which an office stands
_COMPANY = re.compile(
    r"\b(?:Inc|Corp|Ltd|Co|Cos|Plc|LLC|Company|Of|And|For|The|In|To)\b"
)  # no part of a name
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\b|&|\||·|•|;|\s[–-]\s|/)\s*")
_TITLE = r"(?:\W{0,3}\s?(?:Dr|Prof|Sir|Dame|Rev|Gen|Lt|Col|Capt)\.? )?"
_DOES = r"(?:is|are|writes|covers|teaches|reports|blogs|serves|edits|works|hosts)\b"
_LIVES = rf"(?:{_DOES}|(?:was|has|lives|worked|joined|served|began|holds|studied|graduated)\b)"
_NO_NAME = r"(?:He|She|It|They|We|I|This|That|There|Here|What|Who|The|An?|Nor|Neither|One|Each|Another)\b"
_BEFORE_NAME = re.compile(rf"\W*{_TITLE}")
_AFTER_NAME = re.compile(rf"(?:,? \([^()]*\))?,? {_LIVES}")
_WORKS = re.compile(  # what nobody does who only tells or shows something in the story
    r"\b(?:(?:covers|teaches)\b(?! that\b)|(?:writes|reports|blogs) "
    r"(?:on|about|for|from|at|in|frequently|regularly|often|mainly|mostly|weekly)\b)"
)
_QUOTE = re.compile(r"[\"“”]|\b(?:said|says|told|added)\b")
_WRITER = re.compile(
    r"\W*(?:the|this) (?:author|writer|columnist|reviewer)s?\W+(?:is|are|was|has|writes)\b", re.IGNORECASE
)
_MYSELF = re.compile(r"\W*(?:i am|i’m|i'm) (?:an? |the )?", re.IGNORECASE)


_EDITORS = re.compile(r"^\W*editor[’']?s[’']? note:\s*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _office() -> re.Pattern[str]:
    """What authors are, and the house that they are it for."""
    words = load_credit_words()["office"] | load_credit_words()["profession"]
    named = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(
        rf"\b(?i:{named})s?\b[^.]{{0,60}}?\b(?:at|of|for|with|based in)\s+(?:the\s+|an?\s+)?[A-Z@]"
        rf"|\bfreelance\b[^.]{{0,40}}\b(?i:{named})s?\b"
    )


@lru_cache(maxsize=1)
def _calls_itself() -> re.Pattern[str]:
    words = load_credit_words()["office"] | load_credit_words()["profession"]
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})s?\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _note() -> re.Pattern[str]:
    """A full name, perhaps something in brackets, and what the person does."""
    return re.compile(
        rf"\W*{_TITLE}(?P<name>{NAMES})(?:,? \([^()]{{1,{_LONGEST_ASIDE}}}\))?,? {_DOES}"
        rf"|(?P<first>(?!{_NO_NAME}){NAME}) is an? "
    )


def is_name(line: str) -> bool:
    """Whether it is two to four words as in a person's name, and nothing else."""
    return bool(re.fullmatch(NAMES, line)) and not _COMPANY.search(line)


def are_names(line: str) -> bool:
    """Whether it holds names of people and of outlets and nothing else: one person at least."""
    if len(line) > _LONGEST_NAMES:
        return False
    pieces = [piece.strip(" .") for piece in _BETWEEN.split(line) if piece.strip(" .")]
    outlets = [piece for piece in pieces if load_outlets().by_name(piece)]
    people = [piece for piece in pieces if piece not in outlets]
    if not people or not all(is_name(piece) for piece in people):
        return False
    return bool(outlets) or len(people) > 1 or _ends_in_outlet(people[-1])


def _ends_in_outlet(words: str) -> bool:
    """Whether an outlet stands behind a name of two words without a sign between them."""
    split = words.split()
    sizes = range(1, min(_LONGEST_OUTLET, len(split) - 2) + 1)
    return any(load_outlets().by_name(" ".join(split[-size:])) for size in sizes)


def author_names(byline: str) -> list[str]:
    """The names in a byline: full, first and last."""
    bare = re.sub(r"^\s*(?:(?:written|posted|reported)\s+)?by\W+", "", byline, flags=re.IGNORECASE)
    full = [name.strip() for name in re.split(r",| and |\||&| for | in ", bare) if is_name(name.strip())]
    single = [bare.strip()] if re.fullmatch(NAME, bare.strip()) else []
    return full + single + [part for name in full for part in (name.split()[0], name.split()[-1])]


def _tells_of(line: str, authors: Iterable[str]) -> bool:
    """Whether it begins with one of the names and what such a person does or did."""
    start = _BEFORE_NAME.match(line)
    bare = line[start.end() :] if start else line
    return any(
        bare.casefold().startswith(name.casefold()) and _AFTER_NAME.match(bare, len(name)) for name in authors
    )


def is_leading_note(line: str) -> bool:
    """Whether a line at the head says who the author is: in the first person, or as the editor's note."""
    bare = _EDITORS.sub("", line)
    if len(line) > _LONGEST_NOTE:
        return False
    if bare == line:
        return bool(_MYSELF.match(line)) and len(_calls_itself().findall(line[:_OFFICE_WITHIN])) > 1
    return bool(re.match(rf"{_TITLE}{NAMES}(?:,| \(| {_LIVES})", bare))


def is_author_note(line: str, authors: Iterable[str], told: Collection[str]) -> bool:
    """Whether it says who the author is: one of the byline, or somebody of whom nothing was told before.

    `told` holds the words, in lower case, of the article above the line.
    """
    if len(line) > _LONGEST_NOTE:
        return False
    if _tells_of(line, authors) or _WRITER.match(line):
        return True
    if _MYSELF.match(line):
        return len(_calls_itself().findall(line[:_OFFICE_WITHIN])) > 1
    found = _note().match(line)
    name = (found["name"] or found["first"]) if found else None
    if found is None or name is None or _QUOTE.search(line) or name.split()[-1].lower() in told:
        return False
    if load_outlets().by_name(name):
        return False
    if _WORKS.match(line, line.rfind(" ", 0, found.end()) + 1):
        return True
    return bool(_office().search(line[found.end() : found.end() + _OFFICE_WITHIN]))
