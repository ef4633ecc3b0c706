"""Harm that somebody says will befall those who do not comply: "said those who stayed would be shot"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import Effect
from pipeline.extraction.modality.vocabulary import Vocabulary

_SAYING = frozenset({"say", "declare", "announce", "vow", "tell", "warn", "add", "proclaim"})
_AHEAD = frozenset({"will", "would", "'ll", "'d"})


def menace(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    """Threatened for harm foretold to whoever does a thing; null for all else that will be."""
    if verb.dep_ != "ccomp" or verb.lemma_ not in vocabulary.purposes["harm"]:
        return None
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.head.lemma_ == "warn" and helpers & _AHEAD and _is_of_warner(verb):
        return "threatened", "warn that one will"
    if "be" not in helpers or not helpers & _AHEAD or verb.head.lemma_ not in _SAYING:
        return None
    if any(child.dep_ == "agent" for child in verb.children):
        return None
    harmed = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if harmed is None or not _is_whoever(harmed):
        return None
    return "threatened", "foretold to whoever"


def _is_of_warner(verb: Token) -> bool:
    """Whether whoever warns of harm is who will do it: "warned that it would bomb the port"."""
    who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return who is not None and who.lower_ in ("he", "she", "it", "they", "we", "i")


def _is_whoever(noun: Token) -> bool:
    """Whether a relative clause says on what terms the noun is meant: "those who", "anyone that"."""
    if noun.ent_type_ == "PERSON":
        return False
    return any(
        child.dep_ == "relcl"
        and child.doc[child.left_edge.i - 1].text != ","
        and any(word.lower_ in ("who", "that") and word.dep_ == "nsubj" for word in child.children)
        for child in noun.children
    )
