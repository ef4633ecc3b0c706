"""The code whose own name the sentence has as a word ("accuse", "threaten"), else the commonest one: AGREE.

A dictionary of fifteen words, the floor of what a dictionary coder does.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.evaluation.predict.event_types import PredictedCode
from pipeline.evaluation.readers.event_pairs import QUAD_OF, GoldPair
from pipeline.evaluation.tools import Tools

_OTHERWISE = "AGREE"
_CODES = {code.lower(): code for code in QUAD_OF}


def code_by_name(doc: Doc) -> str | None:
    """The code whose name stands first in the text as a lemma."""
    return next((_CODES[token.lemma_.lower()] for token in doc if token.lemma_.lower() in _CODES), None)


def baseline_codes(gold: Sequence[GoldPair], tools: Tools) -> list[PredictedCode]:
    """One code per sentence."""
    return [
        PredictedCode(code_by_name(parsed.doc) or _OTHERWISE)
        for parsed in tools.parsed(item.document for item in gold)
    ]
