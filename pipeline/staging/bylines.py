"""Lines that say who wrote something and when, by their form. None reads the date; `dates` does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.knowledge.outlets import load_outlets
from pipeline.knowledge.page import load_credit_words, load_months, load_timezones

_LONGEST_DATE_LINE, _LONGEST_BYLINE, _LONGEST_SIGN_OFF, _LONGEST_COMMENT_HEAD = (
    120,
    120,
    200,
    80,
)  # characters
_NAME = r"(?:[A-ZÀ-Þ][\w’'.-]*|(?:al|el|bin|ibn|van|von|de|der|da|di|du|la|le)[ -])"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{1,3}}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_BYLINE = re.compile(
    r"^(?:by|(?:written|posted|published|submitted|filed|reported|story|words|text) by"
    r"|reporting by|authors?:|author"
    rf"|from our)\s*[:|]?\s*(?:the\s+)?{_NAME}[^!?]{{0,80}}$|^by\s*[|:]\s*\S[^.!?]{{0,60}}$|^by$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^\W*(?:(?:additional |with )?(?:reporting|writing|editing|edited|compiled|written|translated)"
    r" (?:by|and)\b"
    r"|with (?:inputs?|reporting|files|contributions?|additional reporting|assistance|post wires"
    r"|wires?|agencies)\b"
    r"|source: |agencies$"
    r"|.{0,160}contributed (?:to (?:this|the) (?:report|story|article|piece)|reporting))",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _month() -> str:
    return "(?:" + "|".join(sorted(load_months(), key=len, reverse=True)) + r")\b\.?"


@lru_cache(maxsize=1)
def _date_piece() -> re.Pattern[str]:
    """What may stand in a line that only says when."""
    words = "|".join(
        sorted(load_credit_words()["publishing"] | load_timezones().keys(), key=len, reverse=True)
    )
    return re.compile(
        rf"\b{_month()}|\b{_WEEKDAY}|{_CLOCK}|\d{{1,4}}(?:st|nd|rd|th)?|\b(?:{words}|[ap]m)\b", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _has_date() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_month()}\s*\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{_month()}|\b\d{{4}}-\d\d-\d\d"
        r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b(?:published|updated|posted)\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _comment_head() -> re.Pattern[str]:
    day = rf"(?:{_month()}\s*\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_month()}\s+\d{{4}})"
    said = r"(?:\s*(?:said|says|wrote|replied|permalink|reply))?"
    return re.compile(rf"^\S.*\b{day}\W+(?:at\s+)?(?:{_CLOCK}){said}\W*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _office() -> str:
    return "(?:" + "|".join(sorted(load_credit_words()["office"], key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def _named_office() -> re.Pattern[str]:
    return re.compile(rf"^{_NAMES}\s*[,|–·•-]?\s*[\w ]{{0,30}}\b{_office()}\b[^.!?]{{0,40}}$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _author_note() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:Dr\.? |Prof\.? )?{_NAMES} (?:is|was) (?:an?|the|our)\b[^.]{{0,80}}\b{_office()}\b[^.]{{0,60}}"
        r"\b(?:for|at|of|with|who|covering|based|and)\b"
    )


def is_date_line(line: str) -> bool:
    """Whether nothing but dates, times and words of publishing stand in it."""
    if len(line) > _LONGEST_DATE_LINE or not _has_date().search(line):
        return False
    return len(re.findall(r"[^\W_]", _date_piece().sub("", line))) <= 1


def is_comment_head(line: str) -> bool:
    """Whether it is a reader's name with day and hour, as above a comment."""
    if len(line) > _LONGEST_COMMENT_HEAD or not _comment_head().search(line):
        return False
    return not re.match(r"\W*(?:by|published|posted|updated|last|first)\b", line, re.IGNORECASE)


def is_byline(line: str) -> bool:
    """Whether it says who wrote, edited or contributed, and nothing else."""
    if len(line) <= _LONGEST_SIGN_OFF and _SIGN_OFF.match(line):
        return True
    if len(line) > _LONGEST_BYLINE or not _is_named(line):
        return False
    return bool(_BYLINE.match(line) or _named_office().match(line)) or _is_name_with_outlet(line)


def _is_name_with_outlet(line: str) -> bool:
    """Whether it is a name and, behind a bar or a point, an outlet or an address."""
    pieces = [piece.strip() for piece in re.split(r"\s*[|·•]\s*|\s+[–-]\s+", line) if piece.strip()]
    if len(pieces) < 2 or not is_name(re.sub(r"^by\s+", "", pieces[0], flags=re.IGNORECASE)):
        return False
    return all("@" in piece or load_outlets().by_name(piece) is not None for piece in pieces[1:])


def _is_named(line: str) -> bool:
    """Whether most words after the first begin with a capital, as in names and titles of office."""
    words = re.findall(r"[^\W\d_]{4,}", line)[1:]
    return not words or sum(word[0].isupper() for word in words) >= 0.5 * len(words)


def is_name(line: str) -> bool:
    """Whether it is two to four words as in a person's name, and nothing else."""
    return bool(re.fullmatch(_NAMES, line))


def is_author_note(line: str, authors: Iterable[str]) -> bool:
    """Whether it says who the author is: a name with an office of the press, or one of the byline."""
    if _author_note().match(line):
        return True
    does = r"\W? (?:is|was|has|writes|covers|lives|joined|works)\b"
    return any(re.match(re.escape(name) + does, line) for name in authors)


def author_names(byline: str) -> list[str]:
    """The names in a byline, full and first."""
    bare = re.sub(r"^\s*(?:written |posted |reported )?by\W+", "", byline, flags=re.IGNORECASE)
    full = [name.strip() for name in re.split(r",| and |\||&| for | in ", bare) if is_name(name.strip())]
    return full + [name.split()[0] for name in full]
