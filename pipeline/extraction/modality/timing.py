"""What time words say: clauses of time that lie as far ahead as their main clause, and days still to come."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import Effect, is_past
from pipeline.extraction.modality.own import own_effect
from pipeline.extraction.modality.vocabulary import Vocabulary

_AT_THAT_TIME = frozenset({"when", "once", "until", "till", "after", "before"})
_NOT_BEFORE = frozenset({"once", "until", "till", "before"})  # "would stay until they left"
_AHEAD = frozenset({"planned", "intended", "requested", "threatened"})
_FORETELLING = frozenset({"will", "wo", "'ll", "’ll", "shall", "going"})
_PRESENT = frozenset({"VBZ", "VBP"})


def temporal(head: Token, clause: Token, vocabulary: Vocabulary) -> Effect | None:
    """The effect of "when", "until" and their like on their clause; null where it tells of what was."""
    word = _conjunction(clause)
    if word is None:
        return None
    tense = _finite(clause)
    if word == "whenever":
        return ("generic", word) if tense.tag_ in _PRESENT else None
    main = own_effect(head, vocabulary)
    if tense.text.isupper() and len(tense) > 1:  # "after IS seized the town"
        return None
    if tense.tag_ in _PRESENT:
        return _in_present(main, head, clause, word=word, vocabulary=vocabulary)
    if tense.tag_ != "VBD" or tense.lemma_ == "have" or word not in _NOT_BEFORE:
        return None
    if main[1] in ("would", "'d", "would have", "could", "might", "should", "must"):
        return ("planned" if main[0] in ("planned", "requested") else "conditional"), word
    return None


def _is_hoping(verb: Token, vocabulary: Vocabulary) -> bool:
    """Whether the verb looks ahead in the present: "plans", "hopes", "is preparing"."""
    if verb.tag_ not in ("VBZ", "VBP", "VBG"):
        return False
    ahead = vocabulary.governor(verb.lemma_.lower(), "VERB", "inf")
    return ahead in ("planned", "intended") and verb.lemma_.lower() not in vocabulary.purposes["striving"]


def _in_present(
    main: Effect, head: Token, clause: Token, *, word: str, vocabulary: Vocabulary
) -> Effect | None:
    if main[0] in _AHEAD or (main[0] == "happened" and is_past(head)):
        return "planned", word
    if main[0] == "denied" and main[1].split()[0] in _FORETELLING:  # "will not be alone when they meet"
        return "planned", word
    if main[0] == "happened" and _is_hoping(head, vocabulary):  # "hopes for a deal when they meet"
        return "planned", word
    if main[0] == "possible" and word == "when":  # "things that can go wrong when they meet"
        return "generic", word
    if main[0] == "happened" and word == "when" and _is_told_of_often(clause):
        return "generic", word
    return (main[0], word) if main[0] in ("possible", "conditional", "generic") else None


def _is_told_of_often(clause: Token) -> bool:
    """Whether "when" stands for "whenever": with a pronoun, as no headline has it ("when he errs")."""
    helpers = {child.lemma_ for child in clause.children if child.dep_ == "aux"}
    subject = next((child for child in clause.children if child.dep_.startswith("nsubj")), None)
    return subject is not None and subject.tag_ == "PRP" and not helpers & {"have", "be"}


def _conjunction(clause: Token) -> str | None:
    for child in clause.children:
        if child.i < clause.i and (child.dep_ == "mark" or child.tag_ == "WRB"):
            word = child.lower_
            if word in _AT_THAT_TIME or word == "whenever":
                return word
            if word == "as" and clause.head.lower_ == "soon":
                return "once"
    return None


def _finite(clause: Token) -> Token:
    helpers = [child for child in clause.children if child.dep_ in ("aux", "auxpass")]
    return helpers[0] if helpers else clause
