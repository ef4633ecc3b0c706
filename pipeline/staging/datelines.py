"""Datelines: "ANKARA, Dec. 23 (AA) -" at the head of a story. Public: `find_dateline`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.knowledge.files import capitals
from pipeline.knowledge.page import load_labels

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_WORD = r"[A-ZÀ-Þ](?:[\w.’'À-ÿ]|-(?=\w))*"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}|\s(?:de|al|el|la|los|of|and|the)(?=\s[A-Z])){{0,4}}"
_DASH = r"\s*(?:--+|[–—-])\s*"
_DATELINE = re.compile(
    rf"\s*(?P<place>{_PLACE}(?:,\s+{_PLACE}){{0,2}}?)"
    rf"(?:(?:,|\s)\s*(?P<date>{_DAY}))?"
    r"(?:[,.:;]?\s*[(\[](?P<credit>(?:[A-Z]|dpa|epa)[\w./&’' -]{0,40})[)\]])?"
    rf"(?P<dash>{_DASH}|\s*:\s*|(?<=[)\]])\s+(?=[A-Z\d]))",
)
_CREDIT_FIRST = re.compile(
    rf"\s*[(\[](?P<credit>(?:[A-Z]|dpa|epa)[\w./&’' -]{{0,40}})[)\]]\s*(?:{_DASH})?"
    rf"(?P<place>[A-Z][A-Z .’'-]{{2,40}}(?:,\s+{_PLACE})?)?"
    rf"(?:,?\s*(?P<date>{_DAY}))?(?P<dash>{_DASH})"
)


_LONGEST = 200  # characters


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, date words and agency at the head of a line; `end` is one past its dash."""

    place: str | None
    date: str | None
    credit: str | None
    end: int


def find_dateline(line: str) -> Dateline | None:
    """The dateline that the line begins with.

    A place alone before a dash is one only in capitals; otherwise a date or an agency must stand with it.
    Before a colon, or an agency in brackets without a dash, it is the capital of a country, written in
    capitals: speakers and labels stand there too.
    """
    for pattern in (_DATELINE, _CREDIT_FIRST):
        found = pattern.match(line[:_LONGEST])
        if found and _is_sure(found):
            parts = found.groupdict()
            return Dateline(parts["place"], parts["date"], parts["credit"], found.end())
    return None


def _is_sure(found: re.Match[str]) -> bool:
    parts = found.groupdict()
    place = parts["place"] or ""
    city = place.partition(",")[0]
    letters = [char for char in city if char.isalpha()]
    in_capitals = sum(map(str.isupper, letters)) >= 0.7 * len(letters) if len(letters) > 2 else False
    of_state = in_capitals and city.lower().strip(" .") in capitals()
    if ":" in parts["dash"]:
        return bool(parts["date"]) or of_state
    if not parts["dash"].strip():
        return of_state and bool(parts["credit"])
    if not re.search(r"\s|--|[–—]", parts["dash"]):
        return False
    if place.lower().rstrip(" .") in load_labels():
        return False
    return bool(parts["date"] or parts["credit"] or in_capitals)
