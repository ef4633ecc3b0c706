"""Whether a number of units is a time: not an age, a rank or a share."""

from __future__ import annotations

from pipeline.extraction.time.guards.place import Place

_OF_RATES = {"once", "twice", "times", "time", "%", "percent", "million", "billion", "thousand"}
_COUNTING = {"$", "%", "many", "several", "dozens", "hundreds", "thousands", "much"}
_NO_BARE_PLURAL = {"these", "those", "two", "the", "other", "working", "business", "light"}
_BEFORE_BARE_PLURAL = {
    "ADP", "VERB", "SCONJ", "ADV", "ADJ", "PUNCT", "CCONJ", "PRON", "PROPN", "NOUN", "AUX", "PART",
}  # fmt: skip


def duration(at: Place) -> bool:
    """An amount of time, but not an age, a rank, a share of something or a rate."""
    unit, one = at.match["unit"], at.match["one"]
    if _is_age(at) or _is_in_title(at):
        return False
    if unit == "second" and (one or at.token.tag_ != "NN" or _is_before_noun(at)):
        return False
    if unit in ("quarter", "quarters") and (
        at.word_after == "of" or not at.match["number"] or at.token.ent_type_ != "DATE"
    ):
        return False
    return not (one in ("a", "an") and not at.group("amount") and is_rate(at))


def _is_age(at: Place) -> bool:
    if at.word_after in ("old", "olds", "-old", "younger", "older") or at.word_before == "aged":
        return True
    beyond = at.last + 1
    return at.word_after == "-" and beyond < len(at.doc) and at.doc[beyond].lower_ in ("old", "olds")


def _is_in_title(at: Place) -> bool:
    return any(
        token.ent_type_ in ("WORK_OF_ART", "ORG", "PERSON") and token.text[:1].isupper()
        for token in at.tokens
    )


def _is_before_noun(at: Place) -> bool:
    return at.after is not None and at.after.pos_ in ("NOUN", "ADJ", "PROPN")


def is_rate(at: Place) -> bool:
    """Whether `a year` says how often: `$3 a share a year`, `twice a week`."""
    if at.before is None:
        return False
    if at.word_before in _OF_RATES or at.before.pos_ in ("NUM", "SYM"):
        return True
    if at.before.pos_ not in ("NOUN", "PROPN"):
        return False
    window = at.doc[max(0, at.first - 5) : at.first]
    return any(token.like_num or token.lower_ in _COUNTING for token in window)


def rate(at: Place) -> bool:
    return at.text.startswith("per") or is_rate(at)


def plural_units(at: Place) -> bool:
    """Bare `months`, `for years`; not after another determiner, and no part of a name."""
    if at.token.pos_ not in ("NOUN", "ADJ", "ADV", "NUM", "PUNCT", "PROPN"):
        return False
    if at.word_after in ("when", "where"):
        return False
    if at.word_after == "of":
        return at.word_before in ("for", "after", "follows", "despite")
    if at.match["unit"] in ("seconds", "quarters", "minutes") and (
        at.before is None or at.before.pos_ != "ADP"
    ):
        return False
    if at.before is None:
        return True
    if at.word_before in _NO_BARE_PLURAL:
        return at.text.startswith("the ")
    return at.before.pos_ in _BEFORE_BARE_PLURAL


def rank_of_period(at: Place) -> bool:
    """`second half` of a match is no half of a year, `the last quarter of the war` no quarter."""
    if at.match["period"] != "quarter":
        return bool(at.match["year"] or at.match["ref"]) or at.token.ent_type_ == "DATE"
    if at.match["ordinal"] == "latter":
        return False
    beyond = at.doc[min(at.last + 1, len(at.doc) - 1)].lower_
    return not (at.word_after == "of" and not at.match["year"] and beyond in ("the", "its"))


def told_quarter(at: Place) -> bool:
    return at.word_after not in ("of", "century", "mile", "final", "-")


def past_unit(at: Place) -> bool:
    """`the last day` is mostly the end of something."""
    return at.match["which"] == "past" or at.match["unit"] not in ("day", "minute")


def counted(at: Place) -> bool:
    """`two years before` something is an amount; `two years before.` a date."""
    if at.match["way"] not in ("before", "after", "afterwards", "back", "prior"):
        return True
    if at.after is None or at.after.is_punct:
        return True
    return at.word_after in ("when", "and", "but") or at.after.pos_ == "AUX"


def vague(at: Place) -> bool:
    """`for a while`, but not `a time of war` and not `some time ago`."""
    if at.word_before not in ("for", "in", "after", "within", "over", "quite"):
        return False
    return at.word_after not in ("ago", "of", "when", "later")
