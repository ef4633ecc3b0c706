"""Second clauses that stand under the words of the first though they have a subject of their own.

"Called for the army to leave and for the rebels to disarm", "if he did so, and then he lied, …".
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import ASSERTED, Effect, has_subject
from pipeline.extraction.modality.purpose import is_infinitive
from pipeline.extraction.modality.vocabulary import Vocabulary


def second_called(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    """What stands above a second "for somebody to": the first of them, or the verb that calls for both."""
    first = verb.head
    if not _is_for(verb) or first.pos_ not in ("VERB", "AUX"):
        return None
    if _is_for(first):
        return ASSERTED
    called = vocabulary.governor(first.lemma_.lower(), "VERB", "for")
    return None if called is None else (called, first.lower_)


def second_condition(verb: Token) -> Token | None:
    """The if-clause that a verb goes on with before the main clause: "if he fired and then they left"."""
    first = verb.head
    if first.dep_ != "advcl" or not first.i < verb.i < first.head.i or not _is_if(first):
        return None
    return first


def condition_before(verb: Token) -> Token | None:
    """The same where the parse joins the second clause to the main verb: "if he lied, and they fled, …"."""
    if verb.i > verb.head.i or not has_subject(verb) or any(child.dep_ == "mark" for child in verb.children):
        return None
    for clause in verb.head.children:
        if clause.dep_ == "advcl" and clause.i < verb.i and _is_if(clause):
            added = any(child.dep_ == "cc" and clause.i < child.i < verb.i for child in clause.children)
            return clause if added else None
    return None


def _is_for(verb: Token) -> bool:
    called = any(child.dep_ == "mark" and child.lower_ == "for" for child in verb.children)
    return called and is_infinitive(verb)


def _is_if(clause: Token) -> bool:
    return any(
        child.dep_ == "mark" and child.lower_ == "if" and (child.i == 0 or child.nbor(-1).lower_ != "even")
        for child in clause.children
    )
