"""Who is quoted by whom: "X reported, citing Y", "Y quoted X as saying", a claim inside what another says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.neighbours import reporting_verb, verb_cue
from pipeline.extraction.attribution.trees import agent, child, cue_span, is_plausible, noun_phrase
from pipeline.knowledge.attribution import Cues

_NEAR = 30  # claims before and after in the order of their cues; a sentence holds fewer


def with_relays(doc: Doc, claims: Sequence[Claim], relays: Sequence[int], cues: Cues) -> list[Claim]:
    """The claims, and for every verb at `relays` that passes on another's words the claim of that other."""
    found = list(claims)
    for index in relays:
        verb = doc[index]
        cue = verb_cue(verb, cues)
        if cue is None or "relay" not in cue.frames:
            continue
        saying = _saying(verb)
        if saying is not None:
            found = _quoted_as_saying(verb, saying, found)
        elif verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "xcomp", "conj", "dep", "prep"):
            found = _citing(verb, reporting_verb(verb, cues) or verb.head, found, cues)
    return found


def _saying(verb: Token) -> Token | None:
    """The verb of "quoted … as saying"."""
    for each in verb.rights:
        if each.dep_ == "prep" and each.lower_ == "as":
            return child(each, "pcomp")
    return None


def _citing(verb: Token, reporting: Token, claims: Sequence[Claim], cues: Cues) -> list[Claim]:
    source = child(verb, "dobj")
    governor = next(
        (i for i, claim in enumerate(claims) if claim.verb == reporting.i and claim.form != "noun"), None
    )
    if source is None or governor is None or not is_plausible(source, cues.source_nouns):
        return list(claims)
    upper = claims[governor]
    first, last = upper.content
    if first <= verb.i < last:
        last = max(first + 1, verb.left_edge.i - 1)
    relayed = replace(
        upper, source=noun_phrase(source), head=source.i, cue=cue_span(verb), verb=verb.i,
        lemma=verb.lemma_.lower(),
        content=(first, last), form="relay", frame=None, stance="asserts", parent=upper.verb,
    )  # fmt: skip
    return [*(claim for claim in claims if claim.verb != verb.i), relayed]


def _quoted_as_saying(verb: Token, saying: Token, claims: Sequence[Claim]) -> list[Claim]:
    """Both claims of "Y quoted X as saying …" and "X was quoted by Y as saying …"."""
    said = next((claim for claim in claims if claim.verb == saying.i), None)
    if said is None:
        return list(claims)
    passive = verb.tag_ == "VBN" and child(verb, "auxpass", "nsubjpass") is not None
    speaker = child(verb, "nsubjpass") if passive else child(verb, "dobj")
    relay = agent(verb) or agent(saying) if passive else child(verb, "nsubj")
    rest = [claim for claim in claims if claim.verb not in (saying.i, verb.i)]
    lower = said
    if speaker is not None:
        lower = replace(said, source=noun_phrase(speaker), head=speaker.i)
    if relay is None:
        return [*rest, lower]
    upper = replace(
        said, source=noun_phrase(relay), head=relay.i, cue=cue_span(verb), verb=verb.i,
        lemma=verb.lemma_.lower(),
        form="relay", frame=None,
    )  # fmt: skip
    return [*rest, upper, replace(lower, parent=verb.i)]


def parents(claims: Sequence[Claim]) -> list[int | None]:
    """For each claim, in the order of cues, the index of the one that reports it: a relay's, or the least
    that holds its cue."""
    by_verb = {claim.verb: index for index, claim in enumerate(claims) if claim.verb is not None}
    return [
        by_verb.get(claim.parent) if claim.parent is not None else _holder(index, claims)
        for index, claim in enumerate(claims)
    ]


def _holder(index: int, claims: Sequence[Claim]) -> int | None:
    claim = claims[index]
    if claim.verb is None:
        return None
    near = range(max(0, index - _NEAR), min(len(claims), index + _NEAR + 1))
    holders = [
        i
        for i, other in enumerate(claims[near.start : near.stop], start=near.start)
        if i != index
        and other.content[0] <= claim.verb < other.content[1]
        and other.content[0] <= claim.content[0]
        and claim.content[1] <= other.content[1]
        and (other.head is None or other.head != claim.head)
        and not (other.verb is not None and other.content[0] <= other.verb < other.content[1])
    ]
    return min(holders, key=lambda i: claims[i].content[1] - claims[i].content[0], default=None)
