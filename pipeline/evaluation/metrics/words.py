"""Two texts as bags of words: precision, recall and F1 of shared words, counted with multiplicity."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.evaluation.metrics.counts import Agreement, agreement

_WORD = re.compile(r"\w+")


def bag_of_words(text: str) -> Counter[str]:
    """Words in lower case with their counts; punctuation is no word."""
    return Counter(word.lower() for word in _WORD.findall(text))


def word_agreement(gold: str, predicted: str) -> Agreement:
    """Agreement of the two bags; two empty texts agree."""
    wanted, offered = bag_of_words(gold), bag_of_words(predicted)
    return agreement((wanted & offered).total(), offered.total(), wanted.total())
