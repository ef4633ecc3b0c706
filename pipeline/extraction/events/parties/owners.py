"""Whose deed an event noun is where the noun does not say: by the words before it and by its clause.

"Militia attacks", "US-China talks", "said after talks with Peru", "blamed the army for the raid", "the raid
that killed nine". Nothing is taken from another sentence here (see `retold`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.clause import Clause, clause_of, described_by
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import PREFIXES, Filler, Participants
from pipeline.extraction.events.rules.governors import governors_of
from pipeline.extraction.events.rules.lexicon import Lexicon, load_lexicon
from pipeline.records import Mention, MentionIndex

SHARED = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # several parties do these together
_DONE_TO = frozenset({"ASSAULT", "COERCE"})
# Who is killed in a clash with X clashed with X.
MUTUAL = frozenset({"n.fighting", "n.battle_with", "n.encounter", "n.gunfight", "n.war", "n.war_between"})
_AIMED = frozenset({"ASSAULT", "ACCUSE", "COERCE"})
_AIMS = frozenset({"on", "against", "at", "upon"})
_BLAMED_ON = "on"
_MADE_BY = frozenset({"led", "backed", "held", "based", "run", "linked", "made", "born"})
_SETTING_OFF = frozenset({"prompt", "spark", "trigger", "provoke", "ignite", "cause"})
_WITH_FORCES = frozenset({"MOBILIZE", "RETREAT"})  # who sends or withdraws "American troops" is America
_THIRD_PARTY = "n.mediation"  # who rejects mediation does not mediate
_FORCES = frozenset({"armed", "police", "government", "court"})
_ADDRESSING = frozenset({"tell", "address", "brief", "chair", "inform"})
_SENDING = frozenset({"send", "dispatch", "fly", "appoint", "name", "delegate", "bring"})  # "to talks"
_PARTY = frozenset({"person", "organization", "state", "armed", "people"})
_AROUND = frozenset(
    {"during", "in", "at", "after", "before", "following", "on", "for", "amid", "since", "under", "through",
     "via", "over", "ahead", "from", "into", "by", "until", "despite"}
)  # fmt: skip
_UNNAMED = frozenset({"it", "this", "that", "these", "those", "which", "what", "one", "there", "who"})


class Owners:
    """Finds the parties of event nouns in one document."""

    def __init__(
        self,
        syntax: Syntax,
        kinds: Kinds,
        participants: Participants,
        *,
        mentions: MentionIndex,
        lexicon: Lexicon,
    ) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants
        self._mentions = mentions
        self._opaque = frozenset(lexicon.verb_groups["telling_nouns"])
        self._undertaken = frozenset(lexicon.verb_groups["undertakings"])
        self._wrapping = _wrapping()
        self._own = frozenset(lexicon.verb_groups["do_own_event"])
        self._by_name: dict[str, Mention] = {}
        for mention in mentions:
            if mention.cluster is not None and mention.form != "pronoun":
                self._by_name.setdefault(mention.surface.lower(), mention)

    def complete(self, found: Found) -> Found:
        """The event with the parties that the words before its noun and its clause give it."""
        noun = noun_of(found)
        if noun is None:
            return found
        found = self._paired(found, noun)
        if not found.actors and found.event_type in _WITH_FORCES:
            own = [owner for filler in found.instruments for owner in self._participants.owners(filler.head)]
            leaving = [each.head for each in found.instruments] if found.event_type == "RETREAT" else []
            found = self._with_actors(found, own or self._parties(leaving))
        if not found.actors and (wrapper := self._wrapper_of(noun)) is not None:
            slots = self._syntax.noun_slots(wrapper)
            found = self._with_actors(found, self._parties(slots.get("poss", []) or slots.get("mod", [])))
        if not found.actors and found.event_type in _AIMED:
            found = self._filled(found, "A", _doers_behind(noun))
        if not found.actors and self._is_carried_by_nobody(found):
            slots = self._syntax.noun_slots(noun)
            found = self._with_actors(found, self._parties(slots.get("poss", []) or slots.get("mod", [])))
        if found.match.noun is not None and not noun.is_ancestor(found.trigger):
            return found
        clause = clause_of(noun, opaque=self._opaque, wrapping=self._wrapping)
        found = self._governed(found, noun, clause)
        if clause is not None and not found.actors and self._is_shared(found):
            found = self._with_actors(found, self._subject_of_clause(found, clause))
        return self._addressed(found, clause)

    def _addressed(self, found: Found, clause: Clause | None) -> Found:
        """Who speaks to a meeting of others meets them: "the mayor told a meeting of bakers …"."""
        if clause is None or clause.verb is None or clause.relation != "obj" or found.event_type != "CONSULT":
            return found
        if found.recipients or not found.actors or clause.verb.lemma_.lower() not in _ADDRESSING:
            return found
        speakers = self._participants.actors(self._parties(self._syntax.surface_subject(clause.verb)))
        return replace(found, actors=tuple(speakers), recipients=found.actors) if speakers else found

    def _wrapper_of(self, noun: Token) -> Token | None:
        """The noun that only counts the deed, and may have its owner: "Peru's decades of occupation"."""
        above = noun.head.head
        counts = noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lemma_.lower() in self._wrapping
        return above if counts else None

    def _is_carried_by_nobody(self, found: Found) -> bool:
        """Whether a noun's verb names nobody: "the Peruvian sanctions announced on Friday"."""
        if found.match.noun is None or not is_verbal(found.trigger):
            return False
        slots = self._syntax.verb_slots(found.trigger)
        return "passive" in slots and "subj" not in slots

    @staticmethod
    def _is_shared(found: Found) -> bool:
        """Whether whoever the clause speaks of is the other party: in talks, and in clashes with somebody."""
        if found.match.rule.rule_id == _THIRD_PARTY:
            return False
        return found.event_type in SHARED or (found.match.rule.rule_id in MUTUAL and bool(found.recipients))

    @staticmethod
    def _is_set_off(found: Found, verb: Token) -> bool:
        """Whether who did something that set a fight off has fought: "seized it, prompting a battle with"."""
        return found.match.rule.rule_id in MUTUAL and verb.lemma_ in _SETTING_OFF

    def _paired(self, found: Found, noun: Token) -> Found:
        """Both lands of "US-China talks", whose name the parser leaves in one piece or hangs on a hyphen."""
        if found.recipients or found.event_type not in (*SHARED, "ASSAULT"):
            return found
        for child in noun.children:
            if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i and (pair := _pair(child)):
                one, other = (self._half(child, start, name) for start, name in pair)
                return replace(found, actors=(one,), recipients=(other,))
        return found

    def _half(self, head: Token, start: int, name: str) -> Filler:
        return Filler(head, start, start + len(name), self._by_name.get(name.lower()))

    def _governed(self, found: Found, noun: Token, clause: Clause | None) -> Found:
        if clause is not None and clause.governor is not None:
            for governor in governors_of(clause.governor, clause.relation):
                heads = self._party(governor.party, clause)
                if not heads and governor.party == _BLAMED_ON:  # "blamed the raid on Peru": no raid on Peru
                    heads = self._syntax.noun_slots(noun).get(_BLAMED_ON, [])
                found = self._filled(found, governor.role, heads)
        for verb in described_by(noun):
            for governor in governors_of(verb, "subj"):
                if governor.party == "obj":
                    found = self._filled(found, governor.role, self._syntax.verb_slots(verb).get("obj", []))
        return found

    def _filled(self, found: Found, role: str, heads: list[Token]) -> Found:
        if role == "A":
            return found if found.actors else self._done_by(found, self._parties(heads))
        if found.match.rule.rule_id in MUTUAL and not found.actors and found.recipients:
            return self._with_actors(found, [head for head in heads if self._kinds.of(head) & _FORCES])
        if found.event_type not in _DONE_TO or (found.recipients and not _is_at_site(found)):
            return found
        noun = noun_of(found)
        if (
            noun is not None
            and found.match.rule.rule_id in MUTUAL
            and self._syntax.noun_slots(noun).get("between")
        ):
            return found  # who fell in a clash between two sides is no third
        taken = {(filler.start, filler.end) for filler in found.actors}
        affected = self._participants.affected(heads, found.event_type)
        hit = tuple(each for each in affected if (each.start, each.end) not in taken)
        return replace(found, recipients=hit) if hit else found

    def _party(self, party: str, clause: Clause) -> list[Token]:
        governor, verb = clause.governor, clause.verb
        if governor is None or verb is None:
            return []
        if governor.dep_ in ("amod", "acl", "relcl") and not is_verbal(governor):  # "those responsible for"
            return [governor.head]
        if not is_verbal(governor):
            return self._syntax.surface_subject(governor) or self._syntax.surface_subject(verb)
        slots = self._syntax.verb_slots(verb)
        if party == "surface":
            return self._syntax.surface_subject(verb)
        if party == "under":
            return slots.get("obj", [])
        return slots.get(party, [])

    def _subject_of_clause(self, found: Found, clause: Clause) -> list[Token]:
        """Who met: the subject of the clause, where what the clause says is done by one of the parties."""
        if clause.owner is not None:
            own = clause.through[-1].lemma_.lower()
            return self._parties([clause.owner]) if own in self._undertaken else []
        verb = clause.verb
        if verb is None or clause.relation == "subj":
            return []
        around = clause.relation in _AROUND and not clause.through
        if not around and verb.lemma_.lower() not in self._own and not self._is_set_off(found, verb):
            return []
        if verb.lemma_.lower() in _SENDING and (sent := self._syntax.verb_slots(verb).get("obj")):
            return self._others(found, self._parties(sent))
        return self._others(found, self._parties(self._syntax.surface_subject(verb)))

    def _parties(self, heads: Iterable[Token]) -> list[Token]:
        return [head for head in heads if self._is_party(head)]

    def _is_party(self, head: Token) -> bool:
        if not self._kinds.of(head) & _PARTY or not self._kinds.is_actor(head):
            return False
        if head.lower_ not in _UNNAMED:
            return True
        mention = self._mentions.headed_by(head.i)
        return mention is not None and mention.cluster is not None

    def _others(self, found: Found, heads: list[Token]) -> list[Token]:
        """Without those who are named as the other party already."""
        there = {f.mention.cluster for f in found.recipients if f.mention and f.mention.cluster is not None}
        return [
            head for head in heads
            if (mention := self._mentions.headed_by(head.i)) is None or mention.cluster not in there
        ]  # fmt: skip

    def _done_by(self, found: Found, heads: list[Token]) -> Found:
        """The event with actors that its governor names, who are then no recipients ("blamed it on them")."""
        actors = self._participants.actors(heads) if heads else []
        taken = {filler.head.i for filler in actors}
        left = tuple(each for each in found.recipients if each.head.i not in taken)
        return replace(found, actors=tuple(actors), recipients=left)

    def _with_actors(self, found: Found, heads: list[Token]) -> Found:
        actors = self._participants.actors(heads) if heads else []
        taken = {(filler.start, filler.end) for filler in found.recipients}
        return replace(found, actors=tuple(each for each in actors if (each.start, each.end) not in taken))


def _doers_behind(noun: Token) -> list[Token]:
    """Who did a deed where "by" stands behind what it hit: "attacks on the camp by the rebels".

    Or behind a clause that says that it goes on: "a search is under way by the police".
    """
    before = [
        target
        for aim in noun.children
        if aim.dep_ == "prep" and aim.lower_ in _AIMS
        for target in aim.children
    ]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        before += [noun.head, *(child for child in noun.head.children if child.dep_ in ("acomp", "advmod"))]
    return [
        doer
        for each in before
        for by in each.children
        if by.lower_ == "by" and by.dep_ in ("prep", "agent")
        for doer in by.children
        if doer.dep_ == "pobj"
    ]


def _is_at_site(found: Found) -> bool:
    """Whether only the land in which it fell stands for whom it hit: "killed in airstrikes in Chad"."""
    sites = {place.head.i for place in found.places}
    return all(each.head.i in sites and each.head.head.lower_ == "in" for each in found.recipients)


@cache
def _wrapping() -> frozenset[str]:
    """Nouns that only count what follows their "of"."""
    classes = load_lexicon().noun_classes
    return frozenset(word for word, kinds in classes.items() if kinds & {"wrapper", "quantity"})


def noun_of(found: Found) -> Token | None:
    """The noun that reports the event, carried by a verb or on its own; None for a verb's own event."""
    if found.match.noun is not None:
        return found.match.noun
    return None if is_verbal(found.trigger) else found.trigger


def _pair(word: Token) -> list[tuple[int, str]]:
    """Both names of a hyphened pair that ends with the word, each with its first character; else none."""
    start = word.idx
    first, hyphen, second = word.text.partition("-")
    if not hyphen and word.i > 1 and word.nbor(-1).text == "-":
        before = word.nbor(-2)
        first, second, start = before.text, word.text, before.idx
    if not (first[:1].isupper() and second[:1].isupper()) or first.lower() in PREFIXES:
        return []
    if second.lower() in _MADE_BY:  # "US-Led" of a headline
        return []
    return [(start, first), (word.idx + len(word) - len(second), second)]
