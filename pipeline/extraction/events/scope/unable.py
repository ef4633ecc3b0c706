"""Deeds that somebody must have done, told in the active voice, whose subject is nobody who can act.

An active verb has a subject, or borrows one from its place in the sentence: where none of them acts, somebody
near by did it, and a row of nobody's deed would be wrong. Passives may leave their agent out; verbs without
any subject are judged in `doers`.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax

_CAUSES = frozenset({"violence", "weapon", "bomb", "disaster", "accident", "hazard", "vehicle", "carriage"})
_RELATIVES = frozenset({"which", "that"})
_PAPERS = frozenset({"statement", "law", "agreement"})  # reports allege, decrees oblige
_ON_PAPER = frozenset({"ACCUSE", "COERCE"})
_CAUSED = frozenset({"ASSAULT", "X_CASUALTIES", "X_DISASTER", "X_DISPLACEMENT", "COERCE", "MOBILIZE"})


def lacks_able_subject(found: Found, syntax: Syntax, kinds: Kinds) -> bool:
    """Whether an active verb's deed is told without its doer; what does harm by itself needs none."""
    verb = found.trigger
    if found.actors or not is_verbal(verb) or not _has_doer(found):
        return False
    if "passive" in syntax.verb_slots(verb):
        return False
    if verb.dep_ != "relcl" and any(
        child.dep_ == "nsubj" and child.lower_ == "who" for child in verb.children
    ):
        return False  # "did not say who kidnapped them"
    subjects = syntax.surface_subject(verb)
    undergoers = {filler.head.i for filler in found.recipients}
    if any(subject.i in undergoers for subject in subjects):  # the headline "Two ministers arrested"
        return False
    if found.event_type in _ON_PAPER and any(kinds.of(each) & _PAPERS for each in subjects):
        return False
    if found.event_type not in _CAUSED:
        return True
    return not (_is_of_thing(verb) or any(kinds.of(each) & _CAUSES for each in subjects))


def _is_of_thing(verb: Token) -> bool:
    """Whether a relative clause may be of the deed before it: "the bombing of a bus, which killed nine"."""
    return verb.dep_ == "relcl" and any(
        child.dep_ == "nsubj" and child.lower_ in _RELATIVES for child in verb.children
    )


def _has_doer(found: Found) -> bool:
    """Whether the frame, or the verb that carries the noun, takes its subject for who does it."""
    conditions = [each for each in found.match.rule.frame if not each.absent]
    if any(each.role == "actor" and "subj" in each.names for each in conditions):
        return True
    if found.match.noun is None:
        return False
    spoken_for = any("subj" in each.names or any(map(_is_under, each.names)) for each in conditions)
    return not spoken_for and any(each.role == "actor" for each in conditions)


def _is_under(name: str) -> bool:
    return name.startswith("^")
