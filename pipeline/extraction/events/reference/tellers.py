"""Whom "it" and "they" mean in what somebody says: the body that says it, or for which they speak."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.participants import Participants
from pipeline.extraction.events.reference.agreement import SEVERAL
from pipeline.records import Mention, MentionIndex

_SPEAKING_BODIES = frozenset(
    {"government", "organization", "party", "armed_group", "outlet", "agency", "city"}
)


class Tellers:
    """Judges the subjects of clauses that report what a pronoun does, in one document."""

    def __init__(self, participants: Participants, kinds: Kinds, mentions: MentionIndex) -> None:
        self._participants = participants
        self._kinds = kinds
        self._mentions = mentions

    def of(self, pronoun: Token, subject: Token | None, mention: Mention | None) -> Mention | None:
        """What the pronoun means by who tells of it; `mention` is what it is linked to so far."""
        if subject is None:
            return None
        return self._spoken_for(pronoun, subject, mention) or self._telling(subject, pronoun)

    def _spoken_for(self, pronoun: Token, sayer: Token, mention: Mention | None) -> Mention | None:
        """The body for which somebody speaks who says what "it" or "they" do: "its envoy said it would"."""
        if pronoun.head.dep_ != "ccomp" or pronoun.dep_ == "poss":
            return None
        if sayer.tag_ in ("NNS", "NNPS") or "person" not in self._kinds.of(sayer):
            return None
        body = self._participants.body_of(sayer)
        entity = self._mentions.entity_of(body)
        if entity is None or entity.kind not in _SPEAKING_BODIES:
            return None
        linked = self._mentions.entity_of(mention)
        return body if linked is None or linked.kind == "person" or pronoun.lower_ in SEVERAL else None

    def _telling(self, subject: Token, pronoun: Token) -> Mention | None:
        """Who says in a clause of theirs what "it" does: "Chad, which announced that it would …"."""
        if pronoun.lower_ != "it" or not subject.is_ancestor(pronoun):
            return None
        own = self._participants.phrase(subject).mention
        entity = self._mentions.entity_of(own)
        return own if entity is not None and entity.kind not in ("person", "people") else None

    def says_it(self, sayer: Token, pronoun: Token, mention: Mention | None) -> bool:
        """Whether one name, whatever it was taken for, says what "it" does: "Cargoport said it had …"."""
        said = pronoun.lower_ == "it" and pronoun.head.dep_ == "ccomp" and pronoun.dep_ != "poss"
        is_open = mention is None or mention.cluster is None
        apart = sayer.left_edge == sayer and not sayer.is_ancestor(pronoun)
        return said and is_open and sayer.pos_ == "PROPN" and apart and not self._is_surely_one(sayer)

    def _is_surely_one(self, name: Token) -> bool:
        """Whether the name is a person's without doubt: known, or given and surname."""
        entity = self._mentions.entity_of(self._mentions.headed_by(name.i))
        if entity is None or entity.kind != "person":
            return False
        return entity.knowledge_id is not None or " " in entity.name
