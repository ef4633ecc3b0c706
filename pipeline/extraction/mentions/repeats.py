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
_BODIES = frozenset({"organization", "armed_group", "party", "outlet", "agency", "government"})
_SHORTEST = 3  # letters of a word that stands alone
_LONGEST = 8  # tokens


def acronym_spans(spans: Sequence[NameSpan], words: Words) -> list[NameSpan]:
    """The spans and, in brackets after a body's name, its acronym: "Ruritanian Harbour Board (RHB)".

    The letters need not be the initials, which are often those of the name in another language. An acronym
    of words in lower case ("net asset value (NAV)") names nothing, wherever it stands.
    """
    found = {(span.first, span.last): span for span in spans}
    taken = {index: span for span in spans for index in range(span.first, span.last)}
    concepts = _concepts(words)
    for span in spans:
        index = span.last + 1
        if span.last - span.first < 2 or not _in_brackets(index, words):
            continue
        held = taken.get(index)
        is_body = span.kind in _BODIES and sum(map(str.isupper, words.text[index])) >= _SHORTEST
        if not (is_body or (words.text[index].isupper() and _is_acronym_of(index, span, words))):
            continue
        if held is None or (held.evidence == "model" and held.last - held.first == 1):
            found[index, index + 1] = NameSpan(index, index + 1, span.kind, "shape")
    kept = (
        span
        for span in found.values()
        if span.evidence == "knowledge"
        or span.last - span.first > 1
        or words.text[span.first] not in concepts
    )
    return sorted(kept, key=lambda span: span.first)


def _in_brackets(index: int, words: Words) -> bool:
    return index + 1 < len(words) and words.text[index - 1] == "(" and words.text[index + 1] == ")"


def _is_acronym_of(index: int, span: NameSpan, words: Words) -> bool:
    full = tuple(piece for word in words.text[span.first : span.last] for piece in pieces(word))
    return is_acronym(words.text[index], full)


def _concepts(words: Words) -> frozenset[str]:
    """Acronyms that the document explains by words in lower case."""
    found: set[str] = set()
    for index in range(2, len(words) - 1):
        text = words.text[index].removesuffix("s")
        if not (text.isupper() and text.isalpha() and 2 <= len(text) <= 6 and _in_brackets(index, words)):
            continue
        before = [word for word in words.text[max(0, index - 3 - 2 * len(text)) : index - 1] if word != "-"]
        for count in (len(text), len(text) + 1):
            expansion = before[-count:]
            if len(expansion) > 1 and all(map(str.islower, expansion)) and is_acronym(text, tuple(expansion)):
                found.update((text, text + "s"))
    return frozenset(found)


def repeated_spans(spans: Sequence[NameSpan], words: Words) -> list[NameSpan]:
    """The spans and every other place where one of their names stands outside them."""
    names = _names(spans, words)
    plain = frozenset(word for word in words.text if word.islower())
    taken = {index for span in spans for index in range(span.first, span.last)}
    found = list(spans)
    index = 0
    while index < len(words):
        match = (
            None
            if index in taken or words.sentence[index] < 0
            else _match(index, names, words, taken=taken, plain=plain)
        )
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
    index: int,
    names: dict[str, dict[tuple[str, ...], str]],
    words: Words,
    *,
    taken: set[int],
    plain: frozenset[str],
) -> NameSpan | None:
    starting = names.get(words.lower[index])
    if starting is None or not words.is_capital[index]:
        return None
    for length in range(min(_LONGEST, len(words) - index), 0, -1):
        key = tuple(words.lower[index : index + length])
        if key not in starting or not taken.isdisjoint(range(index, index + length)):
            continue
        if length == 1 and not (
            _is_name_here(index, words) or (starting[key] == "person" and _opens_as_name(index, words, plain))
        ):
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


def _opens_as_name(index: int, words: Words, plain: frozenset[str]) -> bool:
    """Whether a person's name, which the tagger takes for an ordinary word, stands before the verb."""
    return (
        len(words.text[index]) > _SHORTEST
        and words.lower[index] not in plain
        and words.tag[index] in ("NN", "NNS", "JJ", "FW", "RB", "UH", "VBN")
        and index + 1 < len(words)
        and words.tag[index + 1] in ("VBD", "VBZ", "MD", "POS")
    )
