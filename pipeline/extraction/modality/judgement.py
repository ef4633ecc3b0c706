"""What is said of whether an event happened."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """Modality and polarity (`tables.MODALITIES`, `tables.POLARITIES`) and the words that decided.

    It is firm where the text commits itself: a deed, a denial in so many words, what will be or is agreed;
    not where it names a wish, an attempt, a purpose, or what something else keeps from happening.
    """

    modality: str
    polarity: str
    reason: str
    is_firm: bool = True
