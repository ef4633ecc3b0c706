"""Which entity a noun phrase stands for: its own mention, who stands in apposition, the land it is of."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import abbreviated
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.reference.lands import Lands
from pipeline.records import Mention, MentionIndex

_PLACES = ("country", "city", "region", "place")
_GROUPS = ("armed_group", "party", "organization")
_ANYBODY = frozenset({"person", "people"})
_IN_OFFICE = frozenset({"official", "government", "armed", "police", "organization"})
_THINGS = frozenset({"weapon", "property", "vehicle"})
_LANDS = ("country", "government")
_NOT_OF_STATE = frozenset({"irregular", "apart"})  # who fights a state, trades in it or is only tied to it
_OF_STATE = frozenset({"armed", "police", "vehicle", "weapon"})  # a ruler's are the land's
_RULERS = ("president", "prime minister", "chancellor", "king", "emir", "sultan", "supreme leader")
_SERVICES = frozenset({"military", "army", "navy"})
_BEFORE = frozenset({"compound", "amod", "nmod"})
_SUBSTATES = ("region", "city", "place")
_ELSEWHERE = frozenset({"person", "people", "armed", "organization"})  # who is in a land may be another's
_RELATED = frozenset(
    {"ally", "partner", "adversary", "foe", "enemy", "rival", "opponent", "neighbour", "neighbor", "friend",
     "critic"}
)  # fmt: skip

_SENT = frozenset({"ambassador", "envoy", "consul"})  # "its Greek envoy" is sent there


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
            speaks = noun.pos_ == "NOUN" and "official" in self._kinds.of(noun)
            for name in ("mod", "poss", "of", "for") if noun != head or speaks else ("mod", "poss"):
                for token in self._syntax.noun_slots(noun).get(name, ()):
                    mention = self._mentions.headed_by(token.i)
                    if mention is not None and mention.cluster is not None and mention.form != "pronoun":
                        return mention
        return None

    def mention(self, head: Token) -> Mention | None:
        """The mention of the head if it is a name, else the person in apposition, else the land it is of."""
        own = self._mentions.headed_by(head.i)
        if own is not None and own.form != "nominal" and (own.cluster is not None or own.form == "name"):
            return None if self._is_part_of_name(head, own) or self._is_one_of_party(head, own) else own
        for child in head.children:
            if (
                child.dep_ == "appos"
                and (named := self._mentions.headed_by(child.i))
                and named.form == "name"
                and _is_one(head, child, named)
            ):
                return named
        if own is not None and own.cluster is not None:
            return own
        return self._explained(head) or self._land(head) or own

    def _explained(self, head: Token) -> Mention | None:
        """The one person whom the noun only explains: "Ada Smith, the Ghent sculptor"."""
        if head.dep_ != "appos" or head.tag_ != "NN" or "person" not in self._kinds.of(head):
            return None
        named = self._mentions.headed_by(head.head.i)
        is_person = named is not None and named.form == "name" and named.kind == "person"
        return named if is_person and not head.head.conjuncts else None

    def _is_part_of_name(self, head: Token, own: Mention) -> bool:
        """Whether a land's name only ends the name of a firm: "Vodafone Ghana"."""
        entity = self._mentions.entity_of(own)
        if own.form == "demonym" or entity is None or entity.kind not in _LANDS:
            return False
        child = next(head.lefts, head)
        if child.dep_ != "compound" or child.tag_ != "NNP" or child.idx + len(child) + 1 != own.start:
            return False
        if child.i and not child.is_sent_start and child.nbor(-1).is_punct:
            return False  # a heading that ran into the text
        firm = self._mentions.headed_by(child.i)
        return child.is_lower or (firm is not None and firm.kind == "organization")

    def _is_one_of_party(self, head: Token, own: Mention) -> bool:
        """Whether somebody is only of a party: "another Democrat" is not the Democrats."""
        entity = self._mentions.entity_of(own)
        if own.form != "demonym" or entity is None or entity.kind != "party":
            return False
        return head.tag_ in ("NN", "NNP") and head.dep_ not in _BEFORE

    def _land(self, head: Token) -> Mention | None:
        slots = self._syntax.noun_slots(head)
        if (inner := self._inmost(head)) is not None and (land := self.behind(head, inner)) is not None:
            return land
        for name in ("mod", "site", "poss", "of", "from", "in"):
            for token in slots.get(name, ()):
                if name in ("mod", "poss", "of") and _is_others(head, name, token):
                    continue
                if name == "mod" and self._is_in_name(token, slots[name]):
                    continue
                if name in ("from", "in") and token.dep_ == "pobj" and token.head.i != head.i + 1:
                    continue  # where the deed was, and not whose they are
                mention = self._mentions.headed_by(token.i)
                if mention is not None and mention.cluster is not None and mention.form != "pronoun":
                    if name == "in" and not self._is_of_place(head, mention):
                        continue
                    if name == "from" and self._kinds.is_site(head):
                        continue  # "took the town from the rebels"
                    if (land := self.behind(head, mention)) is not None:
                        return land
                elif (
                    name in ("of", "poss")
                    and mention is None
                    and "actor" in self._kinds.of(token)
                    and "kin" not in self._kinds.of(head)
                    and (inner := self._shallow_land(token))
                ):
                    return inner
        return None

    def _is_in_name(self, token: Token, others: list[Token]) -> bool:
        """Whether a land only stands in the name of a body beside it: "the Kenya Red Cross league"."""
        names = (self._mentions.headed_by(other.i) for other in others if other != token)
        return any(name is not None and name.start <= token.idx < name.end for name in names)

    def _inmost(self, head: Token) -> Mention | None:
        """The group that opens a chain of nouns: "a Taliban weapons depot"."""
        for noun in head.lefts:
            if noun.dep_ != "compound" or noun.pos_ != "NOUN":
                continue
            for child in noun.lefts:
                name = self._mentions.headed_by(child.i)
                if (
                    child.dep_ == "compound"
                    and name is not None
                    and name.kind in _GROUPS
                    and name.form == "name"
                ):
                    return name if name.cluster is not None else None
        return None

    def _is_of_place(self, head: Token, place: Mention) -> bool:
        """Whether what is in a place is that place's: a country's, or a town's authorities and streets."""
        entity = self._mentions.entity_of(place)
        if entity is None or entity.kind not in _PLACES:
            return False
        kinds = self._kinds.of(head)
        if entity.kind != "country" and "person" in kinds and "official" not in kinds:
            return False
        if kinds & {"government", "territory"}:
            return True
        return entity.kind == "country" and not kinds & (_ELSEWHERE | _THINGS)

    def behind(self, head: Token, owner: Mention) -> Mention | None:
        """What a noun stands for by whose it is: the land of a person's government.

        No person by another, no man by his town or firm.
        """
        entity = self._mentions.entity_of(owner)
        kinds = self._kinds.of(head)
        if entity is not None and entity.kind in (*_LANDS, "region") and self._is_apart(head, owner):
            return None
        if entity is not None and entity.kind in _SUBSTATES and self._is_their_man(head, owner):
            return None
        if entity is not None and entity.kind in _GROUPS and head.lemma_.lower() == "member":
            return owner
        if entity is not None and entity.kind != "person" and self._is_private(kinds):
            return owner if entity.kind == "country" and "kin" not in kinds else None
        if entity is None or entity.kind != "person":
            return owner
        rules = "government" in kinds or head.lemma_.lower() == "regime"
        rules = rules or (entity.description in _RULERS and bool(kinds & _OF_STATE))
        if rules or head.lemma_.lower() in _SERVICES:
            return self._lands.of(entity.country_code) or owner
        return None if "person" in kinds or "people" in kinds else owner

    def _is_apart(self, head: Token, land: Mention) -> bool:
        """Whether no state stands behind a noun: rebels, critics, firms, allies, those whom a land backs."""
        between = [child for child in head.lefts if child.dep_ in _BEFORE and child.i != land.head]
        behind = head.doc[land.head + 1 : head.i] if land.head < head.i else ()
        if any(token.lower_.startswith("backed") for token in (*between, *behind)):
            return True
        return any(self._kinds.listed(noun) & _NOT_OF_STATE for noun in (head, *between))

    def _is_their_man(self, head: Token, owner: Mention) -> bool:
        """Whether somebody is one person of a province: "the Utah senator", not "the mayor of Bath"."""
        kinds = self._kinds.of(head)
        one = owner.form == "name" and head.tag_ == "NN" and "person" in kinds
        return one and (owner.head < head.i or "official" not in kinds)

    @staticmethod
    def _is_private(kinds: frozenset[str]) -> bool:
        """Whether somebody is no more than from there: "a Bristol woman", "residents of Lyon"."""
        return bool(kinds & _ANYBODY) and not kinds & _IN_OFFICE

    def _shallow_land(self, token: Token) -> Mention | None:
        for inner in self._syntax.noun_slots(token).get("mod", ()):
            mention = self._mentions.headed_by(inner.i)
            if mention is not None and mention.cluster is not None:
                entity = self._mentions.entity_of(mention)
                apart = entity is not None and entity.kind in _LANDS and self._is_apart(token, mention)
                return None if apart else mention
        return None


def _is_others(head: Token, name: str, owner: Token) -> bool:
    """Whether a noun stands for others than the land with it: "Peru's rivals", but not "its Greek rival"."""
    if head.lemma_.lower() in _SENT:
        return name == "mod" and any(child.dep_ == "poss" for child in head.children)
    if head.lemma_.lower() not in _RELATED:
        return False
    if name != "mod":
        return True
    own = any(child.dep_ == "poss" for child in head.children)
    return not own and (head.tag_ == "NNS" or abbreviated(owner))


def _is_one(head: Token, name: Token, named: Mention) -> bool:
    """Whether a name behind a noun is all that the noun stands for: not one of "two envoys, Ada and Ben"."""
    if any(child.dep_ == "conj" for child in name.children) or named.kind == "people":
        return False  # "four farmers, all Arabs"
    return head.tag_ != "NNS" or named.kind not in ("person", "agency", "outlet")
