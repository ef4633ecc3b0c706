"""Whom a noun of words or of pressure concerns where its own phrase does not say: by the clause around it.

"Okoro is the target of an inquiry", "was a victim of persecution", "the probe found that the governor lied",
"an inquiry to establish whether he lied", "the demand that Peru leave", "a threat of raids on Peru".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.clause import described_by
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.filler import apart_from
from pipeline.extraction.events.parties.owners import noun_of
from pipeline.extraction.events.parties.participants import Participants

_TYPES = frozenset({"ACCUSE", "COERCE", "THREATEN", "SANCTION", "REQUEST"})
# What somebody is of an inquiry, a threat, a crackdown: "the target of", "at the centre of".
_BEARING = frozenset(
    {"subject", "target", "focus", "object", "centre", "center", "victim", "part", "heart", "casualty"}
)
_AS = frozenset({"at", "in", "into", "to"})  # "at the centre of", "fell victim to"
_FINDING = frozenset(
    {"find", "show", "reveal", "conclude", "determine", "establish", "discover", "uncover", "allege", "say"}
)
_ASKING = frozenset({"establish", "determine", "see", "decide", "ascertain", "learn", "examine", "find"})
_LANDS = frozenset({"state", "government"})  # of whom one complains to them
_GRANTING = frozenset({"grant", "receive", "approve", "honor", "honour", "fulfil", "fulfill", "consider"})
_ANSWERING = frozenset({"respond", "reply", "agree", "accede", "yield", "bow", "react", "object"})
_ANSWERS = frozenset({"response", "reply", "answer", "reaction", "objection", "resistance"})
_WEIGHING = frozenset(
    {
        "crush",
        "cripple",
        "target",
        "hit",
        "hurt",
        "strangle",
        "squeeze",
        "batter",
        "punish",
        "ravage",
        "affect",
    }
)
_OPENING = frozenset({"if", "whether"})
_BEHIND = 14  # words from an inquiry to the "into" that the parser hung elsewhere
_FEARED = ("on", "against", "in", "at", "upon")
_FELT = frozenset({"persecution", "harassment", "intimidation", "repression", "suppression", "crackdown"})
_FORCES = frozenset({"state", "armed", "government", "police", "organization", "court", "official"})


class Pressed:
    """Completes the recipients of nouns of words and of pressure in one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants

    def complete(self, found: Found) -> Found:
        """The event with those whom it concerns, where a noun tells of it and names none."""
        noun = noun_of(found)
        if noun is None or found.event_type not in _TYPES:
            return found
        found = self._without_addressed(self._turned(found, noun), noun)
        if found.recipients:
            return found
        heads = [*self._bearers(noun)]
        if found.event_type == "REQUEST":
            heads = list(self._answering(noun))
        if found.event_type == "SANCTION":
            heads = [*self._crushed(noun), *self._taxed(found)]
        if found.match.rule.mode == "investigate":
            heads = heads or [*self._found_out(noun), *self._asked_about(noun)]
            if not heads and not found.topics:
                return self._into(found, noun)
        if found.event_type == "THREATEN":
            heads = heads or self._struck(found)
        fillers = self._participants.actors(heads)
        return replace(found, recipients=apart_from(fillers, found.actors))

    def _turned(self, found: Found, noun: Token) -> Found:
        """People of a faith or a nation before a noun of what they suffer: "Muslim persecution"."""
        if noun.lemma_.lower() not in _FELT or found.recipients or found.match.noun is not None:
            return found
        before = self._syntax.noun_slots(noun).get("mod", [])
        suffer = {
            token.i
            for token in before
            if "people" in self._kinds.of(token) and not self._kinds.of(token) & _FORCES
        }
        if not suffer or any(actor.head.i not in suffer for actor in found.actors):
            return found
        return replace(found, actors=(), recipients=found.actors)

    def _without_addressed(self, found: Found, noun: Token) -> Found:
        """The complaint without the body to which it goes, or what stands inside the clause that it tells."""
        if found.event_type != "ACCUSE" or found.match.rule.mode != "disapprove":
            return found
        told = {
            part.i
            for child in noun.children
            if child.dep_ in ("acl", "ccomp") and _opens_with(child, ("that",))
            for part in child.subtree
        }
        to_body = noun.lemma_.lower() == "complaint"
        kept = tuple(
            each
            for each in found.recipients
            if not (each.head.dep_ == "pobj" and each.head.i in told)
            and not (
                to_body
                and each.head.dep_ == "pobj"
                and each.head.head.lower_ in ("to", "with")
                and not self._kinds.of(each.head) & _LANDS
            )
        )
        return found if len(kept) == len(found.recipients) else replace(found, recipients=kept)

    def _answering(self, noun: Token) -> Iterator[Token]:
        """Who is said to answer the request: "in its response to the family's request, the ministry …"."""
        if noun.dep_ == "dobj" and noun.head.lemma_ in _GRANTING:
            yield from self._syntax.surface_subject(noun.head)
        if noun.dep_ != "pobj" or noun.head.lower_ != "to":
            return
        answer = noun.head.head
        if is_verbal(answer) and answer.lemma_ in _ANSWERING:
            yield from self._syntax.surface_subject(answer)
        elif answer.lemma_.lower() in _ANSWERS or answer.lower_ == "unresponsive":
            whose = [child for child in answer.children if child.dep_ == "poss" and child.tag_ != "PRP$"]
            above = next((token for token in answer.ancestors if is_verbal(token)), None)
            yield from whose or (self._syntax.surface_subject(above) if above is not None else [])

    def _crushed(self, noun: Token) -> Iterator[Token]:
        """On whom a sanction is said to weigh: "sanctions crushing Peru's economy"."""
        weighing = [noun.head] if noun.dep_ == "nsubj" and noun.head.lemma_ in _WEIGHING else []
        for verb in (*described_by(noun), *weighing):
            for held in self._syntax.verb_slots(verb).get("obj", ()):
                if "state" in self._kinds.of(held):  # "sanctions that kept Peru from selling oil"
                    yield held
                elif verb.lemma_ in _WEIGHING:
                    yield from [held] if self._kinds.is_party(held) else self._participants.owners(held)

    def _taxed(self, found: Found) -> list[Token]:
        """The land from which goods come on which a duty is put, wherever the parser hung it."""
        if not is_verbal(found.trigger) or not found.topics:
            return []
        lands = self._syntax.verb_slots(found.trigger).get("from", [])
        for topic in found.topics:
            if not is_verbal(topic.head):
                slots = self._syntax.noun_slots(topic.head)
                goods = slots.get("of", ()) if topic.head.ent_type_ in ("MONEY", "CARDINAL") else ()
                made = [land for each in goods for land in self._syntax.noun_slots(each).get("mod", ())]
                lands = [*lands, *slots.get("from", ()), *made]
        return [
            land
            for land in lands
            if (kinds := self._kinds.of(land)) and ("state" in kinds or {"organization", "named"} <= kinds)
        ]

    def _bearers(self, noun: Token) -> Iterator[Token]:
        """Who is said to be its subject, target or victim."""
        above = noun.head
        if noun.dep_ != "pobj" or above.lower_ not in ("of", "to") or above.dep_ != "prep":
            return
        role = above.head
        if role.lemma_.lower() not in _BEARING or is_verbal(role):
            return
        yield from self._who_is(role)

    def _who_is(self, role: Token) -> Iterator[Token]:
        """Of whom a noun is said: "X is the target", "X, the target", "X at the centre"."""
        if role.dep_ in ("attr", "oprd", "dobj") and is_verbal(role.head):
            yield from self._syntax.surface_subject(role.head)
        elif role.dep_ == "appos":
            yield role.head
        elif role.dep_ == "pobj" and role.head.lower_ in (_AS | {"as"}):
            governor = role.head.head
            if is_verbal(governor):
                passive = self._syntax.verb_slots(governor).get("obj", []) if role.head.lower_ == "as" else []
                yield from passive or self._syntax.surface_subject(governor)
            elif governor.pos_ in ("NOUN", "PROPN"):
                yield governor

    def _into(self, found: Found, noun: Token) -> Found:
        """What is looked into, where "by X, the judge," stands before it: "the inquiry by X, Y, into Z"."""
        behind = noun.doc[noun.i + 1 : min(noun.i + _BEHIND, noun.sent.end)]
        into = next((token for token in behind if token.lower_ == "into" or is_verbal(token)), None)
        if into is None or is_verbal(into):
            return found
        heads = [child for child in into.children if child.dep_ == "pobj"]
        recipients = self._participants.affected(heads, found.event_type)
        return replace(
            found,
            recipients=apart_from(recipients, found.actors),
            topics=tuple(self._participants.things(heads)),
        )

    def _found_out(self, noun: Token) -> Iterator[Token]:
        """Of whom an inquiry is said to have found something: "the probe found that the governor lied"."""
        verb = noun.head
        if noun.dep_ != "nsubj" or verb.lemma_ not in _FINDING:
            return
        for clause in self._syntax.verb_slots(verb).get("that", ()):
            if _is_done(clause):
                yield from self._subjects(clause)

    def _asked_about(self, noun: Token) -> Iterator[Token]:
        """About whom an inquiry is to find out: "an inquiry to establish whether the governor lied"."""
        tops = (
            [noun] if noun.dep_ != "dobj" and noun.dep_ not in ("nsubj", "nsubjpass") else [noun, noun.head]
        )
        for top in tops:
            for clause in top.children:
                if clause.i < noun.i or clause.dep_ not in ("acl", "advcl", "xcomp", "relcl"):
                    continue
                for asking in (clause, *clause.children):
                    if asking.lemma_ in _ASKING and is_verbal(asking):
                        for asked in asking.children:
                            if asked.dep_ == "ccomp" and _opens_with(asked, _OPENING):
                                yield from self._subjects(asked)

    def _subjects(self, clause: Token) -> Iterator[Token]:
        """The parties of whom a clause tells something that they did or are."""
        slots = self._syntax.verb_slots(clause)
        if "passive" in slots:
            return
        for subject in slots.get("subj", ()):
            owners = [] if self._kinds.is_party(subject) else self._participants.owners(subject)
            yield from (each for each in (subject, *owners) if self._kinds.is_party(each))

    def _struck(self, found: Found) -> list[Token]:
        """Where, or on whom, what is threatened would fall: "a threat of raids on Peru"."""
        return [
            token
            for topic in found.topics
            if not is_verbal(topic.head)
            for name in _FEARED
            for token in self._syntax.noun_slots(topic.head).get(name, ())
            if self._kinds.is_party(token)
        ]


def _is_done(clause: Token) -> bool:
    """Whether a clause tells of something past: "that the governor had lied", "that the navy fired"."""
    auxiliaries = {child.tag_ for child in clause.children if child.dep_ == "aux"}
    return "MD" not in auxiliaries and (clause.tag_ in ("VBD", "VBN") or "VBD" in auxiliaries)


def _opens_with(clause: Token, words: Iterable[str]) -> bool:
    return any(child.dep_ in ("mark", "advmod") and child.lower_ in words for child in clause.children)
