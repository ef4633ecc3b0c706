"""Who "we" and "I" are inside what somebody is quoted as saying: the one who says it.

A source that is an entity lends its mention; one that is none ("the villagers") lends its characters. Who
says "we" in an office means the body or the land of the office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.extraction.events.reference.lands import Lands
from pipeline.records import Attribution, Mention, MentionIndex, innermost

_MANY = frozenset({"we", "us", "our"})
_SPOKEN_FOR = frozenset({"country", "government", "organization", "armed_group", "party"})
_CARRYING = frozenset({"outlet", "agency"})  # what only carries the words
FIRST = frozenset({"we", "i", "us", "me", "our", "my"})


class Speakers:
    """The sources of one document's attributions as mentions."""

    def __init__(
        self,
        attributions: Sequence[Attribution],
        mentions: MentionIndex,
        participants: Participants,
        *,
        kinds: Kinds,
        lands: Lands,
    ) -> None:
        self._attributions = attributions
        self._mentions = mentions
        self._participants = participants
        self._kinds = kinds
        self._lands = lands
        self._bodies: dict[int, Mention | None] = {}

    def resolve(self, found: Found) -> Found:
        """The event with first persons referred to the source whose words they stand in."""
        parties = (*found.actors, *found.recipients)
        told_of = frozenset(each.cluster for each in parties if each.head.pos_ != "PRON")
        return replace(
            found,
            actors=tuple(self._name(filler, told_of) for filler in found.actors),
            recipients=tuple(self._name(filler, told_of) for filler in found.recipients),
        )

    def _name(self, filler: Filler, told_of: frozenset[int | None]) -> Filler:
        """`told_of`: the other parties of the event, none of whom speaks of themselves by name."""
        if filler.head.lower_ not in FIRST or filler.head.text == "US":
            return filler
        said = innermost(self._attributions, filler.start, filler.end)
        if said is None or said.source_start is None or said.source_end is None:
            return filler
        source = self._mentions.by_id(said.source_mention_id) if said.source_mention_id is not None else None
        if source is not None and source.cluster is not None:
            entity = self._mentions.entity_of(source)
            if source.cluster in told_of or (entity is not None and entity.kind in _CARRYING):
                return filler
            body = self._body(source.cluster, filler.head.doc) if filler.head.lower_ in _MANY else None
            return replace(filler, mention=body or source)
        words = filler.head.doc.char_span(said.source_start, said.source_end, alignment_mode="expand")
        if words is not None and words.root.lower_ in ("he", "she"):  # whom "he" means is found afterwards
            return replace(filler, head=words.root, mention=source)
        if words is None or words.root.pos_ == "PRON" or not self._kinds.is_actor(words.root):
            return filler
        named = self._participants.phrase(words.root)
        return replace(filler, mention=named.mention) if named.cluster is not None else named

    def _body(self, cluster: int, doc: Doc) -> Mention | None:
        """For whom a person says "we": the land of one who is known, else the body that the text gives."""
        if cluster not in self._bodies:
            self._bodies[cluster] = self._find_body(cluster, doc)
        return self._bodies[cluster]

    def _find_body(self, cluster: int, doc: Doc) -> Mention | None:
        entity = self._mentions.entities.get(cluster)
        if entity is None or entity.kind != "person":
            return None
        known = self._lands.of(entity.country_code) if entity.knowledge_id else None
        if known is not None:
            return known
        for mention in self._mentions:
            if mention.cluster == cluster and mention.form == "name":
                body = self._participants.body_of(doc[mention.head])
                owner = self._mentions.entity_of(body)
                if owner is not None and owner.kind in _SPOKEN_FOR:
                    return body
        return None
