"""Who "we" and "I" are inside what somebody is quoted as saying: the one who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.participants import Filler
from pipeline.records import Attribution, Mention, MentionIndex, innermost

_FIRST_PERSON = frozenset({"we", "i", "us", "me", "our", "my"})


class Speakers:
    """The sources of one document's attributions as mentions."""

    def __init__(self, attributions: Sequence[Attribution], mentions: MentionIndex) -> None:
        self._attributions = attributions
        self._mentions = mentions

    def resolve(self, found: Found) -> Found:
        """The event with first persons referred to the source whose words they stand in."""
        return replace(found, actors=self._named(found.actors), recipients=self._named(found.recipients))

    def _named(self, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return tuple(self._name(filler) for filler in fillers)

    def _name(self, filler: Filler) -> Filler:
        if filler.head.lower_ not in _FIRST_PERSON:
            return filler
        source = self._source(filler.start, filler.end)
        return replace(filler, mention=source) if source is not None else filler

    def _source(self, start: int, end: int) -> Mention | None:
        said = innermost(self._attributions, start, end)
        if said is None or said.source_mention_id is None:
            return None
        return self._mentions.by_id(said.source_mention_id)
