"""What a governing word makes of its complement once its own clause is taken in: its negation, its tense."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import Effect, is_past
from pipeline.extraction.modality.own import negation, own_effect
from pipeline.extraction.modality.purpose import ASSERTED
from pipeline.extraction.modality.vocabulary import Vocabulary

_WISHES = frozenset({"want", "wish", "hope", "need", "seek", "mean"})
_NOT_SO = frozenset({"denied", "precluded"})
_OPEN = frozenset({"possible", "conditional", "requested", "intended"})


def refusal(head: Token) -> Token | None:
    """What negates a governor: "did not plan to", "no plan to", "is not ready to", "failed attempt to"."""
    if head.pos_ in ("VERB", "AUX"):
        return negation(head)
    for child in head.children:
        if child.dep_ == "det" and child.lower_ == "no":
            return child
        if child.dep_ == "amod" and child.lower_ in (
            "failed",
            "unsuccessful",
            "abortive",
            "aborted",
            "foiled",
        ):
            return child
        if child.dep_ == "neg":
            return child
    return negation(head.head) if head.dep_ in ("acomp", "attr", "dobj", "oprd") else None


def governed(head: Token, effect: str | None, complement: str, vocabulary: Vocabulary) -> Effect:
    """The effect of a word on its complement, where the vocabulary gives the word itself `effect`."""
    verbal, refused = head.pos_ in ("VERB", "AUX"), refusal(head)
    own = own_effect(head, vocabulary) if verbal else ASSERTED
    if effect is None:
        return own if complement in ("inf", "ing") else ASSERTED
    if effect == "enabled":
        return _enabled(head, vocabulary, refused=refused)
    if effect == "asserted":
        return ASSERTED if refused is None else ("possible", f"not {head.lower_}")
    if refused is not None:
        return _refused(head, effect, own)
    if effect in _NOT_SO and own[0] in _OPEN:
        return ("forbidden" if own[0] == "requested" else "possible"), f"{own[1]} {head.lower_}"
    if own[0] == "conditional" or (own[0] == "possible" and effect in ("planned", "intended", "threatened")):
        return own[0], head.lower_
    return effect, head.lower_


def _refused(head: Token, effect: str, own: Effect) -> Effect:
    words = f"not {head.lower_}"
    if own[0] in ("conditional", "possible"):
        return own
    if effect == "possible" or head.lemma_ in _WISHES:  # "does not think that", "does not want to"
        return "possible", words
    if effect == "realised":
        return "happened", words
    if effect == "requested" and head.pos_ == "VERB":
        return "possible", words
    return ("happened" if effect in _NOT_SO else "precluded"), words


def _enabled(head: Token, vocabulary: Vocabulary, *, refused: Token | None) -> Effect:
    """Able to: done once in the past tense, open in the present, not done when negated."""
    if refused is not None:
        return "precluded", f"not {head.lower_}"
    verb = head.head
    own = own_effect(verb, vocabulary) if verb.pos_ in ("VERB", "AUX") else ASSERTED
    if own[0] != "happened":
        return ("possible" if own[0] in ("planned", "intended") else own[0]), head.lower_
    return ("realised" if is_past(verb) else "possible"), head.lower_
