"""Zip and tar archives: their members one after the other, nothing unpacked to disk."""

from __future__ import annotations

import posixpath
import tarfile
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO, ClassVar, Self

from pipeline.staging.readers.limits import (
    DAMAGE,
    MAX_EXPANDED,
    MAX_MEMBERS,
    MAX_RATIO,
    RATIO_FROM,
    BombError,
    first_bytes,
    guarded,
    raise_if_machine,
)
from pipeline.staging.readers.rows import Blob, Found, RejectedInput, printable
from pipeline.staging.readers.salvage import salvage
from pipeline.staging.readers.spool import kept_copy, seekable

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAR_MARK, _TAR_AT = b"ustar", 257


def recognizes_zip(head: bytes, name: str) -> bool:
    """By its first bytes; by its name too, for its directory is at its end."""
    return head.startswith(_ZIP) or (name.lower().endswith(".zip") and b"\x00" in head)


def recognizes_tar(head: bytes, name: str) -> bool:
    """By the mark in its first header; by its name too, for the first may be damaged."""
    is_marked = head[_TAR_AT : _TAR_AT + len(_TAR_MARK)] == _TAR_MARK
    return is_marked or (name.lower().endswith(".tar") and b"\x00" in head)


def read_zip(blob: Blob) -> Iterator[Found]:
    """Each file in the archive, in the order of its directory."""
    try:
        with blob.open() as packed, zipfile.ZipFile(seekable(packed)) as archive:
            members = [member for member in archive.infolist() if not member.filename.endswith("/")]
            if len(members) > MAX_MEMBERS:
                yield RejectedInput(
                    blob.source_uri, "archive_bomb", f"{len(members)} members, {MAX_MEMBERS} allowed"
                )
                return
            for member in members:
                yield _zip_member(blob, archive, member)
    except DAMAGE as error:
        raise_if_machine(error)
        detail = f"the zip archive is damaged ({error}); what is whole in it was read; make it again"
        yield RejectedInput(blob.source_uri, "malformed", detail)
        if isinstance(error, zipfile.BadZipFile):
            yield from _salvaged(blob)


def _salvaged(blob: Blob) -> Iterator[Found]:
    """What is whole in an archive without its directory."""
    with blob.open() as packed, seekable(packed) as source:
        for member in salvage(source):
            uri = f"{blob.source_uri}#{printable(member.name)}"
            if _is_unsafe(member.name):
                yield RejectedInput(
                    uri, "unsafe_path", "the member's name leads out of the archive; rename it"
                )
            elif member.kept is None:
                yield RejectedInput(uri, "truncated", f"{member.fault}; make the archive again")
            else:
                with member.kept as kept:
                    yield blob.inside(member.name, partial(_again, kept))


def _zip_member(blob: Blob, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Found:
    uri = f"{blob.source_uri}#{printable(member.filename)}"
    if _is_unsafe(member.filename):
        return RejectedInput(uri, "unsafe_path", "the member's name leads out of the archive; rename it")
    if member.flag_bits & 1:
        return RejectedInput(uri, "unsupported_format", "the member is encrypted; give it decrypted")
    size = member.file_size
    if size > MAX_EXPANDED or (size > RATIO_FROM and size > MAX_RATIO * max(member.compress_size, 1)):
        return RejectedInput(uri, "archive_bomb", f"{member.compress_size} bytes become {size}")
    return blob.inside(
        member.filename,
        lambda: guarded(kept_copy(archive.open(member)), packed=member.compress_size),
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
            tarfile.open(
                fileobj=_Patient(packed),  # type: ignore[call-overload]
                mode="r|",
                tarinfo=header,
                ignore_zeros=True,
            ) as archive,
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
    except DAMAGE as error:
        raise_if_machine(error)
        faults.append(str(error))
    faults += header.faults if header.faults else ([] if header.has_end else ["its end is missing"])
    if faults:
        detail = f"the tar archive is damaged ({faults[0]}); what is whole in it was read; make it again"
        yield RejectedInput(blob.source_uri, "truncated" if not header.has_end else "malformed", detail)


class _Patient:
    """A stream that gives what comes before a damaged place, and raises when asked for more."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        """At most so many bytes."""
        return first_bytes(self._stream, size)


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
    uri = f"{blob.source_uri}#{printable(member.name)}"
    if _is_unsafe(member.name):
        yield RejectedInput(uri, "unsafe_path", "the member's name leads out of the archive; rename it")
        return
    stream = archive.extractfile(member) if member.isfile() else None
    if stream is None:
        yield RejectedInput(
            uri, "unsupported_format", "the member is a link or a device; give the file itself"
        )
        return
    with kept_copy(stream) as kept:  # a tar is read once, its members perhaps twice
        yield blob.inside(member.name, lambda: _again(kept))


def _is_unsafe(name: str) -> bool:
    plain = posixpath.normpath(name.replace("\\", "/"))
    return plain.startswith(("/", "../")) or plain == ".." or (len(plain) > 1 and plain[1] == ":")


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
