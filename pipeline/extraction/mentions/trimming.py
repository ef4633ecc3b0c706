"""Spans without articles, titles and possessives. Public: `trimmed`, `without_title`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extraction.mentions.namespans import ARTICLES, NameSpan
from pipeline.extraction.mentions.vocabulary import Vocabulary
from pipeline.extraction.mentions.words import Words

_EDGE = frozenset("'\"()[]{}.,;:-–—/|*•…!?&©®™") | {"'s", "'", "--", "''", "``", "s'", ".-"}
_NEVER_LAST = frozenset(
    {"of", "or", "and", "in", "for", "on", "at", "to", "by", "with", "from", "the", "an", "that", "who"}
)
_PREFIXES = frozenset(  # "anti-Norwegian": what they stand before is the name
    {
        "anti",
        "pro",
        "non",
        "ex",
        "pre",
        "post",
        "mid",
        "neo",
        "inter",
        "intra",
        "trans",
        "sub",
        "semi",
        "then",
    }
)
_SHOUTED, _PAIR = 4, 2  # letters of a word in capitals that is none of a name's; tokens
_PARTIES = frozenset({"D", "R", "I"})  # "D-Maryland" after a member of Congress: where the member is from
_CUTS = frozenset({"(", ")", "/", "|", ";", ":", "--", "—", "–", "\n", "[", "]"})
_PERSONAL_TITLES = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "gen", "gen.", "general", "col", "col.",
     "colonel", "maj", "maj.", "lt", "lt.", "capt", "capt.", "sgt", "king", "queen", "prince", "princess",
     "sheikh", "imam", "president", "senator", "sen.", "rep.", "gov.", "judge", "rev", "rev.", "pastor",
     "bishop", "professor", "prof"}
)  # fmt: skip


def trimmed(first: int, last: int, kind: str, words: Words, vocabulary: Vocabulary) -> Iterator[NameSpan]:
    """The span without article, title, possessive and stray marks; cut at brackets and slashes."""
    for part_first, part_last in _parts(first, last, words):
        begin, end = part_first, part_last
        while begin < end and (words.text[begin] in _EDGE or words.lower[begin] in ARTICLES):
            begin += 1
        if begin <= end - 3 and words.text[begin + 1] == "-":
            if words.lower[begin] in _PREFIXES:
                begin += 2
            elif words.text[begin] in _PARTIES:
                kind, begin = "city", begin + 2
        while begin < end and (words.text[end - 1] in _EDGE or words.lower[end - 1] in _NEVER_LAST):
            end -= 1
        begin = _behind_plain_words(begin, end, kind, words)
        kind, begin = _untitled(begin, end, kind, words, vocabulary)
        if kind == "organization" and end - begin == 3 and words.lower[begin + 1] == "and":
            yield NameSpan(begin, begin + 1, kind, "model")
            begin += 2
        if begin < end and any(words.is_capital[i] or words.text[i][:1].isdigit() for i in range(begin, end)):
            yield NameSpan(begin, end, kind, "model")


def _behind_plain_words(begin: int, end: int, kind: str, words: Words) -> int:
    """First token behind words that the model took into a name: "Quoting the Senate", "MORE Ada Smith"."""
    index = begin
    while index < end - 1:
        text, tag = words.text[index], words.tag[index]
        opens = index == 0 or words.sentence[index - 1] != words.sentence[index]
        if kind == "person":
            shouted = text.isupper() and len(text) >= _SHOUTED and text.isalpha()
            if not shouted or all(words.text[i].isupper() for i in range(index, end)):
                return index
            index += 1
        elif kind != "organization":
            return index
        elif tag.startswith("VB") and words.lower[index + 1] == "the" and index < end - 2:
            index += 2
        elif (text.islower() and tag in ("JJ", "DT", "PDT", "IN")) or (
            opens and tag in ("VBN", "VBG") and end - index == _PAIR
        ):
            index += 1
        else:
            return index
    return index


def _parts(first: int, last: int, words: Words) -> Iterator[tuple[int, int]]:
    begin = first
    for index in range(first, last):
        if words.text[index] in _CUTS or words.sentence[index] < 0 or _is_dash(index, words):
            if begin < index:
                yield begin, index
            begin = index + 1
        elif words.is_dashed(index):
            yield begin, index + 1
            begin = index + 1
    if begin < last:
        yield begin, last


def _is_dash(index: int, words: Words) -> bool:
    """Whether the token is a hyphen with blanks on both sides."""
    return (
        words.text[index] == "-"
        and 0 < index < len(words) - 1
        and words.end[index - 1] < words.start[index]
        and words.end[index] < words.start[index + 1]
    )


def _after_title(begin: int, end: int, words: Words, vocabulary: Vocabulary) -> int:
    """First token after titles that stand at the head of a person's name."""
    index = begin
    while index < end - 1:
        for length in (3, 2, 1):
            title = " ".join(words.lower[index : index + length])
            if index + length < end and title in vocabulary.titles:
                index += length
                break
        else:
            return index
    return index


def _untitled(begin: int, end: int, kind: str, words: Words, vocabulary: Vocabulary) -> tuple[str, int]:
    """Kind and first token without titles; a "body" that is a title and a name is a person ("Gen Varga")."""
    name = _after_title(begin, end, words, vocabulary)
    if kind == "person":
        return kind, name
    titled_person = (
        kind == "organization"
        and begin < name
        and 1 <= end - name <= 3
        and words.lower[begin] in _PERSONAL_TITLES
        and all(words.is_capital[i] and words.text[i].isalpha() for i in range(name, end))
        and words.lower[end - 1] not in vocabulary.organization_heads
    )
    return ("person", name) if titled_person else (kind, begin)


def without_title(span: NameSpan, words: Words, vocabulary: Vocabulary) -> NameSpan:
    """Known persons without the title that their name is known with ("Pope Francis"), "Sheikh" apart."""
    if span.kind != "person" or span.last - span.first < 2 or words.lower[span.first] in ("sheikh", "dalai"):
        return span
    return replace(span, first=_after_title(span.first, span.last, words, vocabulary))
