"""What a verb is said of by its form alone: of nothing ("it takes courage"), of many, of whom it blames."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from pipeline.extraction.events.grammar.neighbours import has_aux

_IMPERSONAL = frozenset({"take", "cost", "pay", "suffice", "behoove"})  # "it takes courage to …"
_BLAMING = frozenset({"accuse", "suspect", "convict", "charge"})


def is_expletive(verb: Token) -> bool:
    """Whether "it" before the verb stands for nothing: "when it comes to …", "it makes sense to …"."""
    words = {child.lower_ for child in verb.children}
    if verb.lemma_ == "come":
        return "when" in words and "to" in words
    if verb.lemma_ == "leave":
        return bool(words & {"up", "to"}) and bool(words & {"is", "was", "be"})
    if verb.lemma_ == "make":
        return "sense" in words
    clauses = (child for child in verb.children if child.dep_ in ("xcomp", "advcl", "ccomp"))
    return verb.lemma_ in _IMPERSONAL and any(clause.tag_ == "VB" for clause in clauses)


def is_counted(verb: Token) -> bool:
    """Whether the subject has a number: "Nine farmers killed 12 others injured"."""
    return any(
        part.dep_ == "nummod" or child.tag_ == "CD"
        for child in verb.children
        if child.dep_ == "nsubj"
        for part in (child, *child.children)
    )


def is_harmed_next(party: Token, violent: Collection[str]) -> bool:
    """Whether a participle of harm stands right behind: "killed 12 injured in …"."""
    if party.i + 1 >= len(party.doc):
        return False
    after = party.nbor(1)
    return after.tag_ == "VBN" and after.lemma_.lower() in violent


def blamed_by(participle: Token, head: Token) -> list[Token]:
    """Whom a participle of blame behind an object is about: "arrested two men, accused of spying"."""
    if participle.lemma_ not in _BLAMING or has_aux(participle):
        return []
    return [child for child in head.children if child.dep_ == "dobj" and head.i < child.i < participle.i]
