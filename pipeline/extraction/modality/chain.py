"""The chain of words above a trigger: each may say that what stands below it did not simply happen.

Readings of factive and implicative verbs follow Karttunen, "Implicative Verbs" (Language, 1971), as a table
of governors; the chain is climbed outwards, and the first word that decides wins, save that a condition or a
denial further out holds for all that stands below it, and that what fails to be prevented happens.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.accounts import second_remedy, settled
from pipeline.extraction.modality.auxiliaries import ASSERTED, Effect, has_subject, is_past, shares_clause
from pipeline.extraction.modality.clauses import clause_step
from pipeline.extraction.modality.coordinated import condition_before, second_called, second_condition
from pipeline.extraction.modality.distant import bare_first, infinitive_before, is_gapped, stray_base
from pipeline.extraction.modality.judgement import Judgement
from pipeline.extraction.modality.nominal import is_ahead, is_provided, modified, noun_step
from pipeline.extraction.modality.own import own_effect
from pipeline.extraction.modality.prepositions import preposition_step
from pipeline.extraction.modality.purpose import is_infinitive
from pipeline.extraction.modality.questions import asked_of, is_asked
from pipeline.extraction.modality.subjects import is_definite
from pipeline.extraction.modality.vocabulary import FIRM, NEGATIVE, WEAKER, Vocabulary, load_vocabulary

_NOT_SO = frozenset({"denied", "precluded"})
_AHEAD = frozenset({"possible", "conditional", "intended", "planned"})
_DONE = frozenset({"happened", "realised"})
_FORETELLING = frozenset({"will", "would", "'d", "'ll"})  # opens with who only thinks so
_EMBEDDED = frozenset({"whether", "if"})  # asked about: whatever stands above leaves it open
_NO_SIGN = frozenset(
    {"not sign", "not signs", "not indication", "not evidence", "not hint", "not suggestion"}
)
_BACKED = frozenset({"back", "support", "endorse", "champion"})  # "urged them to back talks"
_PLANNING = frozenset({"plan", "plot"})  # verbs that carry a noun of what is yet to come: "plan a march"
_LONGEST = 8  # steps up the tree; longer chains are parse errors in practice


def judge(trigger: Token, *, noun: Token | None = None) -> Judgement:
    """What the text says of the event that the token, a verb, noun or adjective, expresses.

    `noun` is the event noun that a verb carries: "hold" with "talks".
    """
    grade, reason = _chain(trigger, load_vocabulary(), noun)
    return Judgement(
        WEAKER.get(grade, grade),
        "negative" if grade in NEGATIVE else "positive",
        reason,
        is_firm=grade in FIRM,
    )


def _chain(trigger: Token, vocabulary: Vocabulary, noun: Token | None = None) -> Effect:
    effect = _at(trigger, vocabulary)
    if effect[0] == "happened" and noun is not None and trigger.lemma_ in _PLANNING:
        effect = "planned", trigger.lower_
    elif effect[0] == "happened" and noun is not None and not is_past(trigger):
        ahead = is_ahead(trigger, noun, vocabulary)
        effect = ("intended", trigger.lower_) if ahead else modified(noun, vocabulary)
    token = trigger.head if trigger.dep_ in ("attr", "acomp") and trigger.pos_ == "ADJ" else trigger
    for _ in range(_LONGEST):
        if token.head == token or effect[0] == "conditional" or effect[1] in _EMBEDDED:
            break
        above = settled(token, vocabulary) if token != trigger else None
        step = above or _step(token, vocabulary)
        if step is None:
            break
        token, found = step
        kept = above is not None and found[0] == "realised"  # "kept its promise to leave"
        effect = found if kept else _merged(effect, found)
    open_yet = effect[0] in _DONE or (effect[0] == "planned" and effect[1] in _FORETELLING)
    if (
        open_yet
        and is_asked(token)
        and (trigger.pos_ in ("VERB", "AUX") or not is_definite(trigger, vocabulary))
    ):
        return "possible", "?"
    return effect


def _merged(inner: Effect, outer: Effect) -> Effect:
    """What two words say together, the second standing above the first."""
    below, above = inner[0], outer[0]
    if above in _DONE and (below != "happened" or above == "happened"):
        return inner
    if below in _DONE or below == "generic":
        return outer
    if below == "precluded":
        return _unprevented(inner, outer)
    if below == "denied":
        if above in ("requested", "forbidden"):
            return "forbidden", outer[1]
        return outer if above == "conditional" else inner
    if below in ("requested", "forbidden"):
        return inner
    if above in ("requested", "threatened") and (below == "intended" or inner[1] in _BACKED):
        return outer
    if above == "possible" and below in ("planned", "intended") and outer[1] in _NO_SIGN:
        return "precluded", outer[1]
    if above == "possible" and below in ("planned", "intended") and outer[1].startswith("not "):
        return outer  # "do not believe that they are ready to leave"
    foretold = below in ("planned", "intended") and inner[1] in _FORETELLING
    if above in _NOT_SO:  # who denies that something will be does not tell what came of it
        return ("precluded", outer[1]) if foretold else outer
    if above == "conditional":
        return outer
    return outer if above == "possible" and foretold else inner


def _unprevented(inner: Effect, outer: Effect) -> Effect:
    """What is asked, hoped or failed to be kept from happening."""
    words = f"{outer[1]} {inner[1]}"
    if outer[0] in _NOT_SO:
        return "happened", words
    if outer[0] in ("requested", "forbidden"):
        return "forbidden", words
    return ("possible", words) if outer[0] in _AHEAD else inner


def _at(token: Token, vocabulary: Vocabulary) -> Effect:
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
        own = own_effect(token, vocabulary)
        return ("precluded", "no") if own[0] == "happened" and _has_none(token) else own
    if token.dep_ in ("attr", "acomp") and token.pos_ == "ADJ":
        return own_effect(token.head, vocabulary)
    return modified(token, vocabulary)


def _has_none(verb: Token) -> bool:
    """Whether the verb is done to none: "killed no civilians", "held no talks"."""
    return any(
        word.dep_ == "det" and word.lower_ == "no"
        for child in verb.children
        if child.dep_ == "dobj"
        for word in child.children
    )


def _beside(token: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """The first of a coordination, and what its clause says of the second."""
    if token.pos_ != "VERB":
        return second_remedy(token, vocabulary) or token.head, ASSERTED
    if (first := stray_base(token)) is not None:
        return first, own_effect(first, vocabulary)
    if shares_clause(token):
        said = own_effect(token.head, vocabulary)  # its negation and auxiliaries are the verb's own already
        return token.head, (ASSERTED if said[0] in _NOT_SO else said)
    if is_gapped(token):
        return token.head, own_effect(token.head, vocabulary)
    if is_infinitive(token) and (other := infinitive_before(token)) is not None:
        return other, ASSERTED
    if (called := second_called(token, vocabulary)) is not None:
        return token.head, called
    if (first := second_condition(token)) is not None:
        return first, own_effect(first, vocabulary)
    return (token.head, ASSERTED) if _shares_to(token) else None


def _shares_to(verb: Token) -> bool:
    """Whether a second infinitive stands beside a first: "plans to seize the port and to shell the town"."""
    return is_infinitive(verb) and verb.head.tag_ in ("VB", "VBN", "JJ") and not has_subject(verb)


def _step(token: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """The governor and its effect on the token; None where the chain ends."""
    head, label = token.head, token.dep_
    if label == "conj":
        return _beside(token, vocabulary)
    if label == "compound":
        found = vocabulary.governor(head.lemma_.lower(), "NOUN", "compound")
        return (head, (found, head.lower_)) if found and found != "asserted" else None
    if label == "advcl" and token.tag_ == "VB" and (first := bare_first(token)) is not None:
        return first, ASSERTED
    if label in ("ccomp", "advcl") and (first := condition_before(token)) is not None:
        return first, own_effect(first, vocabulary)
    if label == "relcl":
        if (asked := asked_of(token, vocabulary)) is not None:
            return head.head, asked
        return (head, ASSERTED) if is_provided(token, vocabulary) else clause_step(token, vocabulary)
    if label in ("nsubj", "nsubjpass", "csubj", "dobj", "attr", "dative", "oprd"):
        return noun_step(token, head, vocabulary) if head.pos_ in ("VERB", "AUX") else None
    if label in ("pobj", "pcomp"):
        return preposition_step(token, head, vocabulary)
    if label == "acomp" and head.pos_ in ("VERB", "AUX"):
        return head, ASSERTED
    return clause_step(token, vocabulary)
