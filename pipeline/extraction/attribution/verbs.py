"""Verbs that report: "X said that …", "… , X said", "X accused Y of …", "criticized by X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.frames import find_content
from pipeline.extraction.attribution.neighbours import beside_the_verb, reporting_verb, until_next, verb_cue
from pipeline.extraction.attribution.trees import (
    cue_span,
    is_passive,
    is_plausible,
    noun_phrase,
    subject,
    trimmed,
)
from pipeline.knowledge.attribution import Cues, VerbCue

_CONFIDENCE = {"speech": 0.9, "evidence": 0.75, "attitude": 0.6, "thought": 0.5}
# Frames that things have too: "the storm threatened the harvest".
_LOOSE = frozenset({"noun", "about", "complement", "infinitive"})
_LOOSE_CONFIDENCE = 0.6  # their content is a topic or a plan as often as a claim
_FORMULA = 5  # tokens of "not to be publicly named"
_NAMING = frozenset({"named", "identified", "quoted", "anonymous"})


def find_verb_claims(doc: Doc, candidates: Sequence[int], cues: Cues) -> Iterator[Claim]:
    """Claims of the verbs at `candidates`, by the parse alone."""
    for index in candidates:
        verb = doc[index]
        cue = verb_cue(verb, cues)
        found = find_content(verb, cue) if cue is not None else None
        if cue is None or found is None:
            continue
        frame, content = found
        first, last = trimmed(doc, *until_next(verb, candidates, cues, content))
        head = subject(reporting_verb(verb, cues) or verb)
        if first < verb.i:
            head, last = beside_the_verb(verb, head, last)
        if _is_pronoun(doc, first, last):
            continue  # "said it", "requests them": what is said stands elsewhere
        if (
            first >= last
            or not _reports(verb, (cue, frame), head, cues.source_nouns)
            or _is_about_anonymity(doc, first, last)
        ):
            continue
        if head is None or frame not in _LOOSE or is_plausible(head, cues.source_nouns):
            yield _claim(verb, cue, head, (frame, (first, last)))


def _claim(verb: Token, cue: VerbCue, head: Token | None, content: tuple[str, tuple[int, int]]) -> Claim:
    return Claim(
        source=noun_phrase(head) if head is not None else None,
        head=head.i if head is not None else None,
        cue=cue_span(verb),
        verb=verb.i,
        lemma=cue.lemma,
        content=content[1],
        stance=cue.stance,
        kind=cue.kind,
        form="verb",
        frame=content[0],
        confidence=min(_CONFIDENCE[cue.kind], _LOOSE_CONFIDENCE if content[0] in _LOOSE else 1.0),
    )


def _reports(
    verb: Token, how: tuple[VerbCue, str], head: Token | None, source_nouns: Mapping[str, str]
) -> bool:
    """Whether somebody is said to have said something, by the cue and frame of the verb and its subject."""
    cue, frame = how
    if not _is_said(verb, cue, frame):
        return False
    if head is None:
        return cue.kind == "speech" and (is_passive(verb) or verb.tag_ in ("VBG", "VBN"))
    if head.lower_ in ("it", "that", "this", "what") and cue.kind != "speech":
        return False
    return cue.kind != "thought" or _is_many(head, source_nouns)


def _is_many(head: Token, source_nouns: Mapping[str, str]) -> bool:
    """Whether the words name several people or a body: what they think is known because they said so."""
    if head.tag_ in ("NNS", "NNPS") or head.ent_type_ in ("ORG", "GPE", "NORP"):
        return True
    return source_nouns.get(head.lemma_.lower()) in ("government", "organization")


def _is_said(verb: Token, cue: VerbCue, frame: str) -> bool:
    """Whether the words report something said: "to discuss the plan" and "may call for talks" do not."""
    helpers = [each for each in verb.lefts if each.dep_ in ("aux", "neg")]
    unreal = any(each.tag_ == "MD" or each.lower_ == "to" for each in helpers)
    if cue.kind == "thought" or frame in ("around", "as"):
        return not unreal and not any(each.dep_ == "neg" for each in helpers)
    return not unreal or frame in ("clause", "question")


def _is_pronoun(doc: Doc, first: int, last: int) -> bool:
    return last - first == 1 and doc[first].pos_ == "PRON"


def _is_about_anonymity(doc: Doc, first: int, last: int) -> bool:
    """Whether the words say only that the source stays unnamed: "asked not to be named"."""
    words = [doc[i].lower_ for i in range(first, min(last, first + _FORMULA))]
    return "be" in words and any(word in _NAMING for word in words)
