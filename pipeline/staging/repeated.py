"""Lines that an outlet's documents repeat: furniture that no phrase list names.

Public: `line_codes`, `find_repeated`, `repeated_keys`. Lines are told apart by 32-bit hashes. Over all
documents only the hashes of one slice of the number range are held at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.schema import empty
from pipeline.stage import Batches
from pipeline.staging.codes import concatenated, flat, lists_of
from pipeline.staging.lines import find_lines
from pipeline.tables import REPEATED_LINES

_FEWEST_DOCUMENTS = 5  # of an outlet: fewer show no habit
_FEWEST_COPIES = 3
_SHARE = 0.2  # of the outlet's documents: a paragraph of background that is used again stays below it
_LONGEST_LINE = 60  # words
_MOST_OF_A_TEXT = 0.5  # of a text's words: more, and the text itself is what is repeated
_AT_ONCE = 2_000_000  # hashes that are counted together

Keys = npt.NDArray[np.uint64]


def line_codes(text: str) -> list[int]:
    """The hashes of the text's lines, each once, in order."""
    return sorted({_code(line.key) for line in find_lines(text) if len(line.words) <= _LONGEST_LINE})


def _code(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))


def repeated_keys(text: str, codes: Collection[int]) -> frozenset[str]:
    """The keys (`Line.key`) of the text's lines with those hashes; none where they are most of the text."""
    if not codes:
        return frozenset()
    lines = find_lines(text)
    found = [line for line in lines if _code(line.key) in codes]
    if sum(len(line.words) for line in found) > _MOST_OF_A_TEXT * sum(len(line.words) for line in lines):
        return frozenset()
    return frozenset(line.key for line in found)


def find_repeated(documents: Batches) -> pa.Table:
    """`repeated_lines`, of the rows of `line_codes` in whatever order they come."""
    groups = _Groups(documents)
    habits = np.concatenate([groups.habits(part) for part in range(groups.parts)])
    habits.sort()
    found = [rows for batch in documents if (rows := _repeated(batch, groups.keys(batch), habits)).num_rows]
    return pa.concat_tables(found).cast(empty(REPEATED_LINES).schema) if found else empty(REPEATED_LINES)


class _Groups:
    """How many texts each group has, and which line hashes come often in them."""

    def __init__(self, documents: Batches) -> None:
        self._documents = documents
        self._numbers: dict[str, int] = {}
        groups, texts, count = [], [], 0
        for batch in documents:
            groups.append(self._group_numbers(batch))
            texts.append(batch["text_code"].to_numpy())
            count += len(flat(batch["line_codes"])[0])
        self.parts = 1 + count // _AT_ONCE
        group, text = concatenated(groups, np.int64), concatenated(texts, np.int64)
        order = np.lexsort((text, group))
        is_first = np.ones(len(order), dtype=bool)
        is_first[1:] = (np.diff(group[order]) != 0) | (np.diff(text[order]) != 0)
        self._counts = np.zeros(len(group), dtype=bool)  # whether the text is the first of its kind
        self._counts[order[is_first]] = True
        self._sizes = np.bincount(group[self._counts], minlength=len(self._numbers))

    def _group_numbers(self, batch: pa.Table) -> npt.NDArray[np.int64]:
        names = batch["line_group"].to_pylist()
        return np.array(
            [self._numbers.setdefault(name, len(self._numbers)) for name in names], dtype=np.int64
        )

    def keys(self, batch: pa.Table) -> Keys:
        """Group and hash of every line of the batch as one number."""
        codes, sizes = flat(batch["line_codes"])
        group = np.repeat(self._group_numbers(batch), sizes).astype(np.uint64)
        return (group << np.uint64(32)) | codes.astype(np.uint64)

    def habits(self, part: int) -> Keys:
        """The keys, of one part of all, of lines that their group repeats."""
        taken = concatenated(list(self._counted(part)), np.uint64)
        keys, times = np.unique(taken, return_counts=True)
        size = self._sizes[(keys >> np.uint64(32)).astype(np.int64)]
        is_habit = (size >= _FEWEST_DOCUMENTS) & (times >= np.maximum(_FEWEST_COPIES, _SHARE * size))
        found: Keys = keys[is_habit]
        return found

    def _counted(self, part: int) -> Iterator[Keys]:
        start = 0
        for batch in self._documents:
            counts = np.repeat(self._counts[start : start + batch.num_rows], flat(batch["line_codes"])[1])
            keys = self.keys(batch)[counts]
            yield keys[keys % np.uint64(self.parts) == part]
            start += batch.num_rows


def _repeated(batch: pa.Table, keys: Keys, habits: Keys) -> pa.Table:
    codes, sizes = flat(batch["line_codes"])
    is_habit = np.isin(keys, habits)
    held = np.bincount(np.repeat(np.arange(batch.num_rows), sizes)[is_habit], minlength=batch.num_rows)
    rows = pa.table({"document_id": batch["document_id"], "line_codes": lists_of(codes[is_habit], held)})
    return rows.filter(pa.array(held > 0))
