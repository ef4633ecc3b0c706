"""Whom a noun's deed of violence hit, where neither its own words nor the verb that governs it say so.

By what it was for ("an offensive to retake the town"), what came of it ("staged a raid, killing nine", "the
attack came at dawn and hit a mill"), who died of it ("civilian deaths from the raids"), or by a thing of no
known kind at which it was aimed ("airstrikes on a marketplace").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.neighbours import is_passive, is_purpose, with_particle
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.owners import MUTUAL, noun_of
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.extraction.events.rules.lexicon import Lexicon

_AT = ("on", "against", "upon")
_TAKING_TYPES = frozenset({"ASSAULT"})
_AIMING = frozenset({"aim", "intend", "design", "mean", "direct"})
_BIDS = frozenset(
    {"bid", "attempt", "effort", "push", "drive", "quest", "campaign", "aim", "goal", "hope", "intention"}
)
_TOLLS = frozenset({"death", "casualty", "fatality", "victim", "injury"})
_OF_TOLL = frozenset({"from", "in", "of", "during", "by"})
_HELP = frozenset({"help", "support", "aid", "assistance", "backing", "cover"})
_FIGHTING = frozenset({"armed"})
_CONTROL = frozenset({"control", "hold", "possession"})
_MARKS = frozenset({"plural", "counted", "others", "own", "party", "negated"})
_AIMS = frozenset({"target", "objective"})
_PEOPLE = frozenset({"person", "people"})
_PLAIN_TAGS = frozenset({"NN", "NNS"})


class Struck:
    """Completes the recipients of one document's nouns of violence."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants, lexicon: Lexicon) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants
        self._taking = frozenset(lexicon.verb_groups["taking_by_force"])
        self._harming = frozenset(lexicon.verb_groups["harming"])

    def hit(self, found: Found, events: Sequence[Found]) -> list[Filler]:
        """Those whom the deed hit, by the nearest evidence; empty where nothing says."""
        noun = noun_of(found)
        if noun is None or found.match.rule.rule_id in MUTUAL:
            return []
        if aimed := self._aimed_at(found, noun):
            return aimed
        for verbs, lemmas in (
            (self._outcomes(found, noun), self._harming),
            (self._purposes(found, noun), self._taking),
        ):
            for verb in verbs:
                if told := self._undergoing(verb, lemmas, events):
                    return told
        return self._dead(noun) or self._driven_out(noun)

    def _driven_out(self, noun: Token) -> list[Filler]:
        """The fighters whom others beat by help of the deed: "drove the sect out with the help of raids"."""
        helped = noun.head.head
        if noun.dep_ != "pobj" or noun.head.lower_ != "of" or helped.lemma_ not in _HELP:
            return []
        verb = helped.head.head
        if helped.dep_ != "pobj" or helped.head.lower_ not in ("with", "under") or not is_verbal(verb):
            return []
        beaten = [child for child in verb.children if child.dep_ == "dobj" and self._fights(child)]
        return self._participants.affected(beaten, "ASSAULT")

    def _fights(self, head: Token) -> bool:
        return bool(self._kinds.of(head) & _FIGHTING)

    def _aimed_at(self, found: Found, noun: Token) -> list[Filler]:
        """A thing at which the deed was aimed that no class names: "airstrikes on a marketplace"."""
        slots = self._syntax.noun_slots(noun)
        aims = {token.i for name in _AT for token in slots.get(name, ())}
        return [topic for topic in found.topics if topic.head.i in aims and self._is_thing(topic.head)]

    def _is_thing(self, head: Token) -> bool:
        if head.tag_ not in _PLAIN_TAGS or head.ent_type_:
            return False
        return head.lemma_.lower() in _AIMS or not self._kinds.of(head) - _MARKS

    def _undergoing(self, verb: Token, lemmas: frozenset[str], events: Sequence[Found]) -> list[Filler]:
        """Those to whom a verb of taking or harming is done."""
        for event in events:
            if event.trigger.i == verb.i and event.event_type in _TAKING_TYPES and event.recipients:
                return list(event.recipients)
        if with_particle(verb) not in lemmas and verb.lemma_ not in lemmas:
            return []
        heads = [child for child in verb.children if child.dep_ == "dobj"]
        held = [
            token
            for each in heads
            if each.lemma_ in _CONTROL
            for name in ("of", "over")
            for token in self._syntax.noun_slots(each).get(name, ())
        ]
        known = self._participants.affected(held or heads, "ASSAULT")
        if known or not (held or verb.lemma_ in self._harming):
            return known
        return self._participants.things([head for head in held or heads if self._is_thing(head)])

    def _outcomes(self, found: Found, noun: Token) -> Iterator[Token]:
        """Verbs that tell what came of the deed: "staged a raid, killing nine", "came at dawn and hit …"."""
        carrier = found.trigger if is_verbal(found.trigger) else None
        if carrier is None and noun.dep_ == "nsubj" and is_verbal(noun.head):
            carrier = noun.head
        if carrier is None or is_passive(carrier):
            return
        for child in carrier.children:
            if child.i < carrier.i or not is_verbal(child):
                continue
            if any(part.dep_ in ("nsubj", "nsubjpass") for part in child.children):
                continue
            follows = child.dep_ == "conj" and child.tag_ == carrier.tag_ and not is_passive(child)
            if follows or (child.dep_ in ("advcl", "xcomp") and child.tag_ == "VBG"):
                yield child

    def _purposes(self, found: Found, noun: Token) -> Iterator[Token]:
        """Verbs that tell what the deed was for: "to retake it", "aimed at retaking it", "in a bid to …"."""
        above = [noun, *(actor.head for actor in found.actors if noun.is_ancestor(actor.head))]
        if is_verbal(found.trigger):
            above.append(found.trigger)
        elif noun.dep_ in ("nsubj", "dobj") and is_verbal(noun.head):
            above.append(noun.head)
        for head in above:
            for child in head.children:
                if child.i > noun.i or child.dep_ == "prep":
                    yield from _of_purpose(child)

    def _dead(self, noun: Token) -> list[Filler]:
        """Those whom the deed killed or hurt, told by a noun: "civilian deaths from the raids"."""
        if noun.dep_ != "pobj" or noun.head.lower_ not in _OF_TOLL:
            return []
        toll = noun.head.head
        if toll.lemma_.lower() not in _TOLLS or toll.pos_ != "NOUN":
            return []
        slots = self._syntax.noun_slots(toll)
        named = [*slots.get("of", ()), *slots.get("among", ())]
        named += [child for child in toll.lefts if self._kinds.of(child) & _PEOPLE]
        return self._participants.affected([each for each in named if each.i != noun.i], "ASSAULT")


def _of_purpose(child: Token) -> Iterator[Token]:
    """The verbs of purpose in one dependent of a deed or of the verb that carries it."""
    if child.dep_ in ("acl", "advcl", "xcomp", "relcl") and is_purpose(child):
        yield from _joined(child)
    elif child.dep_ in ("acl", "relcl") and child.lemma_ in _AIMING:
        for part in child.children:
            if part.dep_ == "prep" and part.lower_ == "at":
                yield from (
                    verb for inner in part.children if inner.dep_ == "pcomp" for verb in _joined(inner)
                )
            elif part.dep_ == "xcomp" and is_purpose(part):
                yield from _joined(part)
    elif child.dep_ == "prep" and child.lower_ in ("in", "with"):
        for bid in child.children:
            if bid.dep_ == "pobj" and bid.lemma_.lower() in _BIDS:
                yield from _of_bid(bid)


def _of_bid(bid: Token) -> Iterator[Token]:
    """The verbs of "a bid to retake it", "the aim of retaking it"."""
    for part in bid.children:
        if is_purpose(part):
            yield from _joined(part)
        elif part.lower_ == "of":
            yield from (verb for inner in part.children if inner.dep_ == "pcomp" for verb in _joined(inner))


def _joined(verb: Token) -> Iterable[Token]:
    """A verb and those coordinated with it: "to enter and seize the port"."""
    return [verb, *(child for child in verb.children if child.dep_ == "conj" and is_verbal(child))]
