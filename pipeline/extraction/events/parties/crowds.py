"""Crowds and forces whose deed a participle tells that the parser hung on the verb before them.

"Guards beat a crowd of strikers in Lima demanding bread": the strikers demand it.
"Paid to equip forces fighting the rebels": the forces fight.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.rules.control_verbs import ControlVerbs

_WHERE = frozenset({"in", "at", "near", "outside", "around", "across", "on", "of"})
_UP = 3  # phrases climbed from the word before the participle


def crowd_before(verb: Token, verbs: ControlVerbs) -> list[Token]:
    """The crowd right before a participle of speech, or before the place where it stands."""
    if verb.tag_ != "VBG" or verb.lemma_ not in verbs.speaking or verb.left_edge.i != verb.i or verb.i == 0:
        return []
    noun = verb.nbor(-1)
    for _ in range(_UP):
        if noun.tag_ == "NNS" and noun.lemma_.lower() in verbs.crowds:
            return [noun]
        if noun.dep_ == "pobj" and noun.head.lower_ in _WHERE:
            noun = _before(noun.head)
        elif noun.dep_ in ("compound", "nummod", "amod"):
            noun = noun.head
        else:
            return []
    return []


def fighters_before(verb: Token, head: Token, verbs: ControlVerbs) -> list[Token]:
    """The forces right before a participle of violence that tells no outcome."""
    if verb.tag_ != "VBG" or verb.lemma_ not in verbs.violent or verb.lemma_ in verbs.outcomes:
        return []
    objects = (child for child in head.children if child.dep_ == "dobj")
    return [noun for noun in objects if noun.i + 1 == verb.i and noun.lemma_.lower() in verbs.forces]


def _before(preposition: Token) -> Token:
    """What a phrase of place belongs to: of a verb's, the object right before it."""
    head = preposition.head
    if head.pos_ != "VERB":
        return head
    return next((child for child in head.children if child.dep_ == "dobj" and child.i < preposition.i), head)
