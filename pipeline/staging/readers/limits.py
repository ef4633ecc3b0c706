"""How much a reader takes, and streams that hold themselves to it.

The limits are far above any article and far below what harms a machine; each rejection names the one it met.
"""

from __future__ import annotations

import errno
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import IO

import zstandard

MAX_BYTES = 10_000_000  # one article: a novel has about one million
MAX_LINE = (
    200_000  # one line of plain text: the longest paragraph of an article has a few thousand characters
)
MAX_RECORD = 50_000_000  # one line of JSON Lines, one member that must be held whole
MAX_JSON = 500_000_000  # one JSON document, which must be held whole
MAX_EXPANDED = 20_000_000_000  # all that one compressed file may become
MAX_RATIO = 300  # expansion beyond which a large stream is a bomb; text reaches about ten, logs about fifty
RATIO_FROM = 100_000_000  # bytes from which the ratio is looked at
MAX_MEMBERS = 1_000_000
MAX_DEPTH = 4  # archives within archives


# What the libraries raise that read archives and compressed data, when these are damaged.
DAMAGE = (
    OSError, EOFError, RuntimeError, ValueError, zlib.error, lzma.LZMAError, zstandard.ZstdError,
    zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip
_MACHINE = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EROFS))


class BombError(Exception):
    """A compressed stream grows beyond all measure; the message gives the figures."""


class Guarded(io.RawIOBase):
    """A decompressed stream that stops where it proves to be a bomb.

    `packed` is the size of the compressed bytes, or 0 when unknown. Raises `BombError` from `read`.
    """

    def __init__(self, inner: IO[bytes], *, packed: int) -> None:
        super().__init__()
        self._inner = inner
        self._packed = packed
        self._read = 0
        # `read1` gives what was unpacked before a damaged place first, and raises by the next call.
        self._some: Callable[[int], bytes] = getattr(inner, "read1", inner.read)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next."""
        data = self._some(len(buffer))
        self._read += len(data)
        if self._read > MAX_EXPANDED or (
            self._packed and self._read > RATIO_FROM and self._read > MAX_RATIO * self._packed
        ):
            raise BombError(f"{self._packed} bytes become more than {self._read}")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream beneath too."""
        self._inner.close()
        super().close()


def guarded(inner: IO[bytes], *, packed: int) -> IO[bytes]:
    """The stream, buffered and guarded."""
    return io.BufferedReader(Guarded(inner, packed=packed), buffer_size=1 << 18)


def raise_if_machine(error: BaseException) -> None:
    """Raise the error again when it is the machine's and not the input's, such as a full disk."""
    if isinstance(error, OSError) and error.errno in _MACHINE:
        raise error


def first_bytes(stream: IO[bytes], size: int) -> bytes:
    """The first bytes of a stream; of a damaged one those before the damage. Raises when there are none."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    parts: list[bytes] = []
    while size > 0:
        try:
            part = read(size)
        except DAMAGE:
            if not parts:
                raise
            break
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
