"""Nouns that report: "the minister's claim that …", "reports of …", "his promise to …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.trees import child, extent, is_plausible, noun_phrase, trimmed
from pipeline.knowledge.attribution import Cues, NounCue

_CLAUSE_HEADS = frozenset({"VERB", "AUX"})
_ADVERBIAL_ENTITIES = frozenset({"DATE", "TIME"})
_GIVERS = frozenset({"by", "from"})  # prepositions whose object makes the claim
# Verbs that say no more than that the noun's claim is made: "voiced concern that …".
_LIGHT_VERBS = frozenset(
    {"make", "issue", "release", "repeat", "give", "offer", "express", "voice", "raise", "reiterate", "renew"}
)


def find_noun_claims(doc: Doc, candidates: Sequence[int], cues: Cues) -> Iterator[Claim]:
    """Claims of the nouns at `candidates` that have a content of their own."""
    for index in candidates:
        noun = doc[index]
        cue = cues.nouns.get(noun.lemma_.lower())
        if cue is None or noun.pos_ != "NOUN":
            continue
        source = _owner(noun)
        clause = _noun_clause(noun) or _infinitive(noun, cue, source)
        content = extent(clause) if clause is not None else _object(noun, cue, source)
        if content is None or (source is not None and not is_plausible(source, cues.source_nouns)):
            continue
        first, last = trimmed(doc, *content)
        if last > first:
            yield _claim(noun, cue, source, (first, last))


def _claim(noun: Token, cue: NounCue, source: Token | None, content: tuple[int, int]) -> Claim:
    return Claim(
        source=noun_phrase(source) if source is not None else None,
        head=source.i if source is not None else None,
        cue=(noun.i, noun.i + 1), verb=noun.i, lemma=cue.lemma, content=content, stance=cue.stance,
        kind="speech" if cue.kind == "claim" else "thought", form="noun", frame=None, confidence=0.7,
    )  # fmt: skip


def _noun_clause(noun: Token) -> Token | None:
    """What is claimed: the noun's own clause, or the one that follows it after "is"."""
    own = next(
        (each for each in noun.rights if each.dep_ in ("acl", "ccomp", "relcl") and _is_that(each)), None
    )
    if own is not None or noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return own
    return next((each for each in noun.head.rights if each.dep_ == "ccomp" and _is_that(each)), None)


def _is_that(clause: Token) -> bool:
    """Whether the clause is what is claimed, not a relative clause: `that` is no part of it."""
    first = clause.left_edge
    return first.lower_ == "that" and first.dep_ == "mark" and clause.pos_ in _CLAUSE_HEADS


def _infinitive(noun: Token, cue: NounCue, source: Token | None) -> Token | None:
    """ "their promise to leave": what a promise, threat, offer, call or refusal of somebody is."""
    if source is None or "to" not in cue.prepositions:
        return None
    return next(
        (each for each in noun.rights if each.dep_ in ("acl", "relcl") and _is_infinitive(each)), None
    )


def _is_infinitive(verb: Token) -> bool:
    return any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.lefts)


def _object(noun: Token, cue: NounCue, source: Token | None) -> tuple[int, int] | None:
    """Object of one of the noun's prepositions, where somebody's claim it is, or hearsay ("reports of …")."""
    if source is None and not (cue.is_hearsay and noun.tag_ == "NNS"):
        return None
    for each in noun.rights:
        if each.dep_ == "prep" and each.lower_ in cue.prepositions and each.lower_ != "to":
            inner = child(each, "pobj", "pcomp")
            if inner is not None and inner != source and inner.ent_type_ not in _ADVERBIAL_ENTITIES:
                return extent(inner)
    return None


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: a possessive, "by"/"from" somebody, or the subject of a light verb."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for each in noun.rights:
        if each.dep_ in ("prep", "agent") and each.lower_ in _GIVERS:
            return child(each, "pobj")
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in _LIGHT_VERBS:
        return child(verb, "nsubj")
    return None
