"""Captions of pictures and their credits, by their form. Public: `is_caption`, `is_credit`."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.knowledge.outlets import load_outlets
from pipeline.knowledge.page import load_credit_words
from pipeline.staging.authors import NAMES

_LONGEST_CREDIT, _LONGEST_CAPTION = 100, 500  # characters
_LONGEST_ENDING = 160  # characters at a line's end that are searched for a credit in brackets
_SHORTEST_TOLD = 10  # characters of a caption before its credit
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,110})[)\]]\W*(?:less|more)?\W*$")
_BY_SLASH = re.compile(r"([A-Z][\w.’' -]{1,40})/([A-Z][\w .-]{1,40}?)(?:/[\w ]+)?\W*$")
_SIGNED = re.compile(r"(?:[.!?\]”\"]\s*|\s[|–-]\s*|\s)©\s?[\w/ ]{2,40}\W*$")
_SIGN = re.compile(r"^\W*(?:©|\(c\))\s*\D.{0,60}$", re.IGNORECASE)
_IN_SLASHES = re.compile(r"[A-Z][\w.’' &-]{2,40}(?:/[A-Z][\w.’' &-]{1,40})+")
_HOUSE = re.compile(
    r"(?!With |Additional )[A-Z][\w.’'&-]+(?: (?:[A-Z][\w.’'&-]*|of|the|for|and|via|by|at)){1,7}"
)
_OF_CREDITS = re.compile(r"\b(?:the|via|for|from|and|provided|supplied|taken|file|with|permission)\b")
_BEFORE = re.compile(rf"{NAMES}/(?=[A-Z])")
_LONGEST_AGENCY = 24  # characters
_LONGEST_TOLD, _MOST_BEFORE_VERB = 400, 10  # characters of such a caption; words before its verb
_FULL_DAY = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d\b"
    r"|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? (?:19|20)\d\d\b"
)
_RUN_IN = re.compile(r"[a-z]{2}[.!?][”\"]?(?=[A-Z])([A-Z][\w/& ]{1,40})$")  # "… in the port.Reuters"
_LONGEST_RUN_IN = 60  # characters at a line's end that are searched for it
_SENTENCE = re.compile(r"(?<=[a-z\d)][.?!])\s+(?=[A-Z])")
_SPOKEN = re.compile(r"[\"“”@]|\b(?:said|says|told|added|will|according)\b")
_PIECES = re.compile(r"\s*(?:[/|,;]|\bvia\b|\bfor\b|\bcourtesy of\b|\s[–-]\s)\s*")
_SENTENCE_END = (".", "!", "?", "”", '"')
_OPENING = re.compile(
    r"^\W*(?:FILE\s*(?:PHOTO)?\s*[-–—:]|file (?:photo|image|picture)\b|photo(?:graph)?s?:|image:"
    r"|pictured:|caption:"
    r"|image (?:source|caption|copyright)\b|(?:media playback [\w ]{5,40}\bdevice )?media caption"
    r"|enlarge this image|toggle caption|(?:view full size|click to enlarge)(?=\s*[^\W\d_])"
    r"|\[\d+/\d+\]|\d+ (?:of|/) \d+ ?\|"
    r"|in this (?:[\w.,’']+ ){0,7}?(?:photo|image|picture|photograph)\b"
    r"|this (?:[\w.,’']+ ){0,5}?(?:photo|image|picture|photograph)\b"
    r"|this combination of (?:photos|images|pictures)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _picture() -> str:
    return "(?:" + "|".join(sorted(load_credit_words()["picture"], key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def _pictured() -> re.Pattern[str]:
    verbs = "|".join(sorted(load_credit_words()["pictured"]))
    return re.compile(rf"^(?:[\w.’'()-]+,? ){{1,{_MOST_BEFORE_VERB}}}?(?:{verbs})\b")


@lru_cache(maxsize=1)
def _picture_word() -> re.Pattern[str]:
    return re.compile(rf"\b{_picture()}\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _credit_line() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*(?i:{_picture()}(?:\s+(?:by|from|courtesy(?: of)?|of|via))?)\s*[:/|©]\s*\S.{{0,80}}$"
        rf"|^\W*(?i:{_picture()}\s+by)\s+[A-Z].{{0,60}}$"
    )


@lru_cache(maxsize=1)
def _credit_at_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|\W)(?i:{_picture()}(?:\s(?:by|from|via|courtesy of?))?)"
        r"\s?(?:[:|]\s?|(?=©))[A-Z©][^.!?]{1,60}\W*$"
    )


def is_credit(line: str) -> bool:
    """Whether it is the credit of a picture and nothing else."""
    if len(line) > _LONGEST_CREDIT:
        return False
    if _credit_line().match(line) or _SIGN.match(line):
        return True
    bare = line.strip(" .()[]")
    return len(bare.split()) <= 7 and _names_agency(bare) and not re.search(r"\b[a-z]{4,}\b", bare)


def is_caption(line: str) -> bool:
    """Whether it describes a picture: it opens as a caption does, or a credit stands at its end.

    An agency alone in brackets behind a full stop credits the story, not a picture.
    """
    if _OPENING.match(line):
        return True
    bracket = _BRACKET.search(line[-_LONGEST_ENDING:])
    if bracket:
        told = line[: len(line) - len(bracket.group())].rstrip()
        if len(told) <= _SHORTEST_TOLD:
            return False
        if _is_picture_credit(bracket[1]) or _IN_SLASHES.fullmatch(bracket[1]):
            return True
        if _is_house(bracket) and told.endswith(".") and len(line) <= _LONGEST_TOLD:
            return True
        is_of_story = "/" not in bracket[1] and told.endswith(_SENTENCE_END)
        return _names_agency(bracket[1]) and not is_of_story
    if len(line) > _LONGEST_CAPTION:
        return False
    return _ends_in_credit(line) or _begins_with_credit(line) or _tells_a_picture(line)


def _is_house(bracket: re.Match[str]) -> bool:
    """Whether a name that is no outlet's, as those of who gives pictures out, stands in round brackets."""
    is_name = bracket.group().startswith("(") and _HOUSE.fullmatch(bracket[1])
    return bool(is_name) and load_outlets().by_name(bracket[1]) is None


def _is_picture_credit(words: str) -> bool:
    """Whether a word for pictures stands in it, and hardly another in small letters."""
    label, sign, _ = words.partition(":")
    if sign and not _picture_word().search(label):  # "WARNING: …"
        return False
    rest, found = _picture_word().subn("", words)
    return bool(found) and len(re.findall(r"\b[a-z]{3,}\b", _OF_CREDITS.sub("", rest))) <= 1


def _ends_in_credit(line: str) -> bool:
    slash = _BY_SLASH.search(line)
    if slash and (
        _is_agency(slash[1].split("  ")[-1]) or _names_agency(slash[2]) or _last_is_agency(slash[1])
    ):
        return True
    run_in = _RUN_IN.search(line[-_LONGEST_RUN_IN:])
    if run_in and _names_agency(run_in[1]):
        return True
    return bool(_SIGNED.search(line) or _credit_at_end().search(line))


def _begins_with_credit(line: str) -> bool:
    """Whether a name and an agency stand before it, perhaps run into its first word."""
    found = _BEFORE.match(line)
    if found is None:
        return False
    rest = line[found.end() : found.end() + _LONGEST_AGENCY]
    return any(
        _is_agency(rest[:size]) and (not rest[size : size + 1].islower()) for size in range(2, len(rest) + 1)
    )


def _tells_a_picture(line: str) -> bool:
    """Whether its first sentence says in the present tense what somebody does, and the day with its year."""
    if len(line) > _LONGEST_TOLD or _SPOKEN.search(line):
        return False
    first = _SENTENCE.split(line, maxsplit=1)[0]
    return bool(_FULL_DAY.search(first) and _pictured().match(first))


def _names_agency(credit: str) -> bool:
    """Whether one piece of the credit is an agency, alone or before a word for pictures."""
    pieces = [piece for piece in _PIECES.split(credit) if piece]
    return any(_is_agency(piece) or _is_agency(_picture_word().sub("", piece)) for piece in pieces)


def _last_is_agency(words: str) -> bool:
    return bool(words.split()) and _is_agency(words.split()[-1])


def _is_agency(words: str) -> bool:
    """Whether an agency or a library of pictures is named in these words."""
    bare = words.strip()
    return bool(bare) and (load_outlets().is_credit(bare) or bare.lower() in load_credit_words()["library"])
