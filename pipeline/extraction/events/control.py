"""Whom a verb without a subject of its own is said of: control, raising, coordination, participles, gerunds.

"Urged Peru to leave", "relies on Norway to pay", "Peru's plan to leave", "accused of spying", "said that Peru
had left and warned of …". Dependency labels are those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extraction.events.neighbours import (
    above,
    acts_on_pronoun,
    closes_quotation,
    has_aux,
    infinitive_between,
    is_clipped,
    is_purpose,
    objects,
    owners,
    participle_between,
    reporting,
    said_before,
    shouted_at,
    up_to,
)
from pipeline.extraction.events.slots import has_relative, is_verbal, says

_CLAUSAL = frozenset({"conj", "xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})
_OBJECT_CONTROL = frozenset({"of", "for", "from", "into", "with", "against"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRETERITE = frozenset({"VBD", "VBZ"})
_HELD = frozenset({"dobj", "attr", "pobj", "nsubjpass", "oprd"})
_AGAINST = frozenset({"against", "about", "over", "to", "at", "of"})  # "protested against a plan to …"
_PARTS = frozenset({"part", "phase", "stage", "course", "start", "beginning", "end", "name", "midst"})
_DUMMIES = frozenset({"it", "there"})
_COPULAS = frozenset({"be", "seem", "appear", "become", "remain", "take"})

Subjects = Callable[[Token], list[Token]]


@dataclass(frozen=True)
class ControlVerbs:
    """Groups of verbs from the lexicon that decide whose an infinitive or a gerund is.

    `subject`: with an object, and still their subject's ("used it to …"); `others`: what they take is
    another's deed ("condemned a plan to …"); `oblique`: verb and preposition whose object it is ("rely_on");
    `speaking`: verbs of which each reading says something; `adjectives`: predicates of who acts ("ready to");
    `violent`: verbs that can tell of violence.
    """

    subject: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    oblique: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    violent: frozenset[str] = frozenset()


class Control:
    """Subjects that the place of a verb lends it; `subject_of` and `agent_of` read those of other verbs."""

    def __init__(self, verbs: ControlVerbs, *, subject_of: Subjects, agent_of: Subjects) -> None:
        self._verbs = verbs
        self._subject_of = subject_of
        self._agent_of = agent_of

    def subject(self, verb: Token) -> list[Token]:
        """Subjects of a verb that has none of its own; empty where nothing tells."""
        found = self._find(verb)
        parties = [token for token in found if not self._is_dummy(token)]
        return parties or (up_to(verb.head) if found else [])

    def _find(self, verb: Token) -> list[Token]:
        label, head = verb.dep_, verb.head
        if label == "relcl":
            return [] if has_relative(verb) and not is_purpose(verb) else self._of_noun(verb, head)
        if label in ("acl", "amod"):
            return self._of_noun(verb, head)
        if label == "pcomp":
            return self._of_preposition(head)
        if label not in _CLAUSAL:
            return []
        if label == "ccomp" and (verb.tag_ not in ("VBG", "VB") or says(verb)):
            return self._subject_of(head) if is_clipped(verb, head) else []
        if label == "conj":
            return self._coordinated(verb, head)
        if label in ("xcomp", "ccomp", "advcl") and (controller := self._controller(verb, head)):
            return controller
        if label == "advcl" and verb.tag_ in _PRETERITE and verb.i < head.i and not has_aux(verb):
            return []  # a finite clause has a subject of its own, which the parser missed
        if label == "advcl" and (speaker := self._speaker(verb, head)):
            return speaker
        return self._subject_of(head)

    def _controller(self, verb: Token, head: Token) -> list[Token]:
        """The object that controls a complement, also behind a preposition: "relied on Peru to …"."""
        infinitive = verb.tag_ == "VB" and any(child.dep_ == "aux" for child in verb.children)
        if infinitive and verb.dep_ != "ccomp":
            for child in head.children:
                if child.dep_ == "prep" and f"{head.lemma_}_{child.lower_}" in self._verbs.oblique:
                    return [part for part in child.children if part.dep_ == "pobj"]
        if verb.dep_ == "advcl" or (verb.dep_ == "ccomp" and verb.tag_ != "VB"):
            return []
        if head.lemma_ in self._verbs.subject:
            return []
        return [child for child in head.children if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP"]

    def _coordinated(self, verb: Token, head: Token) -> list[Token]:
        """The subject that a coordinated verb shares: of a verb of its own form, where the parser erred."""
        if verb.tag_ in _PRETERITE and (
            head.tag_ == "VB" or (head.tag_ in ("VBN", "VBG") and not has_aux(head))
        ):
            return self._subject_of(above(head, _FINITE - {"MD"}) or head)
        if verb.tag_ in _PRETERITE and (speech := reporting(head)) is not None:
            other_tense = speech.tag_ == verb.tag_ != head.tag_
            if other_tense or closes_quotation(head, verb):
                return self._subject_of(speech)
        if (said := said_before(verb, head)) is not None:
            return self._subject_of(said)
        if verb.tag_ == "VB" and head.tag_ in _PRETERITE and (sibling := infinitive_between(head, verb)):
            return self._subject_of(sibling)
        if verb.tag_ == "VBG" and head.tag_ in _FINITE and not has_aux(verb):
            participle = participle_between(head, verb) or above(head, frozenset({"VBG"}))
            if participle is not None:
                return self._subject_of(participle)
        return self._subject_of(head)

    def _speaker(self, verb: Token, head: Token) -> list[Token]:
        """Of a participle that says something behind what somebody is reported to say: whoever reports."""
        if verb.tag_ != "VBG" or verb.lemma_ not in self._verbs.speaking or verb.i < head.i:
            return []
        speech = reporting(head)
        return self._subject_of(speech) if speech is not None and verb.nbor(-1).lower_ == "," else []

    def _of_noun(self, verb: Token, noun: Token) -> list[Token]:
        behind = verb.tag_ == "VBG" and noun.dep_ == "dobj" and is_verbal(noun.head)
        if behind and (acts_on_pronoun(verb) or self._is_outcome(verb, noun.head)):
            return self._subject_of(noun.head)
        if verb.tag_ in ("VBG", "VBN") or not is_verbal(verb) or not is_purpose(verb):
            return [noun]
        if whose := owners(noun) or objects(noun, "of") or objects(noun, "between"):
            return whose
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and (whose := owners(noun.head.head)):
            return whose  # "Peru's use of drones to …"
        if noun.dep_ == "ROOT":  # the headline "Minister to visit Peru"
            return [noun]
        governor = next((token for token in noun.ancestors if is_verbal(token)), None)
        if governor is None or noun.dep_ not in _HELD or governor.lemma_ in self._verbs.others:
            return []
        if noun.dep_ == "pobj" and noun.head.lower_ in _AGAINST and noun.head.head.lemma_ not in _PARTS:
            return []
        given = [child for child in governor.children if child.dep_ == "dative" and child.pos_ != "ADP"]
        if given and noun.dep_ == "dobj":
            return given
        return self._agent_of(governor) if noun.dep_ == "nsubjpass" else self._subject_of(governor)

    def swallowed(self, verb: Token) -> list[Token]:
        """Objects that the parser gave to an outcome without a comma: "bombed the town killing nine"."""
        return [
            part
            for child in verb.children
            if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and self._is_outcome(child, verb)
            for part in child.children
            if part.dep_ == "nsubj"
        ]

    def has_swallowed(self, verb: Token) -> bool:
        """Whether what looks like the subject of an outcome is what its governor acts on."""
        return verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp") and self._is_outcome(verb, verb.head)

    def is_toll(self, verb: Token) -> bool:
        """Whether a headline counts those who underwent the verb: "Nine people killed 12 injured in …"."""
        return verb.lemma_ in self._verbs.violent and any(
            child.dep_ == "dobj"
            and child.left_edge.i == verb.i + 1
            and (child.tag_ == "CD" or (verb.nbor(1).tag_ == "CD" and _is_counted(verb)))
            and any(part.dep_ == "acl" and part.lemma_ in self._verbs.violent for part in child.children)
            for child in verb.children
        )

    def _is_outcome(self, participle: Token, governor: Token) -> bool:
        """Whether a participle behind an object tells what came of it: "bombed the town killing nine"."""
        violent = self._verbs.violent
        return participle.lemma_ in violent and governor.lemma_ in violent and is_verbal(governor)

    def _of_preposition(self, preposition: Token) -> list[Token]:
        governor = preposition.head
        if not is_verbal(governor):
            if whose := owners(governor):
                return whose
            if governor.pos_ == "ADJ" and governor.dep_ in ("amod", "acl", "relcl"):
                return [governor.head]
            return [] if governor.dep_ == "nsubj" else self._subject_of(governor)
        if preposition.lower_ == "for" and (blamed := shouted_at(governor)):
            return blamed
        if preposition.lower_ in _OBJECT_CONTROL:
            objects = [child for child in governor.children if child.dep_ == "dobj"]
            if objects and governor.lemma_ not in self._verbs.subject:
                return objects
        return self._subject_of(governor)

    def _is_dummy(self, token: Token) -> bool:
        """Whether a pronoun stands for no party: "it is a duty to …", but not "it is ready to …"."""
        if token.lower_ not in _DUMMIES or token.dep_ != "nsubj" or token.head.lemma_ not in _COPULAS:
            return False
        return not any(child.lower_ in self._verbs.adjectives for child in token.head.children)


def _is_counted(verb: Token) -> bool:
    """Whether the subject has a number: "Nine farmers killed 12 others injured"."""
    return any(
        part.dep_ == "nummod" or child.tag_ == "CD"
        for child in verb.children
        if child.dep_ == "nsubj"
        for part in (child, *child.children)
    )
