"""Reporting verbs side by side: which share a speaker, and where the content of one ends for the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.extraction.attribution.frames import BREAKS
from pipeline.extraction.attribution.trees import child
from pipeline.knowledge.attribution import Cues, VerbCue

_CLAUSAL = frozenset(
    {"VBD", "VBP", "VBZ", "MD", "IN", "WDT", "WP"}
)  # tags that no short name of a source holds
_JOINTS = frozenset({",", "and", "but", "or", "while", "although", "though", ";", "—", "–", "-", "--"})


def verb_cue(token: Token, cues: Cues) -> VerbCue | None:
    """The entry of the verb: with its particle, else with a preposition that changes its sense, else bare."""
    lemma = token.lemma_.lower()
    for each in token.rights:
        if each.dep_ == "prt":
            return cues.verbs.get(f"{lemma} {each.lower_}")
        if (
            each.dep_ == "prep"
            and lemma in cues.compound
            and (cue := cues.verbs.get(f"{lemma} {each.lower_}")) is not None
        ):
            return cue
    return cues.verbs.get(lemma)


def reporting_verb(verb: Token, cues: Cues) -> Token | None:
    """The reporting verb that another, seemingly inside what it reports, goes along with.

    "She said that … and added that …", "He said …, noting that …": parsers hang the second verb on the
    content of the first; its subject is the first one's.
    """
    top = verb
    while top.dep_ == "conj" or (top.dep_ in ("advcl", "xcomp") and top.tag_ == "VBG"):
        if child(top, "nsubj", "nsubjpass") is not None:
            return None
        top = top.head
    if top.i == verb.i or top.dep_ != "ccomp" or not top.head.i < top.i or child(verb, "nsubj") is not None:
        return None
    cue = verb_cue(top.head, cues)
    if cue is None or cue.kind == "thought" or (verb.tag_ != "VBG" and verb.tag_ != top.head.tag_):
        return None
    return top.head


def until_next(
    verb: Token, candidates: Sequence[int], cues: Cues, content: tuple[int, int]
) -> tuple[int, int]:
    """The content up to the next reporting verb that is coordinated with it."""
    first, last = content
    if first < verb.i:
        return content
    for index in candidates[bisect_right(candidates, first) :]:
        if index >= last:
            break
        other = verb.doc[index]
        if reporting_verb(other, cues) != verb and not _turns(other, first):
            continue
        edge = other.left_edge.i
        while edge - 1 > first and verb.doc[edge - 1].lower_ in _JOINTS:
            edge -= 1
        return first, max(edge, first + 1)
    return content


def _turns(verb: Token, first: int) -> bool:
    """Whether the verb opens a main clause of its own: "…, and he noted that …"."""
    own = child(verb, "nsubj")
    if verb.dep_ != "conj" or verb.head.dep_ != "ccomp" or verb.head.i < first or own is None:
        return False
    return child(verb, "ccomp") is not None and own.left_edge.i > verb.head.i


def beside_the_verb(verb: Token, head: Token | None, last: int) -> tuple[Token | None, int]:
    """Source and end of the content where the parser took the phrase right before the verb for content."""
    doc, first, start = verb.doc, verb.i, verb.sent.start
    while first > start and doc[first - 1].text not in BREAKS and doc[first - 1].tag_ not in _CLAUSAL:
        first -= 1
    while first > start + 1 and doc[first - 1].tag_ == "HYPH":  # "state-run"
        first -= 2
    if first == start or doc[first - 1].text not in BREAKS or (head is not None and head.i >= first):
        return head, last
    nominal = [doc[i] for i in range(first, verb.i) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")]
    beside = next((each for each in nominal if each.head.i not in range(first, verb.i)), None)
    if beside is None:
        return head, last
    return beside, first - 1 if head is None and first <= last <= verb.i else last
