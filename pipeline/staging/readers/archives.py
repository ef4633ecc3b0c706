"""Zip and tar archives: their members one after the other, nothing unpacked to disk."""

from __future__ import annotations

import lzma
import posixpath
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, ClassVar, Self

import zstandard

from pipeline.staging.readers.limits import (
    MAX_EXPANDED,
    MAX_MEMBERS,
    MAX_RATIO,
    RATIO_FROM,
    BombError,
    guarded,
    raise_if_machine,
)
from pipeline.staging.readers.rows import Blob, Found, RejectedInput

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAR_MARK, _TAR_AT = b"ustar", 257
_IN_MEMORY = 32_000_000  # a member that must be read twice is kept in memory up to here, then on disk
_BLOCK = 1 << 20
_PACKED_FAULTS = (OSError, RuntimeError, zlib.error, lzma.LZMAError, zstandard.ZstdError)  # of what wraps it


def recognizes_zip(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked with head and name
    """By its first bytes."""
    return head.startswith(_ZIP)


def recognizes_tar(head: bytes, name: str) -> bool:  # noqa: ARG001 - as above
    """By the mark in its first header."""
    return head[_TAR_AT : _TAR_AT + len(_TAR_MARK)] == _TAR_MARK


def read_zip(blob: Blob) -> Iterator[Found]:
    """Each file in the archive, in the order of its directory."""
    try:
        with blob.open() as packed, zipfile.ZipFile(_seekable(packed)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MAX_MEMBERS:
                yield RejectedInput(
                    blob.source_uri, "archive_bomb", f"{len(members)} members, {MAX_MEMBERS} allowed"
                )
                return
            for member in members:
                yield _zip_member(blob, archive, member)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise_if_machine(error)
        yield RejectedInput(
            blob.source_uri, "malformed", f"the zip archive is damaged ({error}); make it again"
        )


def _zip_member(blob: Blob, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Found:
    uri = f"{blob.source_uri}#{member.filename}"
    if _is_unsafe(member.filename):
        return RejectedInput(uri, "unsafe_path", "the member's name leads out of the archive; rename it")
    if member.flag_bits & 1:
        return RejectedInput(uri, "unsupported_format", "the member is encrypted; give it decrypted")
    size = member.file_size
    if size > MAX_EXPANDED or (size > RATIO_FROM and size > MAX_RATIO * max(member.compress_size, 1)):
        return RejectedInput(uri, "archive_bomb", f"{member.compress_size} bytes become {size}")
    return blob.inside(
        member.filename,
        lambda: guarded(_copy(archive.open(member), limit=MAX_EXPANDED), packed=member.compress_size),
    )


def read_tar(blob: Blob) -> Iterator[Found]:
    """Each file in the archive, in its order; links and devices are rejected.

    After a header that is damaged, reading goes on at the next one that is whole.
    """
    header = _watched_headers()
    faults: list[str] = []
    try:
        with (
            blob.open() as packed,
            tarfile.open(fileobj=packed, mode="r|", tarinfo=header, ignore_zeros=True) as archive,
        ):
            for number, member in enumerate(archive):
                if number > MAX_MEMBERS:
                    yield RejectedInput(blob.source_uri, "archive_bomb", f"more than {MAX_MEMBERS} members")
                    return
                if not member.isdir():
                    yield from _tar_member(blob, archive, member)
    except BombError as error:
        yield RejectedInput(blob.source_uri, "archive_bomb", f"{error}; give the articles unpacked")
        return
    except (tarfile.TarError, EOFError, ValueError, *_PACKED_FAULTS) as error:
        raise_if_machine(error)
        faults.append(str(error))
    faults += header.faults if header.faults else ([] if header.has_end else ["its end is missing"])
    if faults:
        detail = f"the tar archive is damaged ({faults[0]}); what is whole in it was read; make it again"
        yield RejectedInput(blob.source_uri, "truncated" if not header.has_end else "malformed", detail)


class _Header(tarfile.TarInfo):
    """A header that remembers what tarfile passes over in silence: damaged ones, and the archive's end."""

    faults: ClassVar[list[str]]
    has_end: ClassVar[bool]

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """As `tarfile.TarInfo` does; raises what it raises."""
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if len(buf) == tarfile.BLOCKSIZE and not any(buf):
                cls.has_end = True
            elif buf:
                cls.faults.append(str(error))
            raise


def _watched_headers() -> type[_Header]:
    """A class of headers for one archive, which is how tarfile lets its reading be watched."""
    return type("_WatchedHeader", (_Header,), {"faults": [], "has_end": False})


def _tar_member(blob: Blob, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[Found]:
    uri = f"{blob.source_uri}#{member.name}"
    if _is_unsafe(member.name):
        yield RejectedInput(uri, "unsafe_path", "the member's name leads out of the archive; rename it")
        return
    stream = archive.extractfile(member) if member.isfile() else None
    if stream is None:
        yield RejectedInput(
            uri, "unsupported_format", "the member is a link or a device; give the file itself"
        )
        return
    with _copy(stream, limit=MAX_EXPANDED) as kept:  # a tar is read once, its members perhaps twice
        yield blob.inside(member.name, lambda: _again(kept))


def _is_unsafe(name: str) -> bool:
    plain = posixpath.normpath(name.replace("\\", "/"))
    return plain.startswith(("/", "../")) or plain == ".." or (len(plain) > 1 and plain[1] == ":")


def _seekable(stream: IO[bytes]) -> IO[bytes]:
    return stream if stream.seekable() else _copy(stream, limit=MAX_EXPANDED)


def _copy(stream: IO[bytes], *, limit: int) -> IO[bytes]:
    """The stream in a temporary file that can be read again."""
    kept = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by its reader
    taken = 0
    while block := stream.read(_BLOCK):
        taken += len(block)
        if taken > limit:
            raise BombError(f"a member of more than {limit} bytes")
        kept.write(block)
    kept.seek(0)
    return kept


class _Again:
    """A view of a kept stream that starts at its beginning and leaves it open when closed."""

    def __init__(self, kept: IO[bytes]) -> None:
        kept.seek(0)
        self._kept = kept

    def __enter__(self) -> IO[bytes]:
        return self._kept

    def __exit__(self, *_: object) -> None:
        self._kept.seek(0)

    def __getattr__(self, name: str) -> object:
        return getattr(self._kept, name)

    def close(self) -> None:
        """Leave it open: the archive's reader closes it."""


def _again(kept: IO[bytes]) -> IO[bytes]:
    return _Again(kept)  # type: ignore[return-value]
