"""Columns of lists of hashes as arrays, and back."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.uint32]


def flat(column: pa.ChunkedArray) -> tuple[Codes, npt.NDArray[np.int64]]:
    """All hashes of a column of lists, one list after the other, and the length of each list."""
    whole = column.combine_chunks()
    codes = pc.list_flatten(whole).to_numpy(zero_copy_only=False)
    return codes, pc.list_value_length(whole).to_numpy(zero_copy_only=False).astype(np.int64)


def lists_of(codes: Codes, sizes: npt.NDArray[np.int64]) -> pa.Array:
    """The reverse of `flat`."""
    offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(codes, pa.uint32()))


def concatenated(arrays: list[npt.NDArray[Any]], kind: type) -> npt.NDArray[Any]:
    """The arrays one after the other, also when there is none."""
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=kind)
