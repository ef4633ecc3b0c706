"""Whether a number, a month or a weekday is a date."""

from __future__ import annotations

import re

from pipeline.extraction.time.guards.place import Place
from pipeline.extraction.time.vocabulary import time_vocabulary

_AMOUNTS = {"MONEY", "QUANTITY", "PERCENT", "CARDINAL", "ORDINAL", "PRODUCT", "LAW"}
_BEFORE_YEARS = {"in", "since", "by", "until", "from", "of", "during", "for", "and", "to", "after", "before"}
_BEFORE_NUMBERS = {
    "$", "£", "€", "#", "no.", "number", "page", "flight", "some", "nearly", "almost", "least", "than",
}  # fmt: skip
_AFTER_NUMBERS = {
    "%", "percent", "people", "miles", "km", "troops", "meters", "metres", "feet", "kilometers", "tons",
}  # fmt: skip
_AT_AN_HOUR = {"at", "by", "until", "from", "before", "after", "around", "about", "since"}


def year(at: Place) -> bool:
    """A bare number of four figures is a year unless it counts or prices something."""
    if at.group("mod") or at.text.startswith("the year"):
        return True
    if _counts_something(at):
        return False
    if at.token.ent_type_ in ("DATE", "EVENT", "TIME"):
        return True
    if at.token.ent_type_ in _AMOUNTS:
        return False
    return 1800 <= int(at.match["year"]) < 2100 or at.word_before in ("in", "since", "by", "until", "from")


def _counts_something(at: Place) -> bool:
    if at.before is not None and (at.before.like_num or at.word_before in _BEFORE_NUMBERS):
        return True
    if at.after is None:
        return False
    if at.after.like_num or at.word_after in _AFTER_NUMBERS:
        return True
    counted = at.after.tag_ == "NNS" and at.token.dep_ == "nummod" and at.token.head.i >= at.last
    definite = at.before is not None and (
        at.before.pos_ in ("DET", "PRON", "PART") or at.word_before in _BEFORE_YEARS
    )
    return counted and not definite


def in_words(at: Place) -> bool:
    """A spelled number is a year after `in`, `the year`, a month, or where the model sees a date."""
    if at.match["theyear"] or at.match["mod"]:
        return True
    if at.token.ent_type_ == "DATE" and "hundred" not in at.text and "thousand" not in at.text:
        return True
    counts = at.after is not None and at.after.pos_ == "NOUN"
    return at.word_before in ("in", "since", "by", "until") and not counts


def quoted_year(at: Place) -> bool:
    return at.token.ent_type_ == "DATE" or at.word_before in ("in", "since", "of", "by", "from", "until")


def short_decade(at: Place) -> bool:
    """`in his 40s` is an age, `the '80s` a decade."""
    if at.word_before in ("his", "her", "their", "my", "your", "upper", "lower", "low", "high"):
        return False
    quoted = "'" in at.text[: at.text.find(at.match["tens"]) + 1]
    return quoted or at.token.ent_type_ == "DATE"


def month(at: Place) -> bool:
    """A bare month begins with a capital and is no verb and no part of a name."""
    token, word = at.token, at.token.lower_.rstrip(".")
    if not token.text[:1].isupper():
        return False
    if len(word) < 4 and word != "may" and not token.text.endswith("."):
        return False
    if word in ("may", "march", "mar") and not _is_month_name(at, word):
        return False
    return token.ent_type_ not in ("PERSON", "GPE", "ORG", "FAC", "WORK_OF_ART")


def _is_month_name(at: Place, word: str) -> bool:
    """`May` and `March` are verbs and nouns too."""
    if at.token.tag_ not in ("NNP", "NNPS") or at.token.ent_type_ not in ("DATE", ""):
        return False
    dated = at.word_before in ("in", "last", "since", "by", "until", "next", "of", "this")
    if word == "march":
        named = at.word_after in ("of", "to", "for", "on") and not dated
        if named or at.word_before in ("the", "annual", "a"):
            return False
    return bool(at.token.ent_type_) or dated


def weekday(at: Place) -> bool:
    """Weekdays have a capital; abbreviations a period or the model's word; neither is part of a name."""
    weekdays = time_vocabulary().weekdays
    token = next((token for token in at.tokens if token.lower_.rstrip(".") in weekdays), None)
    if token is None:
        return True
    if not token.text[:1].isupper():
        return False
    short = len(token.lower_.rstrip(".")) < 6
    if short and not (token.text.endswith(".") or token.ent_type_ == "DATE"):
        return False
    inside = token.ent_type_ == "ORG" and token.head.ent_type_ == "ORG" and token.head.i != token.i
    return token.ent_type_ not in ("PERSON", "GPE", "WORK_OF_ART", "FAC") and not inside


def ordinal_day(at: Place) -> bool:
    """`on the 20th` is a day; before a noun an ordinal is a rank."""
    if not re.search(r"\d(?:st|nd|rd|th)$", at.text):
        return False
    ranks = at.after is not None and (
        at.after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or at.word_after in ("-", "of", "in")
    )
    if ranks:
        return False
    dated = {"on", "by", "until", "from", "to", "of", "and", "since", "before", "after"}
    return at.word_before in dated or at.token.ent_type_ == "DATE"


def figures(at: Place) -> bool:
    """Figures with points and a short year need another sign of a date."""
    return len(at.match["y"]) == 4 or at.match["sep"] == "/" or at.token.ent_type_ == "DATE"


def clock_24(at: Place) -> bool:
    """`at 19:30` is an hour, `3:2` a score, a bare `04:54` the length of a film."""
    marked = at.group("zone") or at.text.endswith(("hr", "hrs", "hours", "time"))
    if marked or at.word_before in _AT_AN_HOUR or (len(at.match["hour"]) == 2 and at.word_before in "(-–"):
        return True
    return at.token.ent_type_ == "TIME"
