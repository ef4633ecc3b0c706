"""Notes under a story in which a company, an agency or a paper says what it is. Public: `is_house_note`."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.knowledge.page import load_credit_words

_LONGEST, _SHORTEST = 1_200, 80  # characters
_FEWEST = 3  # different words of self-description; two under a heading that names the house
_FEWEST_UNDER_HEADING = 2
_WORD = r"(?:[A-Z][\w’'.&-]*|of|the|for|and)"
_OPENS = re.compile(
    rf"^\W*(?P<name>(?:The )?[A-Z][\w’'.&-]*(?: {_WORD}){{0,5}})(?:,? \([^()]{{1,60}}\))?,? "
    r"(?:is|are|has|provides|offers|operates|serves|employs|develops|designs|delivers|helps)\b"
)
_NO_NAME = re.compile(r"(?:He|She|It|They|We|I|This|That|These|There|Here|What|Who|One|Each|But|And|In|If)\b")
_ABOUT = re.compile(r"^About (?P<name>[A-Z][\w’'.& -]{1,60}?):?$")
_TOLD = re.compile(r"[\"“”]|\b(?:said|says|told|added|announced|reported|was|were|had|will|would)\b")


@lru_cache(maxsize=1)
def _describes() -> re.Pattern[str]:
    words = sorted(load_credit_words()["house"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def is_house_note(line: str, heading: str = "") -> bool:
    """Whether it opens with a name and says in the present what the house of that name is, and nothing new.

    `heading` is the line above, which may announce the note ("About Velan Grain").
    """
    if not _SHORTEST <= len(line) <= _LONGEST or _TOLD.search(line):
        return False
    opens = _OPENS.match(line)
    if opens is None or _NO_NAME.match(opens["name"]):
        return False
    about = _ABOUT.match(heading)
    is_headed = about is not None and about["name"].split()[0] in opens["name"]
    found = {word.lower() for word in _describes().findall(line)}
    return len(found) >= (_FEWEST_UNDER_HEADING if is_headed else _FEWEST)
