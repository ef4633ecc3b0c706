"""Whether a place's name stands for its government: by what the verb or noun beside it needs."""

from __future__ import annotations

from pipeline.extraction.mentions.vocabulary import Vocabulary
from pipeline.extraction.mentions.words import Words

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("dobj", "obj", "iobj", "dative", "nsubjpass")
_PARTIES = frozenset(
    {"with", "between", "by", "from", "against", "to", "on", "for", "among", "toward", "towards"}
)


def stands_for_government(head: int, words: Words, vocabulary: Vocabulary) -> bool:
    """Whether the place whose name is headed by that token acts or is dealt with there."""
    head = _first_conjunct(head, words)
    governor, dep = words.head[head], words.dep[head]
    lemma = words.lemma[governor]
    if dep in _SUBJECTS:
        return lemma in vocabulary.acting_subjects and words.pos[governor] in ("VERB", "AUX")
    if dep in _OBJECTS:
        return lemma in vocabulary.acting_objects
    if dep == "poss":
        return lemma in vocabulary.acting_nouns or words.lower[governor] in vocabulary.acting_nouns
    if dep == "pobj":
        return _after_preposition(governor, words, vocabulary)
    if dep == "compound":
        return False
    return False


def _first_conjunct(head: int, words: Words) -> int:
    for _ in range(4):
        if words.dep[head] != "conj":
            break
        head = words.head[head]
    return head


def _after_preposition(preposition: int, words: Words, vocabulary: Vocabulary) -> bool:
    word, governor = words.lower[preposition], words.head[preposition]
    if word not in _PARTIES:
        return False
    if words.dep[preposition] == "agent":
        return words.lemma[governor] in vocabulary.acting_subjects
    if words.pos[governor] == "NOUN":
        return word in ("with", "between", "by", "against", "on", "among") and (
            words.lemma[governor] in vocabulary.acting_nouns
            or words.lower[governor] in vocabulary.acting_nouns
        )
    return word in ("with", "between", "against") and words.lemma[governor] in vocabulary.acting_subjects
