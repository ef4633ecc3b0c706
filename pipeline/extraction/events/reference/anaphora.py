"""Whose deed "the operation" or "any such deployment" is: of those who did it where the text told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.parties.participants import Filler
from pipeline.records import Attribution, MentionIndex

_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
_ENDINGS = ("ment", "ation", "ition", "sion", "tion", "ion", "al", "ance", "ing", "ure")
_STEM = 4  # letters that a verb and its noun share at least
_DEMONSTRATIVE = frozenset({"that", "this", "those", "these"})
_SAID = frozenset({"offer", "demand", "claim", "statement"})  # classes of what somebody says
_OF_MANY = frozenset({"policy"})  # a bill or a plan is not of who just spoke of it
_CARRYING = frozenset({"outlet", "agency"})
_OF_BOTH = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # who cancels a meeting turns on no single doer
_ABOUT_DEEDS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "PROTEST"})


class Deeds:
    """Remembers who did the deeds of one document, by the stem of the word for each."""

    def __init__(self, kinds: Kinds, mentions: MentionIndex, attributions: Sequence[Attribution]) -> None:
        self._kinds = kinds
        self._mentions = mentions
        self._attributions = sorted(attributions, key=lambda each: each.content_start)
        self._doers: dict[str, tuple[Filler, ...]] = {}

    def resolve(self, found: Found) -> Found:
        """The event with those whose deed it is about as recipients, who keep the span of the deed."""
        if found.event_type not in _ABOUT_DEEDS:
            return found
        if all(self._is_saying(each.head) for each in found.recipients) and (said := self._who_said(found)):
            return replace(found, recipients=(said,))
        if found.recipients:
            return found
        own = {filler.mention.cluster for filler in found.actors if filler.mention is not None}
        recipients = [
            replace(topic, mention=doer.mention)
            for topic in found.topics
            for doer in self._doers_of(topic.head)
            if doer.mention is not None and doer.mention.cluster not in own
        ]
        return replace(found, recipients=tuple(recipients)) if recipients else found

    def _is_saying(self, noun: Token) -> bool:
        """Whether a noun points to what somebody just said, without naming them: "that offer"."""
        pointed = any(child.lower_ in _DEMONSTRATIVE for child in noun.lefts)
        kinds = self._kinds.listed(noun) if pointed and noun.pos_ == "NOUN" else frozenset()
        return bool(kinds & _SAID) and not kinds & _OF_MANY and not _is_owned(noun)

    def _who_said(self, found: Found) -> Filler | None:
        """Whose words just told the event is about: "Peru said it would pay. Chad spurned that offer"."""
        own = {each.cluster for each in found.actors}
        for topic in (*found.recipients, *found.topics):
            if not self._is_saying(topic.head):
                continue
            sentence = topic.head.sent
            since = (sentence.doc[sentence.start - 1].sent if sentence.start else sentence).start_char
            for said in reversed(self._attributions):
                if said.content_end > found.trigger.idx or said.source_mention_id is None:
                    continue
                source = self._mentions.by_id(said.source_mention_id)
                if said.content_start < since or source is None or source.cluster is None:
                    break
                if source.cluster not in own and source.kind not in _CARRYING:
                    return replace(topic, mention=source)
        return None

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
