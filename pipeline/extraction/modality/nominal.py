"""Event nouns: what stands before them, the verbs that carry them and the words whose complement they are."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import ASSERTED, Effect, is_past
from pipeline.extraction.modality.days import is_day_ahead
from pipeline.extraction.modality.governed import foretold
from pipeline.extraction.modality.own import negation, own_effect
from pipeline.extraction.modality.purpose import is_infinitive
from pipeline.extraction.modality.subjects import (
    LYING_OPEN,
    clause_subject,
    is_definite,
    is_gathering,
    outside_kind,
    shares_tentative,
    subject_step,
)
from pipeline.extraction.modality.vocabulary import Vocabulary

NOT_SO = frozenset({"denied", "precluded"})
_PRESUPPOSED = frozenset(
    {
        *("plan", "plot", "expect", "anticipate", "foresee", "predict", "suspect", "fear"),
        "consider",
        "explore",
    }
    | {"weigh", "lack", "miss"}
)
_EXCUSING = frozenset({"justify", "excuse", "condone"})


def modified(noun: Token, vocabulary: Vocabulary) -> Effect:
    """What the words that stand with an event noun say of it: "planned talks", "talks to be held"."""
    for child in noun.children:
        if child.dep_ in ("amod", "det", "compound", "neg", "acl"):
            effect = vocabulary.modifiers.get(child.lower_)
            if effect is not None and not (child.dep_ == "acl" and child.tag_ != "VBN"):
                return effect, child.lower_
        if child.dep_ in ("acl", "relcl") and _is_to_be(child, vocabulary):
            return "planned", "to be"
        if child.dep_ == "poss" and is_day_ahead(child):  # "next week's summit"
            return "planned", child.lower_
    if noun.dep_ == "conj" and any(
        child.dep_ == "cc" and child.lower_ == "or" for child in noun.head.children
    ):
        return modified(noun.head, vocabulary)
    return ASSERTED


def _is_to_be(clause: Token, vocabulary: Vocabulary) -> bool:
    return (
        clause.lemma_ in vocabulary.carriers["bringing_about"]
        and is_infinitive(clause)
        and any(word.dep_ == "auxpass" for word in clause.children)
    )


def noun_step(noun: Token, verb: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """The verb that a noun is subject or object of, and its effect; null where it has none."""
    if noun.pos_ in ("VERB", "AUX"):
        return clause_subject(noun, verb, vocabulary)
    if noun.dep_ == "nsubj":
        return subject_step(noun, verb, vocabulary)
    lemma = _with_particle(verb, vocabulary)
    effect = vocabulary.governor(lemma, "VERB", "noun")
    if effect is None and not is_definite(noun, vocabulary) and not _is_word_given(noun, vocabulary):
        effect = vocabulary.governor(lemma, "VERB", "indefinite")
    if lemma in _EXCUSING and negation(verb) is not None and _is_of_any(noun, vocabulary):
        return verb, ("generic", f"not {lemma}")
    known = lemma in _PRESUPPOSED and _is_known(noun, vocabulary) and not _is_word_given(noun, vocabulary)
    if effect is not None and not known:
        return verb, governed_noun(verb, effect, vocabulary)
    own = outside_kind(own_effect(verb, vocabulary))
    if own[0] == "possible" and _is_of_agent(noun, verb, vocabulary):
        return None
    if own[0] == "happened" and is_ahead(verb, noun, vocabulary):
        return verb, ("intended", lemma)
    if lemma in vocabulary.carriers["bringing_about"] or (verb.lemma_ == "be" and noun.dep_ == "attr"):
        return verb, own
    if noun.dep_ == "nsubjpass":
        return (verb, own) if shares_tentative(noun, own) or is_gathering(noun, own, vocabulary) else None
    ahead = own[0] in LYING_OPEN or is_infinitive(verb)
    if ahead and noun.dep_ == "dobj" and _is_attended(noun, lemma, vocabulary):
        return verb, own
    presupposed = is_definite(noun, vocabulary) or lemma in vocabulary.carriers["presupposing"]
    return None if presupposed else (verb, own)


def _is_of_any(noun: Token, vocabulary: Vocabulary) -> bool:
    """Whether a deed of any such kind is meant: "a raid", "the killing of children"."""
    done_to = [word for child in noun.children if child.lower_ == "of" for word in child.children]
    if done_to:
        return all(word.tag_ == "NNS" and not any(word.lefts) for word in done_to)
    return not is_definite(noun, vocabulary)


def _is_of_agent(noun: Token, verb: Token, vocabulary: Vocabulary) -> bool:
    """Whether only the doer of what took place is in doubt: "the march may have been led by students"."""
    if noun.dep_ != "nsubjpass" or not is_past(verb) or not is_definite(noun, vocabulary):
        return False
    return any(child.dep_ == "agent" for child in verb.children)


def is_ahead(verb: Token, noun: Token, vocabulary: Vocabulary) -> bool:
    """Whether a verb leads to its noun or awaits it: "is negotiating a treaty", "faces a sentence"."""
    lemma, word = verb.lemma_.lower(), noun.lemma_.lower()
    wanted = {"face": "faced", "negotiate": "agreed", "draft": "agreed", "discuss": "agreed"}.get(lemma)
    if wanted is None or is_past(verb) or verb.tag_ == "VBN" or is_definite(noun, vocabulary):
        return False
    return word in vocabulary.carriers[wanted]


def _is_attended(noun: Token, lemma: str, vocabulary: Vocabulary) -> bool:
    carriers = vocabulary.carriers
    known = any(child.dep_ == "amod" and child.lower_ in carriers["known"] for child in noun.children)
    return lemma in carriers["attending"] and noun.lemma_.lower() in carriers["gathering"] and not known


def _with_particle(verb: Token, vocabulary: Vocabulary) -> str:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "prt" and vocabulary.governor(f"{lemma}_{child.lower_}", "VERB", "noun"):
            return f"{lemma}_{child.lower_}"
    return lemma


def _is_word_given(noun: Token, vocabulary: Vocabulary) -> bool:
    """A plan, an offer or a threat is there once it is announced."""
    return vocabulary.governor(noun.lemma_.lower(), "NOUN", "inf") is not None


def _is_known(noun: Token, vocabulary: Vocabulary) -> bool:
    """A definite noun that no "of" completes: "planned the attack", but not "considered the release of …"."""
    return is_definite(noun, vocabulary) and not any(child.lower_ == "of" for child in noun.children)


def governed_noun(verb: Token, effect: str, vocabulary: Vocabulary) -> Effect:
    """What a verb with an effect on nouns says of one, its own clause taken in."""
    lemma = verb.lemma_.lower()
    if negation(verb) is not None:
        if effect in NOT_SO and (ahead := foretold(verb)) is not None:
            return ahead, f"not {lemma}"
        return ("happened", lemma) if effect in NOT_SO else ("precluded", f"not {lemma}")
    own = own_effect(verb, vocabulary)[0]
    if effect in NOT_SO and own in ("possible", "conditional", "intended"):
        return "possible", lemma
    if effect in NOT_SO and own == "requested":
        return "forbidden", lemma
    return effect, verb.lower_


def is_provided(clause: Token, vocabulary: Vocabulary) -> bool:
    """Whether a relative clause lies as far ahead as its noun: "seeks a deal that ends the war"."""
    noun = clause.head
    if is_infinitive(clause) or is_definite(noun, vocabulary) or noun.ent_type_ or noun.pos_ != "NOUN":
        return False
    own = own_effect(clause, vocabulary)
    if own[1] == "would":
        return True
    timeless = clause.tag_ in ("VBZ", "VBP") and own[0] in ("happened", "generic")
    return timeless and noun.lemma_.lower() in vocabulary.carriers["provision"]
