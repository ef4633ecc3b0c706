"""Names in headlines that capitalise every word. Public: `without_title_case`.

There a capital says nothing: "Harbour Board Rejects Demands" is taken for one name. A word that the article
writes in lower case elsewhere, and nowhere else with a capital inside a sentence, ends the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extraction.mentions.namespans import NameSpan
from pipeline.extraction.mentions.words import Words

_SHARE = 0.8  # of the longer words that carry a capital
_FEWEST = 4
_LONG = 4  # letters from which such headlines capitalise every word


def without_title_case(spans: Sequence[NameSpan], words: Words) -> list[NameSpan]:
    """The spans of the model in such headlines cut to what is a name elsewhere; the others as they are."""
    titles = frozenset(_titles(words))
    if not titles:
        return list(spans)
    elsewhere = {
        tuple(words.lower[span.first : span.last])
        for span in spans
        if words.sentence[span.first] not in titles
    }
    plain = _plain(words, titles)
    found: list[NameSpan] = []
    for span in spans:
        if (
            words.sentence[span.first] not in titles
            or span.evidence != "model"
            or tuple(words.lower[span.first : span.last]) in elsewhere
        ):
            found.append(span)
        else:
            found.extend(_cut(span, words, plain))
    return found


def _titles(words: Words) -> Iterator[int]:
    """Sentences in which nearly every longer word but the first has a capital."""
    numbered = ((sentence, index) for index, sentence in enumerate(words.sentence) if sentence >= 0)
    for sentence, group in groupby(numbered, key=lambda pair: pair[0]):
        longer = [i for _, i in list(group)[1:] if words.text[i].isalpha() and len(words.text[i]) >= _LONG]
        capitals = sum(words.is_capital[i] for i in longer)
        if capitals >= _FEWEST and capitals >= _SHARE * len(longer):
            yield sentence


def _plain(words: Words, titles: frozenset[int]) -> frozenset[str]:
    """Words that other sentences write in lower case, and none with a capital past its beginning."""
    lower, capital = set(), set()
    for index, sentence in enumerate(words.sentence):
        if sentence < 0 or sentence in titles:
            continue
        if words.text[index].islower():
            lower.add(words.lower[index])
        elif index and words.sentence[index - 1] == sentence:
            capital.add(words.lower[index])
    return frozenset(lower - capital)


def _cut(span: NameSpan, words: Words, plain: frozenset[str]) -> Iterator[NameSpan]:
    """The first run of words that are not plain; none where all are."""
    first = span.first
    while first < span.last and words.lower[first] in plain:
        first += 1
    last = first
    while last < span.last and (words.lower[last] not in plain or not words.is_capital[last]):
        last += 1
    while last > first and not words.is_capital[last - 1]:
        last -= 1
    if first < last:
        yield replace(span, first=first, last=last)
