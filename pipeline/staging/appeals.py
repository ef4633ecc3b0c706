"""Sentences in which the page, and not the story, speaks to its reader. Public: `is_appeal`."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.knowledge.page import load_appeal_words
from pipeline.staging.lines import Line

_LONGEST = 40  # words
_LONGEST_CONTACT = 25  # words of a line, no sentence, with an address
_LONGEST_QUESTION = 80  # characters
_LONGEST_REQUEST = 12  # words of a request behind questions
_LONGEST_HANDLE = 5  # words of a line that gives a handle and no more
_MAIL = re.compile(r"(?<!\S)[^\s@()]+@[^\s@()]+\.\w{2,}")
_HANDLE = re.compile(r"(?:(?<![\w@(])|(?<=[Tt]witter))@\w{2,}")
_READER = re.compile(
    r"\b(?:you|your|us|our|me|my|here|this (?:story|article|post|page|site))\b", re.IGNORECASE
)
_SENTENCE_START = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_HERE = re.compile(r"\bhere\W*$", re.IGNORECASE)
_NOT_THE_PAGE = re.compile(  # somebody speaks, or signs a post with a handle in brackets
    r"\b(?:said|says|told|added|according|wrote|announced|asked)\b"
    r"|[–—-] ?[^()]{2,60}\(@\w+\)|\bpic\.twitter\.com\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """A request: an imperative, perhaps behind "please", "you can" or "if you …,"."""
    return re.compile(
        rf"^[^\w<]*(?:please |you can |and |or )?(?:also )?(?:{_any('act')})\b(?!['’])", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _question() -> re.Pattern[str]:
    """A question to the reader and a request behind it."""
    return re.compile(
        rf"^\W*(?:{_any('asked')})\b[^.?!]{{2,{_LONGEST_QUESTION}}}\?\s+(?:{_any('act')})\b", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _means() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('means')})\b", re.IGNORECASE)


def _any(name: str) -> str:
    return "|".join(re.escape(word) for word in sorted(load_appeal_words()[name], key=len, reverse=True))


def is_appeal(line: Line) -> bool:
    """Whether the line asks its reader for something: to follow, to write, to share, to subscribe."""
    if len(line.words) > _LONGEST or _NOT_THE_PAGE.search(line.text):
        return False
    return _asks(line) and not line.has_speech


def _asks(line: Line) -> bool:
    if _question().match(line.text):
        return True
    has_mail, has_handle = _MAIL.search(line.text), _HANDLE.search(line.text)
    if not line.is_sentence and (
        (has_mail and len(line.words) <= _LONGEST_CONTACT)
        or (has_handle and len(line.words) <= _LONGEST_HANDLE)
    ):
        return True
    if not _opening().match(line.text):
        return "?" in line.text and _ends_in_request(line.text)
    if has_mail or has_handle or "://" in line.text:
        return True
    means = len(_means().findall(line.text))
    is_label = not line.is_sentence and len(line.words) <= _LONGEST_HANDLE
    return means > 1 or (means > 0 and (is_label or bool(_READER.search(line.text))))


def _ends_in_request(text: str) -> bool:
    """Whether a short request that names a means or ends in "here" stands behind questions alone."""
    *asked, last = _SENTENCE_START.split(text)
    if not asked or len(last.split()) > _LONGEST_REQUEST or not _opening().match(last):
        return False
    is_asked = all(each.endswith("?") for each in asked)
    return is_asked and bool(_means().search(last) or _MAIL.search(last) or _HERE.search(last))
