"""Whose a clause is that hangs on a noun: an infinitive, a participle, or what came of a deed.

"Peru's plan to leave", "militants firing on villagers" (theirs), "bombed a town killing nine" (not the
town's), "the first minister to visit Chad". Dependency labels are those of spaCy's English pipelines.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.extraction.events.grammar.neighbours import (
    acts_on_pronoun,
    is_purpose,
    objects,
    owners,
    reporting,
    takes_up_possession,
    with_particle,
)
from pipeline.extraction.events.grammar.relatives import predicated
from pipeline.extraction.events.grammar.slots import is_verbal, stands_where
from pipeline.extraction.events.parties.bearers import addressed, given_to
from pipeline.extraction.events.rules.control_verbs import ControlVerbs

Subjects = Callable[[Token], list[Token]]
Test = Callable[[Token], bool]

_HELD = frozenset({"dobj", "attr", "pobj", "nsubjpass", "oprd"})
_AGAINST = frozenset({"against", "about", "over", "to", "at", "of"})  # "protested against a plan to …"
_PARTS = frozenset(
    {"part", "phase", "stage", "course", "start", "beginning", "end", "name", "midst"}
    | {"forefront", "vanguard", "head", "heart", "center", "centre", "middle"}
)
_CALLS = frozenset(
    {"petition", "call", "appeal", "plea", "urging", "exhortation", "order", "instruction", "directive"}
)
_HEEDING = frozenset({"have", "get", "obey", "follow", "heed", "answer", "receive", "under"})
_LAST = frozenset({"pobj", "dobj", "conj", "appos"})  # of a clause that goes on with a participle
_BEARING = frozenset({"of", "without"})
# Of whose agent one only knows that he told of the plan: "the plot to kill the king was revealed by a maid".
_REPORTING = frozenset(
    {"report", "reveal", "confirm", "disclose", "leak", "describe", "detail", "document", "uncover", "expose",
     "mention", "note", "publish", "divulge", "break"}
)  # fmt: skip
_LETTERS = frozenset({"letter", "memo", "note", "email", "message", "petition", "telegram", "cable"})
_UP = 6  # phrases climbed from a noun to the verb of its clause


class NounClauses:
    """Subjects of clauses on nouns; `is_site` tells places from those who act."""

    def __init__(
        self, verbs: ControlVerbs, *, subject_of: Subjects, agent_of: Subjects, is_site: Test
    ) -> None:
        self._verbs = verbs
        self._subject_of = subject_of
        self._agent_of = agent_of
        self._is_site = is_site

    def subject(self, verb: Token, noun: Token) -> list[Token]:
        """Who does what the clause on the noun says; empty where nothing tells."""
        if verb.tag_ == "VBG" and verb.i > noun.i:
            if noun.dep_ == "dobj" and is_verbal(noun.head) and self._is_outcome_of(verb, noun.head):
                return self._subject_of(noun.head)
            if (taking := _takes_lives_of(noun)) is not None:
                return self._subject_of(taking)
            if (deed := self._deed_before(verb, noun)) is not None:
                return self._doers(deed)
            if (speech := self._report_around(verb, noun)) is not None:
                return self._subject_of(speech)
            if noun.lemma_ in _LETTERS and noun.dep_ == "dobj" and verb.lemma_ in self._verbs.speaking:
                return self._subject_of(noun.head)
        if verb.tag_ in ("VBG", "VBN") or not is_verbal(verb) or not is_purpose(verb):
            return [noun]
        return self._of_purpose(noun)

    def deed_meant(self, noun: Token, verb: Token) -> Token:
        """The deed that a relative clause on a place is about: "attacks in Lima, which killed nine"."""
        deed = noun.head.head
        if verb.dep_ != "relcl" or verb.lemma_ not in self._verbs.outcomes or not stands_where(noun):
            return noun
        return deed if deed.pos_ == "NOUN" and self._is_site(noun) and not self._is_site(deed) else noun

    def is_outcome(self, participle: Token, governor: Token) -> bool:
        """Whether a participle behind an object tells what came of it: "bombed the town killing nine"."""
        if governor.lemma_ not in self._verbs.violent or not is_verbal(governor):
            return False
        return participle.lemma_ in self._verbs.violent and (
            with_particle(participle) in self._verbs.outcomes
            or any(child.dep_ == "dobj" and self._is_site(child) for child in governor.children)
        )

    def _is_outcome_of(self, participle: Token, governor: Token) -> bool:
        return acts_on_pronoun(participle) or self.is_outcome(participle, governor)

    def _deed_before(self, participle: Token, noun: Token) -> Token | None:
        """The verb whose outcome a participle tells that hangs on a place or on those who suffered it.

        "Dropped bombs on a village in the hills killing nine", "fought the rebels killing their leader".
        """
        if with_particle(participle) not in self._verbs.outcomes or noun.dep_ not in _LAST:
            return None
        wielded = (
            noun.dep_ == "pobj" and noun.head.lower_ == "with"
        )  # "hit the town with rockets killing nine"
        if not wielded and not self._is_site(noun) and not takes_up_possession(participle):
            return None
        token = noun
        for _ in range(_UP):
            token = token.head
            if is_verbal(token):
                return token
        return None

    def _doers(self, verb: Token) -> list[Token]:
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
        return self._agent_of(verb) if passive else self._subject_of(verb)

    def _report_around(self, participle: Token, noun: Token) -> Token | None:
        """The verb of a report that ends with a participle of saying: "said nine men died blaming Peru"."""
        if participle.lemma_ not in self._verbs.speaking or noun.dep_ not in ("pobj", "dobj"):
            return None
        if participle.i == noun.i + 1 and not self._is_site(noun):
            return None
        verb = next((token for token in noun.ancestors if is_verbal(token)), None)
        return reporting(verb) if verb is not None and verb.lemma_ in self._verbs.violent else None

    def _of_purpose(self, noun: Token) -> list[Token]:
        """Whose an infinitive on a noun is: the owner's, else that of who holds, gets or is it."""
        if predicated(noun) is not noun:
            return [noun]
        if told := addressed(noun, self._verbs.addressed):
            return told
        if noun.lower_ == "order" and noun.dep_ == "pobj" and noun.head.lower_ == "in":
            return self._subject_of(noun.head.head) if is_verbal(noun.head.head) else []
        if noun.dep_ == "pobj" and noun.head.lower_ in _BEARING and noun.lemma_.lower() in self._verbs.forces:
            return [noun]  # "the deeds of the workers to save the town", "without troops to hold it"
        if noun.dep_ == "pobj" and f"{noun.head.head.lemma_}_{noun.head.lower_}" in self._verbs.oblique:
            return [noun]  # "calls upon all nations to leave"
        if noun.lemma_ in _CALLS and noun.head.lemma_ not in _HEEDING:
            return given_to(noun.head) if noun.dep_ == "dobj" else []
        whose = owners(noun)
        if whose and _is_controlled_object(noun):
            return _agreeing(self._subject_of(noun.head), whose[0]) or whose
        if whose := whose or objects(noun, "of") or objects(noun, "between"):
            return whose
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and (whose := owners(noun.head.head)):
            return whose  # "Peru's use of drones to …"
        if noun.dep_ == "ROOT":  # the headline "Minister to visit Peru"
            return [noun]
        if noun.dep_ == "npadvmod":  # "gave them a week to leave"
            return [child for child in noun.head.children if child.dep_ == "dative" and child.pos_ != "ADP"]
        governor = next((token for token in noun.ancestors if is_verbal(token)), None)
        if governor is None or noun.dep_ not in _HELD or governor.lemma_ in self._verbs.others:
            return []
        if noun.dep_ == "pobj" and noun.head.lower_ in _AGAINST and noun.head.head.lemma_ not in _PARTS:
            return []
        if noun.dep_ == "pobj" and noun.head.lower_ == "as" and governor.lemma_ not in self._verbs.subject:
            return [child for child in governor.children if child.dep_ in ("dobj", "nsubjpass")]
        given = [child for child in governor.children if child.dep_ == "dative" and child.pos_ != "ADP"]
        if given and noun.dep_ == "dobj":
            return given
        if noun.dep_ == "nsubjpass":
            return [] if governor.lemma_ in _REPORTING else self._agent_of(governor)
        return self._subject_of(governor)


def _takes_lives_of(noun: Token) -> Token | None:
    """The verb of "claiming the lives of two men injuring nine", whose doer injured them too."""
    lives = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or lives.lemma_ != "life" or lives.dep_ != "dobj":
        return None
    return lives.head if is_verbal(lives.head) else None


def _is_controlled_object(noun: Token) -> bool:
    """Whether a noun is the object of an infinitive on a verb: "told them to double their efforts to …"."""
    return noun.dep_ == "dobj" and noun.head.dep_ == "xcomp" and noun.head.tag_ == "VB"


def _agreeing(subjects: list[Token], pronoun: Token) -> list[Token]:
    """The subjects, if "its" or "their" can take them up."""
    several = len(subjects) > 1 or any(token.tag_ in ("NNS", "NNPS") for token in subjects)
    return subjects if pronoun.lower_ == ("their" if several else "its") else []
