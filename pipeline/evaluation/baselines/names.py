"""The names of the bare model."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.predict.names import PredictedName
from pipeline.evaluation.readers.names import GoldNames
from pipeline.evaluation.tools import Tools

_CLASSES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}


def baseline_names(gold: Sequence[GoldNames], tools: Tools) -> list[list[PredictedName]]:
    """One list per document."""
    return [
        [
            PredictedName(span.start_char, span.end_char, _CLASSES[span.label_])
            for span in parsed.doc.ents
            if span.label_ in _CLASSES
        ]
        for parsed in tools.parsed(item.document for item in gold)
    ]
