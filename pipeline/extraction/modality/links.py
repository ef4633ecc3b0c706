"""Words and orders that join a clause and make it a condition or a question: "if", "in case", "had they"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import Effect, auxiliaries
from pipeline.extraction.modality.vocabulary import Vocabulary

_PRESENT = frozenset({"VBZ", "VBP"})
_ASKING = frozenset({"ask", "wonder", "know", "see", "decide", "determine", "check", "doubt", "question"})
_KNOWN = frozenset(
    {"clear", "unclear", "certain", "uncertain", "sure", "unsure", "known", "unknown", "debatable"}
    | {"doubtful", "questionable", "immaterial", "irrelevant", "disputed"}
)
_BEFOREHAND = frozenset({"before", "until", "once"})
_INVERTED = frozenset({"should", "were", "had"})


def link_effect(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    """What the word or order that joins a clause says of it; null where it says nothing."""
    if _is_inverted(verb):
        return "conditional", "inversion"
    if _is_in_case(verb):
        return "conditional", "in case"
    helpers = auxiliaries(verb)
    for child in verb.children:
        if child.dep_ == "mark":
            effect = vocabulary.links.get(("mark", child.lower_))
            if effect is None or (child.lower_ in _BEFOREHAND and not is_present(verb)):
                continue
            if child.lower_ == "if" and _is_asked_if(verb):
                return "possible", "if"
            if child.lower_ == "than" and not any(word.lower_ == "rather" for word in verb.children):
                continue
            return effect, child.lower_
        if child.tag_ == "WRB" and child.dep_ == "advmod" and any(aux.lower_ == "to" for aux in helpers):
            return "possible", f"{child.lower_} to"
    return None


def _is_asked_if(verb: Token) -> bool:
    """Whether "if" stands for "whether": "asked if they had met", "it was not clear if they would"."""
    if verb.dep_ == "ccomp":
        return True
    head = verb.head
    if verb.dep_ != "advcl" or verb.i < head.i or verb.doc[verb.left_edge.i - 1].text == ",":
        return False
    known = any(child.dep_ == "acomp" and child.lower_ in _KNOWN for child in head.children)
    return known or head.lemma_ in _ASKING


def _is_inverted(verb: Token) -> bool:
    """A condition without a conjunction: "should they attack, …", "had they attacked, …"."""
    if verb.dep_ == "xcomp" and verb.head.text.lower() == "were":  # "were they to attack, …"
        parties = [child for child in verb.head.children if child.dep_ in ("nsubj", "attr")]
        return bool(parties) and all(verb.head.i < child.i < verb.i for child in parties)
    if verb.dep_ not in ("advcl", "ccomp"):
        return False
    if verb.dep_ == "ccomp" and any(word.text == "?" for word in verb.sent):
        return False
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and any(
        child.dep_ in ("aux", "auxpass") and child.lower_ in _INVERTED and child.i < subject.i < verb.i
        for child in verb.children
    )


def _is_in_case(verb: Token) -> bool:
    """Whether "in case" opens the clause: "stood by in case they attacked"."""
    first = verb.left_edge.i
    opened = verb.doc[first].lower_ == "in" and verb.doc[first].i + 1 < verb.i and verb.doc[first + 1].lower_
    before = first > 1 and verb.doc[first - 2].lower_ == "in" and verb.doc[first - 1].lower_
    if "case" not in (opened, before):
        return False
    return any(child.dep_.startswith("nsubj") for child in verb.children)


def is_present(verb: Token) -> bool:
    """Whether the verb stands in the present tense, and in no perfect."""
    finite = [child for child in verb.children if child.dep_ in ("aux", "auxpass")] or [verb]
    return finite[0].tag_ in _PRESENT and finite[0].lemma_ != "have"
