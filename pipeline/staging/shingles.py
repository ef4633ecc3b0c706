"""What two texts share: sets of word shingles, and which pairs are worth comparing.

Public: `shingles`, `likeness`, `candidate_pairs`. Shingles are runs of three words as 64-bit numbers. A
sample of them (FracMinHash: those below a share of the number range; Irber et al., 2022) finds the pairs,
since, unlike a MinHash signature of fixed size, it also shows a short text inside a long one; the full sets
then decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

Shingles = npt.NDArray[np.uint64]

_SIZE = 3  # words; two occur by chance, five are lost when every seventh word is changed
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)  # odd, of splitmix64 and xxHash
_MIX = 0xFF51AFD7ED558CCD  # of MurmurHash3's finalizer
_SAMPLED = 64  # shingles of a text that the sample aims at; shorter texts are sampled whole
_MOST_HALVINGS = 4  # of the range, for the longest texts
_COMMONEST = 40  # texts: a shingle that more of them have is a formula and makes no pair
_FEWEST_SHARED = 3  # sampled shingles that a pair shares


class Likeness(NamedTuple):
    """Shared shingles by those of both texts (Jaccard) and by those of the smaller one (containment)."""

    jaccard: float
    containment: float


def words_of(text: str) -> list[str]:
    """Words in lower case."""
    return re.findall(r"[^\W_]+", text.lower())


def shingles(words: Sequence[str]) -> Shingles:
    """The sorted set of the text's shingles; a text of one or two words has one."""
    if not words:
        return np.empty(0, dtype=np.uint64)
    codes = np.fromiter((_code(word) for word in words), dtype=np.uint64, count=len(words))
    codes = np.pad(codes, (0, max(0, _SIZE - len(codes))))
    last = len(codes) - _SIZE + 1
    mixed = np.zeros(last, dtype=np.uint64)
    for place, multiplier in enumerate(_MULTIPLIERS):
        mixed = (mixed ^ (codes[place : place + last] + np.uint64(place))) * np.uint64(multiplier)
        mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_MIX)
    mixed ^= mixed >> np.uint64(32)
    return np.unique(mixed)


def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def likeness(first: Shingles, second: Shingles) -> Likeness:
    """How much of each other two texts hold."""
    smaller = min(len(first), len(second))
    if smaller == 0:
        return Likeness(0.0, 0.0)
    shared = len(np.intersect1d(first, second, assume_unique=True))
    return Likeness(shared / (len(first) + len(second) - shared), shared / smaller)


def _sample(found: Shingles) -> Shingles:
    """The shingles in the lowest part of the range; for short texts all, so that samples overlap."""
    halvings = 0
    while halvings < _MOST_HALVINGS and len(found) >> halvings > 2 * _SAMPLED:
        halvings += 1
    return found[: np.searchsorted(found, np.uint64((2**64 - 1) >> halvings), side="right")]


def candidate_pairs(count: int, shingles_of: Callable[[int], Shingles]) -> list[tuple[int, int]]:
    """Pairs of indices (smaller first) whose texts share sampled shingles, in order."""
    samples = [_sample(shingles_of(index)) for index in range(count)]
    if not samples:
        return []
    codes = np.concatenate(samples)
    holders = np.repeat(np.arange(count, dtype=np.int64), [len(sample) for sample in samples])
    order = np.argsort(codes, kind="stable")
    codes, holders = codes[order], holders[order]
    starts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
    sizes = np.diff(np.append(starts, len(codes)))
    shared: list[npt.NDArray[np.int64]] = []
    for size in range(2, _COMMONEST + 1):
        held = holders[starts[sizes == size][:, None] + np.arange(size)]
        first, second = np.triu_indices(size, 1)
        shared.append((held[:, first] * count + held[:, second]).ravel())
    pairs, times = np.unique(np.concatenate(shared), return_counts=True)
    return [divmod(pair, count) for pair in pairs[times >= _FEWEST_SHARED].tolist()]


def likeness_of_pairs(
    pairs: Sequence[tuple[int, int]], shingles_of: Callable[[int], Shingles]
) -> Mapping[tuple[int, int], Likeness]:
    """The likeness of each pair; a text's shingles are made once for all its pairs."""
    found: dict[tuple[int, int], Likeness] = {}
    held: dict[int, Shingles] = {}
    for first, second in pairs:
        for index in (first, second):
            if index not in held:
                held[index] = shingles_of(index)
        found[first, second] = likeness(held[first], held[second])
    return found
