"""What a server sends, unpacked by `Content-Encoding` a little at a time. Public: `ACCEPTED`, `unpacked`.

A library that unpacks whatever arrives makes gigabytes of a few thousand bytes before anybody can count them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

ACCEPTED = "gzip, deflate"
_GZIP_OR_ZLIB, _RAW = 47, -15  # window bits: told by the header, and without one as some servers deflate
_AT_ONCE = 1 << 16  # bytes that are unpacked at a time


class EncodingError(ValueError):
    """The body is not packed as its header says; the message says how."""


def unpacked(packed: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The body in parts of at most 64 KiB. Raises `EncodingError`."""
    match encoding.strip().lower():
        case "" | "identity":
            yield from packed
        case "gzip" | "x-gzip" | "deflate":
            yield from _inflated(packed)
        case other:
            raise EncodingError(f"packed as {other[:40]}, which was not asked for")


def _inflated(packed: Iterable[bytes]) -> Iterator[bytes]:
    stream, has_begun = zlib.decompressobj(_GZIP_OR_ZLIB), False
    for block in packed:
        rest = block
        while rest:
            if stream.eof:
                stream = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                part = stream.decompress(rest, _AT_ONCE)
            except zlib.error as error:
                if has_begun:
                    raise EncodingError(f"the packed data is damaged ({error})") from error
                stream = zlib.decompressobj(_RAW)
                part = _first(stream, rest)
            has_begun = True
            yield part
            rest = stream.unconsumed_tail or stream.unused_data
    if has_begun and not stream.eof:
        raise EncodingError("the packed data ends too early")


def _first(stream: zlib._Decompress, block: bytes) -> bytes:
    try:
        return stream.decompress(block, _AT_ONCE)
    except zlib.error as error:
        raise EncodingError(f"the packed data is damaged ({error})") from error
