"""What "it" and "its" mean: states, bodies and groups, ranked by where they stand before the pronoun.

Whoever says it, or owns the phrase in which the pronoun stands, beats a subject, a subject an object, the
near the far. Things stand between for a pronoun that is an object: what is done to "it" is then done to
nobody. Of two that are as likely none is meant: none is better than wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.reference.agreement import Agreement, PronounUse
from pipeline.extraction.events.reference.antecedents import Antecedents
from pipeline.extraction.events.reference.inside import (
    clause_about,
    is_blamed_for,
    is_in_what_is_theirs,
    subject_ahead,
)
from pipeline.extraction.events.reference.ranking import Identity, ranked

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_UNDERGOING = frozenset({"dobj", "pobj"})
_ROLE = {"nsubj": 3.0, "nsubjpass": 3.0, "dobj": 1.2, "agent": 1.0, "poss": 1.4, "pobj": 0.8, "attr": 0.5}
_FAR = (1.5, 0.0, -1.5)  # by sentences between
_MAIN, _SAYS, _GOVERNS, _OWN, _TOLD_OF, _THEIRS, _AHEAD = 0.5, 3.0, 1.5, 3.0, 4.0, 3.5, 4.2
_TOPIC, _TOPIC_MOST, _NAMED, _SCENE = 0.4, 1.2, 0.5, -1.5
_ALIKE, _FRONTED, _ACROSS = 0.6, 1.0, -1.5
_ENOUGH, _APART = 2.7, 0.4
_HUNG = frozenset({"ccomp", "advcl", "xcomp", "conj", "pcomp", "relcl", "acl"})

_MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_MAKING = frozenset({"make", "find", "consider", "deem", "think", "render"})


class Bodies:
    """Ranks the bodies of one document as what a third person that is no person means."""

    def __init__(
        self, antecedents: Antecedents, agreement: Agreement, syntax: Syntax, *, speaking: frozenset[str]
    ) -> None:
        self._antecedents = antecedents
        self._agreement = agreement
        self._syntax = syntax
        self._speaking = speaking

    def of(self, use: PronounUse, identity: Identity) -> Token | None:
        """The head of the phrase that names what the pronoun means; None where that is not sure."""
        apart = {identity(head) for head in self._others(use.pronoun)}
        meant = ranked(
            self._candidates(use),
            identity,
            may_be=lambda who: who not in apart,
            again=_TOPIC,
            most=_TOPIC_MOST,
        )
        if not meant or meant[0][0] < _ENOUGH:
            return None
        if len(meant) > 1 and meant[0][0] - meant[1][0] < _APART:
            return None
        return meant[0][1]

    def _others(self, pronoun: Token) -> Iterator[Token]:
        """Other parties of the pronoun's own verb, and of what it asks for: "it asked that Peru …"."""
        verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
        if pronoun.dep_ == "poss" or not is_verbal(verb):
            return
        for child in verb.subtree:
            beside = child.head == verb or (child.head.head == verb and child.head.dep_ in ("prep", "ccomp"))
            if beside and child.pos_ == "PROPN":
                yield child
        if pronoun.dep_ not in _SUBJECTS:
            yield from self._syntax.surface_subject(verb)

    def _candidates(self, use: PronounUse) -> Iterator[tuple[float, Token]]:
        pronoun = use.pronoun
        for distance, head in self._antecedents.heads_before(pronoun, len(_FAR)):
            if not self._agreement.can_be_it(head, use):
                continue
            inside = clause_about(head, pronoun) is not None
            if head.is_ancestor(pronoun) and not inside:
                continue
            score = _ROLE.get(head.dep_, 0.3) + _FAR[distance] + _TOLD_OF * inside
            score += _SAYS * speaks_for(head, pronoun)
            score += _THEIRS * (is_in_what_is_theirs(head, pronoun) or is_blamed_for(head, pronoun))
            score += _ACROSS * (distance > 0 and head.dep_ in _SUBJECTS and pronoun.dep_ in _UNDERGOING)
            score += _ALIKE * (_standing(head) == _standing(pronoun))
            score += _NAMED * (head.pos_ == "PROPN") + _SCENE * self._agreement.is_scenery(head)
            yield score + self._clause(head, pronoun), head
        ahead = subject_ahead(pronoun)
        if ahead is not None and self._agreement.can_be_it(ahead, use):
            yield _AHEAD, ahead

    def _clause(self, head: Token, pronoun: Token) -> float:
        """How much the clause of the other speaks for it: one over the pronoun's, or a main clause."""
        verb = next((token for token in pronoun.ancestors if is_verbal(token)), None)
        if verb is None:
            return 0.0
        if pronoun.dep_ == "poss" and head in self._syntax.surface_subject(verb):
            return _OWN * (pronoun.head.dep_ not in _SUBJECTS)
        if verb.dep_ in _HUNG and is_verbal(verb.head) and head in self._syntax.surface_subject(verb.head):
            says = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in self._speaking
            return _SAYS if says else _GOVERNS
        if head.head.dep_ == "advcl" and head.head.head == verb and head.i < verb.i:
            return _FRONTED * (head.dep_ in _SUBJECTS)  # "when Peru asked, it …"
        return _MAIN * (head.dep_ in _SUBJECTS and head.head.dep_ == "ROOT")


def speaks_for(body: Token, pronoun: Token) -> bool:
    """Whether who speaks for a body tells what is the pronoun's: "a spokesman for the league said its …"."""
    bound = body.dep_ in ("compound", "poss") or (body.dep_ == "pobj" and body.head.lower_ in ("for", "of"))
    speaker = body.head.head if body.dep_ == "pobj" else body.head
    if not bound or speaker.lemma_.lower() not in _MOUTHPIECES or speaker.dep_ not in _SUBJECTS:
        return False
    return speaker.head.is_ancestor(pronoun) and body.i < pronoun.i


def _standing(head: Token) -> str:
    return "subject" if head.dep_ in _SUBJECTS else head.dep_


def stands_for_nothing(pronoun: Token) -> bool:
    """Whether "it" only stands ahead of what follows: "making it easier to leave"."""
    said = pronoun.head
    if pronoun.dep_ == "dobj" and said.lemma_ in _MAKING:
        said = next((child for child in said.children if child.dep_ == "oprd"), said)
    elif pronoun.dep_ != "nsubj" or said.dep_ != "ccomp" or said.head.lemma_ not in _MAKING:
        return False
    return said.pos_ == "ADJ" and any(
        child.tag_ == "VB" and child.dep_ in ("xcomp", "advcl", "ccomp") for child in said.children
    )
