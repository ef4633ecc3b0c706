"""Phrases and adverbs that report: "according to …", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.trees import child, extent, is_plausible, noun_phrase, trimmed
from pipeline.knowledge.attribution import Cues


def find_phrase_claims(doc: Doc, candidates: Sequence[int], cues: Cues) -> Iterator[Claim]:
    """Claims of the phrases whose first word stands at one of `candidates`."""
    for index in candidates:
        for words, stance in cues.phrases:
            if any(
                index + step >= len(doc) or doc[index + step].lower_ != word
                for step, word in enumerate(words)
            ):
                continue
            claim = _phrase(doc, (index, index + len(words)), stance, cues)
            if claim is not None:
                yield claim
            break


def _phrase(doc: Doc, cue: tuple[int, int], stance: str, cues: Cues) -> Claim | None:
    first, last = cue
    source = child(doc[last - 1], "pobj", "dobj") or child(doc[first], "pobj", "dobj")
    if source is None or source.i < last:
        source = next(
            (
                doc[i]
                for i in range(last, min(last + 6, len(doc)))
                if doc[i].pos_ in ("NOUN", "PROPN", "PRON")
            ),
            None,
        )
        if source is None:
            return None
        while source.head.i > source.i and source.head.pos_ in ("NOUN", "PROPN"):
            source = source.head
    if not is_plausible(source, cues.source_nouns):
        return None  # "according to plan"
    phrase = noun_phrase(source)
    content = _beside(doc, first, max(phrase[1], source.right_edge.i + 1))
    if content is None:
        return None
    return Claim(
        source=(max(last, phrase[0]), phrase[1]), head=source.i, cue=(first, last), verb=first,
        lemma=doc[first:last].text.lower(),
        content=content, stance=stance, kind="speech", form="phrase", frame=None, confidence=0.9,
    )  # fmt: skip


def _beside(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """The clause that the phrase belongs to: what stands before it, else what follows it."""
    sentence = doc[first].sent
    before = trimmed(doc, sentence.start, first)
    if before[1] - before[0] > 2:
        return before
    after = trimmed(doc, last, sentence.end)
    return after if after[1] - after[0] > 1 else None


def find_adverb_claims(doc: Doc, candidates: Sequence[int], cues: Cues) -> Iterator[Claim]:
    """Claims of hearsay adverbs at `candidates`: their clause, with no source."""
    for index in candidates:
        adverb = doc[index]
        stance = cues.adverbs[adverb.lower_]
        head = adverb.head
        first, last = trimmed(doc, *extent(head))
        if last - first < 2:
            continue
        yield Claim(
            source=None, head=None, cue=(index, index + 1), verb=index, lemma=adverb.lower_,
            content=(first, last),
            stance=stance, kind="speech", form="adverb", frame=None, confidence=0.8,
        )  # fmt: skip
