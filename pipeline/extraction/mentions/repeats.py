"""Names that the document gives elsewhere and the model missed here. Public: `repeated_spans`,
`acronym_spans`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.extraction.mentions.alikeness import is_acronym
from pipeline.extraction.mentions.namespans import NameSpan
from pipeline.extraction.mentions.words import Words
from pipeline.knowledge.names import pieces

_TRUSTED = ("person", "organization", "city", "armed_group", "party", "outlet", "agency", "region", "place")
_SHORTEST = 3  # letters of a word that stands alone
_LONGEST = 8  # tokens


def acronym_spans(spans: Sequence[NameSpan], words: Words) -> list[NameSpan]:
    """The spans and, in brackets after a name, its acronym: "Ruritanian Harbour Board (RHB)"."""
    found = list(spans)
    taken = {index for span in spans for index in range(span.first, span.last)}
    for span in spans:
        index = span.last + 1
        if index + 1 >= len(words) or index in taken or span.last - span.first < 2:
            continue
        if words.text[span.last] != "(" or words.text[index + 1] != ")" or not words.text[index].isupper():
            continue
        full = tuple(piece for word in words.text[span.first : span.last] for piece in pieces(word))
        if is_acronym(words.text[index], full):
            found.append(NameSpan(index, index + 1, span.kind, "shape"))
    return sorted(found, key=lambda span: span.first)


def repeated_spans(spans: Sequence[NameSpan], words: Words) -> list[NameSpan]:
    """The spans and every other place where one of their names stands outside them."""
    names = _names(spans, words)
    taken = {index for span in spans for index in range(span.first, span.last)}
    found = list(spans)
    index = 0
    while index < len(words):
        match = None if index in taken or words.sentence[index] < 0 else _match(index, names, words, taken)
        if match is None:
            index += 1
            continue
        found.append(match)
        index = match.last
    return sorted(found, key=lambda span: span.first)


def _names(spans: Sequence[NameSpan], words: Words) -> dict[str, dict[tuple[str, ...], str]]:
    """Kind of each name by its first word and its words, lower case; surnames and given names count too."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for span in spans:
        if span.kind not in _TRUSTED:
            continue
        key = tuple(words.lower[span.first : span.last])
        votes.setdefault(key, Counter())[span.kind] += 2
        if span.kind == "person" and len(key) > 1:
            for part in (key[-1:], key[:1]):
                if len(part[0]) >= _SHORTEST and part[0].isalpha():
                    votes.setdefault(part, Counter())["person"] += 1
    names: dict[str, dict[tuple[str, ...], str]] = {}
    for key, counts in votes.items():
        kind = min(counts, key=lambda kind: (-counts[kind], kind))
        names.setdefault(key[0], {})[key] = kind
    return names


def _match(
    index: int, names: dict[str, dict[tuple[str, ...], str]], words: Words, taken: set[int]
) -> NameSpan | None:
    starting = names.get(words.lower[index])
    if starting is None or not words.is_capital[index]:
        return None
    for length in range(min(_LONGEST, len(words) - index), 0, -1):
        key = tuple(words.lower[index : index + length])
        if key not in starting or not taken.isdisjoint(range(index, index + length)):
            continue
        if length == 1 and not _is_name_here(index, words):
            continue
        return NameSpan(index, index + length, starting[key], "repeat")
    return None


def _is_name_here(index: int, words: Words) -> bool:
    """Whether a single word is meant as a name: tagged as one, or capitalised inside a sentence."""
    if len(words.text[index]) < _SHORTEST:
        return False
    if index > 1 and words.text[index - 1] == "-" and words.is_capital[index - 2]:
        return False  # half of a double name
    if words.is_name_tag(index):
        return True
    opens = index == 0 or words.sentence[index - 1] != words.sentence[index]
    return not opens and words.tag[index] in ("NN", "NNS", "JJ", "FW", "VBP", "UH")
