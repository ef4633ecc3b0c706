"""Compressed files: gzip, bzip2, xz, Zstandard and LZ4, told by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterator
from typing import IO, Any

import lz4.frame
import zstandard

from pipeline.staging.readers import warc
from pipeline.staging.readers.limits import DAMAGE, BombError, first_bytes, guarded, raise_if_machine
from pipeline.staging.readers.rows import Blob, Found, RejectedInput

_HEAD = 512
_ZSTD_BLOCK = 1024  # bytes; few, because each may unpack to thirty thousand times as many


class _Zstd(io.RawIOBase):
    """Zstandard frames one after the other; unlike the library's reader it raises where one is cut off."""

    def __init__(self, packed: IO[bytes]) -> None:
        super().__init__()
        self._packed = packed
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._is_within = False  # a frame
        self._ready = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next. Raises `EOFError` or `zstandard.ZstdError`."""
        while not self._ready:
            block = self._packed.read(_ZSTD_BLOCK)
            if not block:
                if self._is_within:
                    raise EOFError("the compressed data ends within a frame")
                return 0
            self._unpack(block)
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def _unpack(self, block: bytes) -> None:
        parts = []
        while block:
            parts.append(self._frame.decompress(block))
            self._is_within, block = not self._frame.eof, self._frame.unused_data
            if self._frame.eof:
                self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._ready = b"".join(parts)

    def close(self) -> None:
        """Close the file beneath too."""
        self._packed.close()
        super().close()


# Each library's file object is a binary stream to whoever reads it, whatever its class is called.
_FORMATS: tuple[tuple[bytes, str, Callable[[IO[bytes]], Any]], ...] = (
    (b"\x1f\x8b", ".gz", lambda packed: gzip.GzipFile(fileobj=packed, mode="rb")),
    (b"BZh", ".bz2", bz2.BZ2File),
    (b"\xfd7zXZ\x00", ".xz", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", ".zst", lambda packed: io.BufferedReader(_Zstd(packed))),
    (b"\x04\x22\x4d\x18", ".lz4", lz4.frame.LZ4FrameFile),
)


def recognizes(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked with head and name
    """Whether the bytes begin as one of the formats does."""
    return any(head.startswith(magic) for magic, _, _ in _FORMATS)


def read(blob: Blob) -> Iterator[Found]:
    """What is inside, as one more blob at the same address; web archives are left to their own reader."""
    with blob.open() as packed:
        head = packed.read(8)
        size = _size(packed)
    suffix, opener = next((suffix, opener) for magic, suffix, opener in _FORMATS if head.startswith(magic))

    def opened() -> IO[bytes]:
        return guarded(opener(blob.open()), packed=size)

    try:
        with opened() as stream:
            inner = first_bytes(stream, _HEAD)
    except BombError as error:
        yield RejectedInput(blob.source_uri, "archive_bomb", f"{error}; give the articles uncompressed")
        return
    except DAMAGE as error:
        raise_if_machine(error)
        if warc.is_named_so(blob.name):
            yield from warc.read(blob)
            return
        reason = "truncated" if isinstance(error, EOFError) else "malformed"
        detail = f"the compressed data is damaged ({error}); copy it again"
        yield RejectedInput(blob.source_uri, reason, detail)
        return
    if warc.recognizes(inner, blob.name.removesuffix(suffix)):
        yield from warc.read(blob, unpacked=opened)
        return
    yield blob.inside(blob.name.removesuffix(suffix), opened, same_uri=True)


def _size(stream: IO[bytes]) -> int:
    return stream.seek(0, 2) if stream.seekable() else 0
