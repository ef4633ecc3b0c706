"""Whose deed "the operation" or "any such deployment" is: of those who did it where the text told of it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.parties.participants import Filler

_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
_ENDINGS = ("ment", "ation", "ition", "sion", "tion", "ion", "al", "ance", "ing", "ure")
_STEM = 4  # letters that a verb and its noun share at least
_OF_BOTH = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # who cancels a meeting turns on no single doer
_ABOUT_DEEDS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "PROTEST"})


class Deeds:
    """Remembers who did the deeds of one document, by the stem of the word for each."""

    def __init__(self) -> None:
        self._doers: dict[str, tuple[Filler, ...]] = {}

    def resolve(self, found: Found) -> Found:
        """The event with those whose deed it is about as recipients, who keep the span of the deed."""
        if found.recipients or found.event_type not in _ABOUT_DEEDS:
            return found
        own = {filler.mention.cluster for filler in found.actors if filler.mention is not None}
        recipients = [
            replace(topic, mention=doer.mention)
            for topic in found.topics
            for doer in self._doers_of(topic.head)
            if doer.mention is not None and doer.mention.cluster not in own
        ]
        return replace(found, recipients=tuple(recipients)) if recipients else found

    def remember(self, found: Found) -> None:
        """Keeps the named actors of an event under the stems of its words."""
        doers = tuple(f for f in found.actors if f.cluster is not None)
        if doers and found.event_type not in _OF_BOTH:
            for token in (found.trigger, found.match.noun):
                if token is not None:
                    self._doers[stem(token.lemma_.lower())] = doers

    def _doers_of(self, noun: Token) -> tuple[Filler, ...]:
        if is_verbal(noun) or noun.pos_ != "NOUN" or _is_owned(noun):
            return ()
        if not any(child.lower_ in _POINTING for child in noun.children):
            return self._ended(noun)
        return self._doers.get(stem(noun.lemma_.lower())) or self._ended(noun)

    def _ended(self, noun: Token) -> tuple[Filler, ...]:
        """Of "an end to the operation", whose operation it is."""
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("to", "of"):
                for part in child.children:
                    if part.dep_ == "pobj" and (doers := self._doers_of(part)):
                        return doers
        return ()


def _is_owned(noun: Token) -> bool:
    """Whether the phrase itself says whose deed it is: "the operation by the unions"."""
    return any(
        child.dep_ in ("poss", "agent") or (child.dep_ == "prep" and child.lower_ in ("by", "from"))
        for child in noun.children
    )


def stem(lemma: str) -> str:
    """What a verb and its noun share: "deploy" and "deployment", "invade" and "invasion"."""
    ending = next((end for end in _ENDINGS if lemma.endswith(end) and len(lemma) - len(end) >= _STEM), "")
    stem = lemma.removesuffix(ending).rstrip("e")
    return stem[:-1] if len(stem) > _STEM and stem[-1] in "dst" else stem
