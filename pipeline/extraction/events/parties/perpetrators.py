"""Who did a deed of violence that a verb only mentions: "a strike that killed nine", "died in the attack".

The deed's noun need be no event of its own. Who did it is said by the verb that carries it ("carried out
a strike that …"), by a clause on it ("an attack blamed on the rebels", "raids believed to be Russian"), or by
what its own clause says (see `owners`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.relatives import bearer_of
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.owners import Owners, noun_of
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.extraction.events.parties.targets import WHO_FIGHT, Targets, is_deed
from pipeline.extraction.events.rules.governors import governors_of
from pipeline.extraction.events.rules.lexicon import Lexicon
from pipeline.extraction.events.rules.match import Match
from pipeline.extraction.events.scope.accidents import is_by_accident

_OF_VIOLENCE = frozenset({"ASSAULT", "X_CASUALTIES"})
_FORCES = frozenset({"armed", "government", "state", "police"})
_BY_THING, _BY_EVENT = "x.casualties.by_thing", "assault.kill.by_event"
_BY_ACCIDENT = "x.casualties.accident"
_SHARES = frozenset({"role", "part", "involvement", "participation", "complicity", "hand", "responsibility"})
_IN_DEED = frozenset({"in", "for"})  # "Peru's role in the bombardment"
_SUSPECTS = frozenset({"suspect", "attacker", "perpetrator", "culprit", "assailant", "shooter", "mastermind"})
_TOLD_IN = ("subj", "by", "in", "during", "from", "with")
_HARMED_IN: tuple[str, ...] = ("by", "in", "during")
_LAYING = frozenset({"blame", "pin", "attribute", "ascribe"})  # what is laid to somebody is a deed
_DYING = frozenset({"die", "perish"})
_HELD = frozenset({"believe", "suspect", "think", "say", "presume"})  # "raids believed to be Russian"
_LANDS = frozenset({"NORP", "GPE", "ORG"})
_TAKING_IN = frozenset({"include", "involve", "comprise"})


class Perpetrators:
    """Completes the violence that one document tells of."""

    def __init__(
        self, syntax: Syntax, kinds: Kinds, participants: Participants, *, owners: Owners, lexicon: Lexicon
    ) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants
        self._owners = owners
        self.targets = Targets(syntax, kinds, participants)
        self._carriers = frozenset(lemma for lemma in lexicon.verb_groups["do_attack"])
        self._classes = lexicon.noun_classes
        self._by_event = next(rule for rule in lexicon.verbs["kill"] if rule.rule_id == _BY_EVENT)
        self._accident = next(rule for rule in lexicon.verbs["kill"] if rule.rule_id == _BY_ACCIDENT)
        self._plain = next(rule for rule in lexicon.nouns["attack"] if rule.rule_id == "n.attack")

    def complete(self, told: Found) -> Found | None:
        """The event with who did it, where the text says so of its deed; sites before the noun are hit.

        None where an active verb has only a place for its subject: the parse is broken there.
        """
        if told.event_type not in _OF_VIOLENCE:
            return told
        found = self.targets.complete(self._retyped(told))
        if not found.actors and self._is_scenery(told):
            return None
        if found.actors:
            return found
        if forces := self._forces_at_it(found):
            return found.with_actors(tuple(self._participants.actors(forces)))
        own = noun_of(found)
        for noun in [own] if own is not None else self.deeds(found):
            actors = self.done_by(noun, found)
            if actors:
                return found.with_actors(tuple(actors))
        return found

    def _is_scenery(self, told: Found) -> bool:
        """Whether an active verb has only a town, or who reports, for its subject."""
        if not told.actors or not is_verbal(told.trigger):
            return False
        active = "passive" not in self._syntax.verb_slots(told.trigger)
        return active and all(map(self.targets.stands_there, told.actors))

    def deeds(self, found: Found) -> list[Token]:
        """Nouns of violence that a verb's event names as what did it, or as that in which it was done."""
        if not is_verbal(found.trigger) or found.match.noun is not None:
            return []
        slots = self._syntax.verb_slots(found.trigger)
        behind = self._deed_behind(found.trigger)
        named = [token for name in _TOLD_IN for token in slots.get(name, ()) if is_deed(token, self._kinds)]
        if not named and found.trigger.tag_ == "VBN":
            named = list(self._of_joined(found.trigger))
        return [*([behind] if behind is not None else []), *named]

    def _of_joined(self, passive: Token) -> Iterator[Token]:
        """Deeds told with a passive joined to it: "nine were killed and two hurt in the raids"."""
        joined = [child for child in passive.children if child.dep_ == "conj" and child.tag_ == "VBN"]
        reading = [(each, _HARMED_IN) for each in joined]
        if passive.dep_ == "conj" and is_verbal(passive.head):
            reading.append((passive.head, ("during",)))
        for verb, names in reading:
            slots = self._syntax.verb_slots(verb)
            yield from (
                token for name in names for token in slots.get(name, ()) if is_deed(token, self._kinds)
            )

    def _retyped(self, found: Found) -> Found:
        """Harm by the site of a deed is harm by the deed: "the bombings of the embassies, which killed …".

        Harm that came of an accident is nobody's deed: "the airliner crashed, killing nine".
        """
        if is_by_accident(found, self._kinds):
            return replace(found, match=replace(found.match, rule=self._accident), actors=())
        if found.match.rule.rule_id != _BY_THING or self._deed_behind(found.trigger) is None:
            return found
        return replace(found, match=replace(found.match, rule=self._by_event))

    def _deed_behind(self, verb: Token) -> Token | None:
        """The deed of which a relative clause tells that the parser hung on the place of the deed."""
        while verb.dep_ == "conj" and is_verbal(verb.head):
            verb = verb.head
        noun = verb.head
        told = verb.dep_ == "relcl" or (
            verb.dep_ == "acl" and any(part.dep_ == "dobj" for part in verb.children)
        )
        if not told or self._kinds.of(noun) & WHO_FIGHT:
            return None
        while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
            noun = noun.head.head
            if is_deed(noun, self._kinds):
                return noun
        return None

    def _forces_at_it(self, found: Found) -> list[Token]:
        """The forces of "killed in army shelling", where the parser takes the shelling for a participle."""
        if not is_verbal(found.trigger):
            return []
        slots = self._syntax.verb_slots(found.trigger)
        if "passive" not in slots and found.trigger.lemma_ not in _DYING:
            return []
        return [
            token
            for name in ("in", "by", "during", "from", "after")
            for token in slots.get(name, ())
            if self._kinds.of(token) & _FORCES and self._is_followed_by_deed(token)
        ]

    def _is_followed_by_deed(self, token: Token) -> bool:
        """Whether a word right behind is a deed, though taken for a verb: "in army shelling"."""
        if token.i + 1 >= len(token.doc):
            return False
        after = token.nbor(1)
        word = after.lower_.removesuffix("s")
        if "violence" not in self._classes.get(after.lower_, self._classes.get(word, frozenset())):
            return False
        return after.tag_ in ("VBZ", "VBG") or (after.dep_ == "acl" and after.head.i == token.i)

    def done_by(self, noun: Token, found: Found) -> list[Filler]:
        """Who did the deed of a noun that an event names, without those whom the event befell."""
        taken = {filler.head.i for filler in found.recipients}
        mine = noun_of(found)
        is_own = mine is not None and mine.i == noun.i
        for heads in self._doers(noun) if is_own else (self._participants.owners(noun), *self._doers(noun)):
            actors = [each for each in self._participants.actors(heads) if each.head.i not in taken]
            if actors:
                return actors
        if is_own:
            return []
        bare = Found(Match(self._plain, noun, None, {}, frozenset(), 0.0), (), found.recipients)
        return [each for each in self._owners.complete(bare).actors if each.head.i not in taken]

    def _doers(self, noun: Token) -> Iterator[list[Token]]:
        held = self._whole(noun)
        if held.dep_ == "dobj" and is_verbal(held.head) and self._carries(held.head):
            yield self._syntax.verb_slots(held.head).get("subj", [])
        if noun.dep_ == "pobj" and noun.head.lower_ in _IN_DEED and noun.head.head.lemma_.lower() in _SHARES:
            yield [child for child in noun.head.head.children if child.dep_ == "poss"]
        if noun.dep_ == "pobj" and noun.head.lower_ in _IN_DEED and noun.head.head.lemma_ in _SUSPECTS:
            yield [bearer_of(noun.head.head)]
        if (taking_in := _included_by(noun)) is not None:
            for whole in self._syntax.surface_subject(taking_in):
                yield [whole] if self._kinds.is_party(whole) else self._participants.owners(whole)
        for clause in noun.children:
            if clause.dep_ == "acl" and clause.tag_ == "VBN":
                yield from self._by_participle(clause)
            elif clause.dep_ == "relcl":
                yield from self._by_relative(clause)
            elif clause.dep_ == "prep":
                yield from self._blamed_on(clause)

    def _blamed_on(self, aim: Token) -> Iterator[list[Token]]:
        """Of a clause that the parser hung on what was hit: "raids on Peru that it blames on the rebels"."""
        for target in aim.children:
            for clause in target.children if target.dep_ == "pobj" else ():
                if clause.dep_ == "relcl" and clause.lemma_ in _LAYING:
                    yield from self._governed(clause)

    def _whole(self, noun: Token) -> Token:
        """What a verb carries of "a campaign of raids, bombings and strikes"."""
        while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
            noun = noun.head
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and "wrapper" in self._kinds.of(noun.head.head):
            return noun.head.head
        return noun

    def _by_participle(self, participle: Token) -> Iterator[list[Token]]:
        yield from self._governed(participle)
        if participle.lemma_ in _HELD:
            for copula in participle.children:
                if copula.dep_ == "xcomp" and copula.lemma_ == "be":
                    yield [
                        part
                        for part in copula.children
                        if part.dep_ in ("acomp", "attr") and part.ent_type_ in _LANDS
                    ]

    def _by_relative(self, verb: Token) -> Iterator[list[Token]]:
        """Of a relative clause in which the noun is what is done or told of: "that the sect claimed"."""
        slots = self._syntax.verb_slots(verb)
        if verb.head in slots.get("obj", ()):
            yield from self._governed(verb)
            if self._carries(verb):  # "they" may be whom the deed hit: "killed in a raid they had launched"
                yield [token for token in slots.get("subj", []) if token.pos_ != "PRON"]

    def _governed(self, verb: Token) -> Iterator[list[Token]]:
        slots = self._syntax.verb_slots(verb)
        for governor in governors_of(verb, "obj"):
            if governor.role == "A":
                yield slots.get(governor.party, [])

    def _carries(self, verb: Token) -> bool:
        lemma = verb.lemma_.lower()
        particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
        return lemma in self._carriers or any(f"{lemma}_{word}" in self._carriers for word in particles)


def _included_by(noun: Token) -> Token | None:
    """The verb that names a deed as one of several: "tactics of the junta that include executions"."""
    while noun.dep_ == "conj" and not is_verbal(noun.head):
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "dobj":
        noun = noun.head.head  # "the use of gas and executions"
    verb = noun.head
    return verb if noun.dep_ == "dobj" and verb.lemma_ in _TAKING_IN and verb.tag_ != "VB" else None
