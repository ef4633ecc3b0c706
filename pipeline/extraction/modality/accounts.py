"""Accounts that are disputed, plans that are dropped or kept: they decide whether it happened.

"Denied reports that they left", "dropped plans to visit", "reached its goal of freeing them".
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import ASSERTED, Effect, is_past
from pipeline.extraction.modality.own import negation
from pipeline.extraction.modality.vocabulary import Vocabulary

_OBJECTS = frozenset({"dobj", "nsubjpass"})
_GIVING = frozenset({"offer", "give", "present", "provide"})
_AHEAD = frozenset({"planned", "intended"})
_ASKING = frozenset({"investigate", "probe", "examine", "verify", "check", "assess"})


def particled(verb: Token) -> list[str]:
    """A verb with each particle or adverb after it, as the tables write them: "turn_down", "step_back"."""
    after = (child for child in verb.children if child.dep_ in ("prt", "advmod") and child.i > verb.i)
    return [f"{verb.lemma_.lower()}_{child.lower_}" for child in after]


def settled(noun: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """The verb that disputes an account, drops or keeps a plan, and its effect on what stands below."""
    verb = noun.head
    if noun.dep_ not in _OBJECTS or noun.pos_ != "NOUN" or verb.pos_ != "VERB":
        return None
    word, carriers = noun.lemma_.lower(), vocabulary.carriers
    if verb.lemma_ in carriers["disputing"] and word in carriers["account"]:
        return verb, (
            ("possible" if negation(verb) is not None else "denied"),
            f"{verb.lower_} {noun.lower_}",
        )
    if verb.lemma_ in _ASKING and word in carriers["account"]:
        return verb, ("possible", f"{verb.lower_} {noun.lower_}")
    if verb.lemma_ in _GIVING and vocabulary.governor(word, "NOUN", "that") == "asserted":
        return verb, ASSERTED  # "offering proof that they left"
    if negation(verb) is not None or vocabulary.governor(word, "NOUN", "inf") not in _AHEAD:
        return None
    if carriers["dropping"] & {verb.lemma_, *particled(verb)}:
        return verb, ("precluded", f"{verb.lower_} {noun.lower_}")
    kept = verb.lemma_ in carriers["keeping"] and is_past(verb)
    return (verb, ("realised", f"{verb.lower_} {noun.lower_}")) if kept else None


def second_remedy(noun: Token, vocabulary: Vocabulary) -> Token | None:
    """The "end" that a remedy stands beside, not beneath: "an end to the raids and the release of nurses"."""
    first = noun.head
    if noun.lemma_.lower() not in vocabulary.carriers["remedy"] or first.dep_ != "pobj":
        return None
    ended = first.head.head
    return ended if ended.lemma_ in ("end", "halt", "stop", "cessation") else None


def is_clue(clause: Token, vocabulary: Vocabulary) -> bool:
    """Whether a clause tells where a clue may lead: "information leading to his arrest"."""
    noun = clause.head
    open_yet = clause.tag_ == "VBG" if clause.dep_ == "acl" else clause.tag_ in ("VBZ", "VBP", "VB")
    return clause.dep_ in ("acl", "relcl") and open_yet and noun.lemma_.lower() in vocabulary.carriers["clue"]
