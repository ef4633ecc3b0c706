"""Sentences that only sound political: sport, weather, business, shows."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.extraction.events.lexicon import Lexicon
from pipeline.records import Sentence

_ENOUGH = 2  # cues of one foreign domain that outweigh a political word


def is_foreign_to_politics(doc: Doc, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence has several words of sport or of shows and none of arms or government."""
    cues = 0
    for token in doc[sentence.first : sentence.last]:
        kinds = lexicon.noun_classes.get(token.lower_) or lexicon.noun_classes.get(token.lemma_.lower())
        if not kinds:
            continue
        if "sport" in kinds:
            cues += 1
        if kinds & {"armed", "government"}:
            return False
    return cues >= _ENOUGH
