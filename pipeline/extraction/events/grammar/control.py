"""Whom a verb without a subject of its own is said of: control, raising, coordination, participles, gerunds.

"Urged Peru to leave", "relies on Norway to pay", "Peru's plan to leave", "accused of spying", "said that Peru
had left and warned of …". Dependency labels are those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.grammar.neighbours import (
    above,
    agent_before,
    bare_sibling,
    bare_subjects,
    closes_quotation,
    foiled_by,
    governing,
    has_aux,
    is_added,
    is_clipped,
    is_passive,
    is_progressive,
    is_purpose,
    is_reflexive,
    owners,
    participle_between,
    reduced_between,
    reporting,
    reproached,
    said_before,
    sibling_infinitive,
)
from pipeline.extraction.events.grammar.numbers import may_agree, number_of
from pipeline.extraction.events.grammar.predications import (
    blamed_by,
    is_counted,
    is_expletive,
    is_harmed_next,
)
from pipeline.extraction.events.grammar.relatives import has_relative, is_relative_passive
from pipeline.extraction.events.grammar.slots import is_verbal, says
from pipeline.extraction.events.parties.bearers import (
    addressed,
    blamed_for,
    given_to,
    held_with,
    in_return,
    is_asked_to,
    is_call_for,
    lacked,
    meant_for,
    shouted_at,
    torn_subject,
    up_to,
)
from pipeline.extraction.events.parties.crowds import crowd_before, fighters_before
from pipeline.extraction.events.parties.noun_clauses import NounClauses, Subjects, Test
from pipeline.extraction.events.rules.control_verbs import ControlVerbs

_CLAUSAL = frozenset({"conj", "xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})
_OBJECT_CONTROL = frozenset({"of", "for", "from", "into", "with", "against", "as"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRETERITE = frozenset({"VBD", "VBZ"})
_DUMMIES = frozenset({"it", "there"})
_COPULAS = frozenset({"be", "seem", "appear", "become", "remain", "take"})
_UNTOLD = frozenset({"others", "these", "this", "that", "some"})
_CAUTIONING = frozenset({"warn", "caution", "question", "confront", "quiz", "grill", "lecture"})
_USING = frozenset({"use", "employ", "utilize", "utilise"})
_MEANS = frozenset({"it", "this", "that", "which"})
_SENDING = frozenset({"send", "dispatch"})
_PERSONAL = frozenset({"him", "her", "them"})
_SUMS = frozenset({"MONEY", "PERCENT", "QUANTITY"})
_MORE = frozenset({"others", "many", "several", "dozens", "scores"})
_RETURNS = frozenset({"return", "exchange", "trade"})  # "in return for freeing …"


class Control:
    """Subjects that the place of a verb lends it; `subject_of` and `agent_of` read those of other verbs."""

    def __init__(
        self, verbs: ControlVerbs, *, subject_of: Subjects, agent_of: Subjects, is_site: Test
    ) -> None:
        """`is_site`: whether a noun is a place and nobody who acts."""
        self._verbs = verbs
        self._subject_of = subject_of
        self._agent_of = agent_of
        self._on_noun = NounClauses(verbs, subject_of=subject_of, agent_of=agent_of, is_site=is_site)

    def subject(self, verb: Token) -> list[Token]:
        """Subjects of a verb that has none of its own; empty where nothing tells."""
        found = self._find(verb)
        parties = [token for token in found if not self._is_dummy(token)]
        return parties or (up_to(verb.head) if found else [])

    def _find(self, verb: Token) -> list[Token]:
        label, head = verb.dep_, verb.head
        if label == "relcl":
            return [] if has_relative(verb) and not is_purpose(verb) else self._on_noun.subject(verb, head)
        if label in ("acl", "amod"):
            return self._on_noun.subject(verb, head)
        if label == "pcomp":
            return self._of_preposition(head)
        if label == "prep" or (label == "pobj" and head.lower_ == "including"):
            return self._subject_of(head)  # "went on, including by sending arms"
        if verb.tag_ == "VB" and label in ("pobj", "advcl", "xcomp") and (meant := meant_for(verb)):
            return meant
        if label in ("advcl", "dep") and verb.tag_ == "VBN" and (blamed := blamed_by(verb, head)):
            return blamed
        if label == "advcl" and (agent := agent_before(verb)):
            return agent
        if label not in _CLAUSAL:
            return []
        if label == "ccomp" and verb.tag_ == "VB" and verb.i < head.i:
            return []  # quoted ahead of who says it
        if label == "advcl" and verb.tag_ == "VB" and (sibling := bare_sibling(verb, head)) is not None:
            return self._subject_of(sibling)
        if label == "advcl" and (crowd := crowd_before(verb, self._verbs)):
            return crowd
        if label == "ccomp" and (verb.tag_ not in ("VBG", "VB") or says(verb)):
            return self._subject_of(head) if is_clipped(verb, head) else []
        if label in ("conj", "ccomp", "advcl") and (torn := torn_subject(verb)):
            return torn
        if label == "conj":
            return self._coordinated(verb, head)
        if label in ("xcomp", "ccomp") and verb.tag_ == "VBG" and head.lemma_ in self._verbs.advising:
            return []
        if label == "advcl" and verb.tag_ == "VBG" and (giving := in_return(verb, head)):
            return giving
        if label == "advcl" and (fighters := fighters_before(verb, head, self._verbs)):
            return fighters
        if label == "xcomp" and verb.tag_ == "VBG" and head.lemma_ in self._verbs.containing:
            told = self._subject_of(head)  # "others include arresting nurses"
            return [] if any(token.lower_ in _UNTOLD for token in told) else told
        if label in ("xcomp", "ccomp", "advcl") and (controller := self._controller(verb, head)):
            return controller
        if label == "advcl" and verb.tag_ in _PRETERITE and verb.i < head.i and not has_aux(verb):
            return []  # a finite clause has a subject of its own, which the parser missed
        if label == "advcl" and verb.tag_ == "VBG" and (beside := held_with(verb, head)):
            return beside
        if label == "advcl" and (deed := self._goes_on(verb, head)) is not None:
            return self._subject_of(deed)
        if label == "advcl" and (speaker := self._speaker(verb, head)):
            return speaker
        if label == "xcomp" and verb.tag_ == "VB" and head.lemma_ in _USING and is_passive(head):
            return self._user(head)
        return self._subject_of(head)

    def _user(self, used: Token) -> list[Token]:
        """Who uses what is "used to crush a strike": an agent, else those used; "it" is a means."""
        means = self._subject_of(used)
        return self._agent_of(used) or [token for token in means if token.lower_ not in _MEANS]

    def _controller(self, verb: Token, head: Token) -> list[Token]:
        """The object that controls a complement, also behind a preposition: "relied on Peru to …"."""
        infinitive = verb.tag_ == "VB" and any(child.dep_ == "aux" for child in verb.children)
        if infinitive and verb.dep_ != "ccomp":
            for child in head.children:
                if child.dep_ == "prep" and f"{head.lemma_}_{child.lower_}" in self._verbs.oblique:
                    return [part for part in child.children if part.dep_ == "pobj"]
            for child in head.children:
                if child.dep_ == "dobj" and (told := addressed(child, self._verbs.addressed)):
                    return told
        if infinitive and (missing := lacked(verb, head)) and missing.lemma_.lower() in self._verbs.forces:
            return [missing]
        if verb.dep_ == "advcl" and infinitive and head.lemma_ in _SENDING:
            return [child for child in head.children if child.dep_ == "dobj" and self._is_envoy(child)]
        if verb.dep_ == "advcl" and infinitive and head.lemma_ in self._verbs.moving:
            return [child for child in head.children if child.dep_ == "dobj" and self._can_be_moved(child)]
        if verb.dep_ == "advcl" and infinitive and head.lemma_ in self._verbs.others:
            held = [child for child in head.children if child.dep_ == "dobj" and child.i < verb.i]
            return [owner for noun in held for owner in noun.children if owner.dep_ == "poss"]
        if verb.dep_ == "advcl" or (verb.dep_ == "ccomp" and verb.tag_ != "VB"):
            return []
        if head.lemma_ in self._verbs.subject:
            return []
        return [
            child
            for child in head.children
            if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP" and not is_reflexive(child)
        ]

    def _is_envoy(self, sent: Token) -> bool:
        """Whether a person is sent, who does the errand in person."""
        if sent.pos_ == "PROPN":
            return sent.ent_type_ == "PERSON"
        return sent.lower_ in _PERSONAL or (
            sent.pos_ == "NOUN" and sent.lemma_.lower() in self._verbs.persons
        )

    def _can_be_moved(self, moved: Token) -> bool:
        """Whether it is a person, people or body that somebody brings to act: "pressed Peru to …"."""
        if moved.ent_type_ in _SUMS:
            return False
        return moved.pos_ in ("PROPN", "PRON") or moved.lemma_.lower() in self._verbs.bodies

    def _coordinated(self, verb: Token, head: Token) -> list[Token]:
        """The subject that a coordinated verb shares: of a verb of its own form, where the parser erred."""
        if verb.lower_ == verb.lemma_ and verb.tag_ == "VBD" and is_purpose(head) and is_added(head, verb):
            return self._subject_of(head)  # "for Peru to bomb it and hit the dam": no past tense
        if verb.tag_ in _PRETERITE and (reduced := reduced_between(head, verb)) is not None:
            return self._subject_of(reduced)
        if verb.tag_ in _PRETERITE and (
            head.tag_ == "VB" or (head.tag_ in ("VBN", "VBG") and not has_aux(head))
        ):
            return self._subject_of(governing(head) or head)
        if verb.tag_ in _PRETERITE and (speech := reporting(head)) is not None:
            other_tense = speech.tag_ == verb.tag_ != head.tag_ and not is_progressive(head, verb.tag_)
            if other_tense and is_passive(head) and verb.lemma_ not in self._verbs.speaking:
                other_tense = has_aux(verb)  # "said the king was involved and sent a letter"
            if other_tense or closes_quotation(head, verb):
                return self._subject_of(speech)
        if (said := said_before(verb, head)) is not None:
            return self._subject_of(said)
        if (speech := reporting(head)) is not None and (number := number_of(verb)):
            whose, own = self._subject_of(speech), self._subject_of(head)
            if whose and not may_agree(own, number) and may_agree(whose, number):
                return whose
        if verb.tag_ == "VB" and (sibling := sibling_infinitive(head, verb)):
            return self._subject_of(sibling)
        torn = verb.tag_ == "VB" and head.tag_ in _PRETERITE and not has_aux(verb) and not is_purpose(verb)
        if torn and not has_aux(head):
            return bare_subjects(head, verb)  # "said it saw men cross the river and attack the town"
        within = head.tag_ in _FINITE or (head.dep_ == "relcl" and head.tag_ == "VB")
        within = within or (head.tag_ == "VBN" and is_passive(head) and has_aux(head))
        if verb.tag_ == "VBG" and within and not has_aux(verb):
            participle = participle_between(head, verb) or above(head, frozenset({"VBG"}))
            if participle is not None:
                return self._subject_of(participle)
        return self._subject_of(head)

    def _goes_on(self, verb: Token, head: Token) -> Token | None:
        """The deed that a participle goes on telling: "accused the army of shelling them, killing nine"."""
        if verb.tag_ != "VBG" or head.lemma_ not in self._verbs.speaking or verb.i < head.i:
            return None
        if verb.lemma_ in self._verbs.speaking or verb.lemma_ not in self._verbs.violent:
            return None
        return reproached(head, verb)

    def _speaker(self, verb: Token, head: Token) -> list[Token]:
        """Of a participle that says something behind what somebody is reported to say: whoever reports."""
        if verb.tag_ != "VBG" or verb.lemma_ not in self._verbs.speaking or verb.i < head.i:
            return []
        speech = reporting(head.head if head.dep_ == "conj" else head)
        parted = verb.nbor(-1).lower_ == "," or head.lemma_ in self._verbs.violent
        return self._subject_of(speech) if speech is not None and parted else []

    def deed_meant(self, noun: Token, verb: Token) -> Token:
        """What a relative clause on a noun is about (see `NounClauses`)."""
        return self._on_noun.deed_meant(noun, verb)

    def asked(self, verb: Token) -> list[Token]:
        """Who is to act by a verb of asking with "for": "called for Peru and Chad to leave"."""
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "for" and f"{verb.lemma_}_for" in self._verbs.oblique:
                parties = [part for part in child.children if part.dep_ == "pobj"]
                return parties if any(is_asked_to(verb, party) for party in parties) else []
        return []

    def is_told(self, participle: Token) -> bool:
        """Whether who does it only speaks of the noun, or stops it: "a raid condemned by Peru"."""
        return participle.lemma_ in self._verbs.others

    def is_done_by(self, verb: Token) -> bool:
        """Whether a relative clause tells who did the noun: "a bomb that was planted by rebels"."""
        return verb.lemma_ in self._verbs.doing and is_relative_passive(verb)

    def swallowed(self, verb: Token) -> list[Token]:
        """Objects that the parser gave to an outcome without a comma: "bombed the town killing nine"."""
        return [
            part
            for child in verb.children
            if child.dep_ in ("xcomp", "ccomp")
            and child.tag_ == "VBG"
            and self._on_noun.is_outcome(child, verb)
            for part in child.children
            if part.dep_ == "nsubj"
        ]

    def has_swallowed(self, verb: Token) -> bool:
        """Whether what looks like the subject of an outcome is what its governor acts on."""
        return (
            verb.tag_ == "VBG"
            and verb.dep_ in ("xcomp", "ccomp")
            and self._on_noun.is_outcome(verb, verb.head)
        )

    def is_toll(self, verb: Token) -> bool:
        """Whether a headline counts those who underwent the verb: "Nine people killed 12 injured in …"."""
        return verb.lemma_ in self._verbs.violent and any(
            child.dep_ == "dobj"
            and child.left_edge.i == verb.i + 1
            and (
                child.tag_ == "CD"
                or child.lower_ in _MORE
                or (verb.nbor(1).tag_ == "CD" and is_counted(verb))
            )
            and (
                any(part.dep_ == "acl" and part.lemma_ in self._verbs.violent for part in child.children)
                or is_harmed_next(child, self._verbs.violent)
            )
            for child in verb.children
        )

    def _of_preposition(self, preposition: Token) -> list[Token]:
        governor = preposition.head
        if blamed := blamed_for(preposition):
            return blamed
        if is_call_for(preposition):
            return []
        if not is_verbal(governor):
            if whose := owners(governor):
                return whose
            if governor.pos_ == "ADJ" and governor.dep_ in ("amod", "acl", "relcl"):
                return [governor.head]
            if governor.lemma_ in _RETURNS and governor.dep_ == "pobj":
                return self._in_return(governor.head.head)
            others = governor.dep_ == "dobj" and governor.head.lemma_ in self._verbs.others
            return [] if governor.dep_ == "nsubj" or others else self._subject_of(governor)
        if (foiling := foiled_by(preposition, governor)) is not None:
            return self._subject_of(foiling)
        if preposition.lower_ == "by" and is_passive(governor):  # "were driven out by shelling their camp"
            return self._agent_of(governor)
        if preposition.lower_ == "for" and (blamed := shouted_at(governor)):
            return blamed
        cautioned = preposition.lower_ == "about" and governor.lemma_ in _CAUTIONING
        if preposition.lower_ in _OBJECT_CONTROL or cautioned:
            before = (child for child in governor.children if child.i < preposition.i)
            objects = [child for child in before if child.dep_ == "dobj"]
            if objects and governor.lemma_ not in self._verbs.subject:
                return objects
        return self._subject_of(governor)

    def _in_return(self, verb: Token) -> list[Token]:
        """Who gives something in return: whoever is given something, or the subject of who gets it."""
        if not is_verbal(verb):
            return []
        given = given_to(verb)
        return given or (self._subject_of(verb) if verb.lemma_ in self._verbs.receiving else [])

    def _is_dummy(self, token: Token) -> bool:
        """Whether a pronoun stands for no party: "it is a duty to …", but not "it is ready to …"."""
        if token.lower_ == "it" and is_expletive(token.head):
            return True
        if token.lower_ not in _DUMMIES or token.dep_ != "nsubj" or token.head.lemma_ not in _COPULAS:
            return False
        return not any(child.lower_ in self._verbs.adjectives for child in token.head.children)
