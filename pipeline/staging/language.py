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
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "it", "with", "as", "was", "by",
    "at", "be", "from", "are", "this", "his", "he", "has", "have", "had", "said", "not", "but", "were",
    "who", "will", "which", "an", "or", "their", "they", "its", "been", "after", "would", "more", "her",
    "she",
})  # fmt: skip
_SURELY_ENGLISH = 0.22
_FEWEST_WORDS = 12
# How much likelier a word is in the best language than in English, as natural logarithm: running text of
# another language leads by 8 and more a word, English tables and lists by less than 3 to any.
_SURELY_OTHER, _SURELY_NO_OTHER = 6.0, 1.0


def find_language(text: str, *, stated: str | None = None, usual: str | None = None) -> str:
    """ISO 639-1 code, or `und`.

    The words decide where they are enough and clear; else what the source states, else `usual`, the outlet's
    language.
    """
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    given = _two_letters(stated) or _two_letters(usual) or UNDETERMINED
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return given
    known = sum(word in _ENGLISH for word in words)
    if len(words) >= _FEWEST_WORDS and known >= _SURELY_ENGLISH * len(words):
        return "en"
    ranked = [(code, weight) for code, weight in py3langid.rank(" ".join(words)) if len(code) == 2]
    best, weight = ranked[0]
    lead = (weight - dict(ranked)["en"]) / len(words)
    if lead >= _SURELY_OTHER:
        return str(best)
    return "en" if lead < _SURELY_NO_OTHER and len(words) >= _FEWEST_WORDS else given


def _two_letters(stated: str | None) -> str | None:
    found = re.match(r"[a-z]{2}(?=[-_]|$)", (stated or "").strip().lower())
    return found.group() if found else None
