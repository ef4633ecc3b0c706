"""The language of a document, from its words. Public: `find_language`."""

from __future__ import annotations

import re

import py3langid

UNDETERMINED = "und"
_SAMPLE = 2_000  # characters; more changes no verdict on news
_FEWEST_LETTERS = 40  # below this a verdict is chance

# The commonest function words of English; running English has a third of its words among them, every other
# language in Latin letters fewer than a tenth. They decide where figures and capitals throw the classifier.
_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "it", "with", "as", "was", "by", "at",
    "be", "from", "are", "this", "his", "he", "has", "have", "had", "said", "not", "but", "were", "who", "will",
    "which", "an", "or", "their", "they", "its", "been", "after", "would", "more", "her", "she",
})  # fmt: skip
_SURELY_ENGLISH = 0.22
_FEWEST_WORDS = 12


def find_language(text: str, *, stated: str | None = None) -> str:
    """ISO 639-1 code, or `und`; what the source states counts only where the words are too few to tell."""
    sample = text[:_SAMPLE].lower()
    words = re.findall(r"[^\W\d_]+", sample)
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return _two_letters(stated)
    known = sum(word in _ENGLISH for word in words)
    if len(words) >= _FEWEST_WORDS and known >= _SURELY_ENGLISH * len(words):
        return "en"
    code = py3langid.classify(" ".join(words))[0]
    return code if len(code) == 2 else _two_letters(stated)


def _two_letters(stated: str | None) -> str:
    found = re.match(r"[a-z]{2}(?=[-_]|$)", (stated or "").strip().lower())
    return found.group() if found else UNDETERMINED
