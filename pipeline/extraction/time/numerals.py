"""Numbers in words and figures, as time expressions use them."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extraction.time.vocabulary import time_vocabulary

_FIGURES = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:[ -](\d)/(\d))?")
_HALF = re.compile(r"\s*and (?:a )?half\b.*")


@lru_cache(maxsize=4096)
def number_of(words: str) -> float | None:
    """The number that the words say, in lower case; null where they are vague (`several`) or no number."""
    text = words.strip()
    half = 0.0
    if _HALF.search(text):
        text, half = _HALF.sub("", text), 0.5
    if figures := _FIGURES.fullmatch(text):
        fraction = int(figures[2]) / int(figures[3]) if figures[2] and int(figures[3]) else 0.0
        return float(figures[1].replace(",", "")) + fraction + half
    whole = _spelled(text)
    return None if whole is None else whole + half


def _spelled(text: str) -> float | None:
    numbers = time_vocabulary().numbers
    if text in numbers:
        return numbers[text][1]
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+(?:and\s+)?", text):
        kind, value = numbers.get(word, (None, None))
        if value is None or kind in (None, "vague", "decade"):
            return None
        if kind == "scale":
            current = max(current, 1.0) * value
            if value >= 1000:
                total, current = total + current, 0.0
        else:
            current += value
    return total + current


@lru_cache(maxsize=1024)
def ordinal_of(words: str) -> int | None:
    """The rank that an ordinal says (`third`, `21st`); null when it is none."""
    if figures := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", words):
        return int(figures[1])
    kind, value = time_vocabulary().numbers.get(words.replace(" ", "-"), (None, None))
    return int(value) if kind == "ordinal" and value is not None else None


@lru_cache(maxsize=1024)
def spelled_year(words: str) -> int | None:
    """The year that words such as `nineteen ninety-six` or `two thousand five` say."""
    parts = re.split(r"[\s-]+", re.sub(r"\band\b", " ", words).strip())
    if "thousand" in parts:
        number = _spelled(" ".join(parts))
        return int(number) if number is not None and 1000 <= number < 2200 else None
    first = _spelled(parts[0])
    rest = [part for part in parts[1:] if part not in ("hundred", "oh")]
    second = _spelled(" ".join(rest)) if rest else 0.0
    if first is None or second is None or not 10 <= first <= 21 or second >= 100 or len(parts) < 2:
        return None
    return int(first * 100 + second)
