"""Where "it" and "them" are things: what is done to them is done to nobody, unless they can be struck."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import stands_where
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.extraction.events.reference.agreement import BODY, SEVERAL
from pipeline.extraction.events.reference.antecedents import Antecedents
from pipeline.records import MentionIndex

_TELLING = frozenset(
    {"tell", "ask", "order", "urge", "instruct", "advise", "warn", "persuade", "request", "command", "press"}
)
_FULL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"})
_STRUCK = frozenset({"place", "facility", "territory", "vehicle", "property"})


class Things:
    """Tells things from parties among what the pronouns of one document take up."""

    def __init__(
        self, antecedents: Antecedents, participants: Participants, kinds: Kinds, mentions: MentionIndex
    ) -> None:
        self._antecedents = antecedents
        self._participants = participants
        self._kinds = kinds
        self._mentions = mentions

    def undergone(self, filler: Filler, own: frozenset[int]) -> tuple[Filler, ...]:
        """Who or what undergoes a deed: where "it" is a thing told of just before, what can be struck."""
        pronoun = filler.head
        if pronoun.lower_ != "it" or pronoun.dep_ not in ("dobj", "nsubjpass"):
            return (filler,)
        if (party := self._told(filler, own)) is not None:
            return (party,)
        mention = filler.mention if filler.cluster not in own else None
        if mention is not None and self._antecedents.is_named_beside(pronoun, mention, self._mentions):
            return (filler,)
        near = self._antecedents.single_before(pronoun)
        if near is None or near.pos_ != "NOUN" or self._kinds.is_party(near):
            return (filler,)
        return (self._participants.phrase(near),) if self._kinds.of(near) & _STRUCK else ()

    def _told(self, filler: Filler, own: frozenset[int]) -> Filler | None:
        """The one body before an "it" that is told what to do: "thanked the union and urged it to stay"."""
        pronoun, verb = filler.head, filler.head.head
        asked = verb.lemma_ in _TELLING and any(child.dep_ == "xcomp" for child in verb.children)
        if not asked or pronoun.dep_ != "dobj" or (filler.cluster is not None and filler.cluster not in own):
            return None
        tellers = {child.i for each in (verb, verb.head) for child in each.children if child.dep_ == "nsubj"}
        bodies = [
            self._participants.phrase(token)
            for token in pronoun.doc[pronoun.sent.start : pronoun.i]
            if token.dep_ in _FULL and token.tag_ in ("NN", "NNP") and token.i not in tellers
            if self._kinds.is_party(token) and not stands_where(token)
            if "person" not in self._kinds.of(token) and token.ent_type_ != "PERSON"
        ]
        others = [body for body in bodies if body.cluster is None or body.cluster not in own]
        return others[0] if len(others) == 1 else None

    def instead_of_open(self, filler: Filler) -> tuple[Filler, ...]:
        """For an "it" that names no party: the thing before it, where one can be struck; else nobody."""
        if filler.head.lower_ not in BODY or not filler.is_open:
            return (filler,)
        near = self._antecedents.single_before(filler.head) if filler.head.lower_ == "it" else None
        return (self._participants.phrase(near),) if near is not None and self.are_struck(near) else ()

    def are_struck(self, thing: Token) -> bool:
        """Whether the noun is of what can be hit or seized: a place, a vehicle, a building."""
        return thing.pos_ == "NOUN" and bool(self._kinds.of(thing) & _STRUCK)

    def are_meant(self, pronoun: Token, taken: Token) -> bool:
        """Whether "them" rather takes up things: "praised raids in Chad and Mali and repeated them"."""
        if pronoun.lower_ not in SEVERAL or taken.dep_ != "pobj":
            return False
        return self.are_before(pronoun)

    def are_before(self, pronoun: Token) -> bool:
        """Whether several things stand before the pronoun in its sentence."""
        return any(not self._kinds.is_actor(head) for head in self._antecedents.things_before(pronoun))
