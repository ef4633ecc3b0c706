"""How much two documents have in common: cosine of their content words, rare words counting more.

Weighting: logarithmic term frequency times inverse document frequency (Salton and Buckley 1988).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = 0.60  # a word in more than this share of the documents tells nothing
_MINIMUM = 0.02  # pairs below are left out, as 0


def document_similarity(texts: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """Cosine of each pair of documents that is at least 0.02, by ordered pair of ids.

    Words found in one document alone, or in over 60 % of the documents (ten at least), are left out.
    """
    counts = {
        identity: Counter(word.lower() for word in _WORD.findall(text)) for identity, text in texts.items()
    }
    documents: Counter[str] = Counter(word for words in counts.values() for word in words)
    ceiling = max(10.0, _COMMON * len(texts))
    kept = {word: math.log((1 + len(texts)) / n) for word, n in documents.items() if 2 <= n <= ceiling}
    vectors = {identity: _vector(words, kept) for identity, words in counts.items()}
    postings: dict[str, list[str]] = defaultdict(list)
    for identity in sorted(vectors):
        for word in vectors[identity]:
            postings[word].append(identity)
    return {
        pair: cosine
        for one in sorted(vectors)
        for pair, cosine in _similar(one, vectors, postings).items()
        if cosine >= _MINIMUM
    }


def _vector(words: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    raw = {word: (1 + math.log(n)) * weights[word] for word, n in words.items() if word in weights}
    length = math.sqrt(sum(value * value for value in raw.values()))
    strongest = sorted(raw, key=lambda word: (-raw[word], word))[:60]
    return {word: raw[word] / length for word in strongest} if length else {}


def _similar(
    one: str, vectors: Mapping[str, Mapping[str, float]], postings: Mapping[str, list[str]]
) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = defaultdict(float)
    for word, weight in vectors[one].items():
        for other in postings[word]:
            if other > one:
                found[one, other] += weight * vectors[other][word]
    return found
