"""What holds in general: what is done to a kind, and how a thing ranks among its kind."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import Effect, shares_clause

_PRESENT = frozenset({"VBZ", "VBP"})
_SUPERLATIVE = frozenset({"JJS", "RBS"})


def habit(verb: Token) -> Effect | None:
    """Generic for "judges are elected" and "Chile is the largest producer"; null for what took place once."""
    if verb.lemma_ in ("be", "have") and verb.tag_ in _PRESENT:
        return ("generic", "rank") if any(map(_ranks, verb.children)) else None
    return _of_kind(verb)


def _ranks(predicate: Token) -> bool:
    """Whether a predicate compares: "the third largest", "the lowest cost", "more costly than …"."""
    if predicate.dep_ not in ("attr", "acomp", "dobj"):
        return False
    if predicate.tag_ in _SUPERLATIVE or any(child.tag_ in _SUPERLATIVE for child in predicate.children):
        return True
    return predicate.dep_ == "acomp" and any(child.lower_ == "than" for child in predicate.children)


def _of_kind(verb: Token) -> Effect | None:
    if verb.tag_ != "VBN" or (verb.dep_ == "conj" and not shares_clause(verb)):
        return None
    if shares_clause(verb):
        return _of_kind(verb.head) if verb.head != verb else None
    if not any(child.dep_ == "auxpass" and child.lower_ in ("are", "is") for child in verb.children):
        return None
    if verb.dep_ == "advcl" or any(token.ent_type_ in ("DATE", "TIME") for token in verb.sent):
        return None
    for child in verb.children:
        if child.dep_ == "nsubjpass" and child.tag_ == "NNS":
            bare = all(word.dep_ in ("amod", "compound") for word in child.lefts)
            return ("generic", "bare plural") if bare and not child.ent_type_ else None
    return None
