"""What is said of whether an event happened."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """Modality and polarity (`tables.MODALITIES`, `tables.POLARITIES`) and the words that decided."""

    modality: str
    polarity: str
    reason: str
