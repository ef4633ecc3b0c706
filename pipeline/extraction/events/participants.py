"""Who a slot names: from the head of a noun phrase to the actors behind it, with their spans and mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extraction.events.kinds import Kinds
from pipeline.extraction.events.lands import Lands
from pipeline.extraction.events.slots import is_verbal
from pipeline.extraction.events.syntax import Syntax
from pipeline.records import Mention, MentionIndex

_OWNER_SLOTS = ("by", "poss", "mod", "from", "of")
_PHYSICAL = frozenset({"place", "facility", "property", "vehicle", "people", "armed", "territory"})
_TIMES = frozenset({"DATE", "TIME"})
_PREFIXES = frozenset({"anti", "pro", "non", "ex", "pre", "post", "self"})  # parsed apart: "anti-war"
_WIDEST_LEFT = 10  # tokens of a noun phrase before its head
_WIDEST_OF = 8  # tokens of an "of" phrase that still belongs to the participant's span


@dataclass(frozen=True, slots=True)
class Filler:
    """One participant: the head of its phrase, its characters, and the mention that names it, if any."""

    head: Token
    start: int
    end: int
    mention: Mention | None


class Participants:
    """Resolves heads of noun phrases in one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds, mentions: MentionIndex, lands: Lands) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._mentions = mentions
        self._lands = lands

    def actors(self, heads: list[Token]) -> list[Filler]:
        """Those who act, behind platforms, deeds and statements too; empty when none is named."""
        return _unique(
            filler for head in heads for token in coordinated(head) for filler in self._actor(token, 0)
        )

    def affected(self, heads: list[Token]) -> list[Filler]:
        """Those to whom it is done: actors, the owners of deeds and statements, or what is hit itself."""
        return _unique(
            filler for head in heads for token in coordinated(head) for filler in self._affected(token)
        )

    def things(self, heads: list[Token]) -> list[Filler]:
        """Noun phrases as they stand, for topics, instruments and places; no dates and hours."""
        return _unique(
            self.phrase(token)
            for head in heads
            for token in coordinated(head)
            if token.ent_type_ not in _TIMES
        )

    def phrase(self, head: Token, mention: Mention | None = None) -> Filler:
        """The noun phrase of a head without clauses that follow it, with the mention that names it."""
        start, end = phrase_span(head)
        return Filler(head, start, end, mention or self._mention(head))

    def _actor(self, token: Token, depth: int) -> Iterator[Filler]:
        if depth > 3 or token.lower_ in _PREFIXES:
            return
        kinds = self._kinds.of(token)
        if "quantity" in kinds and (inner := self._slot(token, "of")):
            for part in inner:
                yield from self._actor(part, depth + 1)
            return
        if "actor" in kinds:
            if several := self._lands_before(token):
                yield from several
                return
            yield self.phrase(token)
            yield from self._leaders(token)
            return
        for owner in self.owners(token):
            yield from self._actor(owner, depth + 1)

    def _affected(self, token: Token) -> Iterator[Filler]:
        if token.lower_ in _PREFIXES:
            return
        kinds = self._kinds.of(token)
        if "quantity" in kinds and (inner := self._slot(token, "of")):
            for part in inner:
                yield from self._affected(part)
            return
        if kinds & _PHYSICAL or "actor" in kinds or "named" in kinds:
            yield self.phrase(token)
            return
        for owner in self.owners(token):
            yield from self._actor(owner, 1)

    def owners(self, noun: Token) -> list[Token]:
        """Whose deed, word or thing a noun is: "by X", "X's", "Russian …", "from X", then "of X"."""
        if is_verbal(noun):
            return self._syntax.verb_slots(noun).get("subj", [])
        slots = self._syntax.noun_slots(noun)
        violent = "violence" in self._kinds.of(noun)
        for name in _OWNER_SLOTS:
            if name == "of" and violent:
                continue
            found = [token for token in slots.get(name, ()) if self._kinds.is_actor(token)]
            if found:
                return found
        return []

    def _slot(self, token: Token, name: str) -> list[Token]:
        return self._syntax.noun_slots(token).get(name, [])

    def _lands_before(self, noun: Token) -> list[Filler]:
        """Each land of "the Turkish and Greek ministers", where there are two or more."""
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod") and child.ent_type_ in ("NORP", "GPE"):
                lands = [token for token in coordinated(child) if token.ent_type_ in ("NORP", "GPE")]
                if len(lands) > 1:
                    return [
                        Filler(land, land.idx, land.idx + len(land), self._mentions.headed_by(land.i))
                        for land in lands
                    ]
        return []

    def _leaders(self, noun: Token) -> Iterator[Filler]:
        """The person of "a delegation led by X", beside the body that they lead."""
        for child in noun.children:
            if child.dep_ == "acl" and child.lemma_ in ("lead", "head", "chair", "represent"):
                for part in child.children:
                    if part.dep_ == "agent":
                        for leader in part.children:
                            if leader.dep_ == "pobj":
                                yield self.phrase(leader)

    def _mention(self, head: Token) -> Mention | None:
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


def coordinated(head: Token) -> list[Token]:
    """The token and those coordinated with it, in order: "Iran, Iraq and Turkey"."""
    found = [head]
    for token in found:
        found.extend(child for child in token.children if child.dep_ == "conj" and not is_verbal(child))
        if len(found) > 12:
            break
    return found


def phrase_span(head: Token) -> tuple[int, int]:
    """Characters of a noun phrase: from its left edge to its head and an "of" phrase that follows."""
    doc = head.doc
    first = max(head.left_edge.i, head.i - _WIDEST_LEFT)
    while first < head.i and (doc[first].is_punct or doc[first].dep_ in ("cc", "punct", "preconj", "mark")):
        first += 1
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == last + 1:
            edge = child.right_edge.i
            if edge - head.i <= _WIDEST_OF and not any(
                token.dep_ in ("relcl", "acl") for token in doc[child.i : edge + 1]
            ):
                last = edge
        elif child.dep_ in ("punct",) and child.lower_ == ")":
            last = child.i
        else:
            break
    return doc[first].idx, doc[last].idx + len(doc[last])


def _unique(fillers: Iterator[Filler]) -> list[Filler]:
    seen: set[tuple[int, int, str | None]] = set()
    kept = []
    for filler in fillers:
        key = (filler.start, filler.end, filler.mention.mention_id if filler.mention else None)
        if key not in seen:
            seen.add(key)
            kept.append(filler)
    return kept
