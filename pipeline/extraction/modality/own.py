"""What a verb's own clause says of it: negation, tense, adverbs and the word that joins it."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import Effect, auxiliaries, is_past, modal, shares_clause
from pipeline.extraction.modality.days import lies_ahead
from pipeline.extraction.modality.habits import habit
from pipeline.extraction.modality.links import is_present, link_effect
from pipeline.extraction.modality.menace import menace
from pipeline.extraction.modality.vocabulary import Vocabulary

_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_REACHING = frozenset({"arrive", "return", "come"})
_WITHIN = frozenset({"in", "through", "around", "across", "along"})
_PRESENT = frozenset({"VBZ", "VBP"})
_NOT = frozenset({"not", "n't", "n’t"})
_UNTIL = frozenset({"until", "till", "til"})
_ADDED = frozenset({"advmod", "preconj", "cc"})


def negation(verb: Token) -> Token | None:
    """The word that negates a verb, its auxiliary or its subject."""
    if any(child.lower_ == "whether" for child in verb.children):  # "whether or not"
        return None
    for child in verb.children:
        if child.dep_ == "neg" and not _is_partial(child) and not _is_of_another(child, verb):
            return child
        if child.dep_ in _ADDED and child.i < verb.i and child.lower_ in ("never", "neither", "nor"):
            return child
        if child.dep_ == "advmod" and child.lower_ in ("longer", "anymore"):
            return next((word for word in child.children if word.lower_ == "no"), None)
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and (word := _negated_noun(child)):
            return word
    if verb.dep_ == "xcomp":
        for child in verb.head.children:  # "vowed not to leave", where the parse joins "not" to "vowed"
            if child.dep_ == "neg" and child.i < verb.i and _is_of_another(child, verb.head):
                return child
    if verb.dep_ == "conj" and (nor := _nor(verb)) is not None:
        return nor
    shared = shares_clause(verb) and not _is_but(verb.head) and not _goes_on(verb)
    return negation(verb.head) if shared else None


def _goes_on(verb: Token) -> bool:
    """Whether a full verb in the past follows what somebody was not: "was not pleased and accused them"."""
    return verb.head.lemma_ == "be" and verb.lemma_ != "be" and verb.tag_ in ("VBD", "VBZ", "VBP")


def _is_of_another(word: Token, verb: Token) -> bool:
    """Whether a negation after a full verb belongs to what follows: "vowed not to leave"."""
    return word.i > verb.i and verb.pos_ == "VERB" and verb.lemma_ not in ("be", "have", "do")


def _nor(verb: Token) -> Token | None:
    """The "nor" that opens a second clause with a subject of its own: "nor did it accuse"."""
    if not any(child.dep_.startswith("nsubj") for child in verb.children):
        return None
    between = (child for child in verb.head.children if verb.head.i < child.i < verb.i)
    return next((child for child in between if child.dep_ == "cc" and child.lower_ == "nor"), None)


def _is_partial(word: Token) -> bool:
    """Whether a negation denies only that it was all: "not just", "not only"."""
    follows = word.i + 1 < len(word.doc)
    return follows and word.doc[word.i + 1].lower_ in (
        "just",
        "only",
        "merely",
        "simply",
        "solely",
        "necessarily",
    )


def _negated_noun(noun: Token) -> Token | None:
    if noun.lower_ in _NOBODY:
        return noun
    if noun.dep_ == "dobj":
        return None
    if (none := _not_one(noun)) is not None:
        return none
    return next(
        (
            word
            for word in noun.children
            if word.dep_ in ("det", "preconj") and word.lower_ in ("no", "neither")
        ),
        None,
    )


def _not_one(noun: Token) -> Token | None:
    """The negation of "not a nurse", "not one nurse"."""
    first = noun.left_edge
    if first.lower_ != "not" or first.i + 1 >= len(first.doc):
        return None
    counted = first.nbor(1)
    return first if counted.lower_ in ("a", "one") else None


def _is_but(first: Token) -> bool:
    return any(child.dep_ == "cc" and child.lower_ == "but" for child in first.children)


def own_effect(verb: Token, vocabulary: Vocabulary) -> Effect:
    """The modality that the verb's own clause gives it; "happened" when it asserts it."""
    link = link_effect(verb, vocabulary)
    if link is not None and link[0] == "conditional":
        return link
    refused = negation(verb)
    helped = modal(verb)
    if refused is not None:
        return _not_until(verb, refused, helped) or _refused(refused, helped)
    if link is not None and (link[0] != "intended" or helped is None):
        return link
    if helped is not None and helped[1] in ("need to", "have to"):
        helped = helped if negation(verb.head) is None else None  # its governor says the rest
    if helped is not None and (threat := menace(verb, vocabulary)) is not None:
        return threat
    if helped == ("requested", "must") and _is_spoken_duty(verb, vocabulary):
        return "realised", "I must"
    if helped is not None:
        adverb = _adverb(verb, vocabulary) if helped[0] in ("planned", "intended") else None
        return adverb if adverb is not None and adverb[0] == "possible" else helped
    return _adverb(verb, vocabulary) or _arranged(verb, vocabulary) or habit(verb) or ("happened", "asserted")


def _not_until(verb: Token, refused: Token, helped: Effect | None) -> Effect | None:
    """What happens once a time has come: "did not leave until May", "will not leave until June"."""
    if refused.lower_ not in _NOT:
        return None
    for child in verb.children:
        clause = child.dep_ == "advcl" and any(word.lower_ in _UNTIL for word in child.children)
        if child.i > verb.i and (clause or (child.dep_ == "prep" and child.lower_ in _UNTIL)):
            if helped is None:
                return ("happened", "not until") if is_past(verb) or _did(verb) else None
            dated = helped[0] == "planned" and not clause  # "will not leave until they agree" refuses
            return ("planned", "not until") if dated else None
    return None


def _did(verb: Token) -> bool:
    return any(word.lower_ == "did" for word in auxiliaries(verb))


def _refused(refused: Token, helped: Effect | None) -> Effect:
    if helped is not None:
        grade, words = helped
        if grade == "conditional":
            return helped
        if words in ("may", "might"):
            return "possible", f"{words} not"
        if words in ("should have", "yet to"):
            return "happened", f"not {words}"
        if grade == "requested":
            return "forbidden", f"{words} not"
        return "denied", f"{words} {refused.lower_}"
    return "denied", refused.lower_


def _is_spoken_duty(verb: Token, vocabulary: Vocabulary) -> bool:
    """Whether a speaker does by saying it what they say they must: "I must protest"."""
    if not any(child.dep_ == "nsubj" and child.lower_ == "i" for child in verb.children):
        return False
    return verb.lemma_ in vocabulary.purposes["speech"] or verb.lemma_ in vocabulary.purposes["plain"]


def _arranged(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    """What is under way to be done: "are sending a delegation"."""
    if is_present(verb) and verb.tag_ != "VBN" and lies_ahead(verb):
        return "planned", "a day ahead"
    if verb.tag_ != "VBG" or verb.lemma_ not in vocabulary.carriers["arranged"]:
        return None
    if verb.lemma_ not in _REACHING and any(_is_within(child, verb) for child in verb.children):
        return None  # "is travelling in the Gulf": on the way, not about to go
    sent = [child for child in verb.children if child.dep_ == "dobj"]
    if any(noun.lemma_.lower() not in vocabulary.carriers["delegate"] for noun in sent):
        return None
    progressive = any(token.tag_ in _PRESENT and token.lemma_ == "be" for token in auxiliaries(verb))
    return ("planned", "present progressive") if progressive else None


def _is_within(preposition: Token, verb: Token) -> bool:
    """Whether a preposition after the verb says in what land: "in the Gulf", not "in May" or "in fact, …"."""
    if preposition.lower_ not in _WITHIN or preposition.i < verb.i:
        return False
    return not any(where.ent_type_ in ("DATE", "TIME") for where in preposition.children)


def _is_of_past(verb: Token) -> bool:
    """Whether the verb, or the one that its participle goes with, stands in the past."""
    participle = verb.tag_ == "VBG" and verb.dep_ == "advcl" and not auxiliaries(verb)
    return is_past(verb) or (participle and is_past(verb.head))


def _adverb(verb: Token, vocabulary: Vocabulary) -> Effect | None:
    for child in verb.children:
        if child.dep_ == "advmod":
            effect = vocabulary.links.get(("adv", child.lower_))
            if effect is None or child.i > verb.i or (effect == "generic" and _is_of_past(verb)):
                continue
            return effect, child.lower_
    return None
