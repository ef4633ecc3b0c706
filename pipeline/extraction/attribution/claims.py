"""What the finders of attributions pass on: spans in tokens, before they become records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A source (`source` its tokens, `head` its head token; null when unnamed), a cue and a content.

    Token spans are half-open. `form`: verb|phrase|noun|adverb|headline|quote|continued|relay; `frame`: the
    shape of a verb's content (`pipeline.knowledge.attribution.FRAMES`). `parent`: the cue token of the claim
    that reports this one, where a relay says so ("X reported, citing Y").
    """

    source: tuple[int, int] | None
    head: int | None
    cue: tuple[int, int] | None
    verb: int | None
    lemma: str | None
    content: tuple[int, int]
    stance: str
    kind: str
    form: str
    frame: str | None
    confidence: float
    parent: int | None = None
