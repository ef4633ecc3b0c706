"""Names that the model broke in two or cut short. Public: `join_names`."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.mentions.namespans import NameSpan
from pipeline.extraction.mentions.shapes import DAYS_AND_MONTHS
from pipeline.extraction.mentions.vocabulary import Vocabulary
from pipeline.extraction.mentions.words import Words

_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "upper", "lower", "greater", "central", "inner", "outer"}
)


def join_names(spans: list[NameSpan], words: Words, vocabulary: Vocabulary) -> list[NameSpan]:
    """Persons whose name the model broke in two, or left before its last word, or around a nickname."""
    found: list[NameSpan] = []
    starts = {span.first for span in spans}
    for given in spans:
        span = _with_direction(given, found, words)
        before = found[-1] if found else None
        if before is not None and _are_one_person(before, span, words):
            found[-1] = NameSpan(before.first, span.last, "person", "model")
            continue
        last = span.last
        if span.kind == "person" and span.evidence == "model":
            if _opens_nickname(span, words) and last + 1 < len(words) and words.is_capital[last + 1]:
                last += 2
            while last < len(words) and last not in starts and _goes_on(last, words, vocabulary):
                last += 1
        found.append(span if last == span.last else replace(span, last=last))
    return found


def _are_one_person(before: NameSpan, span: NameSpan, words: Words) -> bool:
    """Whether two persons in a row, or with a nickname between them, are one."""
    if not before.kind == "person" == span.kind or before.evidence == "knowledge":
        return False
    return before.last == span.first or _is_nickname(before.last, span.first, words)


def _with_direction(span: NameSpan, before: list[NameSpan], words: Words) -> NameSpan:
    """A city or region with the quarter of the sky before it: "East Jerusalem", "Upper Galilee"."""
    first = span.first - 1
    if span.kind not in ("city", "region", "place") or first < 0 or words.lower[first] not in _DIRECTIONS:
        return span
    if (
        not words.is_capital[first]
        or words.tag[first] != "NNP"
        or words.sentence[first] != words.sentence[span.first]
    ):
        return span
    if before and before[-1].last > first:
        return span
    return NameSpan(first, span.last, span.kind, "model")


def _is_nickname(first: int, last: int, words: Words) -> bool:
    """Whether the tokens first:last are one or two words in quotation marks."""
    return (
        3 <= last - first <= 4
        and words.text[first] in ('"', "'", "``")
        and words.text[last - 1] in ('"', "'", "''")
    )


def _opens_nickname(span: NameSpan, words: Words) -> bool:
    """Whether a quotation mark inside the name is closed only after it."""
    inside = sum(words.text[index] in ('"', "``", "''") for index in range(span.first, span.last))
    return inside == 1 and span.last < len(words) and words.text[span.last] in ('"', "''")


def _goes_on(index: int, words: Words, vocabulary: Vocabulary) -> bool:
    """Whether the word carries on the person's name before it."""
    return (
        words.is_capital[index]
        and words.tag[index] == "NNP"
        and words.sentence[index] == words.sentence[index - 1]
        and words.text[index].isalpha()
        and not words.text[index].isupper()
        and words.lower[index] not in vocabulary.titles
        and words.lower[index] not in DAYS_AND_MONTHS
        and words.lower[index] not in vocabulary.organization_heads
        and words.lower[index] not in vocabulary.other_heads
        and words.dep[index - 1] in ("compound", "nsubj", "pobj", "flat", "dobj", "appos", "conj")
        and words.head[index - 1] == index
    )
