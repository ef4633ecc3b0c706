"""Weekdays and months, short ones too, which headlines make look like names: "Wed Mar 3 2021"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.mentions.shapes import DAYS_AND_MONTHS

# "Jan" and "April" alone may name people.
_WORDS = DAYS_AND_MONTHS | {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}


def is_of_calendar(token: Token) -> bool:
    """Whether a weekday or month stands beside another or beside a number, and so is a date's."""
    if token.lower_.rstrip(".") not in _WORDS:
        return False
    doc = token.doc
    beside = doc[max(token.i - 1, 0) : token.i + 2]
    dated = any(each.i != token.i and _is_of_date(each) for each in beside)
    return dated or (token.pos_ == "PROPN" and token.ent_type_ == "DATE")


def _is_of_date(token: Token) -> bool:
    return token.lower_.rstrip(".") in _WORDS or token.is_digit
