"""What a number says: its value, the bounds that its qualifier and its vagueness leave."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.quantities.lexicon import QuantityLexicon

ABOUT = 0.05  # "about 100" allows 95 to 105: our convention, after the usual reading of rounded figures


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds and point of an amount, with how exact its words are (`tables.QUALIFIERS`)."""

    low: float | None
    high: float | None
    point: float | None
    qualifier: str
    unit: str | None


def amount_of(match: re.Match[str], lexicon: QuantityLexicon) -> Amount | None:
    """The amount that a match of `lexicon.expression` states; null when its words make no number."""
    unit = _unit(match, lexicon)
    qualifier = _qualifier(match, lexicon)
    if match["plural"]:
        return _vague(_plural(match["plural"], lexicon), qualifier, unit)
    if match["few"]:
        return _few(match["few"], lexicon, unit)
    first = number(match["first"], lexicon)
    if first is None:
        return None
    if match["second"] and (match["between"] or match["range"].lower() not in ("and",)):
        second = number(match["second"], lexicon)
        if second is None:
            return None
        first = _same_scale(first, second, match["first"], match["second"])
        return Amount(min(first, second), max(first, second), None, "range", unit)
    return _qualified(first, qualifier, unit)


def number(words: str, lexicon: QuantityLexicon) -> float | None:
    """The value of digits or number words: "3.7 million", "two hundred and five", "half a million"."""
    total, current = 0.0, None  # closed groups of a thousand and more; the open group below them
    for token in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", words.lower()):
        value, kind = _value(token, lexicon)
        if kind is None:
            return None
        if kind == "cardinal" and token != "dozen":
            current = (current or 0.0) + value
        elif kind == "article":
            current = value if current is None else current * value
        elif kind == "scale" and value >= 1000:
            total, current = _close_group(total, current, value), None
        elif kind != "and":
            current = (1.0 if current is None else current) * value
    return total + (current or 0.0)


def _close_group(total: float, current: float | None, scale: float) -> float:
    """ "A thousand million" multiplies what is closed; "two million three hundred thousand" adds to it."""
    return (
        total * scale if current is None and total else total + (1.0 if current is None else current) * scale
    )


def _value(token: str, lexicon: QuantityLexicon) -> tuple[float, str | None]:
    if token[0].isdigit():
        return float(token.replace(",", "")), "cardinal"
    if token in ("a", "an"):
        return 1.0, "article"
    if token == "half":
        return 0.5, "article"
    if token == "and":
        return 0.0, "and"
    word = lexicon.words.get(token)
    return (word.value, word.kind) if word else (0.0, None)


def _same_scale(first: float, second: float, first_words: str, second_words: str) -> float:
    """ "5 to 7 million" means five million: a bare number takes the scale of what follows."""
    scaled = re.search(r"[a-z]+\s*$", second_words, re.IGNORECASE)
    if not scaled or re.search(r"[a-z]", first_words, re.IGNORECASE) or first >= second:
        return first
    leading = re.match(r"[\d.,]+", second_words)
    return first * second / float(leading[0].replace(",", "")) if leading else first


def _plural(words: str, lexicon: QuantityLexicon) -> float:
    value = 1.0
    for token in re.findall(r"[a-z]+", words.lower()):
        if token != "of":
            value *= lexicon.words[token].value
    return value


def _vague(value: float, qualifier: str, unit: str | None) -> Amount:
    """ "Tens of thousands": at least ten thousand; open above."""
    high = value * 100 if qualifier == "at_most" else None
    return Amount(value, high, None, "vague", unit)


def _few(words: str, lexicon: QuantityLexicon, unit: str | None) -> Amount:
    tokens = re.findall(r"[a-z]+", words.lower())
    few = next(
        lexicon.words[token]
        for token in tokens
        if token in lexicon.words and lexicon.words[token].kind == "few"
    )
    scale = lexicon.words[tokens[-1]].value
    return Amount(few.value * scale, (few.high or few.value) * scale, None, "vague", unit)


def _qualified(value: float, qualifier: str, unit: str | None) -> Amount:
    bounds = {
        "at_least": (value, None),
        "at_most": (None, value),
        "about": (value * (1 - ABOUT), value * (1 + ABOUT)),
    }
    low, high = bounds.get(qualifier, (value, value))
    return Amount(low, high, value, qualifier, unit)


def _qualifier(match: re.Match[str], lexicon: QuantityLexicon) -> str:
    for part in ("before", "after"):
        if match[part]:
            return lexicon.qualifiers[" ".join(match[part].lower().split())]
    return "exact"


def _unit(match: re.Match[str], lexicon: QuantityLexicon) -> str | None:
    for part in ("sign", "unit"):
        form = match[part]
        if form:
            return lexicon.units.get(form) or lexicon.units.get(form.lower())
    return None
