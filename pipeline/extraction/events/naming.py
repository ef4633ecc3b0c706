"""Which entity a noun phrase stands for: its own mention, who stands in apposition, the land it is of."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.kinds import Kinds
from pipeline.extraction.events.lands import Lands
from pipeline.extraction.events.syntax import Syntax
from pipeline.records import Mention, MentionIndex

_PLACES = ("country", "city", "region", "place")


class Naming:
    """Finds the mentions that name the noun phrases of one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds, mentions: MentionIndex, lands: Lands) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._mentions = mentions
        self._lands = lands

    def body_of(self, head: Token) -> Mention | None:
        """The land or body for which a person speaks: "Peru's envoy Ada Smith", "Ada Smith, Peru's envoy"."""
        titles = [
            child for child in head.children if child.dep_ in ("appos", "compound") and child.pos_ == "NOUN"
        ]
        for noun in (head, *titles):
            for name in ("mod", "poss", "of") if noun != head else ("mod", "poss"):
                for token in self._syntax.noun_slots(noun).get(name, ()):
                    mention = self._mentions.headed_by(token.i)
                    if mention is not None and mention.cluster is not None and mention.form != "pronoun":
                        return mention
        return None

    def mention(self, head: Token) -> Mention | None:
        """The mention of the head if it is a name, else the person in apposition, else the land it is of."""
        own = self._mentions.headed_by(head.i)
        if own is not None and own.form != "nominal" and (own.cluster is not None or own.form == "name"):
            return own
        for child in head.children:
            if (
                child.dep_ == "appos"
                and (named := self._mentions.headed_by(child.i))
                and named.form == "name"
            ):
                return named
        if own is not None and own.cluster is not None:
            return own
        return self._land(head) or own

    def _land(self, head: Token) -> Mention | None:
        slots = self._syntax.noun_slots(head)
        for name in ("mod", "site", "poss", "of", "from", "in"):
            for token in slots.get(name, ()):
                mention = self._mentions.headed_by(token.i)
                if mention is not None and mention.cluster is not None and mention.form != "pronoun":
                    if name == "in" and not self._is_of_place(head, mention):
                        continue
                    if (land := self._behind(head, mention)) is not None:
                        return land
                elif (
                    name in ("of", "poss")
                    and mention is None
                    and "actor" in self._kinds.of(token)
                    and (inner := self._shallow_land(token))
                ):
                    return inner
        return None

    def _is_of_place(self, head: Token, place: Mention) -> bool:
        """Whether what is in a place is that place's: a country's, or a town's authorities and streets."""
        entity = self._mentions.entity_of(place)
        if entity is None or entity.kind not in _PLACES:
            return False
        return entity.kind == "country" or bool(self._kinds.of(head) & {"government", "place", "territory"})

    def _behind(self, head: Token, owner: Mention) -> Mention | None:
        """What a noun stands for by whose it is: the land of a person's government, no person by another."""
        entity = self._mentions.entity_of(owner)
        if entity is None or entity.kind != "person":
            return owner
        kinds = self._kinds.of(head)
        if "government" in kinds or head.lemma_.lower() == "regime":
            return self._lands.of(entity.country_code) or owner
        return None if "person" in kinds or "people" in kinds else owner

    def _shallow_land(self, token: Token) -> Mention | None:
        for inner in self._syntax.noun_slots(token).get("mod", ()):
            mention = self._mentions.headed_by(inner.i)
            if mention is not None and mention.cluster is not None:
                return mention
        return None
