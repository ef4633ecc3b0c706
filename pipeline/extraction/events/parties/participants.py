"""Who a slot names: from the head of a noun phrase to the actors behind it, with their spans and mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.leads import (
    before_credit,
    behind_dateline,
    counted_behind,
    is_credit,
    is_date,
    is_source,
)
from pipeline.extraction.events.grammar.phrases import coordinated, phrase_span
from pipeline.extraction.events.grammar.relatives import predicated
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.filler import Filler, counted, outermost, unique
from pipeline.extraction.events.parties.owned import Owned
from pipeline.extraction.events.parties.several import Several, among, counted_before, told_with
from pipeline.extraction.events.reference.lands import Lands
from pipeline.extraction.events.reference.naming import Naming
from pipeline.records import Mention, MentionIndex

__all__ = ["PREFIXES", "Filler", "Participants", "coordinated", "phrase_span"]

_CREDITED = ("agency", "outlet")
_PHYSICAL = frozenset({"place", "facility", "property", "vehicle", "people", "armed", "territory"})
_LASTING = _PHYSICAL - {"place", "property"}  # what is more than scenery where nobody strikes at it
_STRUCK = ("ASSAULT", "MOBILIZE", "X_")  # types of which sceneries and things may be what is hit
_WHERE = ("COERCE", "RETREAT")
_AT_RALLIES = ("ASSAULT", "COERCE")
_GIVEN = frozenset({"aid", "funds"})
_SERVING = frozenset({"use", "own", "operate", "hold", "control", "run", "occupy", "man", "staff"})
_TIMES = frozenset({"DATE", "TIME"})
# Parsed apart from what they stand before: "anti-war".
PREFIXES = frozenset({"anti", "pro", "non", "ex", "pre", "post", "self", "intra", "inter"})


class Participants:
    """Resolves heads of noun phrases in one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds, mentions: MentionIndex, lands: Lands) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._mentions = mentions
        self._naming = Naming(syntax, kinds, mentions, lands)
        self._owned = Owned(syntax, kinds)
        self._several = Several(syntax, kinds, mentions, phrase=self.phrase)

    def actors(self, heads: list[Token]) -> list[Filler]:
        """Those who act, behind platforms, deeds and statements too; empty when none is named."""
        return outermost(
            filler for head in heads for token in coordinated(head) for filler in self._actor(token, 0)
        )

    def affected(self, heads: list[Token], event_type: str) -> list[Filler]:
        """Those to whom it is done: actors, the owners of deeds and statements, or what is hit itself."""
        physical = _PHYSICAL if event_type.startswith(_STRUCK) else _LASTING
        physical = physical | {"place"} if event_type in _WHERE else physical
        physical = physical | {"weapon"} if event_type == "ASSAULT" else physical
        rallied = event_type in _AT_RALLIES
        return outermost(
            filler
            for head in heads
            for token in (*self._before_counted(head), *coordinated(head))
            for filler in [*self._affected(token, physical)] or self._rally(token, at_rallies=rallied)
        )

    def things(self, heads: list[Token]) -> list[Filler]:
        """Noun phrases as they stand, for topics, instruments and places; no dates and hours."""
        return unique(
            self.phrase(token)
            for head in heads
            for token in coordinated(head)
            if token.ent_type_ not in _TIMES
        )

    def phrase(self, head: Token, mention: Mention | None = None) -> Filler:
        """The noun phrase of a head without clauses that follow it, with the mention that names it."""
        head = behind_dateline(head)
        mention = mention or self._torn_name(head) or self._naming.mention(head)
        own = mention is not None and mention.head == head.i and mention.kind in _CREDITED
        credited = before_credit(head) if own else None
        if credited is not None:  # "kills 3 farmers state media ANA"
            start, _ = phrase_span(head)
            return Filler(credited, start, credited.idx + len(credited), self._naming.mention(credited))
        start, end = phrase_span(head)
        if mention is not None and head.left_edge.idx <= mention.start < mention.end <= start:
            mention = None  # the place of a dateline
        end = max(end, _end_of_name(head, mention))
        return Filler(head, start, end, mention)

    def _torn_name(self, head: Token) -> Mention | None:
        """The name that a head begins, where the parser hung its rest elsewhere: "by the Front in Exile"."""
        if head.pos_ != "PROPN" or self._mentions.headed_by(head.i) is not None or not _goes_on(head):
            return None
        whole = self._mentions.covering(head.idx, head.idx + len(head))
        begins = whole is not None and head.left_edge.idx <= whole.start
        return whole if begins and whole is not None and whole.form == "name" else None

    def _actor(self, token: Token, depth: int) -> Iterator[Filler]:
        if depth > 3 or token.is_punct or _is_prefix(token) or is_credit(token) or is_date(token):
            return
        if named := among(token):
            for each in named:
                yield from self._actor(each, depth + 1)
            return
        kinds = self._kinds.of(token)
        if "quantity" in kinds and (inner := self._slot(token, "of")):
            for part in inner:
                yield from (counted(token, each) for each in self._actor(part, depth + 1))
            return
        if self._kinds.is_party(token):
            if several := self._several.of(token):
                yield from several
                return
            yield from (self.phrase(each) for each in self._named(token))
            yield from self._several.leaders(token)
            return
        for owner in self._owned.owners(token) or self._owned.authors(token):
            for each in coordinated(owner):
                yield from self._actor(each, depth + 1)

    def _affected(self, token: Token, physical: frozenset[str]) -> Iterator[Filler]:
        if token.is_punct or _is_prefix(token) or is_credit(token) or is_source(token) or _is_amount(token):
            return
        if (number := counted_behind(token)) is not None:
            yield self.phrase(number)
            return
        if named := among(token) or told_with(token):
            for each in named:
                yield from self._affected(each, physical)
            return
        kinds = self._kinds.of(token)
        if "quantity" in kinds and (inner := self._slot(token, "of")):
            for part in inner:
                yield from (counted(token, each) for each in self._affected(part, physical))
            return
        if self._kinds.is_party(token) or (
            kinds & physical and ("property" in physical or "thing" not in kinds)
        ):
            members = self._several.named_after(token)
            yield from members or [self._used(self.phrase(each)) for each in self._named(token)]
            return
        if not self._kinds.is_paper(token) and (kinds & _PHYSICAL or "named" in kinds):
            whole = self.phrase(token)
            if whole.cluster is not None:
                yield whole
                return
        if physical >= _PHYSICAL and _is_head_count(token, kinds):
            yield self.phrase(token)
            return
        if kinds & _GIVEN and token.dep_ == "pobj" and token.head.lower_ == "in":
            return  # "gave two million in Peruvian grants"
        ends = self._slot(token, "between") if "relation" in kinds else []
        for owner in self._owned.owners(token) or ends:
            for each in coordinated(owner):
                yield from self._actor(each, 1)

    def _before_counted(self, head: Token) -> list[Token]:
        return [each for each in counted_before(head) if self._kinds.of(each) & {"person", "armed"}]

    def _used(self, thing: Filler) -> Filler:
        """A thing with the party that it is told to serve, hold or own: "trucks used by the rebels"."""
        if thing.mention is not None or self._kinds.is_party(thing.head):
            return thing
        for clause in thing.head.children:
            if clause.dep_ == "acl" and clause.lemma_ in _SERVING and clause.tag_ == "VBN":
                for user in self._syntax.verb_slots(clause).get("subj", ()):
                    named = self._naming.mention(user)
                    if named is not None and named.cluster is not None and named.form == "name":
                        return replace(thing, mention=named)
        return thing

    def _rally(self, token: Token, *, at_rallies: bool) -> list[Filler]:
        """A gathering of nobody named that is dispersed or fired on."""
        return [self.phrase(token)] if at_rallies and "protest" in self._kinds.of(token) else []

    def _named(self, noun: Token) -> list[Token]:
        """Who are said to be the party: Chad, of "Chad is a country that …"; else the noun."""
        bearer = predicated(noun)
        if bearer == noun or not self._kinds.is_party(bearer):
            return [noun]
        if not any(child.dep_ == "cc" and child.lower_ == "and" for child in bearer.children):
            return [bearer]
        return [each for each in coordinated(bearer) if self._kinds.is_party(each)]

    def owners(self, noun: Token) -> list[Token]:
        """Whose deed, word or thing a noun is, as `Owned.owners` finds it."""
        return self._owned.owners(noun)

    def body_of(self, head: Token) -> Mention | None:
        """The land or body for which a person speaks: "Peru's envoy Ada Smith", "Ada Smith, Peru's envoy"."""
        return self._naming.body_of(head)

    def owned_by(self, head: Token, owner: Mention) -> Mention | None:
        """What the forces, ministers or members of somebody stand for; None where that is nobody else."""
        return self._naming.behind(head, owner)

    def behind_counts(self, token: Token) -> list[Token]:
        """What a number or a quantity counts: the troops of "thousands of troops"; else the token itself."""
        counted = "quantity" in self._kinds.of(token)
        return (self._slot(token, "of") if counted else []) or [token]

    def _slot(self, token: Token, name: str) -> list[Token]:
        return self._syntax.noun_slots(token).get(name, [])


def _is_amount(token: Token) -> bool:
    """Whether a number counts nobody: "put the toll at 28", "the attacks on 9/11"."""
    if token.tag_ != "CD" or token.dep_ != "pobj":
        return False
    return token.head.lower_ == "at" or "/" in token.text


def _is_head_count(noun: Token, kinds: frozenset[str]) -> bool:
    """Whether a plural of no known kind is counted out with a land: "killed 12 Turkish cadets"."""
    counted = any(child.dep_ == "nummod" for child in noun.children)
    land = any(child.ent_type_ == "NORP" for child in noun.lefts)
    return noun.tag_ == "NNS" and counted and land and not kinds


def _end_of_name(head: Token, mention: Mention | None) -> int:
    """Where a name ends that goes on with a preposition: "the Committee on Fisheries"; 0 for others."""
    if mention is None or mention.form != "name" or not _goes_on(head):
        return 0
    within = head.doc.char_span(head.idx, mention.end) if mention.start <= head.idx < mention.end else None
    return mention.end if within is not None and all(token.pos_ != "VERB" for token in within) else 0


def _goes_on(head: Token) -> bool:
    """Whether a preposition or a hyphen stands right behind."""
    return head.i + 1 < len(head.doc) and (head.nbor(1).dep_ == "prep" or head.nbor(1).text == "-")


def _is_prefix(token: Token) -> bool:
    """Whether a word is a prefix torn off, and no noun of its own: "pro" of "pro-war", but no army post."""
    if token.lower_ not in PREFIXES:
        return False
    return token.pos_ != "NOUN" or (token.i + 1 < len(token.doc) and token.nbor(1).text == "-")
