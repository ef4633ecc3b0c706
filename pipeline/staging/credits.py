"""Lines that say who made something and when: bylines, date lines, captions and their credits."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_COMMENT_HEAD = re.compile(
    rf"^\S.*\b(?:{_MONTH}\s*\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}})\W+(?:at\s+)?(?:{_CLOCK})"
    r"(?:\s*(?:said|says|wrote|replied|permalink|reply))?\W*$",
    re.IGNORECASE,
)
_LONGEST_COMMENT_HEAD = 80
_DATE_PIECE = re.compile(
    rf"{_MONTH}|{_DAY_NAME}|{_CLOCK}|\d{{1,4}}(?:st|nd|rd|th)?"
    r"|\b(?:published|posted|updated|modified|last|first|created|on|at|by|date|time|added|filed|issued|print|and|of"
    r"|gmt|utc|[ecmp][sd]?t|bst|cet|cest|ist|edt|trt|ago|hours?|minutes?|mins?|days?|read|local)\b",
    re.IGNORECASE,
)
_HAS_DATE = re.compile(
    rf"{_MONTH}\s*\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|\b\d{{4}}-\d\d-\d\d|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}"
    r"|\b(?:published|updated|posted)\b",
    re.IGNORECASE,
)
_NAME = r"(?:[A-ZÀ-Þ][\w’'.-]*|(?:al|el|bin|ibn|van|von|de|der|da|di|du|la|le)[ -])"
_BYLINE = re.compile(
    rf"^(?:by|(?:written|posted|published|submitted|filed) by|reported by|reporting by|story by|words by|author[s:]*|from our|text by)\s*[:|]?\s*"
    rf"(?:the\s+)?{_NAME}[^!?]{{0,80}}$|^by\s*[|:]\s*\S[^.!?]{{0,60}}$|^by$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    rf"^{_NAME}(?:\s+{_NAME}){{1,3}}\s*[,|–·•-]?\s*(?:[\w ]{{0,30}}\b(?:reporter|correspondent|editor|columnist"
    r"|contributor|staff writer|writer|bureau chief|producer|photographer|journalist|news agency|staff)\b)[^.!?]{0,40}$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^\W*(?:(?:additional |with )?(?:reporting|writing|editing|edited|compiled|written|translated) (?:by|and)\b"
    r"|with (?:inputs?|reporting|files|contributions?|additional reporting|post wires|wires?|agencies) ?(?:from|by)?\b"
    r"|source: |agencies$|.{0,160}contributed (?:to (?:this|the) (?:report|story|article|piece)|reporting))",
    re.IGNORECASE,
)
_AGENCY_WORD = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA|EPA-EFE|EFE|Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|PA|DPA|dpa|ANSA|Xinhua|TASS"
    r"|AA|IRNA|Sipa|SIPA|Zuma|ZUMA|Bloomberg|Alamy|iStock|Corbis|Rex|UPI|ANI|PTI|Anadolu|NurPhoto|AAP|Kyodo|Yonhap|Handout)"
)
_CREDIT_WORD = (
    r"(?:photos?|images?|pictures?|pic|photograph(?:s|y)?|file photo|photo credit|image credits?|credits?|courtesy|source"
    r"|illustration|graphic|screenshot|screengrab|screen grab|photographer|video)"
)
_CREDIT = re.compile(
    rf"^\W*(?:{_CREDIT_WORD}(?:\s+(?:by|from|courtesy(?: of)?|of|via))?\s*[:/|©]\s*\S.{{0,80}}"
    rf"|(?i:{_CREDIT_WORD}\s+by)\s+[A-Z].{{0,60}}|(?:©|\(c\))\s*\D.{{0,60}}"
    rf"|(?:[\w .’'-]{{2,40}}\s*(?:[/|,]|\bvia\b|\bfor\b)\s*)?{_AGENCY_WORD}(?:\s*[/|,]\s*[\w .’'-]{{1,40}}|\s+(?:Photos?|Images?|Pool|file))*)\W*$",
    re.IGNORECASE,
)
_BRACKET_CREDIT = re.compile(
    rf"[(\[]\s*(?:[^()\[\]]{{0,60}}\b(?i:{_CREDIT_WORD})\b[^()\[\]]{{0,60}}|(?:[\w .’'-]{{2,40}}\s*[/,|]\s*)?{_AGENCY_WORD}"
    r"(?:\s*[/,|]\s*[^()\[\]]{1,50}|\s+(?i:photos?|images?|file|pool)[^()\[\]]{0,30})?)\s*[)\]]\W*(?:less|more)?\W*$"
)
_INLINE_CREDIT = re.compile(
    rf"(?:[.!?\]”\"]\s*|\s[|–-]\s*|\s)(?:(?i:{_CREDIT_WORD})(?:\s(?i:by|from|via|courtesy of?))?\s?[:|]\s?[A-Z©][^.!?]{{1,60}}"
    rf"|[A-Z][\w.’' -]{{1,40}}/{_AGENCY_WORD}\b[^.]{{0,40}}|{_AGENCY_WORD}/[A-Z][\w.’' -]{{1,40}}(?:/[\w ]+)?|©\s?[\w/ ]{{2,40}})\W*$"
)
_CAPTION_OPENING = re.compile(
    r"^\W*(?:FILE\s*(?:PHOTO)?\s*[-–—:]|file (?:photo|image|picture)\b|photo(?:graph)?s?:|image:|pictured:|caption:"
    r"|image (?:source|caption|copyright)\b|media caption|enlarge this image|toggle caption|\[\d+/\d+\]|\d+ (?:of|/) \d+ ?\|"
    r"|in this (?:[\w.,’']+ ){0,7}?(?:photo|image|picture|photograph|file photo)\b"
    r"|this (?:[\w.,’']+ ){0,5}?(?:photo|image|picture|photograph)\b|this combination of (?:photos|images|pictures)\b)",
    re.IGNORECASE,
)
_AUTHOR_NOTE = re.compile(
    rf"^(?:Dr\.? |Prof\.? )?{_NAME}(?:\s+{_NAME}){{1,3}} (?:is|was) (?:an?|the|our)\b[^.]{{0,80}}\b(?:reporter|correspondent"
    r"|editor|columnist|contributor|writer|journalist|freelance\w*|bureau chief|blogger|intern)\b[^.]{0,60}"
    r"\b(?:for|at|of|with|who|covering|based|and)\b",
)


def is_date_line(line: str) -> bool:
    """Whether nothing but dates, times and words of publishing stand in it."""
    if len(line) > 120 or not _HAS_DATE.search(line):
        return False
    return len(re.findall(r"[^\W_]", _DATE_PIECE.sub("", line))) <= 1


def is_byline(line: str) -> bool:
    """Whether it says who wrote, edited or contributed, and nothing else."""
    if len(line) > 200:
        return False
    if _SIGN_OFF.match(line):
        return True
    return len(line) <= 120 and bool(
        _BYLINE.match(line) and _is_named(line) or _ROLE.match(line) and _is_named(line)
    )


def _is_named(line: str) -> bool:
    """Whether most words after the first begin with a capital, as in names and titles of office."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", line)[1:]]
    return not words or sum(word[0].isupper() for word in words) >= 0.5 * len(words)


def is_credit(line: str) -> bool:
    """Whether it is the credit of a picture and nothing else."""
    return len(line) <= 100 and bool(_CREDIT.match(line))


def is_caption(line: str) -> bool:
    """Whether it describes a picture: a credit at its end or a caption's opening."""
    if _CAPTION_OPENING.match(line):
        return True
    bracket = _BRACKET_CREDIT.search(line)
    if bracket:
        told = line[: bracket.start()].rstrip()
        bare = not re.search(_CREDIT_WORD, bracket.group(), re.IGNORECASE) and "/" not in bracket.group()
        return len(told) > 10 and not (bare and told.endswith((".", "!", "?", "”", '"')))
    return len(line) <= 500 and bool(_INLINE_CREDIT.search(line))


def is_comment_head(line: str) -> bool:
    """Whether it is a reader's name with day and hour, as above a comment."""
    if len(line) > _LONGEST_COMMENT_HEAD or not _COMMENT_HEAD.search(line):
        return False
    return not re.match(r"\W*(?:by|published|posted|updated|last|first)\b", line, re.IGNORECASE)


def is_name(line: str) -> bool:
    """Whether it is two to four words as in a person's name, and nothing else."""
    return bool(re.fullmatch(rf"{_NAME}(?:\s*{_NAME}){{1,3}}", line)) and line.count(" ") in (1, 2, 3)


def is_author_note(line: str, authors: Iterable[str]) -> bool:
    """Whether it says who the author is: it begins with a name and an office of the press, or the byline's name."""
    if _AUTHOR_NOTE.match(line):
        return True
    return any(
        re.match(rf"{re.escape(name)}\W? (?:is|was|has|writes|covers|lives|joined|works)\b", line)
        for name in authors
    )


def author_names(byline: str) -> list[str]:
    """The names in a byline, full and first."""
    bare = re.sub(r"^\s*(?:written |posted |reported )?by\W+", "", byline, flags=re.IGNORECASE)
    full = [name.strip() for name in re.split(r",| and |\||&| for | in ", bare) if is_name(name.strip())]
    return full + [name.split()[0] for name in full]
