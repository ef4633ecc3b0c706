"""What a verb's own clause says of it: negation, auxiliaries, tense, adverbs and the word that joins it."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.vocabulary import Vocabulary

Effect = tuple[str, str]  # grade of the vocabulary and the words that decided

_FUTURE = frozenset({"will", "'ll", "shall", "wo", "would", "'d"})
_FUTURE_IN_PAST = frozenset({"would", "'d"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_NECESSARY = frozenset({"must", "should", "ought"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "no"})


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries of a verb, or of the verb that it is coordinated with when it has none of its own."""
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if own or verb.dep_ != "conj" or verb.head.tag_ != verb.tag_:
        return own
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return own
    return auxiliaries(verb.head) if verb.head.pos_ in ("VERB", "AUX") else own


def negation(verb: Token) -> Token | None:
    """The word that negates a verb, its auxiliary or its subject."""
    if any(child.lower_ == "whether" for child in verb.children):  # "whether or not"
        return None
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ == "never"):
            return child
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            if child.lower_ in ("nobody", "none", "nothing", "neither"):
                return child
            if child.dep_ != "dobj":
                for word in child.children:
                    if word.dep_ == "det" and word.lower_ in ("no", "neither"):
                        return word
        if child.dep_ in ("preconj", "cc") and child.lower_ == "neither":
            return child
    return None


def own_effect(verb: Token, vocabulary: Vocabulary) -> Effect:
    """The modality that the verb's own clause gives it; "happened" when it asserts it."""
    link = _link(verb, vocabulary)
    if link is not None and link[0] == "conditional":
        return link
    refused = negation(verb)
    modal = _modal(verb)
    if refused is not None:
        if modal is not None and modal[0] == "conditional":
            return modal
        if modal is not None and modal[1] in ("may", "might"):
            return "possible", f"{modal[1]} not"
        if modal is not None and modal[0] == "requested":
            return "requested", f"{modal[1]} not"
        return "denied", refused.lower_
    if link is not None and (link[0] != "intended" or modal is None):
        return link
    if modal is not None:
        return modal
    return _adverb(verb, vocabulary) or _habit(verb) or ("happened", "asserted")


def _habit(verb: Token) -> Effect | None:
    """What holds in general: what a thing is, and what is done to a kind ("judges are elected")."""
    if verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP"):
        kind = any(child.dep_ == "attr" and child.pos_ == "NOUN" for child in verb.children)
        return ("generic", "is a kind of") if kind else None
    if verb.tag_ != "VBN" or not any(
        child.dep_ == "auxpass" and child.lower_ in ("are", "is") for child in verb.children
    ):
        return None
    for child in verb.children:
        if child.dep_ == "nsubjpass" and child.tag_ == "NNS":
            bare = all(word.dep_ in ("amod", "compound") for word in child.lefts)
            return ("generic", "bare plural") if bare and not child.ent_type_ else None
    return None


def _modal(verb: Token) -> Effect | None:
    words = {token.lower_: token for token in auxiliaries(verb)}
    for word in words:
        if word in _FUTURE:
            if _has_condition(verb):
                return "conditional", word
            if word == "would" and "have" in words:
                return "conditional", "would have"
            return ("intended" if word in _FUTURE_IN_PAST else "planned"), word
        if word in _POSSIBLE:
            return "possible", word
        if word in _NECESSARY:
            return "requested", word
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and "to" in words:
        return "intended", "is to"
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "go" and "to" in words and verb.head.tag_ == "VBG":
        return "planned", "going to"
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "need") and "to" in words:
        return "requested", f"{verb.head.lemma_} to"
    if verb.dep_ == "ROOT" and "to" in words:  # headlines: "Minister to visit Oslo", "Road to be closed"
        return "planned", "to"
    if (
        verb.dep_ == "ROOT"
        and verb.tag_ == "VB"
        and not any(child.dep_.startswith("nsubj") for child in verb.children)
    ):
        return "requested", "imperative"
    return None


def _has_condition(verb: Token) -> bool:
    return any(
        child.dep_ == "advcl"
        and any(word.dep_ == "mark" and word.lower_ in ("if", "unless") for word in child.children)
        for child in verb.children
    )


def _link(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    for child in verb.children:
        if child.dep_ == "mark":
            effect = vocabulary.links.get(("mark", child.lower_))
            if effect is not None and effect != "happened":
                return effect, child.lower_
    return None


def _adverb(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    for child in verb.children:
        if child.dep_ == "advmod":
            effect = vocabulary.links.get(("adv", child.lower_))
            if effect is not None and effect != "happened":
                return effect, child.lower_
    return None
