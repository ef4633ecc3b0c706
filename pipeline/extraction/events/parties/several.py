"""The several parties of one phrase: "the Turkish and Greek ministers", "two envoys, A and B", "those"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.leads import lands_ahead
from pipeline.extraction.events.grammar.phrases import coordinated
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.filler import Filler
from pipeline.records import MentionIndex

_SIDES = frozenset({"regime", "government", "rebel", "opposition", "coalition", "insurgent"})


class Several:
    """Finds the members of what a noun sums up, in one document; `phrase` reads one head."""

    def __init__(
        self, syntax: Syntax, kinds: Kinds, mentions: MentionIndex, *, phrase: Callable[[Token], Filler]
    ) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._mentions = mentions
        self._phrase = phrase

    def of(self, noun: Token) -> list[Filler]:
        """Those who act or speak as the noun says, where it names two or more."""
        return self._lands_before(noun) or self._lands_behind(noun) or self.named_after(noun)

    def _lands_before(self, noun: Token) -> list[Filler]:
        """Each land of "the Turkish and Greek ministers", where there are two or more."""
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod") and self._is_land_or_force(child):
                lands = [
                    token for token in coordinated(child) if self._is_land_or_force(token) or _is_side(token)
                ]
                lands = [*lands_ahead(child), *lands]
                if len(lands) > 1:
                    return [
                        Filler(land, land.idx, land.idx + len(land), self._mentions.headed_by(land.i))
                        for land in lands
                    ]
        return []

    def _is_land_or_force(self, token: Token) -> bool:
        mention = self._mentions.headed_by(token.i)
        return token.ent_type_ in ("NORP", "GPE") or (mention is not None and mention.kind == "armed_group")

    def _lands_behind(self, noun: Token) -> list[Filler]:
        """Each land of "the leaders of Peru and Chile"."""
        if noun.tag_ != "NNS" or not self._kinds.of(noun) & {"person", "government"}:
            return []
        lands = [land for head in self._syntax.noun_slots(noun).get("of", []) for land in coordinated(head)]
        if len(lands) < 2 or not all("state" in self._kinds.of(land) for land in lands):
            return []
        return [self._phrase(land) for land in lands]

    def named_after(self, noun: Token) -> list[Filler]:
        """Each of those whom a list behind a plural names: "two envoys, Ada Smith and Ben Jones"."""
        if noun.tag_ != "NNS":
            return []
        if listed := self._such_as(noun):
            return listed
        for child in noun.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > noun.i:
                names = [self._phrase(name) for name in coordinated(child)]
                named = all(name.mention is not None and name.mention.form == "name" for name in names)
                if len(names) > 1 and named:
                    return names
        return []

    def _such_as(self, noun: Token) -> list[Filler]:
        """Those whom a plural gives as its examples: "old rivals, such as Peru and Chile"."""
        for child in noun.children:
            if child.lower_ == "as" and child.dep_ == "prep" and child.i and child.nbor(-1).lower_ == "such":
                heads = [part for part in child.children if part.dep_ == "pobj"]
                names = [self._phrase(name) for head in heads for name in coordinated(head)]
                return names if all(name.mention and name.mention.form == "name" for name in names) else []
        return []

    def leaders(self, noun: Token) -> Iterator[Filler]:
        """The person of "a delegation led by X", beside the body that they lead."""
        for child in noun.children:
            if child.dep_ == "acl" and child.lemma_ in ("lead", "head", "chair", "represent"):
                for part in child.children:
                    if part.dep_ == "agent":
                        for leader in part.children:
                            if leader.dep_ == "pobj":
                                yield self._phrase(leader)


def _is_side(token: Token) -> bool:
    """Whether a bare word says whose some of them are: "Chadian and government planes"."""
    return token.dep_ == "conj" and token.lower_ in _SIDES


def among(token: Token) -> list[Token]:
    """Who is said to be among those: "the union is among those calling for …"."""
    preposition = token.head
    if token.lower_ != "those" or preposition.lower_ != "among" or preposition.head.lemma_ != "be":
        return []
    copula = preposition.head
    own = [child for child in copula.children if child.dep_ in ("nsubj", "attr") and child.pos_ != "PRON"]
    return [each for child in own for each in coordinated(child)]


def told_with(token: Token) -> list[Token]:
    """Those of whom an aside tells a part: guests of "nine guests, some of them nurses, hurt in a raid"."""
    if token.dep_ != "appos" or token.i < 3:
        return []
    of_them = [each for each in token.lefts if _is_of_them(each)]
    return [token.head] if of_them else []


def counted_before(token: Token) -> list[Token]:
    """The first of two victims of a headline: the envoy of "Envoy, 12 guards killed in port"."""
    if token.dep_ != "appos" or token.head.dep_ != "ROOT" or token.head.tag_ not in ("NN", "NNP"):
        return []
    own = {child.dep_ for child in token.children}
    harmed = any(child.dep_ == "acl" and child.tag_ == "VBN" for child in token.children)
    return [token.head] if "nummod" in own and harmed else []


def _is_of_them(part: Token) -> bool:
    return any(
        of.lower_ == "of" and any(inner.lower_ in ("them", "whom") for inner in of.children)
        for of in part.children
    )
