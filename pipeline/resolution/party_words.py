"""The words for parties and subjects without a name: their head, how many they are, what they are about."""

from __future__ import annotations

import re

from spacy.lang.en.stop_words import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
# What follows a noun: from here on other things are named.
_BEHIND = re.compile(r",\s|\s(?:of|in|from|who|whom|that|which|with|for|on|at|near|to|by|including|and|or)\s")
_SPELLED = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_ANYBODY = frozenset(
    {
        "people", "person", "those", "others", "other", "man", "men", "woman", "women", "someone", "anyone",
        "they", "them", "he", "him", "she", "her", "it", "who", "whom", "which", "that", "all", "some",
        "many", "us", "we", "you", "i", "me", "everyone", "victim", "victims", "dozens", "hundreds",
        "thousands", "scores", "number",
    }
)  # fmt: skip
# Words that stand for somebody and say nothing of who that is.
PRONOUNS = frozenset(
    {
        "i", "me", "we", "us", "you", "he", "him", "his", "she", "her", "it", "its", "they", "them", "their",
        "who", "whom", "whose", "which", "that", "this", "these", "those", "one", "some", "others",
        "both", "all",
    }
)  # fmt: skip
_ELSE = frozenset({"another", "other", "others", "more", "further"})  # not those told of before
_SHORTEST = 4  # letters of a word that tells a subject


def head_word(surface: str) -> str | None:
    """The noun of a phrase, lower case and singular; none where it says only that it is somebody."""
    words = _WORD.findall(_BEHIND.split(surface, maxsplit=1)[0].lower())
    if not words or words[-1] in _ANYBODY or words[-1] in _SPELLED or not _ELSE.isdisjoint(words):
        return None
    return _singular(words[-1])


def is_pronoun(surface: str) -> bool:
    """Whether a phrase is a pronoun alone, which names nobody to a reader of one row."""
    return surface.lower() in PRONOUNS


def count_word(surface: str) -> str | None:
    """How many a phrase says that there are, as digits."""
    phrase = _BEHIND.split(surface, maxsplit=1)[0].lower()
    if found := _NUMBER.search(phrase):
        return found.group().replace(",", "")
    if phrase.startswith(("a ", "an ")):
        return "1"
    return next((_SPELLED[word] for word in _WORD.findall(phrase) if word in _SPELLED), None)


def subject_words(surface: str) -> frozenset[str]:
    """The words of a phrase that tell what it is about."""
    return frozenset(
        _singular(word)
        for word in _WORD.findall(surface.lower())
        if len(word) >= _SHORTEST and word not in STOP_WORDS
    )


def _singular(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word
