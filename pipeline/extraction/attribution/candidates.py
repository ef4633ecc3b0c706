"""Where a cue may stand: one pass over a document's lemmas and words as numbers, before any tree is read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.attrs import LEMMA, LOWER, TAG
from spacy.tokens import Doc

from pipeline.knowledge.attribution import Cues

_VERB_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


@dataclass(frozen=True)
class Candidates:
    """Token indices of possible cues, by kind."""

    verbs: list[int]
    nouns: list[int]
    adverbs: list[int]
    phrases: list[int]


def find_candidates(doc: Doc, cues: Cues, inside: npt.NDArray[np.bool_]) -> Candidates:
    """Tokens whose lemma or word is in the vocabulary, outside quotations (`inside`, by token)."""
    values = doc.to_array([LEMMA, LOWER, TAG])
    lemmas, words, tags = values[:, 0], values[:, 1], values[:, 2]

    def hashes(entries: list[str]) -> npt.NDArray[np.uint64]:
        return np.array([doc.vocab.strings[entry] for entry in entries], dtype=np.uint64)

    def at(chosen: npt.NDArray[np.bool_]) -> list[int]:
        return [int(index) for index in np.flatnonzero(chosen & ~inside)]

    heads = hashes(sorted({lemma.split()[0] for lemma in cues.verbs}))
    return Candidates(
        verbs=at(np.isin(lemmas, heads) & np.isin(tags, hashes(list(_VERB_TAGS)))),
        nouns=at(np.isin(lemmas, hashes(list(cues.nouns)))),
        adverbs=at(np.isin(words, hashes(list(cues.adverbs)))),
        phrases=at(np.isin(words, hashes(sorted({phrase[0] for phrase, _ in cues.phrases})))),
    )
