"""Whose deeds those of "its fighters", "his government" and "four of their soldiers" are: whose they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.extraction.events.reference.agreement import THIRD

_OF_BODIES = frozenset({"government", "administration", "regime", "cabinet", "ministry", "member", "police"})
_TOGETHER = frozenset({"coalition", "alliance", "faction", "group"})


class Theirs:
    """Names the parties of one document that a pronoun owns; `name` says whom the pronoun means."""

    def __init__(
        self, participants: Participants, kinds: Kinds, *, name: Callable[[Filler], tuple[Filler, ...]]
    ) -> None:
        self._participants = participants
        self._kinds = kinds
        self._name = name

    def resolve(self, found: Found) -> Found:
        """The event with such parties named; who acts is not named again as who undergoes it."""
        actors = tuple(self._with_owner(filler) for filler in found.actors)
        own = {filler.cluster for filler in actors}
        recipients = (self._with_owner(filler) for filler in found.recipients)
        kept = tuple(
            old if new.cluster in own else new for old, new in zip(found.recipients, recipients, strict=True)
        )
        return replace(found, actors=actors, recipients=kept)

    def _with_owner(self, filler: Filler) -> Filler:
        head = filler.head
        if filler.cluster is not None or head.pos_ != "NOUN":
            return filler
        if head.lemma_ not in _OF_BODIES and not self._is_armed(head):
            return filler
        for child in head.lefts:
            if child.dep_ == "poss" and child.lower_ in THIRD:
                (owner, *others) = self._name(self._participants.phrase(child))
                if owner.mention is None or owner.cluster is None or others:
                    return filler
                return replace(filler, mention=self._participants.owned_by(head, owner.mention))
        return filler

    def _is_armed(self, noun: Token) -> bool:
        """Whether the noun is of troops or arms, and not of several parties together."""
        return "armed" in self._kinds.of(noun) and noun.lemma_ not in _TOGETHER
