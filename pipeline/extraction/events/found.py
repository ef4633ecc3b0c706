"""One event as matching finds it, before it becomes records."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.events.rules.match import Match


@dataclass(frozen=True, slots=True)
class Found:
    """A match with its participants resolved."""

    match: Match
    actors: tuple[Filler, ...]
    recipients: tuple[Filler, ...]
    topics: tuple[Filler, ...] = ()
    instruments: tuple[Filler, ...] = ()
    places: tuple[Filler, ...] = ()

    @property
    def trigger(self) -> Token:
        """The head of the trigger: the verb where one carries a noun."""
        return self.match.trigger

    @property
    def event_type(self) -> str:
        """The PLOVER type, or one of our own."""
        return self.match.rule.event_type

    @property
    def tokens(self) -> list[Token]:
        """Words of the trigger in the order of the text: verb, particle, carried noun."""
        rule, trigger = self.match.rule, self.match.trigger
        words = [trigger]
        if rule.particle:
            words += [child for child in trigger.children if child.lower_ == rule.particle][:1]
        if self.match.noun is not None:
            words.append(self.match.noun)
        return sorted(words, key=lambda token: token.i)

    @property
    def lemma(self) -> str:
        """Lemmas of the trigger's words, head first."""
        rule, noun = self.match.rule, self.match.noun
        words = [
            self.trigger.lemma_.lower(),
            rule.particle,
            noun.lemma_.lower() if noun is not None else None,
        ]
        return " ".join(word for word in words if word)

    def with_actors(self, actors: tuple[Filler, ...]) -> Found:
        """The same event with these actors."""
        return replace(self, actors=actors)
