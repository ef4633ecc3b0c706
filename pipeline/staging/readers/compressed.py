"""Compressed files: gzip, bzip2, xz, Zstandard and LZ4, told by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any

import lz4.frame
import zstandard

from pipeline.staging.readers import warc
from pipeline.staging.readers.limits import BombError, guarded
from pipeline.staging.readers.rows import Blob, Found, RejectedInput

_HEAD = 512


def _zstd(packed: IO[bytes]) -> IO[bytes]:
    return zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True, closefd=True)


# Each library's file object is a binary stream to whoever reads it, whatever its class is called.
_FORMATS: tuple[tuple[bytes, str, Callable[[IO[bytes]], Any]], ...] = (
    (b"\x1f\x8b", ".gz", lambda packed: gzip.GzipFile(fileobj=packed)),
    (b"BZh", ".bz2", bz2.BZ2File),
    (b"\xfd7zXZ\x00", ".xz", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", ".zst", _zstd),
    (b"\x04\x22\x4d\x18", ".lz4", lz4.frame.LZ4FrameFile),
)
FAULTS = (OSError, EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, RuntimeError, ValueError)


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
            inner = stream.read(_HEAD)
    except BombError as error:
        yield RejectedInput(blob.source_uri, "archive_bomb", f"{error}; give the articles uncompressed")
        return
    except FAULTS as error:
        if warc.is_named_so(blob.name):
            yield from warc.read(blob)
            return
        yield RejectedInput(
            blob.source_uri, "malformed", f"the compressed data is damaged ({error}); copy it again"
        )
        return
    if warc.recognizes(inner, blob.name.removesuffix(suffix)):
        yield from warc.read(blob)
        return
    yield blob.inside(blob.name.removesuffix(suffix), opened, same_uri=True)


def _size(stream: IO[bytes]) -> int:
    return stream.seek(0, 2) if stream.seekable() else 0
