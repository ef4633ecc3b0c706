"""What kind of thing each name is: the knowledge base first, then titles and shape, then a vote of the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extraction.mentions.namespans import NameSpan
from pipeline.extraction.mentions.vocabulary import Vocabulary
from pipeline.extraction.mentions.words import Words
from pipeline.knowledge.names import pieces

_WEIGHT = {"knowledge": 6.0, "shape": 3.0, "model": 1.0, "repeat": 0.5}
_TITLED = 4.0
_GIVEN_NAME = 1.5


def settle_kinds(spans: Sequence[NameSpan], words: Words, vocabulary: Vocabulary) -> list[NameSpan]:
    """The same spans, each with the kind that the whole document speaks for."""
    keys = [tuple(piece for word in words.text[s.first : s.last] for piece in pieces(word)) for s in spans]
    votes = _votes(spans, keys, vocabulary)
    persons = _surnames(votes)
    settled = []
    for span, key in zip(spans, keys, strict=True):
        vote = dict(votes[key])
        if len(key) == 1 and key[0] in persons and not span.uses:
            vote["person"] = vote.get("person", 0.0) + persons[key[0]]
        kind = max(sorted(vote), key=lambda k: vote[k])
        settled.append(span if span.evidence == "knowledge" else replace(span, kind=kind))
    return settled


def _votes(
    spans: Sequence[NameSpan], keys: Sequence[tuple[str, ...]], vocabulary: Vocabulary
) -> dict[tuple[str, ...], dict[str, float]]:
    votes: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for span, key in zip(spans, keys, strict=True):
        vote = votes[key]
        vote[span.kind] += _WEIGHT[span.evidence]
        if span.title is not None and span.kind != "country":
            vote["person"] += _TITLED
        if (
            len(key) > 1
            and key[0] in vocabulary.given_names
            and span.kind in ("person", "organization", "city")
        ):
            vote["person"] += _GIVEN_NAME
    return votes


def _surnames(votes: dict[tuple[str, ...], dict[str, float]]) -> dict[str, float]:
    """Surnames of the document's full names of persons, and how sure each is."""
    found: dict[str, float] = {}
    for key, vote in votes.items():
        if len(key) > 1 and vote.get("person", 0.0) > 0.5 * sum(vote.values()):
            found[key[-1]] = max(found.get(key[-1], 0.0), min(3.0, vote["person"]))
    return found
