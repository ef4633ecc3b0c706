"""Reads sentences of our own into events, the way a run does, with the project's mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipeline.extraction.attribution import find_attributions
from pipeline.extraction.events import find_events
from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.parse import ParsedArticle, parse_articles
from pipeline.records import Article, EventMention, EventParticipant, MentionIndex, Segment

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources


@dataclass(frozen=True)
class Read:
    """One text with its mentions and events."""

    parsed: ParsedArticle
    mentions: MentionIndex
    events: tuple[EventMention, ...]
    participants: tuple[EventParticipant, ...]

    def surfaces(self, event: EventMention, role: str) -> list[str]:
        """Surfaces of the participants of an event in a role, in order."""
        own = [
            each
            for each in self.participants
            if each.event_mention_id == event.event_mention_id and each.role == role
        ]
        return [each.surface for each in sorted(own, key=lambda each: each.ordinal)]

    def parties(self, event: EventMention, role: str) -> list[str]:
        """Names of the participants of an event in a role, in order; the surface of one that is no entity."""
        own = [
            each
            for each in self.participants
            if each.event_mention_id == event.event_mention_id and each.role == role
        ]
        return [self._party(each) for each in sorted(own, key=lambda each: each.ordinal)]

    def _party(self, participant: EventParticipant) -> str:
        mention = self.mentions.by_id(participant.mention_id) if participant.mention_id else None
        entity = self.mentions.entity_of(mention)
        return entity.name if entity is not None else participant.surface

    def of_type(self, event_type: str) -> EventMention:
        """The only event of that type; fails with what there is instead."""
        found = [event for event in self.events if event.event_type == event_type]
        assert len(found) == 1, [(event.event_type, event.surface, event.rule_id) for event in self.events]
        return found[0]


def read(texts: Sequence[str], nlp: Language, resources: Resources) -> list[Read]:
    """Each text read as an article of one body segment."""
    articles = [
        Article(f"d{number}", text, (Segment(0, len(text), "body", "test"),), published_on=date(2021, 5, 4))
        for number, text in enumerate(texts)
    ]
    results = []
    for parsed in parse_articles(articles, nlp):
        mentions = find_mentions(parsed, knowledge=resources.knowledge)
        said = find_attributions(parsed, mentions)
        found = find_events(parsed, mentions, timexes=(), attributions=said, least=0.0)
        results.append(Read(parsed, mentions, found.event_mentions, found.participants))
    return results
