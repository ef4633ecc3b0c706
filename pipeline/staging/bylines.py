"""Lines that say who wrote something and when, by their form. None reads the date; `dates` does."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.knowledge.outlets import load_outlets
from pipeline.knowledge.page import load_credit_words, load_months, load_timezones
from pipeline.staging.authors import NAME, NAMES, are_names, is_name

_LONGEST_DATE_LINE = _LONGEST_BYLINE = 120  # characters
_LONGEST_SIGN_OFF, _LONGEST_COMMENT_HEAD, _LONGEST_REPUBLISHED = 200, 80, 160
_REMEMBERED = 4_096  # lines whose answer is asked for more than once while a text is read
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_BYLINE = re.compile(
    r"^(?:by|(?:written|posted|published|submitted|filed|reported|story|words|text) by"
    r"|reporting by|authors?:|author"
    rf"|from our)\s*[:|]?\s*(?:the\s+)?{NAME}[^!?]{{0,80}}$|^by\s*[|:]\s*\S[^.!?]{{0,60}}$|^by$",
    re.IGNORECASE,
)
_BY_NAME = re.compile(rf"^[Bb][Yy]\s+{NAMES}\s*(?:,|$)")  # an office may follow, in small letters
_TWICE = re.compile(r"^(?P<who>.{4,80}?)\s+[Bb]y (?P=who)$")  # as shown to readers and to machines
_RUN_IN = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]{2}|\d)")  # a name run into what follows: "RandMay 3, 2021"
_AGO = re.compile(r"\b\d{1,2} (?:minutes?|mins?|hours?|hrs?|days?)(?: ago)?\b")
_MAIL = re.compile(r"\S+@\S+")
_SIGN_OFF = re.compile(
    r"^\W*(?:(?:additional |with )?(?:reporting|writing|editing|edited|compiled|written|translated)"
    r" (?:by|and)\b"
    r"|(?:contributing|contributors?): [A-Z]"
    r"|with (?:inputs?|reporting|files|contributions?|additional reporting|assistance|post wires"
    r"|wires?|agencies)\b"
    r"|source: |agencies$"
    r"|.{0,160}contributed (?:to (?:this|the) (?:report|story|article|piece)|reporting))",
    re.IGNORECASE,
)
_CONTRIBUTORS = re.compile(
    r"^\W*(?:[\w .’'-]{0,60}\b(?:[Ww]riters?|[Rr]eporters?|[Jj]ournalists?|[Cc]orrespondents?|[Ss]taff)"
    r" [A-Z][^\"“]{1,300}\bcontributed(?: from [^.]{1,60})?\.$"
    r"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2} reported from [A-Z][^\"“.]{1,80}\."
    r"(?:$| [^\"“]{1,300}\bcontributed\b)"
    r"|[A-Z][^\"“]{20,600}\bcontributed (?:to|reporting (?:to|for)) this (?:report|story|article|piece)\.?$)"
    r"|^\W*[Tt]his (?:article|story|report) (?:is|was) (?:compiled|based)(?: in part| partly)? (?:from|on)"
    r" [^.]{0,40}\b(?:wires?|agency|agencies)\b[^.]{0,20}\.?$"
)
_OF_CONTRIBUTORS = ("contributed", "reported from", "based", "compiled")  # one of them stands in such a line
_REPUBLISHED = re.compile(
    r"^\W*(?:(?:a version of )?this (?:article|column|essay|interview|piece|post|report|story) )?(?:was )?"
    r"(?:originally|first) (?:appeared|posted|published|ran)\b(?: (?:at|by|in|on)\b|:)",
    re.IGNORECASE,
)
_CLOCK_RUN_IN = re.compile(
    r"^\d{1,2}[:.]\d\d(?=[A-Z])(?P<name>.{4,40})$"
)  # a time run into a name: "21:05Ana Tal"
_DASHES = re.compile(r"^[–—-]+\s*")


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
        rf"{_STAMP}|\b{_month()}|\b{_WEEKDAY}|{_CLOCK}|\d{{1,4}}(?:st|nd|rd|th)?|\b(?:{words}|[ap]m)\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _has_date() -> re.Pattern[str]:
    return re.compile(
        rf"{_STAMP}|\b{_month()}\s*\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{_month()}|\b\d{{4}}-\d\d-\d\d"
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
    return re.compile(rf"^{NAMES}\s*[,|–·•-]?\s*[\w ]{{0,30}}\b{_office()}\b[^.!?]{{0,40}}$", re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def _shows_date(line: str) -> bool:
    return bool(_has_date().search(line))


def is_date_line(line: str) -> bool:
    """Whether nothing but dates, times and words of publishing stand in it."""
    if len(line) > _LONGEST_DATE_LINE or not _shows_date(line):
        return False
    return len(re.findall(r"[^\W_]", _date_piece().sub("", line))) <= 1


@lru_cache(maxsize=_REMEMBERED)
def is_comment_head(line: str) -> bool:
    """Whether it is a reader's name with day and hour, as above a comment."""
    if len(line) > _LONGEST_COMMENT_HEAD or not _comment_head().search(line):
        return False
    return not re.match(r"\W*(?:by|published|posted|updated|last|first)\b", line, re.IGNORECASE)


def is_republished(line: str) -> bool:
    """Whether it says where the text appeared first, and hardly more."""
    return len(line) <= _LONGEST_REPUBLISHED and bool(_REPUBLISHED.match(line))


def is_sign_off(line: str) -> bool:
    """Whether it says who else reported, wrote or edited, as lines at the end of a story do."""
    if len(line) <= _LONGEST_SIGN_OFF and _SIGN_OFF.match(line):
        return True
    return any(word in line for word in _OF_CONTRIBUTORS) and bool(_CONTRIBUTORS.match(line))


def is_byline(line: str) -> bool:
    """Whether it says who wrote, edited or contributed, and nothing else."""
    return is_sign_off(line) or is_signature(line)


def is_signature(line: str) -> bool:
    """Whether it says who wrote the text, and nothing else."""
    dash, clock = _DASHES.match(line), _CLOCK_RUN_IN.match(line)
    if (dash and are_names(line[dash.end() :])) or (clock and is_name(clock["name"])):
        return True
    twice = _TWICE.match(line)
    bare = _MAIL.sub("", twice["who"] if twice else line).strip(" |")
    if len(bare) > _LONGEST_BYLINE:
        return False
    if twice or _BY_NAME.match(bare) or _is_dated_name(bare):
        return True
    if not _is_named(bare):
        return False
    return bool(_BYLINE.match(bare) or _named_office().match(bare)) or _is_name_with_outlet(line)


def _is_dated_name(line: str) -> bool:
    """Whether nothing but a day or an age and names stands in it, one of them behind "by" or an outlet's."""
    spaced = _RUN_IN.sub(" ", line)
    if "(@" in line or not (_shows_date(spaced) or _AGO.search(spaced)):  # a quoted post's own
        return False
    rest = _AGO.sub(" | ", spaced)
    rest = re.sub(_date_piece(), "|", rest)
    names = [piece for piece in re.split(r"\s*\|[\s|,:·•–-]*", rest) if re.search(r"\w", piece)]
    is_signed = bool(re.search(r"\bby\s+[A-Z]", line, re.IGNORECASE) or _AGO.search(spaced))
    return bool(names) and all(_signs(name.strip(" ,.:|"), alone=is_signed) for name in names)


def _signs(words: str, *, alone: bool) -> bool:
    """Whether the words are names, an outlet's, or where it may stand `alone` a person's."""
    return are_names(words) or load_outlets().by_name(words) is not None or (alone and is_name(words))


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
