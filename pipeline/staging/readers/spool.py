"""Streams that can be read once, kept where they can be read again: in memory, and large ones on disk."""

from __future__ import annotations

import tempfile
from typing import IO

from pipeline.staging.readers.limits import MAX_EXPANDED, BombError

_IN_MEMORY = 32_000_000  # bytes
_BLOCK = 1 << 20


def seekable(stream: IO[bytes]) -> IO[bytes]:
    """The stream itself, or a copy that can be sought in. Raises `BombError`."""
    return stream if stream.seekable() else kept_copy(stream)


def kept_copy(stream: IO[bytes]) -> IO[bytes]:
    """The stream in a temporary file that is gone when closed. Raises `BombError`."""
    kept = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by its reader
    taken = 0
    while block := stream.read(_BLOCK):
        taken += len(block)
        if taken > MAX_EXPANDED:
            raise BombError(f"a member of more than {MAX_EXPANDED} bytes")
        kept.write(block)
    kept.seek(0)
    return kept
