"""Nouns and gerunds after a preposition: "the plan for talks", "agreed to talks", "without signing"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.accounts import is_clue, particled
from pipeline.extraction.modality.auxiliaries import ASSERTED, Effect, is_past
from pipeline.extraction.modality.governed import refusal
from pipeline.extraction.modality.nominal import NOT_SO, governed_noun
from pipeline.extraction.modality.occasions import wastes_no
from pipeline.extraction.modality.own import own_effect
from pipeline.extraction.modality.purpose import is_infinitive
from pipeline.extraction.modality.subjects import LYING_OPEN, is_definite
from pipeline.extraction.modality.vocabulary import Vocabulary

_LEADS_INTO = frozenset({"for", "to", "into", "in", "with", "through"})
_INCLUDES = frozenset({"as", "including", "like"})
_THINGS = frozenset({"thing", "something", "anything", "matter"})
_MEANS = frozenset({"by", "before", "in", "on", "through", "upon", "when"})
_WITHIN = frozenset({"at", "during", "in"})
_LOOSE = frozenset({"with", "for", "on", "to"})
_ENDS = frozenset({"aim", "goal", "purpose", "mission", "objective"})
_TOWARDS = frozenset({"toward", "towards"})
_STATES = frozenset({"under", "in", "at", "on"})  # what somebody is in: "is not under investigation"
_BARTERED = frozenset({"exchange", "return"})
_OFFERED = frozenset({"planned", "intended", "requested"})
_TOLD = frozenset({"VBD", "VBN"})
_ENDS_IN = frozenset({"lead", "result", "end", "turn", "engage"})


def preposition_step(token: Token, preposition: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """What the preposition before a noun or gerund hangs on, and its effect."""
    governor, word = preposition.head, preposition.lower_
    if preposition.dep_ == "conj" and governor.pos_ == "ADP":  # "by land or through the air"
        governor = governor.head
    if any(child.tag_ in ("WP", "WDT") for child in token.children):  # "a plan for what he called a state"
        return None
    if token.tag_ in ("VBD", "VBZ", "VBP") and any(child.tag_ == "WRB" for child in token.children):
        return None  # "refused details such as when they met"
    found = vocabulary.links.get(("prep", word)) or _first_word(preposition, vocabulary)
    if found == "planned" and token.lemma_.lower() in vocabulary.carriers["sudden"]:
        return None  # "hours ahead of the attack"
    if word in _TOWARDS and governor.lemma_.lower() in vocabulary.carriers["stance"]:
        return None  # "their anger towards the raid"
    if found is not None:
        return governor, (found, word)
    if token.dep_ == "pcomp" and is_infinitive(token):  # "the debate about whether to leave"
        verb = _verb_above(governor) if word == "but" else None
        done = verb is not None and is_past(verb)  # "had no choice but to leave"
        return governor, (("realised", "but to") if done else ("possible", "to"))
    if token.tag_ == "VBG" and word == "about":  # "talked about leaving", not "about having left"
        return None if _is_perfect(token) else (governor, ("possible", "about"))
    if word in _WITHIN and (verb := _verb_above(governor)) is not None:
        own = own_effect(verb, vocabulary)
        gathers = token.lemma_.lower() in vocabulary.carriers["gathering"]
        if gathers and (own[0] in LYING_OPEN or (word != "during" and is_infinitive(verb))):
            return verb, own  # "will discuss it at the summit"
    if governor.pos_ in ("NOUN", "PROPN"):
        return _noun_preposition(token, governor, word, vocabulary)
    if governor.pos_ in ("ADJ", "ADV"):
        return _adjective_preposition(token, governor, word, vocabulary)
    if governor.pos_ in ("VERB", "AUX"):
        return _verb_preposition(token, governor, word, vocabulary)
    return None


def _adjective_preposition(
    token: Token, governor: Token, word: str, vocabulary: Vocabulary
) -> tuple[Token, Effect] | None:
    gerund = token.pos_ in ("VERB", "AUX")
    complement = f"{word}_ing" if gerund else word
    if governor.dep_ == "advmod" and governor.head.pos_ == "VERB":
        verb = governor.head
        if (found := _with_particle(verb, complement, vocabulary)) is not None:  # "backed away from leaving"
            return verb, (
                own_effect(verb, vocabulary)
                if found == "asserted"
                else governed_noun(verb, found, vocabulary)
            )
    if not gerund and _is_open(token, vocabulary):
        complement = f"{word}_open" if _has(vocabulary, governor, f"{word}_open") else complement
    effect = vocabulary.governor(governor.lower_, "ADJ", complement)  # "closer" says more than "close"
    effect = effect or vocabulary.governor(governor.lemma_.lower(), "ADJ", complement)
    effect = effect or vocabulary.governor(governor.lemma_.lower(), "ADJ", word)
    if effect is None or effect in ("asserted", "factive"):
        return None
    if effect == "enabled":
        effect = "possible"
    if gerund and governor.head.lemma_ == "come" and is_past(governor.head):  # "came close to leaving"
        effect = "precluded"
    return governor, (("precluded" if refusal(governor) is not None else effect), governor.lower_)


def _has(vocabulary: Vocabulary, adjective: Token, complement: str) -> bool:
    words = (adjective.lower_, adjective.lemma_.lower())
    return any((word, "ADJ", complement) in vocabulary.governors for word in words)


def _first_word(preposition: Token, vocabulary: Vocabulary) -> str | None:
    """The first of two words: "ahead of", "instead of", "short of"."""
    words = [preposition.head] if preposition.head.pos_ in ("ADV", "ADP") else []
    words += [child for child in preposition.children if child.dep_ == "advmod"]
    for word in words:
        if (effect := vocabulary.links.get(("prep", word.lower_))) is not None:
            return effect
    return None


def _noun_preposition(
    token: Token, governor: Token, word: str, vocabulary: Vocabulary
) -> tuple[Token, Effect] | None:
    gerund = token.pos_ in ("VERB", "AUX")
    if governor.lower_ in _BARTERED and word == "for":
        return _bartered(governor, vocabulary)
    if (case := vocabulary.links.get(("noun", governor.lower_))) and governor.dep_ == "pobj" and word == "of":
        return governor, (case, governor.lower_)
    if word in _INCLUDES and gerund:
        return governor, ASSERTED
    if word in _INCLUDES and _is_any_thing(governor) and token.tag_ == "NNS" and _is_bare(token):
        return governor, ("generic", "things like")
    if word == "in" and gerund and (done := wastes_no(governor, vocabulary)) is not None:
        return done
    lemma = governor.lemma_.lower()
    found = vocabulary.governor(lemma, "NOUN", word)
    if gerund:
        found = vocabulary.governors.get((lemma, "NOUN", f"{word}_ing")) or found
    elif found is None and governor.head.lower_ != "in" and _is_open(token, vocabulary):  # "in support of"
        found = vocabulary.governors.get((lemma, "NOUN", f"{word}_open"))
        if found is None and token.tag_ == "NN":
            found = vocabulary.governors.get((lemma, "NOUN", f"{word}_new"))
    if found == "opening":
        found = "asserted" if _has_opened(token, governor, vocabulary) else "possible"
    ends = lemma in _ENDS and word == "of" and not gerund and is_definite(token, vocabulary)
    if ends and token.lemma_.lower() not in vocabulary.carriers["gathering"]:
        return None  # "the aim of the raid"
    if lemma == "eve" and word == "of" and token.lemma_.lower() in vocabulary.carriers["gathering"]:
        return governor, ("planned", "eve of")
    if found == "asserted":
        if gerund and lemma == "sign" and governor.dep_ == "dobj" and refusal(governor) is not None:
            return governor, ("precluded", f"no {lemma}")  # "showed no sign of leaving"
        return governor, (ASSERTED if refusal(governor) is None else ("possible", f"no {lemma}"))
    if found is not None:
        return governor, ((found, lemma) if refusal(governor) is None else _refused(found, lemma))
    part = word == "of" and governor.lemma_ in vocabulary.carriers["noun"]
    if governor.dep_ == "attr" and is_definite(token, vocabulary):  # "would be a continuation of the war"
        return None
    return (governor, ASSERTED) if part else None


def _bartered(noun: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """What is wanted in exchange lies as far ahead as the bargain: "offered a truce in return for talks"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or (verb := _verb_above(noun.head.head)) is None:
        return None
    offered = vocabulary.governor(verb.lemma_.lower(), "VERB", "noun")
    offered = offered or vocabulary.governor(verb.lemma_.lower(), "VERB", "indefinite")
    own = own_effect(verb, vocabulary)
    return verb, ("conditional", noun.lower_) if own[0] == "happened" and offered in _OFFERED else own


def _is_any_thing(noun: Token) -> bool:
    """Whether a noun stands for any of a kind and its verb for any time: "things like visits pass"."""
    verb = noun.head
    timeless = verb.tag_ in ("VBZ", "VBP") and not any(word.dep_ == "aux" for word in verb.children)
    return noun.lemma_.lower() in _THINGS and noun.dep_ == "nsubj" and timeless and _is_bare(noun)


def _has_opened(token: Token, way: Token, vocabulary: Vocabulary) -> bool:
    """Whether what a way is opened for is as open as the verb, or has come: "paved the way for the raid"."""
    verb = _verb_above(way)
    if verb is None:
        return False
    if own_effect(verb, vocabulary)[0] != "happened":
        return True  # as open as the verb
    return is_past(verb) and is_definite(token, vocabulary)


def _is_open(noun: Token, vocabulary: Vocabulary) -> bool:
    """Whether a noun names something not known yet: "a war", "talks", not "the war"."""
    if is_definite(noun, vocabulary):
        return False
    return not any(token.tag_ in _TOLD or token.ent_type_ == "DATE" for token in noun.subtree)


def _refused(effect: str, lemma: str) -> Effect:
    if effect == "possible":
        return "precluded", f"no {lemma}"
    return ("happened" if effect in NOT_SO else "precluded"), f"no {lemma}"


def _verb_preposition(
    token: Token, governor: Token, word: str, vocabulary: Vocabulary
) -> tuple[Token, Effect] | None:
    lemma = governor.lemma_.lower()
    own = own_effect(governor, vocabulary)
    if word == "to" and is_clue(governor, vocabulary):
        return governor.head, ("possible", f"{governor.head.lower_} {governor.lower_}")
    if token.i < governor.i and word in _LOOSE:  # "with his departure, they threatened …"
        return None
    effect = vocabulary.governor(lemma, "VERB", word)
    if lemma == "want" and word == "for" and governor.tag_ == "VBN":
        return None  # "is wanted for bombing it"
    gerund = token.pos_ in ("VERB", "AUX")
    if gerund:
        effect = vocabulary.governor(lemma, "VERB", f"{word}_ing") or effect
    effect = _with_particle(governor, f"{word}_ing" if gerund else word, vocabulary) or effect
    if effect is None and lemma in ("be", "have") and word == "for":
        effect = _under_way(governor, vocabulary)
    if effect is None and lemma == "be" and word in ("on", "upon"):
        effect = _hanging(governor, word, vocabulary)
    if gerund:
        if word == "to" and lemma == "come" and any(child.lower_ == "it" for child in governor.children):
            return governor, (own if own[0] == "conditional" else ("generic", "comes to"))
        if effect is None and own[0] == "conditional":
            return governor, own
        if effect is None and word == "by" and _is_attempted(governor, vocabulary):
            return None
        if effect is None and word in _MEANS:
            return governor, own if own[0] != "denied" or word == "by" else ASSERTED
    if effect == "asserted":
        return governor, own  # "will go ahead with the visit"
    if effect is not None:
        return governor, governed_noun(governor, effect, vocabulary)
    if lemma == "be" and word in _STATES and own[0] != "happened" and _is_bare(token):
        return governor, own
    if word == "for" and lemma in vocabulary.carriers["for_cause"]:
        return None  # "will be punished for attacks"
    if word in _LEADS_INTO and own[0] in LYING_OPEN and not is_definite(token, vocabulary):
        return governor, own
    if word == "by" and own[0] not in NOT_SO and not is_definite(token, vocabulary):
        return governor, own
    if word in ("to", "into", "in") and own[0] != "happened" and lemma in _ENDS_IN:
        return governor, own
    return None


def _is_bare(noun: Token) -> bool:
    """Whether nothing says which one a noun means: "in talks", not "in the talks"."""
    return not any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)


def _under_way(verb: Token, vocabulary: Vocabulary) -> str | None:
    """What a noun says of what stands after "for": "plans are under way for talks", "has a plan out for"."""
    subjects = (child for child in verb.children if child.dep_ in ("nsubj", "attr", "dobj"))
    found = [vocabulary.governor(subject.lemma_.lower(), "NOUN", "for") for subject in subjects]
    due = (child for child in verb.children if child.dep_ == "acomp")
    found += [vocabulary.governor(adjective.lemma_.lower(), "ADJ", "for") for adjective in due]
    return next((effect for effect in found if effect is not None), None)


def _with_particle(verb: Token, complement: str, vocabulary: Vocabulary) -> str | None:
    """What a verb with its particle or adverb says: "looks forward to", "backed away from"."""
    found = (vocabulary.governor(word, "VERB", complement) for word in particled(verb))
    return next((effect for effect in found if effect is not None), None)


def _hanging(verb: Token, word: str, vocabulary: Vocabulary) -> str | None:
    """What an adjective says of what stands after the preposition: "the aid is conditional on talks"."""
    said = (child for child in verb.children if child.dep_ == "acomp")
    found = (vocabulary.governors.get((child.lemma_.lower(), "ADJ", word)) for child in said)
    return next((effect for effect in found if effect is not None), None)


def _is_perfect(gerund: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "having" for child in gerund.children)


def _is_attempted(verb: Token, vocabulary: Vocabulary) -> bool:
    """Whether the verb is what was tried, by means that were used: "tried to calm them by leaving"."""
    above = verb.head
    tried = verb.dep_ == "xcomp" and above.lemma_ in vocabulary.carriers["attempting"]
    return tried and is_past(above) and own_effect(above, vocabulary)[0] == "happened"


def _verb_above(governor: Token) -> Token | None:
    """The verb that a preposition, or the object beside it, hangs on."""
    verb = governor if governor.pos_ in ("VERB", "AUX") else governor.head
    return verb if verb.pos_ in ("VERB", "AUX") else None
