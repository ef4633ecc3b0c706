"""Names of bodies that their words give away ("Ministry of Trade"). Public: `shaped_spans`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.mentions.namespans import ARTICLES, NAME_PARTICLES, NameSpan
from pipeline.extraction.mentions.vocabulary import Vocabulary
from pipeline.extraction.mentions.words import Words

_NAME_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS", "VBG", "CD"})
_ON_HEADS = frozenset(
    {"commission", "committee", "council", "conference", "panel", "forum", "office", "centre", "center"}
)


def shaped_spans(words: Words, vocabulary: Vocabulary) -> Iterator[NameSpan]:
    """Names built around a head word of bodies, from left to right."""
    index = 0
    while index < len(words):
        if (
            words.is_capital[index]
            and words.sentence[index] >= 0
            and words.lower[index] in vocabulary.organization_heads
        ):
            span = _body(index, words, vocabulary)
            if span is not None:
                yield span
                index = span.last
                continue
        index += 1


def _body(index: int, words: Words, vocabulary: Vocabulary) -> NameSpan | None:
    """The name of a body around its head word: capitals to the left, "of X and Y" to the right."""
    first = index
    while _goes_on_left(first, index, words):
        first -= 1
    while first < index and (words.lower[first] in ARTICLES or not words.is_capital[first]):
        first += 1
    last = index + 1
    while (
        last < len(words)
        and words.is_capital[last]
        and words.sentence[last] == words.sentence[index]
        and words.lower[last] in vocabulary.organization_heads
    ):
        last += 1
    if words.lower[last - 1] in vocabulary.heads_with_of:
        last = _with_of(last, words, vocabulary)
    elif words.lower[last - 1] in vocabulary.other_heads or (
        last < len(words) and words.is_capital[last] and words.lower[last] in vocabulary.other_heads
    ):
        return None
    if last - first < 2 or (words.lower[index] == "administration" and last - first == 2):
        return None
    return NameSpan(first, last, vocabulary.organization_heads[words.lower[index]], "shape")


def _goes_on_left(first: int, index: int, words: Words) -> bool:
    before = first - 1
    if before < 0 or words.sentence[before] != words.sentence[index] or words.is_dashed(before):
        return False
    if words.is_capital[before]:
        return words.tag[before] in _NAME_TAGS and words.lower[before] not in ARTICLES
    return (
        (words.text[before] in ("&", "-") or words.lower[before] in NAME_PARTICLES - {"a", "an", "as", "do"})
        and before > 0
        and words.is_capital[before - 1]
        and words.tag[before - 1] in _NAME_TAGS
        and words.sentence[before - 1] == words.sentence[index]
    )


def _with_of(last: int, words: Words, vocabulary: Vocabulary) -> int:
    """Past "of X", "for the X and Y", as long as capitals follow."""
    sentence = words.sentence[last - 1]
    links = ("of", "for", "on", "to") if words.lower[last - 1] in _ON_HEADS else ("of", "for")
    end = last
    while end < len(words) and words.lower[end] in links and words.sentence[end] == sentence:
        begin = end + 1 + (end + 1 < len(words) and words.lower[end + 1] == "the")
        step = _past_capitals(begin, sentence, words, vocabulary)
        if step == begin:
            return end
        end = step
    return end


def _past_capitals(step: int, sentence: int, words: Words, vocabulary: Vocabulary) -> int:
    while step < len(words) and words.is_capital[step] and words.sentence[step] == sentence:
        if words.lower[step] in DAYS_AND_MONTHS or words.lower[step] in vocabulary.titles:
            return step
        step += 1
        if (
            step + 1 < len(words)
            and words.lower[step] in ("and", "&")
            and words.is_capital[step + 1]
            and words.tag[step + 1] != "PRP"
        ):
            step += 1
    return step


DAYS_AND_MONTHS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
     "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
     "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)  # fmt: skip
