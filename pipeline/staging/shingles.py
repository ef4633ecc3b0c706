"""What two texts share: sets of word shingles, and which pairs are worth comparing.

Public: `words_of`, `shingles`, `likeness`, `candidate_pairs`. Shingles are runs of three words as 32-bit
numbers. A sample of them (FracMinHash: those below a share of the number range; Irber et al., 2022) finds the
pairs, since, unlike a MinHash signature of fixed size, it also shows a short text inside a long one; the full
sets then decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from pipeline.staging.codes import Codes, concatenated

Places = npt.NDArray[np.int64]
# Shingles of some texts: all of them one after the other, how many each text has, and which text each is.
Listed = tuple[Codes, Places, Places]

_SIZE = 3  # words; two occur by chance, five are lost when every seventh word is changed
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)  # odd, of splitmix64 and xxHash
_MIX = 0xFF51AFD7ED558CCD  # of MurmurHash3's finalizer
_KEPT_BITS = 32  # of 64: among a few hundred shingles of two texts none is then taken for another
_SAMPLED = 64  # shingles of a text that the sample aims at; shorter texts are sampled whole
_MOST_HALVINGS = 4  # of the range, for the longest texts
_COMMONEST = 40  # texts: a shingle that more of them have is a formula and makes no pair
_FEWEST_SHARED = 3  # sampled shingles that a pair shares
_AT_ONCE = 500_000  # sampled shingles, or about as many pairs, that are held together
_MOST_ROUNDS = 16  # through all shingles, of which each has as many again: larger corpora hold more at a time


class Likeness(NamedTuple):
    """Shared shingles by those of both texts (Jaccard) and by those of the smaller one (containment)."""

    jaccard: float
    containment: float


def words_of(text: str) -> list[str]:
    """Words in lower case."""
    return re.findall(r"[^\W_]+", text.lower())


def shingles(words: Sequence[str]) -> Codes:
    """The sorted set of the text's shingles; a text of one or two words has one."""
    if not words:
        return np.empty(0, dtype=np.uint32)
    codes = np.fromiter((_code(word) for word in words), dtype=np.uint64, count=len(words))
    codes = np.pad(codes, (0, max(0, _SIZE - len(codes))))
    last = len(codes) - _SIZE + 1
    mixed = np.zeros(last, dtype=np.uint64)
    for place, multiplier in enumerate(_MULTIPLIERS):
        mixed = (mixed ^ (codes[place : place + last] + np.uint64(place))) * np.uint64(multiplier)
        mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_MIX)
    mixed ^= mixed >> np.uint64(32)
    return np.unique((mixed >> np.uint64(_KEPT_BITS)).astype(np.uint32))


def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def likeness(first: Codes, second: Codes) -> Likeness:
    """How much of each other two texts hold."""
    smaller = min(len(first), len(second))
    if smaller == 0:
        return Likeness(0.0, 0.0)
    shared = shared_count(first, second)
    return Likeness(shared / (len(first) + len(second) - shared), shared / smaller)


def shared_count(first: Codes, second: Codes) -> int:
    """How many codes two sorted sets have in common."""
    if not len(first) or not len(second):
        return 0
    few, many = (first, second) if len(first) <= len(second) else (second, first)
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return int(np.count_nonzero(many[at] == few))


def sampled(codes: Codes, sizes: Places) -> npt.NDArray[np.bool_]:
    """Which shingles are in the sample: the lowest of the range; of short texts all, so that they overlap."""
    halvings = sum(((sizes >> step) > 2 * _SAMPLED).astype(np.int64) for step in range(_MOST_HALVINGS))
    limits = np.right_shift(np.int64(2**_KEPT_BITS - 1), halvings)
    found: npt.NDArray[np.bool_] = codes <= np.repeat(limits, sizes)
    return found


def candidate_pairs(count: int, listed: Iterable[Listed]) -> Iterator[Places]:
    """Pairs of places (smaller first) whose texts share sampled shingles, as `smaller * count + larger`.

    Each block of pairs is in order, and comes after the blocks of smaller places. Of every text the sample is
    held; its shingles are compared, and their pairs counted, in rounds.
    """
    held = [_sample(*each) for each in listed]
    rounds = min(_MOST_ROUNDS, 1 + sum(len(codes) for codes, _, _ in held) // _AT_ONCE)
    for block in range(rounds):
        bounds = (count * block // rounds, count * (block + 1) // rounds)
        shared: list[Places] = []
        for part in range(rounds):
            shared += _sharing(*_part(held, part, rounds), count, bounds)
        pairs, times = np.unique(concatenated(shared, np.int64), return_counts=True)
        yield pairs[times >= _FEWEST_SHARED]


def _sample(codes: Codes, sizes: Places, places: Places) -> tuple[Codes, Codes, Codes]:
    """The sampled shingles of some texts, how many each has, and which text each is."""
    wanted = sampled(codes, sizes)
    ends = np.cumsum(np.concatenate(([0], wanted)))[np.concatenate(([0], np.cumsum(sizes)))]
    return codes[wanted], np.diff(ends).astype(np.uint32), places.astype(np.uint32)


def _part(held: Iterable[tuple[Codes, Codes, Codes]], part: int, parts: int) -> tuple[Codes, Codes]:
    """One part of all sampled shingles, in order, and the text of each."""
    found, holders = [], []
    for codes, sizes, places in held:
        wanted = codes % np.uint32(parts) == part
        found.append(codes[wanted])
        holders.append(np.repeat(places, sizes)[wanted])
    taken, holder = concatenated(found, np.uint32), concatenated(holders, np.uint32)
    order = np.argsort(taken)
    return taken[order], holder[order]


def _sharing(codes: Codes, places: Codes, count: int, bounds: tuple[int, int]) -> Iterator[Places]:
    """A pair, whose smaller place is within the bounds, for every shingle that two texts share."""
    starts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1]))) if len(codes) else codes
    sizes = np.diff(np.append(starts, len(codes)))
    for size in range(2, _COMMONEST + 1):
        groups = starts[sizes == size]
        first, second = np.triu_indices(size, 1)
        step = max(1, _AT_ONCE // (4 * len(first)))  # groups
        for start in range(0, len(groups), step):
            held = np.sort(places[groups[start : start + step, None] + np.arange(size)], axis=1)
            held = held[(held[:, 0] < bounds[1]) & (held[:, -2] >= bounds[0])].astype(np.int64)
            smaller, larger = held[:, first].ravel(), held[:, second].ravel()
            wanted = (smaller >= bounds[0]) & (smaller < bounds[1])
            if wanted.any():
                yield smaller[wanted] * count + larger[wanted]
