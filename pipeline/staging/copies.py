"""Documents that repeat each other: copies, versions and stories. Public: `find_copies`.

Two documents are copies where enough of their word shingles agree. The thresholds were set on texts changed
by a program (a third cut, put in other order, replaced by foreign sentences, or a third of all words
replaced: Jaccard of .19 and more) and lie above what independent reports of one event share (.14 at most;
quotations make a short report part of a longer one to .43). Of all documents a few numbers each are held; the
sampled shingles among them; all shingles and facts of those that are compared are read when they are wanted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.schema import conform, empty
from pipeline.stage import Batches
from pipeline.staging.codes import Codes, flat
from pipeline.staging.shingles import Likeness, Listed, Places, candidate_pairs, likeness, shared_count
from pipeline.staging.sketches import FEWEST_WORDS
from pipeline.tables import COPIES, SKETCHES

_JACCARD = 0.18
_CONTAINMENT, _JACCARD_OF_PART = 0.5, 0.1  # a passage of another text, and the least that it is of both
_SAME_WIRE = 0.35  # containment that suffices where both credit the same agency
_FEWEST_FACTS, _SHARED_FACTS = 5, 0.5  # reports of one form with other names and numbers are no copies
_REPRINTED_WITHIN = timedelta(days=30) / timedelta(microseconds=1)
_JACCARD_OF_LATE = 0.5  # what texts further apart in time need
_JACCARD_OF_DATED = 0.5  # what a copy needs to be dated by its original
_UNKNOWN = np.iinfo(np.int64).max  # an instant: no date counts as later than any
_AT_ONCE = 2_000_000  # shingles of compared documents that are held together
_FACTS = (
    "document_id", "published_at", "published_on", "published_precision", "retrieved_at", "wire_source_id",
    "address_code", "own_text_code", "words_code", "word_count",
)  # fmt: skip


def find_copies(sketches: Batches) -> pa.Table:
    """`copies`, of the rows of `sketches` in whatever order they come.

    The earlier of two copies by publication is the original, then by id. Every document has a story: the
    documents that copies and versions tie together share the id of the earliest of them.
    """
    corpus = _Corpus(sketches)
    versions = _versions(corpus)
    originals: dict[int, tuple[int, float]] = {}
    for earlier, later, similarity in _copies(corpus):
        is_version = versions.get(later) == earlier or versions.get(earlier) == later
        if not is_version and (later not in originals or earlier < originals[later][0]):
            originals[later] = (earlier, similarity)
    stories = _stories(len(corpus), originals, versions)
    return corpus.table(originals, versions, stories, dated=_dated(corpus, originals, versions))


class _Corpus:
    """The documents by their place: the earliest by publication first, then by id."""

    def __init__(self, sketches: Batches) -> None:
        self._sketches = sketches
        read = list(sketches.only(*_FACTS))
        facts = pa.concat_tables(read) if read else empty(SKETCHES).select(_FACTS)
        order = pc.sort_indices(
            facts, sort_keys=[("published_at", "ascending"), ("document_id", "ascending")]
        )
        facts = facts.take(order)
        self.ids: pa.Array = facts["document_id"].combine_chunks()
        self._place_of_row = np.argsort(order.to_numpy())
        self.instants, self.days, self.precisions = (
            facts[name].combine_chunks() for name in ("published_at", "published_on", "published_precision")
        )
        self.published = _numbers(facts["published_at"], missing=_UNKNOWN)
        self.retrieved = _numbers(facts["retrieved_at"], missing=_UNKNOWN)
        self.wires = _numbers(
            facts["wire_source_id"].dictionary_encode().combine_chunks().indices, missing=-1
        )
        self.addresses = facts["address_code"]
        self.own_texts = _numbers(facts["own_text_code"], missing=0)
        self.words = _numbers(facts["words_code"], missing=0)
        self.word_counts = _numbers(facts["word_count"], missing=0)

    def __len__(self) -> int:
        return len(self.ids)

    def codes(self, column: str, wanted: npt.NDArray[np.bool_]) -> Iterator[Listed]:
        """The hashes of the documents at the wanted places, one batch of the sketches after the other."""
        start = 0
        for batch in self._sketches.only(column):
            places = self._place_of_row[start : start + batch.num_rows]
            start += batch.num_rows
            codes, sizes = flat(batch[column])
            is_wanted = wanted[places]
            yield codes[np.repeat(is_wanted, sizes)], sizes[is_wanted], places[is_wanted]

    def sets(self, column: str, wanted: npt.NDArray[np.bool_]) -> dict[int, Codes]:
        """The hashes of each document at the wanted places."""
        found: dict[int, Codes] = {}
        for codes, sizes, places in self.codes(column, wanted):
            ends = np.cumsum(sizes).tolist()
            for place, size, end in zip(places.tolist(), sizes.tolist(), ends, strict=True):
                found[place] = codes[end - size : end].copy()  # not a view, which would hold the whole batch
        return found

    def table(
        self,
        originals: dict[int, tuple[int, float]],
        versions: dict[int, int],
        stories: Places,
        *,
        dated: dict[int, int],
    ) -> pa.Table:
        """`copies`."""
        places = range(len(self))
        original, version, day = (
            pa.array([found.get(place) for place in places], pa.int64())
            for found in ({later: earlier for later, (earlier, _) in originals.items()}, versions, dated)
        )
        similarity = [originals[place][1] if place in originals else None for place in places]
        is_instant = pc.and_(pc.equal(self.precisions, "instant"), self.days.is_valid())
        day_of_instant = pc.if_else(is_instant, self.days.cast(pa.timestamp("us")), self.instants)
        precision = pc.if_else(is_instant, "day", self.precisions)
        columns = {
            "document_id": self.ids,
            "duplicate_of": self.ids.take(original),
            "duplicate_similarity": pa.array(similarity, pa.float64()),
            "version_of": self.ids.take(version),
            "story_id": self.ids.take(pa.array(stories)),
            "linked_to": self.ids.take(day),
            "linked_at": day_of_instant.take(day),
            "linked_on": self.days.take(day),
            "linked_precision": precision.take(day),
        }
        return conform(pa.table(columns), COPIES)


def _numbers(column: pa.ChunkedArray | pa.Array, *, missing: int) -> npt.NDArray[np.int64]:
    numbers: npt.NDArray[np.int64] = column.cast(pa.int64()).fill_null(missing).to_numpy()
    return numbers


# ── Copies ─────────────────────────────────────────────────────────────────────────────────────────────────


def _copies(corpus: _Corpus) -> Iterator[tuple[int, int, float]]:
    """Pairs of places, the earlier first, with their Jaccard similarity."""
    _, firsts, kinds = np.unique(corpus.words, return_index=True, return_inverse=True)
    original = firsts[kinds]
    for later in np.flatnonzero(original != np.arange(len(corpus))).tolist():
        yield int(original[later]), later, 1.0
    compared = np.zeros(len(corpus), dtype=bool)
    compared[firsts] = True
    compared &= corpus.word_counts >= FEWEST_WORDS
    for pairs in candidate_pairs(len(corpus), corpus.codes("shingle_codes", compared)):
        for some in _few_documents(pairs, corpus):
            yield from _alike(corpus, some)


def _few_documents(pairs: Places, corpus: _Corpus) -> Iterator[Places]:
    """The pairs in parts whose documents have no more shingles together than are to be held."""
    start, total = 0, 0
    held: set[int] = set()
    for end, pair in enumerate(pairs):
        for place in map(int, divmod(pair, len(corpus))):
            total += 0 if place in held else int(corpus.word_counts[place])
            held.add(place)
        if total > _AT_ONCE:
            yield pairs[start : end + 1]
            start, total = end + 1, 0
            held.clear()
    if start < len(pairs):
        yield pairs[start:]


def _alike(corpus: _Corpus, pairs: Places) -> Iterator[tuple[int, int, float]]:
    wanted = np.zeros(len(corpus), dtype=bool)
    wanted[np.concatenate(np.divmod(pairs, len(corpus)))] = True
    shingles, facts = corpus.sets("shingle_codes", wanted), corpus.sets("fact_codes", wanted)
    for pair in pairs.tolist():
        first, second = divmod(pair, len(corpus))
        alike = likeness(shingles[first], shingles[second])
        if _is_copy(corpus, first, second, alike) and _share_facts(facts[first], facts[second]):
            yield first, second, round(alike.jaccard, 4)


def _is_copy(corpus: _Corpus, first: int, second: int, alike: Likeness) -> bool:
    published = corpus.published
    apart = abs(int(published[second]) - int(published[first]))
    if _UNKNOWN not in (published[first], published[second]) and apart > _REPRINTED_WITHIN:
        return alike.jaccard >= _JACCARD_OF_LATE
    same_wire = corpus.wires[first] >= 0 and corpus.wires[first] == corpus.wires[second]
    contained = _SAME_WIRE if same_wire else _CONTAINMENT
    is_part = alike.containment >= contained and alike.jaccard >= _JACCARD_OF_PART
    return alike.jaccard >= _JACCARD or is_part


def _share_facts(first: Codes, second: Codes) -> bool:
    """Whether the text with fewer names and numbers has enough of them from the other."""
    few = min(len(first), len(second))
    return few < _FEWEST_FACTS or shared_count(first, second) >= _SHARED_FACTS * few


# ── Versions and stories ───────────────────────────────────────────────────────────────────────────────────


def _versions(corpus: _Corpus) -> dict[int, int]:
    """By place, the text that the same address had before it."""
    known = np.flatnonzero(corpus.addresses.is_valid().to_numpy())
    codes = _numbers(corpus.addresses, missing=0)[known]
    _, kinds, times = np.unique(codes, return_inverse=True, return_counts=True)
    held: dict[int, list[int]] = defaultdict(list)
    for place, code in zip(known[times[kinds] > 1].tolist(), codes[times[kinds] > 1].tolist(), strict=True):
        held[code].append(place)
    found: dict[int, int] = {}
    for places in held.values():
        places.sort(key=lambda place: (corpus.retrieved[place], place))
        last = places[0]
        for place in places[1:]:
            if corpus.own_texts[place] != corpus.own_texts[last]:
                found[place] = last
                last = place
    return found


def _dated(
    corpus: _Corpus, originals: dict[int, tuple[int, float]], versions: dict[int, int]
) -> dict[int, int]:
    """By place of a document without a date, the copy or version that has one; never by a story alone."""
    pairs = [(later, earlier) for later, (earlier, alike) in originals.items() if alike >= _JACCARD_OF_DATED]
    found: dict[int, int] = {}
    for one, other in (*pairs, *versions.items()):
        undated, dated = (one, other) if corpus.published[one] == _UNKNOWN else (other, one)
        if corpus.published[undated] == _UNKNOWN and corpus.published[dated] != _UNKNOWN:
            found[undated] = min(dated, found.get(undated, dated))
    return found


def _stories(count: int, originals: dict[int, tuple[int, float]], versions: dict[int, int]) -> Places:
    """By place, the earliest document that copies and versions tie it to."""
    parent = np.arange(count)

    def root(place: int) -> Any:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    ties = [*((later, earlier) for later, (earlier, _) in originals.items()), *versions.items()]
    for first, second in ties:
        older, newer = sorted((root(first), root(second)))
        parent[newer] = older
    while not np.array_equal(above := parent[parent], parent):
        parent = above
    return parent
