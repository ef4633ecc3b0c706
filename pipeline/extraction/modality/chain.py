"""The chain of words above a trigger: each may say that what stands below it did not simply happen.

Readings of factive and implicative verbs follow Karttunen, "Implicative Verbs" (Language, 1971), as a table
of governors; the chain is climbed outwards, and the first word that decides wins, save that a condition or a
denial further out holds for all that stands below it.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.judgement import Judgement
from pipeline.extraction.modality.own import Effect, negation, own_effect
from pipeline.extraction.modality.vocabulary import FIRM, WEAKER, Vocabulary, load_vocabulary

_ASSERTED: Effect = ("happened", "asserted")
_WISHES = frozenset({"want", "wish", "expect", "hope", "need"})  # whose negation denies the wish alone
_NOT_SO = frozenset({"denied", "precluded"})
_AHEAD = frozenset({"planned", "intended", "requested"})
_LONGEST = 8  # steps up the tree; longer chains are parse errors in practice


def judge(trigger: Token) -> Judgement:
    """What the text says of the event that the token, a verb, noun or adjective, expresses."""
    vocabulary = load_vocabulary()
    grade, reason = _chain(trigger, vocabulary)
    modality = WEAKER.get(grade, grade)
    return Judgement(
        modality, "negative" if modality == "denied" else "positive", reason, is_firm=grade in FIRM
    )


def _chain(trigger: Token, vocabulary: Vocabulary) -> Effect:
    effect = _at(trigger, vocabulary)
    if effect[0] in _NOT_SO or effect[0] == "conditional":
        return effect
    token = trigger
    for _ in range(_LONGEST):
        if token.head is token:
            break
        step = _step(token, vocabulary, decided=effect[0] != "happened")
        if step is None:
            break
        token, found = step
        if found[0] == "happened":
            continue
        if effect[0] == "happened":
            effect = found
        elif (found[0] in _NOT_SO or found[0] == "conditional") and effect[0] not in (*_NOT_SO, "requested"):
            return found
    if effect[0] == "happened" and _is_question(trigger):
        return "possible", "?"
    return effect


def _at(token: Token, vocabulary: Vocabulary) -> Effect:
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
        return own_effect(token, vocabulary)
    if token.dep_ in ("attr", "acomp") and token.pos_ == "ADJ":
        return own_effect(token.head, vocabulary)
    return _modified(token, vocabulary)


def _modified(noun: Token, vocabulary: Vocabulary) -> Effect:
    for child in noun.children:
        if child.dep_ in ("amod", "det", "compound", "neg"):
            effect = vocabulary.modifiers.get(child.lower_)
            if effect is not None:
                return effect, child.lower_
    return _ASSERTED


def _step(token: Token, vocabulary: Vocabulary, *, decided: bool) -> tuple[Token, Effect] | None:
    """The governor and its effect on the token; None where the chain ends."""
    head, label = token.head, token.dep_
    if label == "conj":
        return (head, _ASSERTED) if token.pos_ != "VERB" or _shares_governor(token, head) else None
    if label == "compound":
        found = vocabulary.governor(head.lemma_.lower(), "NOUN", "noun")
        return (head, (found, head.lower_)) if found else None
    if label == "poss":
        return None
    verbal = head.pos_ in ("VERB", "AUX")
    if label in ("nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd"):
        return _noun_step(token, head, vocabulary) if verbal else None
    if label in ("pobj", "pcomp"):
        return _preposition_step(token, head, vocabulary)
    complement = _complement(token)
    if complement is None:
        return None
    return head, _governed(head, complement, vocabulary, verbal=verbal, token=token, decided=decided)


def _shares_governor(verb: Token, first: Token) -> bool:
    """Whether a coordinated verb stands below the same words: "vowed to find and punish them"."""
    return (
        verb.tag_ == first.tag_
        and verb.tag_ in ("VB", "VBG")
        and not any(child.dep_.startswith("nsubj") for child in verb.children)
    )


def _complement(token: Token) -> str | None:
    label = token.dep_
    if label in ("xcomp", "ccomp"):
        if token.tag_ == "VBG":
            return "ing"
        helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
        infinitive = any(child.lower_ == "to" for child in helpers)
        bare = token.tag_ == "VB" and not helpers
        return "inf" if infinitive or bare or label == "xcomp" else "that"
    if label == "acl":
        return "inf" if token.tag_ == "VB" else "that" if token.tag_ not in ("VBG", "VBN") else None
    if label == "advcl":
        return "adv"
    return None


def _governed(
    head: Token, complement: str, vocabulary: Vocabulary, *, verbal: bool, token: Token, decided: bool
) -> Effect:
    if complement == "adv":
        return _adverbial(head, token, vocabulary)
    part = "VERB" if verbal else ("ADJ" if head.pos_ in ("ADJ", "ADV") else "NOUN")
    effect = vocabulary.governor(head.lemma_.lower(), part, complement)
    if not verbal and complement == "inf" and effect is None and part == "NOUN":
        effect = None if head.lower_ in ("first", "last", "latest", "second", "third", "one") else "intended"
    refused = _refused(head, verbal=verbal)
    return _combined(
        head, effect, vocabulary, verbal=verbal, refused=refused, decided=decided, complement=complement
    )


def _refused(head: Token, *, verbal: bool) -> Token | None:
    """What negates the governor: "did not plan to", "no plan to", "is not ready to"."""
    if verbal:
        return negation(head)
    no = next((child for child in head.children if child.dep_ == "det" and child.lower_ == "no"), None)
    if no is not None:
        return no
    return negation(head.head) if head.dep_ in ("acomp", "attr", "dobj") else None


def _combined(
    head: Token, effect: str | None, vocabulary: Vocabulary, *, verbal: bool, refused: Token | None,
    decided: bool, complement: str,
) -> Effect:  # fmt: skip
    if effect is None:
        own = own_effect(head, vocabulary) if verbal and complement in ("inf", "ing") else _ASSERTED
        return own if own[0] != "requested" or not decided else _ASSERTED
    if refused is not None:
        if effect == "possible" or head.lemma_ in _WISHES:  # "does not think that", "does not want to"
            return "possible", f"not {head.lower_}"
        return ("happened" if effect in _NOT_SO else "precluded"), f"not {head.lower_}"
    if effect in _AHEAD and verbal and own_effect(head, vocabulary)[0] == "conditional":
        return "conditional", head.lower_
    return effect, head.lower_


def _adverbial(head: Token, token: Token, vocabulary: Vocabulary) -> Effect:
    if token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children):
        return "intended", "to"
    if token.tag_ in ("VBG", "VBN") and not any(child.dep_ == "mark" for child in token.children):
        if _is_set_off(head, token):
            return _ASSERTED
        return own_effect(head, vocabulary) if head.pos_ in ("VERB", "AUX") else _ASSERTED
    return _ASSERTED


def _is_set_off(head: Token, token: Token) -> bool:
    """Whether a comma parts a participle from the verb before it: "did not sign, saying that …"."""
    first = token.left_edge.i
    return head.i < first and token.doc[first - 1].text == ","


def _noun_step(noun: Token, verb: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    if noun.pos_ in ("VERB", "AUX"):
        return None
    lemma = verb.lemma_.lower()
    if noun.dep_ != "nsubj":
        effect = vocabulary.governor(lemma, "VERB", "noun")
        if effect is not None:
            refused = negation(verb)
            if refused is not None:
                return verb, (("happened", lemma) if effect in _NOT_SO else ("precluded", f"not {lemma}"))
            return verb, (effect, verb.lower_)
        if (announced := vocabulary.governor(lemma, "VERB", "indefinite")) and not _is_definite(noun):
            return verb, (announced, verb.lower_)
    if lemma in vocabulary.occurring or (noun.dep_ == "dobj" and not _is_definite(noun)):
        return verb, own_effect(verb, vocabulary)
    return None


def _is_definite(noun: Token) -> bool:
    """Whether the noun is taken to exist: "the cuts", "Peru's cuts", but not "cuts" or "a cut"."""
    return any(
        child.dep_ == "poss"
        or (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those"))
        for child in noun.children
    )


def _preposition_step(
    token: Token, preposition: Token, vocabulary: Vocabulary
) -> tuple[Token, Effect] | None:
    governor = preposition.head
    word = preposition.lower_
    effect = vocabulary.links.get(("prep", word))
    if effect is not None and effect != "happened":
        return governor, (effect, word)
    if governor.pos_ in ("NOUN", "PROPN"):
        if (case := vocabulary.links.get(("noun", governor.lower_))) and governor.dep_ == "pobj":
            return governor, (case, governor.lower_)
        found = (
            vocabulary.governor(governor.lemma_.lower(), "NOUN", "noun")
            if word in ("of", "for", "to", "on")
            else None
        )
        if found is not None:
            return governor, (found, governor.lower_)
        return (governor, _ASSERTED) if word == "of" and governor.lemma_ in vocabulary.phases else None
    if governor.pos_ == "ADJ":
        found = vocabulary.governor(governor.lemma_.lower(), "ADJ", "any")
        return (governor, (found, governor.lower_)) if found else None
    if governor.pos_ not in ("VERB", "AUX"):
        return None
    return _verb_preposition(token, governor, word, vocabulary)


def _verb_preposition(
    token: Token, governor: Token, word: str, vocabulary: Vocabulary
) -> tuple[Token, Effect] | None:
    lemma = governor.lemma_.lower()
    gerund = token.pos_ == "VERB"
    if word == "from" and gerund:
        effect = vocabulary.governor(lemma, "VERB", "from_ing")
        return (governor, (effect, lemma)) if effect else None
    if word == "by" and gerund:
        return governor, own_effect(governor, vocabulary)
    if word in ("for", "on", "to", "about", "against", "in"):
        effect = vocabulary.governor(lemma, "VERB", "noun")
        if effect in _AHEAD and word != "about":
            return governor, (effect, f"{lemma} {word}")
    return None


def _is_question(token: Token) -> bool:
    last = token.sent[-1]
    return last.text == "?"
