"""Who "we" and "I" are inside what somebody is quoted as saying: the one who says it.

A source that is an entity lends its mention; one that is none ("the villagers") lends its characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.kinds import Kinds
from pipeline.extraction.events.participants import Filler, Participants
from pipeline.records import Attribution, MentionIndex, innermost

_FIRST_PERSON = frozenset({"we", "i", "us", "me", "our", "my"})


class Speakers:
    """The sources of one document's attributions as mentions."""

    def __init__(
        self,
        attributions: Sequence[Attribution],
        mentions: MentionIndex,
        participants: Participants,
        kinds: Kinds,
    ) -> None:
        self._attributions = attributions
        self._mentions = mentions
        self._participants = participants
        self._kinds = kinds

    def resolve(self, found: Found) -> Found:
        """The event with first persons referred to the source whose words they stand in."""
        return replace(found, actors=self._named(found.actors), recipients=self._named(found.recipients))

    def _named(self, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return tuple(self._name(filler) for filler in fillers)

    def _name(self, filler: Filler) -> Filler:
        if filler.head.lower_ not in _FIRST_PERSON:
            return filler
        said = innermost(self._attributions, filler.start, filler.end)
        if said is None or said.source_start is None or said.source_end is None:
            return filler
        source = self._mentions.by_id(said.source_mention_id) if said.source_mention_id is not None else None
        if source is not None and source.cluster is not None:
            return replace(filler, mention=source)
        words = filler.head.doc.char_span(said.source_start, said.source_end, alignment_mode="expand")
        if words is None or words.root.pos_ == "PRON" or not self._kinds.is_actor(words.root):
            return filler
        named = self._participants.phrase(words.root)
        known = named.mention is not None and named.mention.cluster is not None
        return replace(filler, mention=named.mention) if known else named
