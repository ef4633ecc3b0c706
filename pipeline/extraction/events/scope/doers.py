"""Deeds without a credible doer, which are no rows: nobody is said to do them, or who undergoes them does."""

from __future__ import annotations

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import Filler

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "auxpass", "expl"})


def lacks_doer(found: Found, syntax: Syntax) -> bool:
    """Whether an active verb has no subject at all: "the cost of invading Chad", "it is right to leave".

    An imperative, a passive and what a weapon or a blast does are told without a doer, and stay.
    """
    verb = found.trigger
    if found.actors or not is_verbal(verb) or verb.tag_ == "VBN":
        return False
    if verb.tag_ == "VB" and verb.dep_ == "ROOT":
        return False
    if any(child.dep_ in _SUBJECTS for child in verb.children):
        return False
    return syntax.verb_slots(verb).keys().isdisjoint(("subj", "passive"))


def acts_on_itself(found: Found) -> bool:
    """Whether the only actor is the only recipient by another name, which tells of a fault: "accused Iran".

    One of them a part of the other ("the Russian army fired on Russian villages") may well be told.
    """
    if len(found.actors) != 1 or len(found.recipients) != 1:
        return False
    actor, recipient = found.actors[0], found.recipients[0]
    same = actor.cluster is not None and actor.cluster == recipient.cluster
    return same and _names_itself(actor) and _names_itself(recipient)


def _names_itself(filler: Filler) -> bool:
    """Whether the mention is of the phrase as a whole, not of a word in it ("Russian villages")."""
    mention = filler.mention
    return mention is not None and mention.head == filler.head.i and mention.form != "nominal"
