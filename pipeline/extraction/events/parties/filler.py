"""One participant of an event as it stands in the text."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.extraction.events.grammar.phrases import phrase_span
from pipeline.records import Mention


@dataclass(frozen=True, slots=True)
class Filler:
    """One participant: the head of its phrase, its characters, and the mention that names it, if any."""

    head: Token
    start: int
    end: int
    mention: Mention | None

    @property
    def cluster(self) -> int | None:
        """The document's entity that the mention names, if any."""
        return self.mention.cluster if self.mention is not None else None

    @property
    def is_open(self) -> bool:
        """Whether a pronoun is left that nothing in the text resolves."""
        return self.head.pos_ == "PRON" and self.cluster is None


def counted(noun: Token, filler: Filler) -> Filler:
    """Those counted in the words that count them, where these are of one body: "members of the senate"."""
    of_one = filler.head.tag_ in ("NN", "NNP") or noun.lemma_ == "member"
    start, end = phrase_span(noun)
    if not of_one or not start <= filler.start < filler.end <= end:
        return filler
    return replace(filler, start=start, end=end)


def outermost(fillers: Iterable[Filler]) -> list[Filler]:
    """Each participant once, without those who stand within another's phrase ("the Peruvian army")."""
    found = unique(fillers)
    spans = {(filler.start, filler.end) for filler in found}
    return [filler for filler in found if not _is_within(filler, spans)]


def unique(fillers: Iterable[Filler]) -> list[Filler]:
    """Each participant once, in the order of the text given."""
    seen: set[tuple[int, int, str | None]] = set()
    kept = []
    for filler in fillers:
        key = (filler.start, filler.end, filler.mention.mention_id if filler.mention else None)
        if key not in seen:
            seen.add(key)
            kept.append(filler)
    return kept


def outside_names(fillers: Iterable[Filler], others: Iterable[Filler]) -> list[Filler]:
    """Those that are no piece of another's name: not "Fisheries" beside "the Ministry of Fisheries"."""
    named = (other.mention for other in others if other.mention is not None)
    names = [(mention.start, mention.end) for mention in named if mention.form == "name"]
    return [filler for filler in fillers if not _is_within(filler, names)]


def apart_from(fillers: Iterable[Filler], others: Iterable[Filler]) -> tuple[Filler, ...]:
    """Those who are none of the others, by their head or by the entity that they name."""
    known = tuple(others)
    heads = {other.head.i for other in known}
    clusters = {other.cluster for other in known} - {None}
    return tuple(each for each in fillers if each.head.i not in heads and each.cluster not in clusters)


def _is_within(filler: Filler, spans: Collection[tuple[int, int]]) -> bool:
    """Whether it stands within one of the spans and is not all of it."""
    return any(
        start <= filler.start and filler.end <= end and (start, end) != (filler.start, filler.end)
        for start, end in spans
    )
