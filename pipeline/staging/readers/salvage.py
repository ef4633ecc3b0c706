"""Members of a zip archive whose directory is damaged or cut off, found by the headers before them."""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from pipeline.staging.readers.limits import MAX_EXPANDED, MAX_RATIO, RATIO_FROM, BombError

_SIGNATURE = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3I2H")  # APPNOTE.TXT 4.3.7
_ENCRYPTED, _SIZE_FOLLOWS = 1, 8
_STORED, _DEFLATED = 0, 8
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A member, its bytes in a temporary file; without them, why they cannot be had."""

    name: str
    kept: IO[bytes] | None
    fault: str = ""


def salvage(packed: IO[bytes]) -> Iterator[Salvaged]:
    """Each member in the order of the file. Raises `BombError`."""
    at = 0
    while (at := _find(packed, at)) >= 0:
        packed.seek(at)
        raw = packed.read(_HEADER.size)
        if len(raw) < _HEADER.size:
            return
        _, _, flags, method, _, _, crc, size, _, name_length, extra_length = _HEADER.unpack(raw)
        name = packed.read(name_length).decode("utf-8", "surrogateescape")
        start = at + _HEADER.size + name_length + extra_length
        at += len(_SIGNATURE)
        if name.endswith("/"):
            continue
        is_sized = not flags & _SIZE_FOLLOWS
        if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED) or (method == _STORED and not is_sized):
            yield Salvaged(name, None, "it cannot be unpacked without the archive's directory")
            continue
        packed.seek(start)
        kept, found_crc = _unpack(packed, method, size)
        if kept is None or (is_sized and found_crc != crc):
            yield Salvaged(name, None, "its data is damaged or cut off")
            continue
        yield Salvaged(name, kept)
        at = start


def _find(packed: IO[bytes], at: int) -> int:
    """Where the next header is; -1 when there is none."""
    packed.seek(at)
    tail = b""
    while block := packed.read(_BLOCK):
        window = tail + block
        found = window.find(_SIGNATURE)
        if found >= 0:
            return at - len(tail) + found
        at, tail = at + len(block), window[1 - len(_SIGNATURE) :]
    return -1


def _unpack(packed: IO[bytes], method: int, size: int) -> tuple[IO[bytes] | None, int]:
    """The member's bytes and their checksum; null when they are not whole."""
    kept = tempfile.SpooledTemporaryFile(max_size=_BLOCK * 500)  # noqa: SIM115 - closed by its reader
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    crc = taken = given = 0
    while not inflater.eof and (method == _DEFLATED or taken < size):
        block = packed.read(_BLOCK if method == _DEFLATED else min(_BLOCK, size - taken))
        if not block:
            return None, 0
        taken += len(block)
        try:
            data = inflater.decompress(block) if method == _DEFLATED else block
        except zlib.error:
            return None, 0
        given += len(data)
        if given > MAX_EXPANDED or (given > RATIO_FROM and given > MAX_RATIO * taken):
            raise BombError(f"{taken} bytes become more than {given}")
        crc = zlib.crc32(data, crc)
        kept.write(data)
    kept.seek(0)
    return kept, crc
