"""How much two documents have in common: cosine of their content words, rare words counting more.

Weighting: logarithmic term frequency times inverse document frequency (Salton and Buckley 1988).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from spacy.lang.en.stop_words import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = 0.60  # a word in more than this share of the documents tells nothing
_MINIMUM = 0.02  # pairs below are left out, as 0
_STRONGEST = 60  # words that stand for a document


class Profiles:
    """The most telling words of each document, by document id.

    Function words, words found in one document alone, and those in over 60 % of the documents (ten at
    least), are left out.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        counts = {
            identity: Counter(
                lower for word in _WORD.findall(text) if (lower := word.lower()) not in STOP_WORDS
            )
            for identity, text in texts.items()
        }
        documents: Counter[str] = Counter(word for words in counts.values() for word in words)
        ceiling = max(10.0, _COMMON * len(texts))
        kept = {word: math.log((1 + len(texts)) / n) for word, n in documents.items() if 2 <= n <= ceiling}
        self._vectors = {identity: _vector(words, kept) for identity, words in counts.items()}

    def cosine(self, one: str, other: str) -> float:
        """How much two documents have in common, 0 to 1."""
        mine, theirs = self._vectors[one], self._vectors[other]
        return sum(weight * theirs[word] for word, weight in mine.items() if word in theirs)

    def similar(self) -> dict[tuple[str, str], float]:
        """Cosine of each pair of documents that is at least 0.02, by ordered pair of ids."""
        postings: dict[str, list[str]] = defaultdict(list)
        for identity in sorted(self._vectors):
            for word in self._vectors[identity]:
                postings[word].append(identity)
        return {
            pair: cosine
            for one in sorted(self._vectors)
            for pair, cosine in self._similar(one, postings).items()
            if cosine >= _MINIMUM
        }

    def _similar(self, one: str, postings: Mapping[str, list[str]]) -> dict[tuple[str, str], float]:
        found: dict[tuple[str, str], float] = defaultdict(float)
        for word, weight in self._vectors[one].items():
            for other in postings[word]:
                if other > one:
                    found[one, other] += weight * self._vectors[other][word]
        return found


def document_similarity(texts: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """Cosine of each pair of documents that is at least 0.02, by ordered pair of ids."""
    return Profiles(texts).similar()


def _vector(words: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    raw = {word: (1 + math.log(n)) * weights[word] for word, n in words.items() if word in weights}
    length = math.sqrt(sum(value * value for value in raw.values()))
    strongest = sorted(raw, key=lambda word: (-raw[word], word))[:_STRONGEST]
    return {word: raw[word] / length for word in strongest} if length else {}
