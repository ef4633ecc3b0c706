"""Whom an event concerns that names nobody itself, by the clause or the thing with which it is told.

"Took responsibility for the bombing that left two wounded" tells of the two; "marched, demanding that the
mayor resign" is a protest against the mayor; "tariffs on steel from Peru" are put on Peru; "probed bribery
between Okoro and the bank" concerns both; "blocked access for journalists" is done to these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.clause import described_by
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.neighbours import with_particle
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.concerned import Concerned
from pipeline.extraction.events.parties.ended import Deeds
from pipeline.extraction.events.parties.filler import apart_from
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.extraction.events.parties.struck import Struck
from pipeline.extraction.events.parties.targets import is_deed
from pipeline.extraction.events.rules.lexicon import Lexicon

_HARM = frozenset(
    {"kill", "wound", "injure", "hurt", "maim", "take_out", "wipe_out", "target", "hit", "strike", "destroy",
     "level", "flatten", "devastate", "slay", "eliminate"}
)  # fmt: skip
_DEAD = frozenset({"dead", "wounded", "injured", "hurt", "homeless", "dying", "maimed"})
_ASKED = ("COERCE", "REQUEST", "ACCUSE", "REJECT")  # what a protest wants done, or says, about whom
_TOLD_WITH = frozenset({"advcl", "xcomp", "ccomp", "conj"})
_SUFFERING = frozenset({"suffer", "pay", "face", "burn", "regret", "bleed", "perish", "fall", "collapse"})
# What befalls its owner: "protests over the girl's death" are against somebody else.
_BEFALLING = frozenset(
    {"victim_event", "violence", "crime", "arrest_noun", "yield_noun", "change_noun", "penalty", "judgment"}
)
_TOWARD = ("over", "toward", "towards", "against")
_DEPTH = 3  # clauses between a protest and what it wants


class Aims:
    """Completes the recipients of one document's events."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants, lexicon: Lexicon) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants
        self._deeds = Deeds(syntax, kinds, participants)
        self._concerned = Concerned(syntax, kinds, participants)
        self._struck = Struck(syntax, kinds, participants, lexicon)

    def complete(self, found: Found, events: Sequence[Found]) -> Found:
        """The event with those whom its clause or its topic concerns, where it names none."""
        if found.recipients:
            return found
        match found.event_type:
            case "ASSAULT":
                recipients = self._harmed(found) or self._struck.hit(found, events)
            case "RETREAT" | "CONCEDE":
                recipients = self._deeds.concerned(found, events)
            case "REQUEST":
                recipients = self._deeds.concerned(found, events) or self._partners(found)
            case "MOBILIZE":
                recipients = self._overflown(found)
            case "AGREE" | "CONSULT" | "REJECT":
                recipients = self._partners(found)
            case "THREATEN":
                recipients = self._menaced(found)
            case "PROTEST":
                recipients = list(_blamed(found, events)) or self._protested(found)
            case "SANCTION":
                recipients = self._of_goods(found) or self._partners(found)
            case "ACCUSE":
                recipients = (
                    self._between(found) or self._feared(found) or list(_accused_above(found, events))
                )
            case "COERCE":
                recipients = self._kept_from(found)
            case _:
                recipients = []
        others = apart_from(recipients, found.actors) or self._concerned.of(found, events)
        if not others:
            return found
        struck = {each.head.i for each in others} if found.event_type == "ASSAULT" else set()
        topics = tuple(each for each in found.topics if each.head.i not in struck)
        return replace(found, recipients=others, topics=topics)

    def _harmed(self, found: Found) -> list[Filler]:
        """Whom a clause on the deed says that it harmed: "the bombing that left two wounded"."""
        noun = found.match.noun or (None if is_verbal(found.trigger) else found.trigger)
        deeds = [noun] if noun is not None else [filler.head for filler in found.topics]
        for deed in deeds:
            for verb in described_by(deed) if is_deed(deed, self._kinds) else ():
                harmed = with_particle(verb) in _HARM or _leaves_dead(verb)
                hit = [child for child in verb.children if child.dep_ == "dobj"] if harmed else []
                if fillers := self._participants.affected(hit, "ASSAULT"):
                    return fillers
        return []

    def _protested(self, found: Found) -> list[Filler]:
        """Whose speech or plan a noun of protest is about: "the protest of Okoro's visit"."""
        noun = found.match.noun or (None if is_verbal(found.trigger) else found.trigger)
        slots = self._syntax.noun_slots(noun) if noun is not None else {}
        owners = [
            owner
            for name in ("of", "against", "over", "at")
            for thing in slots.get(name, ())
            if not (self._kinds.is_party(thing) or is_verbal(thing) or self._kinds.listed(thing) & _BEFALLING)
            for owner in self._syntax.noun_slots(thing).get("poss", ())
            if owner.tag_ != "PRP$" and self._kinds.is_party(owner)
        ]
        return self._participants.affected(owners, "PROTEST")

    def _of_goods(self, found: Found) -> list[Filler]:
        """Whose the goods are on which a duty is put: "tariffs on steel from Peru", "on Peruvian steel"."""
        for topic in found.topics:
            slots = {} if is_verbal(topic.head) else self._syntax.noun_slots(topic.head)
            for name in ("from", "mod"):
                lands = [land for land in slots.get(name, ()) if "state" in self._kinds.of(land)]
                if topic.head.dep_ == "pobj" and lands:
                    return self._participants.actors(lands)
        return []

    def _between(self, found: Found) -> list[Filler]:
        """Those between whom there was what is looked into: "favours between Okoro and the bank"."""
        for topic in found.topics:
            if is_verbal(topic.head) or is_deed(topic.head, self._kinds):
                continue
            if ends := self._participants.actors(self._syntax.noun_slots(topic.head).get("between", [])):
                return ends
        return []

    def _partners(self, found: Found) -> list[Filler]:
        """With whom the pact is: "signed a pact on fishing with Peru", "left the treaty with Peru"."""
        heads = [filler.head for filler in found.topics if not is_verbal(filler.head)]
        nouns = [head for head in heads if not self._kinds.is_party(head)]  # "soldiers with the division"
        heads = [token for noun in nouns for token in self._syntax.noun_slots(noun).get("with", ())]
        meant = [child for noun in nouns for child in noun.children if child.dep_ == "acl"]
        heads += [
            token  # "a proposal to talk with Okoro"
            for clause in meant
            if clause.tag_ == "VB"
            for token in self._syntax.verb_slots(clause).get("with", ())
        ]
        return self._participants.actors([head for head in heads if self._kinds.is_party(head)])

    def _menaced(self, found: Found) -> list[Filler]:
        """Against whom a threatened answer is, or who would suffer: "threatened that Peru would pay"."""
        slots = self._syntax.verb_slots(found.trigger) if is_verbal(found.trigger) else {}
        objects = [token for token in slots.get("obj", ()) if not is_verbal(token)]
        heads = [
            token
            for noun in objects
            for name in ("to", "against", "on")
            for token in self._syntax.noun_slots(noun).get(name, ())
        ]
        heads += [
            token
            for clause in slots.get("that", ())
            if clause.lemma_ in _SUFFERING
            for token in self._syntax.verb_slots(clause).get("subj", ())
        ]
        return self._participants.actors([head for head in heads if self._kinds.is_party(head)])

    def _feared(self, found: Found) -> list[Filler]:
        """Of whom a concern or a claim is that they do something: "voiced concerns that the premier lied"."""
        noun = found.match.noun or (None if is_verbal(found.trigger) else found.trigger)
        told = [topic.head for topic in found.topics if "claim" in self._kinds.listed(topic.head)]
        held = [noun, *told] if noun is not None else told
        clauses = [child for each in held for child in each.children if child.dep_ in ("acl", "ccomp")]
        clauses = [clause for clause in clauses if _is_marked(clause, "that")]
        asked = [] if noun is None else self._syntax.noun_slots(noun).get("into_ing", [])
        clauses += [clause for clause in asked if _is_marked(clause, "whether")]
        heads = [token for each in clauses for token in self._syntax.verb_slots(each).get("subj", ())]
        things = [
            child for each in clauses for child in each.children if child.dep_ in ("nsubj", "nsubjpass")
        ]
        parties = [head for head in heads if self._kinds.is_party(head)]
        parties = parties or [
            owner
            for thing in things
            if not self._kinds.is_actor(thing)
            for owner in self._syntax.noun_slots(thing).get("poss", ())
        ]
        return self._participants.actors([head for head in parties if self._kinds.is_party(head)])

    def _overflown(self, found: Found) -> list[Filler]:
        """The land toward or over which arms are tried: "fired a missile over Peru"."""
        noun = found.match.noun or (None if is_verbal(found.trigger) else found.trigger)
        reading = [self._syntax.verb_slots(found.trigger)] if is_verbal(found.trigger) else []
        reading += [self._syntax.noun_slots(noun)] if noun is not None else []
        heads = [token for slots in reading for name in _TOWARD for token in slots.get(name, ())]
        return self._participants.actors([head for head in heads if "state" in self._kinds.of(head)])

    def _kept_from(self, found: Found) -> list[Filler]:
        """For whom access is cut: "blocked access for journalists"."""
        if not found.match.rule.rule_id.startswith("coerce.cut_access"):
            return []
        slots = self._syntax.verb_slots(found.trigger)
        inner = [
            token for topic in found.topics for token in self._syntax.noun_slots(topic.head).get("for", ())
        ]
        behind = [
            token
            for each in slots.get("obj", ())
            for to in self._syntax.noun_slots(each).get("to", ())
            for token in self._syntax.noun_slots(to).get("for", ())
        ]
        heads = [*slots.get("for", ()), *inner, *behind]
        return self._participants.actors([head for head in heads if self._kinds.is_party(head)])


def _accused_above(found: Found, events: Sequence[Found]) -> Iterable[Filler]:
    """Who is accused by the verb on which a participle hangs: "condemned the premier, criticizing …"."""
    verb = found.trigger
    if verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return ()
    above = (each for each in events if each.trigger.i == verb.head.i and each.event_type == "ACCUSE")
    return next((each.recipients for each in above), ())


def _is_marked(clause: Token, word: str) -> bool:
    """Whether a clause begins with the word: "that", "whether"."""
    return any(child.dep_ == "mark" and child.lower_ == word for child in clause.children)


def _leaves_dead(verb: Token) -> bool:
    """Whether a clause says "left nine dead"."""
    return verb.lemma_ == "leave" and any(part.lower_ in _DEAD for part in verb.subtree)


def _blamed(found: Found, events: Sequence[Found]) -> Iterable[Filler]:
    """Of whom a protest wants something, by the clause that tells what it is for: "marched to demand …"."""
    for wanted in _ASKED:
        for event in events:
            if event.event_type == wanted and event.recipients and _is_told_with(event, found):
                return event.recipients
    return ()


def _is_told_with(event: Found, protest: Found) -> bool:
    """Whether a verb stands in the infinitive or participle clause behind the verb of a protest."""
    token = event.trigger
    if not is_verbal(token) or not is_verbal(protest.trigger) or token.i < protest.trigger.i:
        return False
    for _ in range(_DEPTH):
        if token.dep_ not in _TOLD_WITH:
            return False
        if token.head.i == protest.trigger.i:
            return token.dep_ in ("advcl", "xcomp") and token.tag_ in ("VB", "VBG")
        token = token.head
    return False
