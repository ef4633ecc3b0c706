"""Checks on the parse that a match of a rule is a time at all: ages, prices and names are not.

Each guard is given the match and the tokens that it covers; `GUARDS` names them for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from pipeline.extraction.time.grammar import entry
from pipeline.extraction.time.tense import clause_tense
from pipeline.extraction.time.vocabulary import time_vocabulary

Guard = Callable[["re.Match[str]", Doc, int, int], bool]  # match, doc, first token, one past the last

_AMOUNT_ENTITIES = {"MONEY", "QUANTITY", "PERCENT", "CARDINAL", "ORDINAL", "PRODUCT", "LAW"}
_NAME_ENTITIES = {"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "LOC", "NORP", "EVENT"}
_BEFORE_YEARS = {"in", "since", "by", "until", "from", "of", "during", "for", "and", "to", "after", "before"}
_BEFORE_NUMBERS = {"$", "#", "no.", "number", "£", "€", "page", "flight", "some", "nearly", "almost", "least", "than"}
_AFTER_NUMBERS = {"%", "percent", "people", "miles", "km", "troops", "meters", "metres", "feet", "kilometers", "tons"}


def _year(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """A bare number of four figures is a year unless it counts or prices something."""
    if match.groupdict().get("mod") or match[0].startswith("the year"):
        return True
    token, number = doc[last - 1], int(match["year"])
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    word = before.lower_ if before is not None else ""
    if _counts_something(token, before, after):
        return False
    if token.ent_type_ in ("DATE", "EVENT", "TIME"):
        return True
    if token.ent_type_ in _AMOUNT_ENTITIES:
        return False
    return 1800 <= number < 2100 or word in ("in", "since", "by", "until", "from", "circa")


def _counts_something(token: Token, before: Token | None, after: Token | None) -> bool:
    if before is not None and (before.like_num or before.lower_ in _BEFORE_NUMBERS):
        return True
    if after is None:
        return False
    if after.like_num or after.lower_ in _AFTER_NUMBERS:
        return True
    plural = after.tag_ == "NNS" and token.dep_ == "nummod" and token.head.i >= after.i
    return plural and (before is None or not (before.pos_ in ("DET", "PRON", "PART") or before.lower_ in _BEFORE_YEARS))


def _cased(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    return any(token.text[:1].isupper() for token in doc[first:last])


def _month(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """A bare month begins with a capital and is no verb, no name of a person."""
    token = doc[last - 1]
    if not token.text[:1].isupper():
        return False
    word = token.lower_.rstrip(".")
    if len(word) < 4 and word not in ("may",) and not token.text.endswith("."):
        return False
    if word in ("may", "march", "mar") and (
        token.tag_ not in ("NNP", "NNPS") or token.ent_type_ not in ("DATE", "")
    ):
        return False
    after = doc[last].lower_ if last < len(doc) else ""
    before = doc[first - 1].lower_ if first else ""
    named = after in ("of", "to", "for", "on") and before not in ("in", "last", "since", "by", "until", "next")
    if word == "march" and (named or before in ("the", "annual", "a")):
        return False
    if (
        word in ("may", "march")
        and not token.ent_type_
        and before not in ("in", "last", "next", "since", "by", "until", "of", "this")
    ):
        return False
    return token.ent_type_ not in ("PERSON", "GPE", "ORG", "FAC", "WORK_OF_ART")


def _weekday(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """Abbreviations need a capital and a period or a tag of a name; `Black Friday` is a feast."""
    tokens = [token for token in doc[first:last] if token.lower_.rstrip(".") in time_vocabulary().weekdays]
    if not tokens:
        return True
    token = tokens[0]
    if not token.text[:1].isupper():
        return False
    short = len(token.lower_.rstrip(".")) < 6
    if short and not (token.text.endswith(".") or token.ent_type_ == "DATE"):
        return False
    return token.ent_type_ not in ("PERSON", "GPE", "WORK_OF_ART", "FAC") and not (
        token.ent_type_ == "ORG" and token.head.ent_type_ == "ORG" and token.head.i != token.i
    )


def _season(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`fall` and `spring` are verbs too, `spring` a source of water."""
    token = doc[last - 1]
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if token.ent_type_ in ("PERSON", "ORG", "GPE", "FAC", "LOC", "WORK_OF_ART", "NORP"):
        return False
    if token.lower_ == "fall" and last < len(doc) and doc[last].lower_ == "of":
        return False
    if token.ent_type_ in ("DATE", "EVENT"):
        return True
    if token.lower_ in ("fall", "spring"):
        before = doc[first - 1].lower_ if first else ""
        after = doc[last].lower_ if last < len(doc) else ""
        return match[0] in (
            "this fall",
            "last fall",
            "next fall",
            "this spring",
            "last spring",
            "next spring",
        ) or (before in ("in", "by", "until", "since", "during") and after not in ("of", "in"))
    return token.dep_ not in ("compound",) or match[0].startswith(("the ", "last", "next", "this"))


def _reference(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """Adjectives and nouns only where they are ones; a reference is no part of a name."""
    references = time_vocabulary().references
    needed = references[entry(match["reference"], references)].pos
    token = doc[last - 1]
    if (
        token.ent_type_ in _NAME_ENTITIES
        and token.text[:1].isupper()
        and last - first == 1
        and not token.is_sent_start
    ):
        return False
    if token.lower_ == "soon" and last - first == 1:
        if last < len(doc) and doc[last].lower_ in ("as", "after", "afterwards", "afterward", "thereafter"):
            return False
        return clause_tense(token) != "past"
    if needed == "any" and token.tag_ == "RB" and token.head.dep_ == "amod" and token.i < token.head.i:
        return token.lower_ not in ("previously", "recently", "formerly")
    if needed == "any":
        return not (token.lower_ == "now" and last < len(doc) and doc[last].lower_ == "that")
    if needed == "NOUN":
        return token.pos_ in ("NOUN", "PROPN") and not (last < len(doc) and doc[last].pos_ in ("NOUN", "NUM"))
    return token.pos_ == needed and token.dep_ in ("amod", "compound", "nmod", "conj", "acomp", "attr")


def _told_unit(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`that day` is a time, the relative `that` no determiner; `next day's` is one."""
    which = match["which"]
    if which in ("previous", "following"):
        return False
    if which == "that":
        return doc[last - 2].tag_ in ("DT", "IN", "WDT") and doc[last - 1].pos_ in ("NOUN", "PROPN")
    return not (last < len(doc) and doc[last].lower_ in ("old", "olds"))


def _duration(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """An amount of time, but not an age, a rank in a list or a rate."""
    unit = match["unit"]
    after = doc[last].lower_ if last < len(doc) else ""
    if after in ("old", "olds", "-old", "younger", "older"):
        return False
    if after == "-" and last + 1 < len(doc) and doc[last + 1].lower_ in ("old", "olds"):
        return False
    if doc[first - 1].lower_ == "aged" if first else False:
        return False
    if any(token.ent_type_ in ("WORK_OF_ART", "ORG", "PERSON") and token.text[:1].isupper() for token in doc[first:last]):
        return False
    following = doc[last].pos_ if last < len(doc) else ""
    if unit == "second" and (doc[last - 1].tag_ != "NN" or following in ("NOUN", "ADJ", "PROPN") or match["one"]):
        return False
    after = doc[last].lower_ if last < len(doc) else ""
    if unit in ("quarter", "quarters") and (after == "of" or not match["number"]):
        return False
    if unit in ("quarter", "quarters") and not (match["number"] and doc[last - 1].ent_type_ == "DATE"):
        return False
    if match["one"] in ("a", "an") and not match.groupdict().get("amount"):
        return not _is_rate(doc, first)
    return True


def _is_rate(doc: Doc, first: int) -> bool:
    """Whether `a year` at that token says how often: `$3 a share a year`, `twice a week`."""
    if first == 0:
        return False
    before = doc[first - 1]
    if before.lower_ in ("once", "twice", "times", "time", "%", "percent", "million", "billion", "thousand"):
        return True
    if before.pos_ in ("NUM", "SYM"):
        return True
    if before.pos_ not in ("NOUN", "PROPN"):
        return False
    window = doc[max(0, first - 5) : first]
    return any(
        token.like_num
        or token.lower_ in ("$", "%", "many", "several", "dozens", "hundreds", "thousands", "much")
        for token in window
    )


def _rate(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    return match[0].startswith("per") or _is_rate(doc, first)


def _plural_units(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """Bare `months`, `for years`; not after another determiner, and no part of a name."""
    before = doc[first - 1] if first else None
    if doc[last - 1].pos_ not in ("NOUN", "ADJ", "ADV", "NUM", "PUNCT", "PROPN"):
        return False
    if last < len(doc) and doc[last].lower_ in ("when", "where", "of"):
        return doc[last].lower_ == "of" and before is not None and before.lower_ in ("for", "after")
    if match["unit"] in ("seconds", "quarters", "minutes") and (before is None or before.pos_ != "ADP"):
        return False
    if before is None or before.lower_ in (
        "these",
        "those",
        "two",
        "the",
        "other",
        "working",
        "business",
        "light",
    ):
        return match[0].startswith("the ") or (before is None)
    return before.pos_ in (
        "ADP",
        "VERB",
        "SCONJ",
        "ADV",
        "ADJ",
        "PUNCT",
        "CCONJ",
        "PRON",
        "PROPN",
        "NOUN",
        "AUX",
        "PART",
    )


def _rank_of_period(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`second half` of a match is no half of a year."""
    if match["period"] == "quarter":
        return match["ordinal"] not in ("latter",) and not (
            last < len(doc)
            and doc[last].lower_ == "of"
            and not match["year"]
            and doc[min(last + 1, len(doc) - 1)].lower_ in ("the", "its")
        )
    return bool(match["year"] or match["ref"]) or doc[last - 1].ent_type_ == "DATE"


def _never_in_name(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    return not any(
        token.ent_type_ in ("PERSON", "ORG", "GPE", "PRODUCT", "WORK_OF_ART") and token.text[:1].isupper()
        for token in doc[first:last]
    )


def _recurring(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`Daily` and `Weekly` in names of papers are no recurrence."""
    token = doc[first]
    if token.lower_ in ("annual", "quarterly") and token.dep_ == "amod":  # a kind of report or meeting
        return False
    return not (token.text[:1].isupper() and not token.is_sent_start and token.pos_ == "PROPN")


def _ordinal_day(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`the 20th` alone is a day; before a noun it is a rank, and `the 7` is one of a group."""
    if not re.search(r"\d(?:st|nd|rd|th)$", match[0]):
        return False
    after = doc[last] if last < len(doc) else None
    before = doc[first - 1].lower_ if first else ""
    if after is not None and (
        after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or after.lower_ in ("-", "of", "in")
    ):
        return False
    return (
        before in ("on", "by", "until", "from", "to", "of", "and", "since", "before", "after")
        or doc[last - 1].ent_type_ == "DATE"
    )


def _part_of_day(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    return doc[last - 1].pos_ in ("NOUN", "PROPN", "ADV")


def _bare_part_of_day(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`the morning`, `mid-afternoon`; a bare `night` is no time of a known day."""
    text = match[0]
    if not (text.startswith("the ") or match.groupdict().get("mod") or text.startswith("mid")):
        return False
    after = doc[last] if last < len(doc) else None
    return doc[last - 1].pos_ in ("NOUN", "PROPN") and not (after is not None and after.pos_ == "NOUN")


def _counted(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`two years before` something is an amount; `two years before.` a date."""
    if match["way"] in ("before", "after", "afterwards", "back", "prior"):
        after = doc[last] if last < len(doc) else None
        return (
            after is None
            or after.is_punct
            or after.lower_ in ("when", "and", "but")
            or after.pos_ in ("AUX",)
        )
    return True


def _spelled_year(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """A spelled number is a year after `in`, `the year`, a month, or where the model sees a date."""
    if match["theyear"] or match["mod"]:
        return True
    before = doc[first - 1].lower_ if first else ""
    after = doc[last].pos_ if last < len(doc) else ""
    hyphen = "hundred" not in match[0] and "thousand" not in match[0]
    return (doc[last - 1].ent_type_ == "DATE" and hyphen) or (
        before in ("in", "since", "by", "until") and after not in ("NOUN",)
    )


def _quoted_year(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    before = doc[first - 1].lower_ if first else ""
    return doc[last - 1].ent_type_ == "DATE" or before in ("in", "since", "of", "by", "from", "until")


def _short_decade(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`in his 40s` is an age, `the '80s` a decade."""
    before = doc[first - 1].lower_ if first else ""
    return before not in ("his", "her", "their", "my", "your", "upper", "lower", "low", "high") and (
        "'" in match[0][: match[0].find(match["tens"]) + 1]
        or match[0].startswith("the ")
        and doc[last - 1].ent_type_ == "DATE"
    )


def _past_unit(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    return match["which"] == "past" or match["unit"] not in ("day", "minute")


def _dayhour(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    token = doc[last - 1]
    return (
        token.pos_ in ("NOUN", "PROPN")
        and token.dep_ != "compound"
        and token.ent_type_ not in ("ORG", "GPE", "WORK_OF_ART", "PERSON")
    )


def _figures(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """Figures with points or a short year need another sign of a date."""
    return len(match["y"]) == 4 or match["sep"] == "/" or doc[last - 1].ent_type_ == "DATE"


def _clock_24(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`19:30` is an hour, `3:2` a score; verses and ratios are not hours."""
    before = doc[first - 1].lower_ if first else ""
    return (
        len(match["hour"]) == 2
        or before in ("at", "by", "until", "from", "before", "after", "around", "about", "since")
        or doc[last - 1].ent_type_ == "TIME"
    )


def _told_quarter(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    return not (last < len(doc) and doc[last].lower_ in ("of", "century", "mile", "final", "-"))


def _day_before(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    after = doc[last] if last < len(doc) else None
    return (
        match["way"] in ("following", "earlier")
        or after is None
        or after.is_punct
        or after.pos_ in ("AUX", "CCONJ")
    )


def _first_units(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    return True


def _feast(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    return _cased(match, doc, first, last) and not any(
        token.ent_type_ in ("GPE", "PERSON") for token in doc[first:last]
    )


def _the_unit(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`the week` by itself, where nothing says which week."""
    after = doc[last] if last < len(doc) else None
    if after is None or after.is_punct or after.lower_ == "'s":
        return True
    return after.pos_ in ("AUX", "VERB", "ADV", "CCONJ") and after.tag_ not in ("VBN", "VBG")


def _vague_duration(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`for a while`, but not `a time of war` and not `some time ago`."""
    before = doc[first - 1].lower_ if first else ""
    after = doc[last].lower_ if last < len(doc) else ""
    return before in ("for", "in", "after", "within", "over", "quite") and after not in ("ago", "of", "when", "later")


def _the_time(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """`at the time`, where no clause or phrase says which."""
    after = doc[last] if last < len(doc) else None
    if first == 0 or doc[first - 1].lower_ != "at":
        return False
    return after is None or (after.lower_ not in ("of", "when", "that", "as") and after.pos_ not in ("NOUN", "DET", "PROPN"))


GUARDS: dict[str, Guard] = {
    "the_unit": _the_unit, "vague_duration": _vague_duration, "the_time": _the_time,
    "year": _year, "month": _month, "weekday": _weekday, "season": _season, "reference": _reference,
    "told_unit": _told_unit, "duration": _duration, "rate": _rate, "plural_units": _plural_units, "quarter": _rank_of_period,
    "recurring": _recurring, "ordinal_day": _ordinal_day, "part_of_day": _part_of_day, "bare_part_of_day": _bare_part_of_day,
    "counted": _counted, "spelled_year": _spelled_year, "quoted_year": _quoted_year, "short_decade": _short_decade,
    "past_unit": _past_unit, "dayhour": _dayhour, "figures": _figures, "clock_24": _clock_24, "told_quarter": _told_quarter,
    "day_before": _day_before, "first_units": _first_units, "feast": _feast, "day_word": _never_in_name,
}  # fmt: skip
