"""Questions: what a sentence asks after did not thereby happen; what it takes for granted did."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import Effect
from pipeline.extraction.modality.own import own_effect
from pipeline.extraction.modality.purpose import is_infinitive
from pipeline.extraction.modality.vocabulary import Vocabulary

_KNOWING = frozenset({"know", "realize", "realise", "notice", "remember", "forget"})
_WH = frozenset({"WP", "WRB", "WDT", "WP$"})


def is_asked(top: Token) -> bool:
    """Whether the word that a chain ends in is what its sentence asks: "did they …?", "how do we …?"."""
    verb = top
    if top.dep_ == "ccomp" and top.head.lemma_ in _KNOWING and any(c.lower_ == "that" for c in top.children):
        return False  # "did you know that they attacked?"
    if any(word.lower_ in ("many", "much") and word.nbor(-1).lower_ == "how" for word in _asked_for(top)):
        return False  # "how many nurses were killed?"
    while verb.dep_ in ("conj", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb.dep_ != "ROOT" or not _ends_in_question(verb):
        return False
    if _is_stated(verb):
        return False
    asking = [child for child in verb.children if child.tag_ in _WH and child.i < verb.i]
    if not asking:
        return True
    helpers = [child for child in verb.children if child.dep_ == "aux"]
    return any(child.lower_ in ("do", "does", "can", "should") for child in helpers) and any(
        child.lower_ == "how" for child in asking
    )


def asked_of(clause: Token, vocabulary: Vocabulary) -> Effect | None:
    """What is asked of somebody by what they are: "whether he is a man who sold arms"."""
    noun = clause.head
    copula = noun.head
    if noun.dep_ != "attr" or copula.lemma_ != "be" or is_infinitive(clause):
        return None
    named = any(child.dep_ in ("poss", "nummod") or child.lower_ == "the" for child in noun.children)
    if named or not any(child.dep_ == "nsubj" and child.lower_ != "it" for child in copula.children):
        return None
    own = own_effect(copula, vocabulary)
    return own if own[1] in ("whether", "if") else None


def _asked_for(verb: Token) -> list[Token]:
    """Words before the nouns of a clause that something is asked of, where its verb may stand alone."""
    if any(child.tag_ == "MD" for child in verb.children):
        return []
    nouns = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return [word for noun in nouns for word in noun.children if word.i > 0 and word.i < verb.i]


def _ends_in_question(verb: Token) -> bool:
    sentence = verb.sent
    return any(token.text == "?" for token in sentence[-2:])


def _is_stated(verb: Token) -> bool:
    """Whether the clause has the order of a statement, as another clause asks: "he left; who saw?"."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    first = min(word.i for word in (verb, *helpers))
    return verb.tag_ == "VBD" and subject is not None and subject.tag_ not in _WH and subject.i < first
