"""Who a slot names: from the head of a noun phrase to the actors behind it, with their spans and mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.extraction.events.kinds import Kinds
from pipeline.extraction.events.lands import Lands
from pipeline.extraction.events.leads import (
    before_credit,
    behind_dateline,
    counted_behind,
    is_credit,
    is_date,
    is_source,
    lands_ahead,
)
from pipeline.extraction.events.modifiers import fires
from pipeline.extraction.events.naming import Naming
from pipeline.extraction.events.phrases import coordinated, phrase_span
from pipeline.extraction.events.relatives import predicated
from pipeline.extraction.events.slots import is_verbal
from pipeline.extraction.events.syntax import Syntax
from pipeline.records import Mention, MentionIndex

__all__ = ["PREFIXES", "Filler", "Participants", "coordinated", "phrase_span"]

_CREDITED = ("agency", "outlet")
_OWNER_SLOTS = ("by", "poss", "mod", "from", "of")
_PHYSICAL = frozenset({"place", "facility", "property", "vehicle", "people", "armed", "territory"})
_LASTING = _PHYSICAL - {"place", "property"}  # what is more than scenery where nobody strikes at it
_STRUCK = ("ASSAULT", "MOBILIZE", "X_")  # types of which sceneries and things may be what is hit
_DONE_TO = frozenset({"violence", "yield_noun", "change_noun", "arrest_noun"})  # "of" names whom it befalls
_CONTENT = _DONE_TO | {"notion"}  # and what it is about
_WHERE = ("COERCE", "RETREAT")
_AT_RALLIES = ("ASSAULT", "COERCE")
_SENT = frozenset(
    {"statement", "offer", "demand", "claim", "violence", "aid", "agreement", "invitation", "trade", "good"}
)
_ANY = frozenset({"a", "an", "any", "no", "another"})
_UNDERTAKINGS = frozenset({"intervention", "action", "response", "operation", "campaign"})
_FORCES = frozenset({"armed", "police", "government"})
_GIVEN = frozenset({"aid", "funds"})
_WORDS = frozenset({"statement", "law", "claim", "offer", "demand"})
_HAVING = frozenset({"have", "possess", "own"})
_TIMES = frozenset({"DATE", "TIME"})
# Parsed apart from what they stand before: "anti-war".
PREFIXES = frozenset({"anti", "pro", "non", "ex", "pre", "post", "self", "intra", "inter"})


@dataclass(frozen=True, slots=True)
class Filler:
    """One participant: the head of its phrase, its characters, and the mention that names it, if any."""

    head: Token
    start: int
    end: int
    mention: Mention | None

    @property
    def cluster(self) -> int | None:
        """The document's entity that the mention names, if any."""
        return self.mention.cluster if self.mention is not None else None

    @property
    def is_open(self) -> bool:
        """Whether a pronoun is left that nothing in the text resolves."""
        return self.head.pos_ == "PRON" and self.cluster is None


class Participants:
    """Resolves heads of noun phrases in one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds, mentions: MentionIndex, lands: Lands) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._mentions = mentions
        self._naming = Naming(syntax, kinds, mentions, lands)

    def actors(self, heads: list[Token]) -> list[Filler]:
        """Those who act, behind platforms, deeds and statements too; empty when none is named."""
        return _unique(
            filler for head in heads for token in coordinated(head) for filler in self._actor(token, 0)
        )

    def affected(self, heads: list[Token], event_type: str) -> list[Filler]:
        """Those to whom it is done: actors, the owners of deeds and statements, or what is hit itself."""
        physical = _PHYSICAL if event_type.startswith(_STRUCK) else _LASTING
        physical = physical | {"place"} if event_type in _WHERE else physical
        physical = physical | {"weapon"} if event_type == "ASSAULT" else physical
        rallied = event_type in _AT_RALLIES
        return _unique(
            filler
            for head in heads
            for token in coordinated(head)
            for filler in [*self._affected(token, physical)] or self._rally(token, at_rallies=rallied)
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
        head = behind_dateline(head)
        mention = mention or self._naming.mention(head)
        own = mention is not None and mention.head == head.i and mention.kind in _CREDITED
        credited = before_credit(head) if own else None
        if credited is not None:  # "kills 3 farmers state media ANA"
            start, _ = phrase_span(head)
            return Filler(credited, start, credited.idx + len(credited), self._naming.mention(credited))
        start, end = phrase_span(head)
        if mention is not None and head.left_edge.idx <= mention.start < mention.end <= start:
            mention = None  # the place of a dateline
        return Filler(head, start, end, mention)

    def _actor(self, token: Token, depth: int) -> Iterator[Filler]:
        if depth > 3 or _is_prefix(token) or is_credit(token) or is_date(token):
            return
        if named := self._among(token):
            for each in named:
                yield from self._actor(each, depth + 1)
            return
        kinds = self._kinds.of(token)
        if "quantity" in kinds and (inner := self._slot(token, "of")):
            for part in inner:
                yield from (_counted(token, each) for each in self._actor(part, depth + 1))
            return
        if self._kinds.is_party(token):
            if several := self._lands_before(token) or self._lands_behind(token) or self._named_after(token):
                yield from several
                return
            yield self.phrase(self._named(token))
            yield from self._leaders(token)
            return
        for owner in self.owners(token) or self._authors(token):
            for each in coordinated(owner):
                yield from self._actor(each, depth + 1)

    def _authors(self, noun: Token) -> list[Token]:
        """Whose words a statement or a law is that nothing with it says: of those who make or carry it."""
        with_it = (
            noun.dep_ == "pobj" and noun.head.lower_ == "with"
        )  # "hit the town with strikes that killed …"
        if "weapon" in self._kinds.of(noun) and noun.dep_ == "dobj" and noun.head.lemma_ in _HAVING:
            return self._syntax.surface_subject(noun.head)  # "has a missile that can hit Peru"
        if not self._kinds.of(noun) & (_WORDS | {"violence"} if with_it else _WORDS):
            return []
        held = noun.head if noun.dep_ == "dobj" else noun
        if with_it:
            held = next((above for above in noun.ancestors if is_verbal(above)), noun)
        if not is_verbal(held) or (noun.dep_ == "pobj" and not with_it):
            return []
        return self._syntax.surface_subject(held)

    def _affected(self, token: Token, physical: frozenset[str]) -> Iterator[Filler]:
        if _is_prefix(token) or is_credit(token) or is_source(token) or _is_amount(token):
            return
        if (number := counted_behind(token)) is not None:
            yield self.phrase(number)
            return
        if named := self._among(token):
            for each in named:
                yield from self._affected(each, physical)
            return
        kinds = self._kinds.of(token)
        if "quantity" in kinds and (inner := self._slot(token, "of")):
            for part in inner:
                yield from (_counted(token, each) for each in self._affected(part, physical))
            return
        if self._kinds.is_party(token) or (
            kinds & physical and ("property" in physical or "thing" not in kinds)
        ):
            yield from self._named_after(token) or [self.phrase(self._named(token))]
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
        for owner in self.owners(token) or ends:
            for each in coordinated(owner):
                yield from self._actor(each, 1)

    def _rally(self, token: Token, *, at_rallies: bool) -> list[Filler]:
        """A gathering of nobody named that is dispersed or fired on."""
        return [self.phrase(token)] if at_rallies and "protest" in self._kinds.of(token) else []

    def _named(self, noun: Token) -> Token:
        """Who is said to be the party: Chad, of "Chad is a country that …"; else the noun."""
        bearer = predicated(noun)
        return bearer if self._kinds.is_party(bearer) else noun

    def _among(self, token: Token) -> list[Token]:
        """Who is said to be among those: "the union is among those calling for …"."""
        preposition = token.head
        if token.lower_ != "those" or preposition.lower_ != "among" or preposition.head.lemma_ != "be":
            return []
        copula = preposition.head
        own = [child for child in copula.children if child.dep_ in ("nsubj", "attr") and child.pos_ != "PRON"]
        return [each for child in own for each in coordinated(child)]

    def owners(self, noun: Token) -> list[Token]:
        """Whose deed, word or thing a noun is: "by X", "X's", "Russian …", "from X", then "of X"."""
        if is_verbal(noun):
            return self._syntax.verb_slots(noun).get("subj", [])
        slots, kinds = self._syntax.noun_slots(noun), self._kinds.of(noun)
        for name in _OWNER_SLOTS:
            if (name == "of" and kinds & _CONTENT) or (name == "from" and not kinds & _SENT):
                continue
            if name == "mod" and noun.pos_ == "PROPN" and self._kinds.is_paper(noun):
                continue  # "the Cuban Trade Act" is a name throughout
            found = [token for token in slots.get(name, ()) if self._kinds.is_actor(token)]
            if found and not (name == "poss" and _is_ranked(noun)):
                return found
        if "violence" not in kinds:
            return []
        return [word for word in slots.get("word", ()) if self._is_force(word)]

    def _is_force(self, word: Token) -> bool:
        """Whether a common noun before a deed says whose it is: "government shelling", "a rebel attack"."""
        kinds = self._kinds.of(word)
        vague = word.lower_ in ("terrorist", "extremist") and not fires(word)  # of what kind
        vague = vague or (word.lower_ == "military" and _is_any(word.head))
        return bool(kinds & _FORCES) and not kinds & {"vehicle", "weapon", "facility"} and not vague

    def body_of(self, head: Token) -> Mention | None:
        """The land or body for which a person speaks: "Peru's envoy Ada Smith", "Ada Smith, Peru's envoy"."""
        return self._naming.body_of(head)

    def behind_counts(self, token: Token) -> list[Token]:
        """What a number or a quantity counts: the troops of "thousands of troops"; else the token itself."""
        counted = "quantity" in self._kinds.of(token)
        return (self._slot(token, "of") if counted else []) or [token]

    def _slot(self, token: Token, name: str) -> list[Token]:
        return self._syntax.noun_slots(token).get(name, [])

    def _lands_before(self, noun: Token) -> list[Filler]:
        """Each land of "the Turkish and Greek ministers", where there are two or more."""
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod") and child.ent_type_ in ("NORP", "GPE"):
                lands = [token for token in coordinated(child) if token.ent_type_ in ("NORP", "GPE")]
                lands = [*lands_ahead(child), *lands]
                if len(lands) > 1:
                    return [
                        Filler(land, land.idx, land.idx + len(land), self._mentions.headed_by(land.i))
                        for land in lands
                    ]
        return []

    def _lands_behind(self, noun: Token) -> list[Filler]:
        """Each land of "the leaders of Peru and Chile"."""
        if noun.tag_ != "NNS" or not self._kinds.of(noun) & {"person", "government"}:
            return []
        lands = [land for head in self._slot(noun, "of") for land in coordinated(head)]
        if len(lands) < 2 or not all("state" in self._kinds.of(land) for land in lands):
            return []
        return [self.phrase(land) for land in lands]

    def _named_after(self, noun: Token) -> list[Filler]:
        """Each of those whom a list behind a plural names: "two envoys, Ada Smith and Ben Jones"."""
        if noun.tag_ != "NNS":
            return []
        for child in noun.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > noun.i:
                names = [self.phrase(name) for name in coordinated(child)]
                named = all(name.mention is not None and name.mention.form == "name" for name in names)
                if len(names) > 1 and named:
                    return names
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


def _counted(noun: Token, filler: Filler) -> Filler:
    """Those counted in the words that count them, where these are of one body: "members of the senate"."""
    of_one = filler.head.tag_ in ("NN", "NNP") or noun.lemma_ == "member"
    start, end = phrase_span(noun)
    if not of_one or not start <= filler.start < filler.end <= end:
        return filler
    return replace(filler, start=start, end=end)


def _is_ranked(noun: Token) -> bool:
    """Whether a noun stands out among what is the owner's: "the world's largest smelter"."""
    return noun.pos_ == "NOUN" and any(
        child.tag_ == "JJS" or any(part.tag_ == "RBS" for part in child.children) for child in noun.lefts
    )


def _is_amount(token: Token) -> bool:
    """Whether a number says how much and counts nobody: "put the toll at 28"."""
    return token.tag_ == "CD" and token.dep_ == "pobj" and token.head.lower_ == "at"


def _is_head_count(noun: Token, kinds: frozenset[str]) -> bool:
    """Whether a plural of no known kind is counted out with a land: "killed 12 Turkish cadets"."""
    counted = any(child.dep_ == "nummod" for child in noun.children)
    land = any(child.ent_type_ == "NORP" for child in noun.lefts)
    return noun.tag_ == "NNS" and counted and land and not kinds


def _is_any(deed: Token) -> bool:
    """Whether a deed is one of a kind, so that "military" does not say whose: "a military strike"."""
    return any(child.lower_ in _ANY for child in deed.children) or deed.lemma_ in _UNDERTAKINGS


def _is_prefix(token: Token) -> bool:
    """Whether a word is a prefix torn off, and no noun of its own: "pro" of "pro-war", but no army post."""
    if token.lower_ not in PREFIXES:
        return False
    return token.pos_ != "NOUN" or (token.i + 1 < len(token.doc) and token.nbor(1).text == "-")


def _unique(fillers: Iterator[Filler]) -> list[Filler]:
    seen: set[tuple[int, int, str | None]] = set()
    kept = []
    for filler in fillers:
        key = (filler.start, filler.end, filler.mention.mention_id if filler.mention else None)
        if key not in seen:
            seen.add(key)
            kept.append(filler)
    return kept
