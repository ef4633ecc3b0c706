"""Whom "he" and "she" mean: persons named or unnamed, ranked by where they stand before the pronoun.

A subject beats an object, the near the far, whoever speaks beats all in what they say, and what several words
take up beats what one does. A pronoun in front of its main clause may mean that clause's subject ("In his
letter, Ada Smith wrote"). Of two that are as likely the one that the mentions of the document chose is kept.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from spacy.tokens import Token

from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.reference.agreement import ONE_PERSON, Agreement, PronounUse, gender_of
from pipeline.extraction.events.reference.antecedents import Antecedents
from pipeline.extraction.events.reference.inside import (
    hangs_on,
    is_blamed_for,
    is_clause_on,
    is_in_what_is_theirs,
    is_kept_from,
    is_picked_on,
    is_proven_of,
    subject_ahead,
)
from pipeline.extraction.events.reference.ranking import Identity, Scored, ranked

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ROLE = {
    "nsubj": 3.0,
    "nsubjpass": 3.0,
    "dobj": 1.2,
    "dative": 1.2,
    "agent": 1.0,
    "pobj": 0.8,
    "attr": 2.0,
    "poss": 0.8,
}
_FAR = (1.5, 0.0, -1.5, -2.5)  # by sentences between
_MAIN, _SAYER, _SAID = 0.5, 0.5, -1.0
_PARALLEL, _TOPIC, _TOPIC_MOST = 0.6, 0.4, 1.6
_GOVERNS_SAID, _GOVERNS, _OWN, _AHEAD = 3.0, 1.5, 2.0, 4.2
_TELLING, _OWNER, _OWNED = 0.7, 2.0, 1.0
_TOLD_OF, _THEIRS, _BEFORE_IT, _PICKED = 4.0, 3.5, 2.3, 5.5
_ENOUGH, _APART, _SURE = 1.7, 0.4, 1.5
_QUOTED = -2.0  # of whom only the words of somebody tell
_NEAR = 2  # sentences in which other pronouns tell who is of the other gender
_UNDERGOING = frozenset({"nsubjpass", "dobj"})
_HUNG = frozenset({"ccomp", "advcl", "xcomp", "conj", "pcomp", "relcl", "acl"})
_MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson", "source", "official", "aide"})


class Persons:
    """Ranks the persons of one document as what a third person in the singular means."""

    def __init__(
        self, antecedents: Antecedents, agreement: Agreement, syntax: Syntax, *, speaking: frozenset[str]
    ) -> None:
        self._antecedents = antecedents
        self._agreement = agreement
        self._syntax = syntax
        self._speaking = speaking
        self._genders: dict[Hashable, str] = {}

    def of(self, use: PronounUse, identity: Identity) -> Token | None:
        """The head of the phrase that names whom the pronoun means; None where two are as likely."""
        gender = gender_of(use.pronoun)
        meant = self._ranked(use, identity)
        if not meant or meant[0][0] < _ENOUGH:
            return None
        apart = meant[0][0] - meant[1][0] if len(meant) > 1 else _SURE
        if apart >= _SURE:
            self._genders.setdefault(identity(meant[0][1]), gender)
        return meant[0][1] if apart >= _APART else None

    def _ranked(self, use: PronounUse, identity: Identity) -> list[Scored]:
        """One phrase of each person, the likeliest first."""
        gender = gender_of(use.pronoun)
        beside = {identity(head) for head in self._antecedents.beside(use.pronoun)}
        for _, head in self._antecedents.heads_before(use.pronoun, _NEAR):
            if head.lower_ in ONE_PERSON and gender_of(head) != gender:
                identity(head)  # whom "he" means is no "she"
        return ranked(
            self._candidates(use),
            identity,
            may_be=lambda who: who not in beside and self._genders.get(who, gender) == gender,
            again=_TOPIC,
            most=_TOPIC_MOST,
        )

    def _candidates(self, use: PronounUse) -> Iterator[tuple[float, Token]]:
        pronoun = use.pronoun
        governor = _governor(pronoun)
        meant = [
            (distance, head)
            for distance, head in self._antecedents.heads_before(pronoun, len(_FAR))
            if not self._is_beside(head, pronoun) and self._agreement.may_mean(head, use)
        ]
        named = [head for _, head in meant if head.lower_ not in ONE_PERSON]
        for distance, head in meant:
            told_of = is_clause_on(head, pronoun, named)
            if head.is_ancestor(pronoun) and not told_of:
                continue
            governs = self._governs(head, pronoun, governor)
            tells = head.pos_ == "NOUN" and self._agreement.gender(head) == gender_of(pronoun)
            score = (
                _role(head, gender_of(pronoun)) + _FAR[distance] + _alike(head, pronoun) + _TELLING * tells
            )
            score += _QUOTED * use.is_in_words_of_another(head)
            score += _TOLD_OF * told_of + self._owning(head, pronoun)
            yield score + (governs or self._clause(head, pronoun)), head
        ahead = subject_ahead(pronoun)
        if ahead is not None and self._agreement.may_mean(ahead, use):
            yield _AHEAD, ahead

    def _is_beside(self, head: Token, pronoun: Token) -> bool:
        """Whether the other is a party of the pronoun's own verb: "Ada called her" is of two."""
        if is_kept_from(head, pronoun):
            return True
        if pronoun.dep_ == "poss":
            return head.head == pronoun.head
        verb = next((token for token in pronoun.ancestors if is_verbal(token)), None)
        if verb is None:
            return False
        if pronoun.dep_ in _SUBJECTS:
            return head.head == verb
        return head.head == verb or head in self._syntax.surface_subject(verb)

    def _owning(self, owner: Token, pronoun: Token) -> float:
        """How much it speaks for the other that the pronoun stands in, or hangs on, a deed of theirs."""
        if is_blamed_for(owner, pronoun):
            return _THEIRS
        if is_picked_on(owner, pronoun) or is_proven_of(owner, pronoun):
            return _PICKED
        if owner.dep_ != "poss" or self._agreement.is_somebody(owner.head):
            return 0.0
        if is_in_what_is_theirs(owner, pronoun):
            return _THEIRS
        return _BEFORE_IT * hangs_on(owner.head, pronoun)

    def _clause(self, head: Token, pronoun: Token) -> float:
        """How much the clause of the other speaks for it: the main clause, but for whoever only reports."""
        verb = head.head
        if head.dep_ not in _SUBJECTS or not is_verbal(verb):
            return 0.0
        if verb.lemma_.lower() not in self._speaking:
            above = verb.head
            reported = verb.dep_ == "ccomp" and above.lemma_.lower() in self._speaking
            return _MAIN * (verb.dep_ == "ROOT" or reported)
        if pronoun.dep_ in _SUBJECTS and pronoun.head.lemma_.lower() in self._speaking:
            return _SAYER
        content = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if content is not None:
            return _SAID if content.i < verb.i else 0.0
        return _MAIN * (verb.dep_ == "ROOT")

    def _governs(self, head: Token, pronoun: Token, governor: Token | None) -> float:
        """Whether the other is the subject of the clause in which the pronoun's own stands."""
        if governor is None:
            return 0.0
        subjects = self._syntax.surface_subject(governor)
        if head not in subjects:
            return 0.0
        if pronoun.dep_ == "poss":
            return _OWN
        said = pronoun.head.dep_ == "ccomp" and governor.lemma_.lower() in self._speaking
        if said and head.lemma_.lower() in _MOUTHPIECES:
            return -_GOVERNS_SAID
        return _GOVERNS_SAID if said else _GOVERNS


def _governor(pronoun: Token) -> Token | None:
    """The verb on whose clause the pronoun's own hangs; of a possessive the verb of its own clause."""
    verb = next((token for token in pronoun.ancestors if is_verbal(token)), None)
    if verb is None:
        return None
    if pronoun.dep_ == "poss":
        if pronoun.head.dep_ in _SUBJECTS and pronoun.head.head == verb:
            return verb.head if verb.dep_ in _HUNG and is_verbal(verb.head) else None
        return verb
    if verb.dep_ in _HUNG:
        return next((token for token in verb.ancestors if is_verbal(token)), None)
    return None


def _role(head: Token, gender: str) -> float:
    """A subject tells most; of "his father" the owner is rather spoken of than the father."""
    if head.dep_ == "poss" and head.head.dep_ in _SUBJECTS:
        return _OWNER
    owners = (child for child in head.children if child.dep_ == "poss" and child.lower_ in ONE_PERSON)
    owned = any(gender_of(owner) == gender for owner in owners)
    return _ROLE.get(head.dep_, 0.3) - (_OWNED if owned else 0.0)


def _alike(head: Token, pronoun: Token) -> float:
    """Whether both do, or both undergo, what their clauses tell."""
    if head.dep_ in _UNDERGOING and pronoun.dep_ in _UNDERGOING:
        return _PARALLEL
    if (head.dep_ in _SUBJECTS) != (pronoun.dep_ in _SUBJECTS):
        return 0.0
    return _PARALLEL if head.dep_ == pronoun.dep_ or head.dep_ not in _SUBJECTS else _PARALLEL / 2
