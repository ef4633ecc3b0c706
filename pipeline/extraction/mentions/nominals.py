"""Common nouns and pronouns that may refer to named things. Public: `find_nominals`, `find_pronouns`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extraction.mentions.drafts import Draft
from pipeline.extraction.mentions.vocabulary import GroupNoun, Vocabulary
from pipeline.extraction.mentions.words import Words

_PRONOUNS: dict[str, tuple[str, str | None, bool]] = {
    "he": ("person", "m", False), "him": ("person", "m", False), "his": ("person", "m", False),
    "himself": ("person", "m", False),
    "she": ("person", "f", False), "her": ("person", "f", False), "hers": ("person", "f", False),
    "herself": ("person", "f", False),
    "it": ("organization", None, False), "its": ("organization", None, False),
    "itself": ("organization", None, False),
    "they": ("people", None, True), "them": ("people", None, True), "their": ("people", None, True),
    "themselves": ("people", None, True),
    "i": ("person", None, False), "we": ("people", None, True),
}  # fmt: skip
_LEFT_DEPS = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "case", "punct"}
)
_MAX_WIDTH = 8


def find_nominals(words: Words, vocabulary: Vocabulary, names: Sequence[Draft]) -> Iterator[Draft]:
    """Noun phrases whose head is a group noun and that are no part of a name, up to their head."""
    taken = {index for draft in names if draft.form != "demonym" for index in range(draft.first, draft.last)}
    for index, tag in enumerate(words.tag):
        if index in taken or words.sentence[index] < 0 or not tag.startswith("NN"):
            continue
        noun, length = _noun(index, words, vocabulary)
        if noun is None or words.dep[index] in ("compound", "amod", "nmod"):
            continue
        first = _phrase_start(index - length + 1, index, words)
        yield Draft(
            first, index + 1, index, "nominal", noun.kind,
            is_plural=noun.is_plural, noun=noun.noun, role=noun.role,
        )  # fmt: skip


def _noun(index: int, words: Words, vocabulary: Vocabulary) -> tuple[GroupNoun | None, int]:
    for length in (3, 2, 1):
        if length <= index + 1:
            noun = vocabulary.group_nouns.get(" ".join(words.lower[index - length + 1 : index + 1]))
            if noun is not None:
                return noun, length
    return None, 0


def _phrase_start(first: int, head: int, words: Words) -> int:
    """Leftmost token of the unbroken run of words that modify the head."""
    start = first
    while start > 0 and head - start < _MAX_WIDTH and words.sentence[start - 1] == words.sentence[head]:
        before = start - 1
        if words.dep[before] not in _LEFT_DEPS or not _leads_to(before, start, head, words):
            break
        start = before
    return start


def _leads_to(index: int, low: int, head: int, words: Words) -> bool:
    for _ in range(4):
        index = words.head[index]
        if index == head:
            return True
        if not low <= index <= head:
            return False
    return False


def find_pronouns(words: Words) -> Iterator[Draft]:
    """Personal and possessive pronouns."""
    for index, lower in enumerate(words.lower):
        found = _PRONOUNS.get(lower)
        if found is None or words.sentence[index] < 0 or words.pos[index] not in ("PRON", "DET"):
            continue
        if lower == "it" and words.dep[index] == "expl":
            continue
        kind, gender, plural = found
        yield Draft(index, index + 1, index, "pronoun", kind, gender=gender, is_plural=plural)
