"""Clauses that complete a word: "refused to sign", "the plan to sign", "said that they signed"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import ASSERTED, Effect, has_subject, is_past, modal
from pipeline.extraction.modality.distant import completed_noun
from pipeline.extraction.modality.governed import governed, refusal
from pipeline.extraction.modality.habits import is_topmost
from pipeline.extraction.modality.occasions import by_idiom, made_sure, taken
from pipeline.extraction.modality.own import negation
from pipeline.extraction.modality.performed import is_done_by_trying, is_performed, is_unremembered
from pipeline.extraction.modality.predicates import of_predicate, of_subject, predicate_of
from pipeline.extraction.modality.purpose import adverbial, degree, infinitive, is_infinitive
from pipeline.extraction.modality.subjects import is_definite
from pipeline.extraction.modality.vocabulary import Vocabulary

_ORDINALS = frozenset(
    {"first", "last", "latest", "second", "third", "one", "only", "next", "fourth", "another"}
)
_SETTLED = frozenset({"decision", "move", "choice"})
_FORETELLING = frozenset({"will", "wo", "'ll", "’ll", "can", "ca"})
_BACKSHIFTED = frozenset({"would", "'d", "’d", "could"})  # "insisted that it would not leave"
_HAVING = frozenset({"have", "lack", "possess"})
_MEANT = frozenset({"purpose", "motive", "design", "reason"})
_CHOOSING = frozenset({"choose", "opt"})  # who chose to do it did it


def complement_of(token: Token) -> str | None:
    """How a clause completes its head: inf, ing, that, adv; null where it does not (relative clauses)."""
    label = token.dep_
    if label in ("xcomp", "ccomp"):
        if token.tag_ == "VBG" and not any(child.dep_ in ("aux", "mark") for child in token.children):
            return "ing"
        helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
        short = token.tag_ in ("VB", "VBN") or (token.tag_ == "VBP" and token.head.lemma_ == "let")
        bare = (
            short
            and not helpers
            and token.i > token.head.i
            and not any(c.dep_ == "mark" for c in token.children)
        )
        return "inf" if is_infinitive(token) or bare or label == "xcomp" else "that"
    if label in ("acl", "relcl") and is_infinitive(token):
        return "inf"
    if label == "acl":
        says = any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
        return "that" if says or token.tag_ not in ("VBG", "VBN") else None
    return "adv" if label == "advcl" else None


def clause_step(token: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """The head of a clause and its effect; null where the chain ends, as above a fact."""
    complement, head = complement_of(token), token.head
    if complement is None:
        return None
    wanted = is_infinitive(token) or (token.tag_ == "VBN" and head.lemma_ in ("want", "need"))
    if wanted and head.pos_ in ("VERB", "AUX") and complement in ("inf", "adv"):
        turned = _turned(head, token, vocabulary)
        if turned is not None:
            return turned
    if complement == "adv":
        found = adverbial(head, token, vocabulary)
        return None if found is None else (head, found)
    if complement == "that" and (_asks_what(token) or _is_apart(token)):
        return None
    if complement == "that" and head.lower_ in ("sure", "certain") and head.head.lemma_ == "make":
        return head.head, made_sure(head.head, vocabulary)
    if (supposed := _supposed(token, complement, vocabulary)) is not None:
        return head, supposed
    verbal = head.pos_ in ("VERB", "AUX")
    part = "VERB" if verbal else ("ADJ" if head.pos_ in ("ADJ", "ADV") else "NOUN")
    if complement == "inf" and part != "VERB":
        completed = _completes(token, part, vocabulary)
        if completed is not None:
            return completed
    if complement == "inf" and _is_of_doer(token, vocabulary):
        return head, ASSERTED
    effect = _lookup(head, part, complement, vocabulary)
    if head.lemma_ == "stand" and token.tag_ == "VBN" and all(child.lower_ != "to" for child in token.lefts):
        effect = None  # "stands accused of spying"
    if effect == "factive":
        return (head, ("precluded", f"not {head.lower_}")) if is_unremembered(head, complement) else None
    if complement == "that" and (_states_fact(token, effect) or _is_to_be_told(head, effect, vocabulary)):
        return None
    if head.lemma_ == "have" and token.tag_ == "VB" and is_infinitive(head) and has_subject(token):
        return head, ("requested", "have another")
    if (effect == "intended" or head.lemma_ in ("like", "let")) and is_performed(head, token, vocabulary):
        return head, ("realised", head.lower_)
    if is_done_by_trying(head, token, vocabulary):
        return head, ("realised", head.lower_)
    if head.lemma_ in _CHOOSING and is_past(head) and complement == "inf" and negation(head) is None:
        return head, ("realised", head.lower_)
    return head, governed(head, effect, complement, vocabulary)


def _supposed(clause: Token, complement: str, vocabulary: Vocabulary) -> Effect | None:
    """What the form of a clause or the predicate beside it says before any governor does."""
    head = clause.head
    if head.lemma_ in ("suggest", "propose") and complement == "that" and _is_bare(clause):
        return "requested", head.lower_
    if complement in ("that", "inf") and _is_under_had(clause):
        return "conditional", "inversion"  # "… had the army sent them", joined to "had"
    if complement in ("inf", "that") and (predicate := predicate_of(head)) is not None:
        return of_predicate(predicate, head, complement, vocabulary)
    return of_subject(head, complement, vocabulary) if complement == "that" else None


def _completes(clause: Token, part: str, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """What a noun or adjective says of the infinitive that completes it."""
    head = clause.head
    if part == "ADJ":
        if _is_judged_done(head, vocabulary):
            return head, ("realised", head.lower_)
        enough = ("possible", "enough") if head.lower_ == "enough" else degree(head)
        return None if enough is None else (head, enough)
    if (occasion := taken(head, vocabulary)) is not None:
        return occasion
    if head.dep_ == "dobj" and (idiom := by_idiom(head.head, clause, vocabulary)) is not None:
        return head.head, idiom  # "gives him a month to sue", joined to "month"
    if head.lower_ == "order" and head.dep_ == "pobj" and head.head.lower_ == "in":
        return head.head.head, infinitive(head.head.head, clause, vocabulary)
    return _standing(head), _noun_infinitive(head, clause, vocabulary)


def _is_judged_done(adjective: Token, vocabulary: Vocabulary) -> bool:
    """Whether somebody is judged for what they did: "were wrong to leave", unlike "it is wrong to leave"."""
    copula = adjective.head
    if adjective.lower_ not in vocabulary.carriers["judged"] or copula.lemma_ != "be":
        return False
    if modal(copula) is not None or copula.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    subjects = [child for child in copula.children if child.dep_ == "nsubj"]
    return is_past(copula) or any(who.lower_ != "it" for who in subjects)


def _turned(head: Token, clause: Token, vocabulary: Vocabulary) -> tuple[Token, Effect] | None:
    """What an infinitive completes though it hangs on a verb, or what the turn of phrase there says of it."""
    if head.lemma_.lower() not in vocabulary.purposes["frame"]:
        noun = completed_noun(head, clause, vocabulary)
        if noun is not None:
            return _standing(noun), _noun_infinitive(noun, clause, vocabulary)
    idiom = by_idiom(head, clause, vocabulary)
    return None if idiom is None else (head, idiom)


def _standing(noun: Token) -> Token:
    """The noun, or the verb above it whose negation is the noun's too: "did not announce plans to"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "attr") or verb.pos_ not in ("VERB", "AUX"):
        return noun
    refused = negation(verb)
    return verb if refused is not None and refusal(noun) == refused else noun


def _lookup(head: Token, part: str, complement: str, vocabulary: Vocabulary) -> str | None:
    lemma = head.lemma_.lower()
    particle = next((child.lower_ for child in head.children if child.dep_ == "prt"), None)
    if particle is not None and (found := vocabulary.governor(f"{lemma}_{particle}", part, complement)):
        return found
    return vocabulary.governor(lemma, part, complement)


def _is_of_doer(clause: Token, vocabulary: Vocabulary) -> bool:
    """Whether only who did it is in doubt: "the raid was thought to have been launched by monks"."""
    head = clause.head
    if head.tag_ != "VBN" or clause.lemma_ not in vocabulary.carriers["bringing_about"]:
        return False
    told = any(child.dep_ == "nsubjpass" and is_definite(child, vocabulary) for child in head.children)
    return told and is_past(clause) and any(child.dep_ == "agent" for child in clause.children)


def _states_fact(clause: Token, effect: str | None) -> bool:
    """Whether a clause tells of what is so already: "insisted that it is so", "expected that they left"."""
    return (effect == "planned" and clause.tag_ == "VBD") or (
        effect == "requested" and not _is_subjunctive(clause)
    )


def _is_to_be_told(head: Token, effect: str | None, vocabulary: Vocabulary) -> bool:
    """Whether only the telling lies ahead, not what is told: "wants to show that they shelled it"."""
    if effect != "asserted" or not is_infinitive(head) or head.dep_ not in ("xcomp", "acl", "advcl"):
        return False
    above = clause_step(head, vocabulary)
    return above is not None and above[1][0] in ("intended", "planned", "requested", "realised")


def _is_subjunctive(verb: Token) -> bool:
    """Whether the verb stands in its bare form, or under "should": "demanded that it leave".

    Who insists that something "will" be so foretells it.
    """
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if helpers:
        foretelling = _FORETELLING | (_BACKSHIFTED if verb.head.lemma_ == "insist" else frozenset())
        return any(
            helper.lower_ == "be" or (helper.tag_ == "MD" and helper.lower_ not in foretelling)
            for helper in helpers
        )
    return verb.lower_ == verb.lemma_.lower()


def _is_under_had(clause: Token) -> bool:
    """Whether "had" before a subject supposes what was not: "had the army sent them", not "had them sent"."""
    had = clause.head
    if had.lower_ != "had" or had.dep_ == "conj" or has_subject(had) or is_infinitive(clause):
        return False
    return any(child.dep_.startswith("nsubj") and had.i < child.i < clause.i for child in clause.children)


def _is_bare(clause: Token) -> bool:
    """Whether a clause stands in the bare form with a subject: "suggested that the king resign"."""
    helpers = any(child.dep_ in ("aux", "auxpass") for child in clause.children)
    return clause.tag_ == "VB" and not helpers and has_subject(clause)


def _is_apart(clause: Token) -> bool:
    """Whether a semicolon parts a clause from the verb that the parser hangs it on."""
    head = clause.head
    return clause.i < head.i and any(token.text == ";" for token in clause.doc[clause.i : head.i])


def _asks_what(clause: Token) -> bool:
    """A clause that names a fact: "knew what had happened", "asked why they left"."""
    if modal(clause) is not None:
        return False
    return any(
        (child.tag_ in ("WP", "WDT") and child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"))
        or (child.tag_ == "WRB" and child.dep_ == "advmod")
        for child in clause.children
    )


def _noun_infinitive(noun: Token, clause: Token, vocabulary: Vocabulary) -> Effect:
    modifiers = {child.lower_ for child in noun.children if child.dep_ in ("amod", "advmod", "nummod", "det")}
    if any(child.dep_ == "aux" and child.lower_ == "have" for child in clause.children):
        return ASSERTED  # "the claims to have taken the town"
    if "enough" in modifiers or "too" in modifiers:
        return ("possible", "enough") if "enough" in modifiers else ("precluded", "too")
    if noun.lower_ in _ORDINALS:
        return ASSERTED
    due = vocabulary.governor(noun.lemma_.lower(), "NOUN", "predicate")
    if due is not None and _is_of_it(noun):  # "it is time to leave"
        return governed(noun, due, "inf", vocabulary)
    effect = vocabulary.governor(noun.lemma_.lower(), "NOUN", "inf")
    if effect is None and (modifiers & _ORDINALS or is_topmost(noun)):
        return ASSERTED  # "the worst storm to hit the island"
    if effect is None and noun.lemma_ in vocabulary.carriers["rallying"]:
        return ASSERTED  # "a strike to protest the cuts"
    if noun.lemma_.lower() in _SETTLED and _is_owned(noun):
        effect = "realised"
    if noun.lemma_.lower() == "attempt" and _is_made(noun, clause, vocabulary):
        effect = "realised"
    meant = noun.lemma_.lower() in _MEANT
    if effect is None and not meant and noun.dep_ in ("dobj", "conj") and _had(noun).lemma_ in _HAVING:
        effect = "possible"  # "has the nerve to leave"
    return governed(noun, effect or "intended", "inf", vocabulary)


def _is_made(noun: Token, clause: Token, vocabulary: Vocabulary) -> bool:
    """Whether an attempt that is a deed itself was made: "condemned his attempt to storm the fort"."""
    lemma, verb = clause.lemma_.lower(), noun.head
    if lemma not in vocabulary.purposes["attempted"] | vocabulary.purposes["faulting"]:
        return False
    told = noun.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj") and refusal(noun) is None
    while told and verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    return told and is_definite(noun, vocabulary) and is_past(verb) and modal(verb) is None


def _had(noun: Token) -> Token:
    """The verb that a noun, or the first of its coordination, is the object of."""
    return _had(noun.head) if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else noun.head


def _is_of_it(noun: Token) -> bool:
    """Whether a noun is what "it is": "it is his duty", not "the duty that he has"."""
    copula = noun.head
    return noun.dep_ == "attr" and any(
        child.dep_ == "nsubj" and child.lower_ in ("it", "now") for child in copula.children
    )


def _is_owned(noun: Token) -> bool:
    """Whether a decision has been acted on: "his decision to", "made the choice to", "the move to … drew"."""
    verb = noun.head
    told = verb.pos_ in ("VERB", "AUX") and is_past(verb)
    if told and noun.dep_ == "dobj" and verb.lemma_ in ("make", "take"):
        return True
    known = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in noun.children)
    if told and known and noun.dep_ in ("nsubj", "nsubjpass", "dobj") and modal(verb) is None:
        return negation(verb) is None
    return any(child.dep_ == "poss" for child in noun.children)
