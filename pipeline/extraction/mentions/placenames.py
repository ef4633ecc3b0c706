"""Names that the gazetteer alone makes sure: great places of several words, and datelines in capitals.

Public: `place_spans`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.mentions.namespans import NameSpan
from pipeline.extraction.mentions.words import Words
from pipeline.knowledge.gazetteer import Candidate, Gazetteer

_LONGEST = 3  # words
_GREAT = 200_000  # inhabitants
_DATELINE = 10  # tokens within which the dash or the credit of a dateline stands
_DASHES = frozenset({"-", "–", "—", "--"})


def place_spans(words: Words, gazetteer: Gazetteer) -> Iterator[NameSpan]:
    """Names that do not overlap, from left to right."""
    index = 0
    while index < len(words):
        span = None
        if words.sentence[index] >= 0 and words.is_capital[index]:
            opens = index == 0 or words.sentence[index - 1] != words.sentence[index]
            span = (_dateline(index, words, gazetteer) if opens else None) or _great(index, words, gazetteer)
        if span is not None:
            yield span
        index = span.last if span is not None else index + 1


def _great(index: int, words: Words, gazetteer: Gazetteer) -> NameSpan | None:
    """A first-order division or a great city of two words or three ("Tamil Nadu")."""
    for length in range(_LONGEST, 1, -1):
        last = index + length
        if last > len(words) or not _is_run(index, last, words):
            continue
        found = [c for c in gazetteer.candidates(words.surface(index, last)) if _is_great(c)]
        if found:
            kind = "region" if found[0].place.kind == "division1" else "city"
            return NameSpan(index, last, kind, "gazetteer")
    return None


def _is_run(first: int, last: int, words: Words) -> bool:
    return all(
        words.is_capital[i]
        and words.tag[i].startswith("NNP")
        and words.sentence[i] == words.sentence[first]
        and not (i < last - 1 and words.is_dashed(i))
        for i in range(first, last)
    )


def _is_great(candidate: Candidate) -> bool:
    place = candidate.place
    is_great = place.kind == "division1" or (place.kind == "city" and place.population >= _GREAT)
    return candidate.is_primary and is_great


def _dateline(index: int, words: Words, gazetteer: Gazetteer) -> NameSpan | None:
    """The place in capitals that opens a text: "SAN JUAN, Puerto Rico (AP) -"."""
    last = index
    while last < min(index + 4, len(words)) and words.text[last].isupper() and words.text[last][0].isalpha():
        last += 1
    after = words.text[last : index + _DATELINE]
    if last == index or not after or after[0] not in (",", "(", *_DASHES) or _DASHES.isdisjoint(after):
        return None
    for end in range(last, index, -1):
        if any(c.is_primary for c in gazetteer.candidates(words.surface(index, end))):
            return NameSpan(index, end, "city", "gazetteer")
    return None
