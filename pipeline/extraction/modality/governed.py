"""What a governing word makes of its complement once its own clause is taken in: its negation, its tense."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import (
    ASSERTED,
    Effect,
    auxiliaries,
    has_subject,
    is_past,
    modal,
)
from pipeline.extraction.modality.own import negation, own_effect
from pipeline.extraction.modality.vocabulary import Vocabulary

_WISHES = frozenset({"want", "wish", "hope", "need", "seek", "mean"})
# Verbs whose negation is their object's: "did not announce plans", but not "did not mention plans".
_GIVING = frozenset(
    {
        "have",
        "make",
        "announce",
        "give",
        "show",
        "offer",
        "see",
        "find",
        "get",
        "unveil",
        "issue",
        "express",
        "need",
        "sign",
        "grant",
        "receive",
    }
)
_CERTAIN = frozenset({"doubt", "question"})  # "there is no doubt that"
_NOT_SO = frozenset({"denied", "precluded"})
_OPEN = frozenset({"possible", "conditional", "requested", "intended"})
_MAYBE = frozenset({"may", "might", "could"})
SPEAKERS = frozenset({"i", "we"})


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
            *("cancelled", "canceled", "scrapped", "abandoned", "shelved", "now-cancelled", "now-defunct"),
        ):
            return child
        if child.dep_ == "neg":
            return child
    carried = head.dep_ == "dobj" and head.head.lemma_ in _GIVING
    return negation(head.head) if carried or head.dep_ in ("acomp", "attr", "oprd") else None


def governed(head: Token, effect: str | None, complement: str, vocabulary: Vocabulary) -> Effect:
    """The effect of a word on its complement, where the vocabulary gives the word itself `effect`."""
    verbal, refused = head.pos_ in ("VERB", "AUX"), refusal(head)
    own = own_effect(head, vocabulary) if verbal else _of_copula(head, vocabulary)
    if effect is None and head.lemma_ == "help" and complement == "ing" and refused is not None:
        return ASSERTED  # "cannot help laughing"
    if effect is None and head.lemma_ == "have" and complement == "inf" and refused is not None:
        return "possible", "need not"
    if effect is None and (complement not in ("inf", "ing") or (not verbal and own[0] in _NOT_SO)):
        return ASSERTED
    if effect is None:
        return own
    if effect == "requested" and head.tag_ == "VBG" and _is_said_of_it(head):
        return "possible", head.lower_  # "made it challenging for them to vote"
    if effect == "enabled":
        return _enabled(head, vocabulary, refused=refused)
    if effect == "asserted":
        return ASSERTED if refused is None else ("possible", f"not {head.lower_}")
    if refused is not None:
        return _refused(head, effect, own)
    if effect == "generic" and verbal and is_past(head):
        return ASSERTED  # "tended to side with them"
    if effect in _NOT_SO and own[0] in _OPEN:
        return ("forbidden" if own[0] == "requested" else "possible"), f"{own[1]} {head.lower_}"
    if own[0] == "conditional" or (own[0] == "possible" and effect in ("planned", "intended", "threatened")):
        return own[0], head.lower_
    if effect == "requested" and own[1] in _MAYBE:  # "could require them to leave"
        return "possible", f"{own[1]} {head.lower_}"
    return effect, head.lower_


def _is_said_of_it(verb: Token) -> bool:
    """Whether a participle stands as an adjective of "it" that waits for its clause."""
    return any(child.dep_ == "nsubj" and child.lower_ == "it" for child in verb.children) and not any(
        child.dep_ in ("aux", "dobj") for child in verb.children
    )


def _of_copula(predicate: Token, vocabulary: Vocabulary) -> Effect:
    """What the copula beside an adjective says: "may be willing to"."""
    verb = predicate.head
    linked = predicate.dep_ in ("acomp", "oprd") and verb.pos_ in ("VERB", "AUX")
    return own_effect(verb, vocabulary) if linked else ASSERTED


def _refused(head: Token, effect: str, own: Effect) -> Effect:
    words = f"not {head.lower_}"
    if effect in _NOT_SO and (ahead := foretold(head)) is not None:
        return ahead, words
    if own[0] in ("conditional", "possible"):
        return own
    if head.lemma_ == "need" and _is_no_longer(head):
        return "precluded", words
    if effect == "possible" and head.pos_ == "NOUN":
        return ("happened" if head.lemma_ in _CERTAIN else "precluded"), words
    if head.lemma_ == "want" and head.pos_ == "VERB" and _is_disclaimed(head):
        return "precluded", words
    if effect == "possible" or (head.pos_ == "VERB" and head.lemma_ in _WISHES):
        return "possible", words
    if effect == "realised":
        return "happened", words
    if effect == "requested" and head.pos_ == "VERB":
        return "possible", words
    return ("happened" if effect in _NOT_SO else "precluded"), words


def _is_disclaimed(wish: Token) -> bool:
    """Whether a speaker says that they themselves do not want to: "I do not want to judge them"."""
    if wish.tag_ == "VBD" or not any(who.dep_ == "nsubj" and who.lower_ in SPEAKERS for who in wish.children):
        return False
    return any(deed.dep_ == "xcomp" and not has_subject(deed) for deed in wish.children)


def foretold(verb: Token) -> str | None:
    """How far ahead what is not kept from happening lies: "will not hesitate to"; null if not."""
    helped = modal(verb) if verb.pos_ in ("VERB", "AUX") else None
    return helped[0] if helped is not None and helped[0] in ("planned", "conditional", "possible") else None


def _enabled(head: Token, vocabulary: Vocabulary, *, refused: Token | None) -> Effect:
    """Able to, allowed to: done once in the past tense, open in the present, not done when negated."""
    verbal = head.pos_ in ("VERB", "AUX")
    verb = head if verbal else head.head
    own = own_effect(verb, vocabulary) if verb.pos_ in ("VERB", "AUX") else ASSERTED
    if refused is not None:
        open_yet = verbal and own[0] in ("possible", "conditional")
        return (own[0] if open_yet else "precluded"), f"not {head.lower_}"
    if verbal and own[1] in ("would", "'d"):
        return "possible", head.lower_
    if own[0] != "happened":
        ahead = not verbal and own[0] in ("planned", "intended")
        return ("possible" if ahead else own[0]), head.lower_
    if verbal and _is_nonfinite(verb):
        return ASSERTED
    done = _is_under_way(verb) if verbal else is_past(verb)
    return ("realised" if done else "possible"), head.lower_


def _is_under_way(verb: Token) -> bool:
    """Whether the verb tells of a past deed or one going on; a participle shares the tense of its clause.

    Who "is allowed to" do a thing need not have done it.
    """
    if is_past(verb):
        return True
    if verb.tag_ == "VBN":
        return not any(word.tag_ in ("VBZ", "VBP") for word in auxiliaries(verb))
    if verb.tag_ != "VBG":
        return False
    if any(word.lemma_ == "be" for word in auxiliaries(verb)):
        return True
    return verb.dep_ in ("advcl", "conj") and verb.head.pos_ == "VERB" and _is_under_way(verb.head)


def _is_nonfinite(verb: Token) -> bool:
    """Whether what stands above says how far it is so: "agreed to allow", "thanked for allowing"."""
    return verb.tag_ == "VB" or (verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "csubj", "xcomp", "conj"))


def _is_no_longer(verb: Token) -> bool:
    refused = refusal(verb)
    return refused is not None and refused.lower_ == "no"
