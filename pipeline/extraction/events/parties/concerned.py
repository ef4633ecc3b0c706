"""A second look for whom a deed concerns that is always done to somebody, where its own slots name nobody.

What is refused, demanded or cut off belongs to somebody ("cancelled Okoro's visit"), is kept from somebody
("declined to sit for talks with Okoro"), or is told to somebody ("wrote to Okoro asking for leave"). Each
type has its routes, the surest first; the first that leads to a party who is not the doer is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.filler import apart_from
from pipeline.extraction.events.parties.participants import Filler, Participants

Route = Callable[[Found, Sequence[Found]], Iterator[Token]]

_HOSTILE = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "THREATEN", "REJECT", "PROTEST"})
_HARM = frozenset({"ASSAULT", "X_CASUALTIES"})
_MESSAGES = frozenset({"statement", "demand", "offer"})
_ADDRESSING = frozenset(
    {"write", "speak", "talk", "tell", "address", "text", "email", "phone", "call", "shout", "yell", "scream"}
)
_BEHIND = frozenset({"advcl", "acl", "xcomp", "relcl"})
_INTO = ("obj", "to", "for", "with", "by", "at", "from")
_ABOUT = ("with", "poss", "by", "from")
_PACTS = frozenset({"agreement", "talks", "meeting"})
_REFUSING = ("reject.refuse_to", "reject.decline_to")
_DEEDS = frozenset({"violence", "crime", "restriction", "sanction", "insult", "act_of_will", "policy"})
_MAKING = frozenset({"make", "force", "have", "let"})
_BODIES = frozenset({"person", "organization", "armed", "people", "government"})
_CLAIMED = frozenset({"claim", "demand"})
_DONE_TO = frozenset({"yield_noun", "arrest_noun", "change_noun", "violence"})  # "of" names whom it befalls


class Concerned:
    """Finds those concerned in one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants
        self._routes: Mapping[str, tuple[Route, ...]] = MappingProxyType(
            {
                "REJECT": (self._owners, self._refused, self._pact_partners, self._accusers, self._movers),
                "SUPPORT": (self._owners, self._movers),
                "COERCE": (self._owners,),
                "ACCUSE": (self._owners, self._movers, self._complained_of),
                "AID": (self._of_aid,),
                "X_RULING": (self._judged,),
                "SANCTION": (self._owners, self._pact_partners),
                "PROTEST": (self._owners,),
                "REQUEST": (self._addressed,),
                "THREATEN": (self._menaced, self._addressed),
                "ASSAULT": (self._harmed_beside, self._harm_above, self._broken),
            }
        )

    def of(self, found: Found, events: Sequence[Found]) -> tuple[Filler, ...]:
        """Those whom the event concerns by the first route of its type that leads to somebody."""
        if not is_verbal(found.trigger):
            return ()
        for route in self._routes.get(found.event_type, ()):
            heads = list(route(found, events))
            if fillers := apart_from(self._participants.affected(heads, found.event_type), found.actors):
                return fillers
        return ()

    def _objects(self, found: Found) -> Iterator[Token]:
        """Nouns that say what the deed is about: topics, objects."""
        seen = set()
        topics = [filler.head for filler in found.topics]
        for token in (*topics, *self._syntax.verb_slots(found.trigger).get("obj", ())):
            if token.i not in seen and not is_verbal(token) and token.pos_ in ("NOUN", "PROPN"):
                seen.add(token.i)
                yield token

    def _owners(self, found: Found, _events: Sequence[Found]) -> Iterator[Token]:
        """Whose the object is: "cancelled Okoro's visit", "watched by Okoro's aides"."""
        for noun in self._objects(found):
            if noun == found.match.noun or (self._kinds.of(noun) & _DONE_TO and found.event_type != "COERCE"):
                continue
            if self._kinds.of(noun) & _BODIES:
                continue
            if found.match.rule.mode == "investigate" and self._kinds.listed(noun) & _CLAIMED:
                continue  # who complains is not accused
            slots = self._syntax.noun_slots(noun)
            for name in ("by", "poss", "from") if found.event_type == "COERCE" else ("by", "poss"):
                yield from (
                    token
                    for token in slots.get(name, ())
                    if self._kinds.is_party(token) and (token.tag_ != "PRP$" or found.event_type == "COERCE")
                )

    def _refused(self, found: Found, events: Sequence[Found]) -> Iterator[Token]:
        """With whom what is refused would have to do: "refused to sit for talks with Okoro's team"."""
        if not found.match.rule.rule_id.startswith(_REFUSING):
            return
        for filler in found.topics:
            verb = filler.head
            if not is_verbal(verb) or any(e.trigger.i == verb.i and e.event_type in _HOSTILE for e in events):
                continue
            slots = self._syntax.verb_slots(verb)
            for name in _INTO:
                for token in slots.get(name, ()):
                    yield from self._dealt_with(token, is_object=name == "obj")

    def _dealt_with(self, token: Token, *, is_object: bool) -> Iterator[Token]:
        """The party itself behind a preposition, else whose the thing is or with whom the talks would be."""
        if is_verbal(token):
            return
        if not is_object and self._kinds.is_party(token) and "place" not in self._kinds.of(token):
            yield token
            return
        slots = self._syntax.noun_slots(token)
        for name in _ABOUT:
            yield from (each for each in slots.get(name, ()) if self._kinds.is_party(each))

    def _pact_partners(self, found: Found, _events: Sequence[Found]) -> Iterator[Token]:
        """Whose name a pact or a meeting bears: "left the Iran deal", "a Televisa debate"."""
        for noun in self._objects(found):
            kinds = self._kinds.of(noun)
            if noun.pos_ != "NOUN" or not kinds & _PACTS:
                continue
            slots = self._syntax.noun_slots(noun)
            for token in (*slots.get("mod", ()), *slots.get("site", ())):
                named = self._kinds.of(token)
                land = "state" in named and "locality" not in named
                if land or ("agreement" not in kinds and self._kinds.is_party(token)):
                    yield token

    def _addressed(self, found: Found, _events: Sequence[Found]) -> Iterator[Token]:
        """To whom the message goes in which something is asked: "wrote a letter to Okoro asking for"."""
        verb = found.trigger
        if verb.dep_ not in _BEHIND or verb.tag_ not in ("VBG", "VB", "VBD", "VBZ"):
            return
        above = next((token for token in verb.ancestors if is_verbal(token)), None)
        if above is None:
            return
        slots = self._syntax.verb_slots(above)
        messages = [token for token in slots.get("obj", ()) if self._kinds.of(token) & _MESSAGES]
        if messages or above.lemma_ in _ADDRESSING:
            told = [*slots.get("iobj", ()), *slots.get("to", ()), *slots.get("at", ())]
            for message in messages:
                told += self._syntax.noun_slots(message).get("to", [])
            if not messages:
                told += slots.get("obj", [])
            yield from (token for token in told if self._kinds.is_party(token))

    def _menaced(self, found: Found, _events: Sequence[Found]) -> Iterator[Token]:
        """Who would bear it: "threatened tariffs on Peruvian goods", "threatened to make Okoro testify"."""
        for noun in self._objects(found):
            for deed in self._syntax.noun_slots(noun).get("to", ()):
                if not is_verbal(deed) and self._kinds.of(deed) & _DEEDS:
                    slots = self._syntax.noun_slots(deed)
                    yield from (token for name in ("by", "poss", "mod") for token in slots.get(name, ()))
        for clause in (filler.head for filler in found.topics if is_verbal(filler.head)):
            slots = self._syntax.verb_slots(clause)
            if clause.lemma_ in _MAKING:
                forced = [token for name in ("that", "inf") for token in slots.get(name, ())]
                yield from (who for verb in forced for who in self._syntax.verb_slots(verb).get("subj", ()))
            for thing in slots.get("on", ()):
                for goods in (thing, *self._syntax.noun_slots(thing).get("of", ())):
                    yield from self._syntax.noun_slots(goods).get("mod", ())

    def _accusers(self, found: Found, events: Sequence[Found]) -> Iterator[Token]:
        """Who made the charge that is denied in the sentence: "accused him of theft, which he denied"."""
        if not found.match.rule.rule_id.startswith("reject.deny"):
            return
        for event in events:
            if (
                event.event_type == "ACCUSE"
                and event.trigger.i < found.trigger.i
                and (event.trigger.is_ancestor(found.trigger))
            ):
                yield from (actor.head for actor in event.actors)

    def _movers(self, found: Found, _events: Sequence[Found]) -> Iterator[Token]:
        """Whose move a noun behind the clause sums up: "left the pact, a step that Okoro praised"."""
        noun = found.trigger.head
        if found.trigger.dep_ != "relcl" or not _sums_up(noun):
            return
        above = next((token for token in noun.ancestors if is_verbal(token)), None)
        if noun.dep_ == "appos":
            slots = self._syntax.noun_slots(noun.head)
            yield from (t for name in ("by", "poss") for t in slots.get(name, ()) if self._kinds.is_party(t))
        if above is not None:
            subjects = self._syntax.verb_slots(above).get("subj", ())
            yield from (token for token in subjects if self._kinds.is_party(token))

    def _complained_of(self, found: Found, _events: Sequence[Found]) -> Iterator[Token]:
        """Of whom a voiced displeasure tells: "voiced anger on Monday that Okoro had not called"."""
        voiced = any("displeasure" in self._kinds.listed(noun) for noun in self._objects(found))
        for clause in self._syntax.verb_slots(found.trigger).get("that", ()) if voiced else ():
            if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
                subjects = self._syntax.verb_slots(clause).get("subj", ())
                yield from (token for token in subjects if self._kinds.is_party(token))

    def _of_aid(self, found: Found, _events: Sequence[Found]) -> Iterator[Token]:
        """Who is helped: "came to the aid of the crew"."""
        for to in self._syntax.verb_slots(found.trigger).get("to", ()):
            slots = self._syntax.noun_slots(to)
            yield from (token for name in ("of", "poss") for token in slots.get(name, ()))

    def _judged(self, found: Found, _events: Sequence[Found]) -> Iterator[Token]:
        """Whose act a court judges, or whom it would bind: "ruled against forcing Peru to sell"."""
        slots = self._syntax.verb_slots(found.trigger)
        for name in ("against", "for", "on"):
            for token in slots.get(name, ()):
                yield from self._syntax.noun_slots(token).get("poss", ())
            for clause in slots.get(f"{name}_ing", ()):
                yield from self._syntax.verb_slots(clause).get("obj", ())

    def _harmed_beside(self, found: Found, events: Sequence[Found]) -> Iterator[Token]:
        """Whom a clause behind the attack says it hit: "blew themselves up, killing nine"."""
        for event in events:
            verb = event.trigger
            behind = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "xcomp") and verb.head.i == found.trigger.i
            if behind and event.event_type in _HARM:
                yield from (each.head for each in event.recipients)

    def _harm_above(self, found: Found, events: Sequence[Found]) -> Iterator[Token]:
        """Whom the deed hit that the attack was the means of: "killed nine by firing rockets"."""
        verb = found.trigger
        above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "by" else None
        if verb.dep_ == "advcl" and any(child.lower_ in ("after", "when") for child in verb.lefts):
            above = verb.head if verb.head.tag_ == "VBN" else None
        first = (
            above.head if above is not None and above.dep_ == "conj" else above
        )  # "two killed and nine hurt"
        for event in events:
            told = above is not None and first is not None and event.trigger.i in (above.i, first.i)
            if told and event.event_type in _HARM:
                yield from (each.head for each in event.recipients)

    def _broken(self, found: Found, _events: Sequence[Found]) -> Iterator[Token]:
        """Whose siege or attack those fight who fight to end it: "battled to break a siege by the army"."""
        for child in found.trigger.children:
            if child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB":
                for noun in self._syntax.verb_slots(child).get("obj", ()):
                    if "violence" in self._kinds.of(noun) and not is_verbal(noun):
                        slots = self._syntax.noun_slots(noun)
                        yield from (t for name in ("by", "poss", "mod") for t in slots.get(name, ()))


def _sums_up(noun: Token) -> bool:
    """Whether a phrase behind a comma calls what was said before a thing of its kind: ", a step that …"."""
    first = noun.left_edge
    parted = first.i > 0 and first.nbor(-1).text in (",", "–", "—", "--")
    return parted and first.lower_ in ("a", "an", "another", "something")
