"""The share of judged rows that are right, claimed for every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.evaluation.predict.confidences import Claimed, claims
from pipeline.evaluation.readers.judged import JudgedDocument
from pipeline.evaluation.tools import Tools


def baseline_confidences(gold: Sequence[JudgedDocument], tools: Tools) -> list[list[Claimed]]:
    """The same rows, all with one confidence and nothing that tells them apart."""
    found = list(claims(gold, tools))
    rows = [claim for document in found for claim in document]
    share = sum(claim.is_right for claim in rows) / len(rows) if rows else 0.0
    return [
        [replace(claim, confidence=share, evidence=frozenset()) for claim in document] for document in found
    ]
