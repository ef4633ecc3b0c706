"""What a number measures: the thing counted, the predicate that governs it, and whose it is.

Two documents measure the same thing when these agree; `pipeline.resolution.conflicts` compares them.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.records import EventMention, MentionIndex

_CLIMB = 6  # ancestors looked at for the governing predicate
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "agent"}
_LIGHT = {"be", "have", "do", "begin", "start", "continue", "keep", "say"}


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, by which predicate and for whom; `end` is one past a noun that follows."""

    counted: str | None
    end: int | None
    predicate: str | None
    holder_cluster: int | None
    modifier_clusters: tuple[int, ...]
    event_mention_id: str | None


def measured(span: Span, mentions: MentionIndex, triggers: dict[int, EventMention]) -> Measure:
    """The measure of the number that `span` holds."""
    noun = _counted(span)
    anchor = noun if noun is not None else span.root
    event = _event(anchor, triggers)
    predicate = _predicate(anchor)
    return Measure(
        counted=_lemma(noun) if noun is not None else None,
        end=noun.idx + len(noun) if noun is not None and noun.i >= span.end else None,
        predicate=f"{predicate.lemma_.lower()}/{_slot(anchor, predicate)}" if predicate is not None else None,
        holder_cluster=_holder(anchor, predicate, mentions),
        modifier_clusters=_modifiers(anchor, mentions),
        event_mention_id=event.event_mention_id if event else None,
    )


def _counted(span: Span) -> Token | None:
    root = span.root
    for token in (root.head, root):
        if token.pos_ in ("NOUN", "PROPN") and token.i >= span.end and token.i - span.end <= 6:
            return token
    for child in root.children:  # "tens of thousands of Syrians", "two of the ministers"
        if child.dep_ == "prep" and child.lower_ == "of" and child.i >= span.end:
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _lemma(noun: Token) -> str:
    """Lower-case lemma; the model leaves the plural of a proper noun ("Syrians") as it is."""
    lemma = str(noun.lemma_).lower()
    return lemma[:-1] if noun.tag_ == "NNPS" and lemma.endswith("s") and len(lemma) > 3 else lemma


def _predicate(anchor: Token) -> Token | None:
    token = anchor
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            return token if token.pos_ in ("VERB", "AUX") else None
        token = token.head
        if token.pos_ == "VERB" and token.lemma_.lower() not in _LIGHT:
            return token
    return None


def _slot(anchor: Token, predicate: Token) -> str:
    """Deep role of what is counted: object of an active verb and subject of a passive one are the same."""
    token = anchor
    while token.head.i != predicate.i and token.head.i != token.i:
        token = token.head
    return {"nsubjpass": "obj", "dobj": "obj", "nsubj": "subj"}.get(token.dep_, token.dep_)


def _holder(anchor: Token, predicate: Token | None, mentions: MentionIndex) -> int | None:
    if predicate is None:
        return None
    for child in predicate.children:
        if child.dep_ in _SUBJECTS and not (child.i == anchor.i or child.is_ancestor(anchor)):
            mention = mentions.headed_by(child.i)
            if mention is not None:
                return mention.cluster
    return None


def _modifiers(anchor: Token, mentions: MentionIndex) -> tuple[int, ...]:
    found = set()
    for token in (anchor, *anchor.children):
        mention = mentions.headed_by(token.i)
        if (
            mention is not None
            and mention.cluster is not None
            and token.dep_ in ("amod", "compound", "poss", "pobj")
        ):
            found.add(mention.cluster)
    return tuple(sorted(found))


def _event(anchor: Token, triggers: dict[int, EventMention]) -> EventMention | None:
    token = anchor
    for _ in range(_CLIMB):
        if token.i in triggers:
            return triggers[token.i]
        if token.head.i == token.i:
            return None
        token = token.head
    return None
