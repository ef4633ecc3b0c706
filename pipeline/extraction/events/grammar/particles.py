"""Particles of verbs: which sense they choose, and objects that the parser gave to them."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.grammar.slots import Slots
from pipeline.extraction.events.rules.lexicon import Rule

_WITHIN_ADVERB = frozenset({"advmod", "npadvmod", "amod", "compound", "nmod"})


def has_particle(verb: Token, rule: Rule) -> bool:
    """Whether the rule's particle goes with the verb, and governs nothing that the rule does not ask for."""
    for child in verb.children:
        if child.lower_ != rule.particle:
            continue
        if child.dep_ in ("prt", "advmod", "npadvmod", "acomp"):
            return not any(part.dep_ in _WITHIN_ADVERB for part in child.children)  # not "upside down"
        if child.dep_ == "prep":  # what governs something is a particle only where the rule asks for that
            wanted = {rule.particle} if _has_object(verb) else {rule.particle, "obj"}
            asked = any(wanted & set(condition.names) for condition in rule.frame)
            return asked or not any(part.dep_ == "pobj" for part in child.children)
    return False


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)


def with_object(rule: Rule, slots: Slots) -> Slots:
    """The slots with the object that the parser gave to the particle: "cordoned off the square"."""
    if rule.particle is None or "obj" in slots or rule.particle not in slots:
        return slots
    if any(rule.particle in condition.names and condition.required for condition in rule.frame):
        return slots
    return {**slots, "obj": slots[rule.particle]}


def bound_particle(verb: Token) -> str | None:
    """The particle that makes another verb of it: "turned up", "gave in"."""
    return next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)


def carries(rule: Rule, verb: Token, lemma: str, particle: str | None) -> bool:
    """Whether the verb, with its particle or preposition, is one that only carries the rule's noun."""
    if particle is not None:
        return f"{lemma}_{particle}" in rule.light
    if lemma in rule.light and bound_particle(verb) is None:
        return True
    return any(
        f"{lemma}_{child.lower_}" in rule.light
        for child in verb.children
        if child.dep_ in ("prt", "advmod", "prep")
    )
