"""Names that the knowledge base has, found in the text. Public: `known_spans`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.mentions.namespans import NAME_PARTICLES, NameSpan
from pipeline.extraction.mentions.words import Words
from pipeline.knowledge.base import Knowledge, NameUse
from pipeline.knowledge.names import pieces

_LONGEST = 14  # tokens
_JOINTS = frozenset({"-", ".", "&", ",", "'", '"', "–", "/"})
_WAVERING = frozenset({"JJ", "NNS", "NN", "FW", "VBP", "RB", "UH"})


def known_spans(words: Words, knowledge: Knowledge) -> Iterator[NameSpan]:
    """The longest known names from left to right."""
    split = [
        pieces(word) if sentence >= 0 else ()
        for word, sentence in zip(words.text, words.sentence, strict=True)
    ]
    index = 0
    while index < len(words):
        may_begin = words.is_capital[index] or words.lower[index] in NAME_PARTICLES
        match = _longest(index, split, words, knowledge) if may_begin else None
        if match is None:
            index += 1
            continue
        yield match
        index = match.last


def _longest(index: int, split: list[tuple[str, ...]], words: Words, knowledge: Knowledge) -> NameSpan | None:
    key: tuple[str, ...] = ()
    best: NameSpan | None = None
    for last in range(index, min(index + _LONGEST, len(words))):
        if words.sentence[last] != words.sentence[index]:
            break
        if not split[last]:
            if words.text[last] in _JOINTS:
                continue
            break
        key += split[last]
        uses = knowledge.uses_of(key)
        if uses:
            fitting = tuple(use for use in uses if _is_written_so(use, index, last + 1, words))
            if fitting:
                best = NameSpan(index, last + 1, fitting[0].entry.kind, "knowledge", fitting)
        if not knowledge.is_prefix(key):
            break
    return best


def _is_written_so(use: NameUse, first: int, last: int, words: Words) -> bool:
    """Whether the case of the words allows that use: acronyms as they are written, names with capitals."""
    written = use.written.replace(".", "")
    if written.isupper() and len(written) <= 6 and " " not in written:
        return "".join(words.text[first:last]).replace(".", "") == written
    if last - first == 1:
        return _is_one_word(use, first, words)
    return all(
        words.is_capital[i]
        or len(words.text[i]) <= 3
        or words.text[i] in use.written
        or not words.text[i].isalpha()
        for i in range(first, last)
    )


def _is_one_word(use: NameUse, index: int, words: Words) -> bool:
    """A single word must look like a name; where it opens a sentence, the model must take it for one too."""
    if not words.is_capital[index]:
        return False
    if use.written.startswith("The ") and use.entry.kind in ("outlet", "agency"):
        return index > 0 and words.text[index - 1] == "The"
    if words.is_name_tag(index) or use.form in ("adjective", "people"):
        return True
    opens = index == 0 or words.sentence[index - 1] != words.sentence[index]
    is_person = use.entry.kind == "person" and words.is_person[index]
    is_armed = use.entry.kind == "armed_group" and not words.text[index].isupper()
    return words.tag[index] in _WAVERING and (is_person or is_armed or not opens)
