"""Who protests where the noun for it does not say: those whom the sentence calls protesters.

"A protester waves a flag during a demonstration": the caption names them by what they do.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.owners import noun_of
from pipeline.extraction.events.parties.participants import Participants

_MARCHER = "marcher"  # the class of those who are named for taking part in a protest


class Marchers:
    """Completes the protests of one document."""

    def __init__(self, kinds: Kinds, participants: Participants) -> None:
        self._kinds = kinds
        self._participants = participants

    def complete(self, found: Found) -> Found:
        """The protest with the nearest protesters of its sentence, where nobody else is said to protest."""
        noun = noun_of(found)
        if noun is None or found.event_type != "PROTEST" or found.actors:
            return found
        hit = {filler.head.i for filler in found.recipients}
        marchers = [token for token in noun.sent if self._is_marcher(token) and token.i not in hit]
        if not marchers:
            return found
        nearest = min(marchers, key=lambda token: abs(token.i - noun.i))
        return replace(found, actors=tuple(self._participants.actors([nearest])))

    def _is_marcher(self, token: Token) -> bool:
        """Whether the word itself is such a noun, and not one before another ("protester deaths")."""
        return token.pos_ == "NOUN" and token.dep_ != "compound" and _MARCHER in self._kinds.listed(token)
