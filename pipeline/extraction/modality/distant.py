"""Clauses that the parse hangs on the wrong word: infinitives of nouns, bare second verbs."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import auxiliaries, has_subject
from pipeline.extraction.modality.purpose import is_infinitive
from pipeline.extraction.modality.vocabulary import Vocabulary

_FARTHEST = 8  # words between a noun and its infinitive: "calls by the heads of both churches to"
_NEAR = frozenset({"by", "of", "on", "from", "for", "among", "in", "with", "at"})


def completed_noun(head: Token, clause: Token, vocabulary: Vocabulary) -> Token | None:
    """The noun an infinitive completes though it hangs on the verb: "rejected calls by them to leave"."""
    if any(child.dep_ == "mark" for child in clause.children):
        return None
    start = min((child.i for child in clause.children if child.dep_ == "aux"), default=clause.i)
    if any(word.i < start and word.dep_ in ("nsubj", "nsubjpass") for word in clause.children):
        return None
    for token in reversed(head.doc[max(head.i + 1, start - _FARTHEST) : start]):
        if token.is_quote:  # 'warned of efforts "to leave"'
            continue
        if token.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"):
            return None
        if token.dep_ == "prep" and token.lower_ not in _NEAR:
            return None
        if token.pos_ == "NOUN" and token.lemma_.lower() in vocabulary.carriers["clausal"]:
            return token
    return None


def stray_base(verb: Token) -> Token | None:
    """The verb whose "to" or modal a bare second verb shares, where the parse joins it to another word.

    "Should pay its debts and [leave]" may come joined to "debts".
    """
    if verb.tag_ != "VB" or verb.dep_ != "conj" or verb.head.tag_ == "VBP":
        return None
    if auxiliaries(verb) or has_subject(verb):
        return None
    for first in reversed(verb.doc[verb.head.i + 1 : verb.i]):  # "renewed its call that they stay and [pay]"
        finite = first.tag_ in ("VB", "VBP") and first.pos_ == "VERB"
        if (
            finite
            and (has_subject(first) or _is_helped(first))
            and verb.head.tag_ in ("VBZ", "VBD", "VBN", "VBG")
        ):
            return first
    for first in verb.head.ancestors:
        if first.pos_ == "VERB" and first.tag_ == "VB" and _is_helped(first):
            return first
        if first.pos_ == "VERB" and first.tag_ in ("VBD", "VBZ"):
            return None
    return None


def _is_helped(verb: Token) -> bool:
    return any(word.tag_ == "MD" or word.lower_ == "to" for word in auxiliaries(verb))


def is_gapped(verb: Token) -> bool:
    """Whether a clause leaves out the auxiliaries of the first: "one will be shut, the other [sold]"."""
    if verb.tag_ != "VBN" or verb.head.tag_ != "VBN" or auxiliaries(verb):
        return False
    return has_subject(verb) and any(child.dep_ == "auxpass" for child in verb.head.children)


def bare_first(verb: Token) -> Token | None:
    """The infinitive that a bare one goes on with: "urged Peru to sign it, free the nuns and leave"."""
    if any(child.dep_ in ("aux", "mark", "nsubj") for child in verb.children):
        return None
    return infinitive_before(verb)


def infinitive_before(verb: Token) -> Token | None:
    """The infinitive that a later one goes on with: "urged Peru to sign it … and to leave"."""
    before = (child for child in verb.head.children if verb.head.i < child.i < verb.i)
    return next((child for child in before if child.dep_ == "xcomp" and is_infinitive(child)), None)
