"""Web archives: WARC, ARC and WET, plain or compressed.

fastwarc reads them; where it gives up, warcio goes on at the record that fastwarc stumbled over, because each
reads damaged files that the other does not. A record that is no page is rejected with what it is.
"""

from __future__ import annotations

import io
import itertools
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any, TypeVar

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.archiveiterator import ArchiveIterator as SlowIterator
from warcio.exceptions import ArchiveLoadFailed

from pipeline.staging.readers import html, plain
from pipeline.staging.readers.limits import MAX_BYTES
from pipeline.staging.readers.rows import Blob, Found, IntakeRow, RejectedInput
from pipeline.staging.readers.spool import seekable

logging.getLogger("warcio").setLevel(logging.CRITICAL)  # what it says is told by rejections
_STANDARD_ERROR = 2
_ENDINGS = (".warc", ".arc", ".wet", ".wat")
_PAGES = ("response", "resource", "conversion", "arc_record")
_SILENT = (
    "warcinfo",
    "request",
    "metadata",
    "revisit",
    "continuation",
    "arc_header",
)  # about pages, no pages
_FAULTS = (OSError, EOFError, ValueError, ArchiveLoadFailed, UnicodeError, RuntimeError)
_OK = 200
_T = TypeVar("_T")
_HEAD = 65_536  # bytes in which a page of a wrong media type shows that it is HTML


@dataclass(frozen=True, slots=True)
class _Record:
    """A record as either library gives it; `missing` counts the bytes that its header promises and lacks.

    `fault` is what the library said while it read the payload.
    """

    kind: str
    identity: str
    url: str | None
    retrieved: str | None
    status: int | None
    media_type: str
    payload: bytes
    missing: int
    fault: str = ""


def recognizes(head: bytes, name: str) -> bool:
    """By the first line of the first record."""
    return head.startswith((b"WARC/", b"filedesc://")) or (
        is_named_so(name) and not head.strip().startswith(b"<")
    )


def is_named_so(name: str) -> bool:
    """Whether the name says that it is a web archive, whatever compression follows."""
    return any(f"{ending}." in f"{name.lower()}." for ending in _ENDINGS)


def read(blob: Blob, unpacked: Callable[[], IO[bytes]] | None = None) -> Iterator[Found]:
    """Each page in the archive, in its order; `unpacked` opens a compressed archive as it was before."""
    position = 0
    try:
        for record in _fast(blob):
            position += 1
            yield from _article(blob, record, position)
    except _FAULTS as error:
        yield from _slow_from(blob, unpacked or blob.open, position, error)


def _slow_from(
    blob: Blob, opener: Callable[[], IO[bytes]], position: int, fault: Exception
) -> Iterator[Found]:
    """What warcio reads after the records that fastwarc gave."""
    read_before = position
    said: list[str] = []
    try:
        for record in itertools.islice(_slow(opener, said), position, None):
            position += 1
            yield from _article(blob, record, position)
    except _FAULTS as error:
        detail = (
            f"after {position} records: {fault}; {' '.join(str(error).split())[:200]}; make the archive again"
        )
        yield RejectedInput(blob.source_uri, "truncated" if position else "malformed", detail)
        return
    if position == read_before:
        detail = f"nothing can be read after {position} records ({fault}); make the archive again"
        yield RejectedInput(blob.source_uri, "truncated" if position else "malformed", detail)

    elif said:
        detail = (
            f"records are not as long as they say ({said[0]}); what is whole was read; make the archive again"
        )
        yield RejectedInput(blob.source_uri, "malformed", detail)


def _fast(blob: Blob) -> Iterator[_Record]:
    with blob.open() as stream, seekable(stream) as source:  # in another stream fastwarc panics
        records = _or_error(lambda: _records(source))
        while (record := _or_error(lambda: _next_of(records))) is not None:
            yield record


def _records(source: IO[bytes]) -> Iterator[Any]:
    return iter(ArchiveIterator(source, record_types=WarcRecordType.any_type, auto_decode="all"))


def _next_of(records: Iterator[Any]) -> _Record | None:
    record = next(records, None)
    if record is None:
        return None
    headers, http = record.headers, record.http_headers
    kind = (headers.get("WARC-Type") or "unknown").lower()
    payload = record.reader.read(MAX_BYTES + 1) if kind in _PAGES else b""
    return _Record(
        kind=kind,
        identity=headers.get("WARC-Record-ID") or "",
        url=headers.get("WARC-Target-URI"),
        retrieved=headers.get("WARC-Date"),
        status=http.status_code if http is not None else None,
        media_type=_media_type(http.get("Content-Type") if http else headers.get("Content-Type")),
        payload=payload,
        missing=_missing(http.get("Content-Length") if http else None, http, payload),
    )


def _or_error(call: Callable[[], _T]) -> _T:
    """What the call returns. fastwarc's panics, which are no `Exception`, become a `RuntimeError`."""
    try:
        with _unheard():
            return call()
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise RuntimeError(f"the reader of web archives gave up ({error})") from error


@contextmanager
def _unheard() -> Iterator[None]:
    """Let nothing through to the standard error: a panic writes there before it can be caught."""
    sys.stderr.flush()
    kept, nowhere = os.dup(_STANDARD_ERROR), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STANDARD_ERROR)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
        os.close(nowhere)


def _missing(stated: str | None, http: Any, payload: bytes) -> int:
    encoded = http is not None and (http.get("Content-Encoding") or http.get("Transfer-Encoding"))
    if stated is None or encoded or not stated.strip().isdigit():
        return 0
    return max(0, min(int(stated), MAX_BYTES) - len(payload))


def _slow(opener: Callable[[], IO[bytes]], said: list[str]) -> Iterator[_Record]:
    """The records; `said` takes what warcio says between them."""
    with opener() as stream:
        records = SlowIterator(stream, arc2warc=True)
        while True:
            with _listening(said):
                record = _slow_next(records)
            if record is None:
                return
            headers, http = record.rec_headers, record.http_headers
            faults: list[str] = []
            with _listening(faults):
                payload = record.content_stream().read(MAX_BYTES + 1) if record.rec_type in _PAGES else b""
            yield _Record(
                kind=record.rec_type,
                identity=headers.get_header("WARC-Record-ID") or "",
                url=headers.get_header("WARC-Target-URI"),
                retrieved=headers.get_header("WARC-Date"),
                status=_status(http.get_statuscode()) if http is not None else None,
                media_type=_media_type((http or headers).get_header("Content-Type")),
                payload=payload,
                missing=0,
                fault="; ".join(faults),
            )


@contextmanager
def _listening(said: list[str]) -> Iterator[None]:
    """Take what warcio writes to the standard error, which is its only way to tell of a damaged place."""
    with redirect_stderr(io.StringIO()) as told:
        yield
    words = " ".join(told.getvalue().split())
    if words:
        said.append(words[:200])


def _slow_next(records: Iterator[Any]) -> Any | None:
    """The next record. What warcio trips over in damaged headers becomes its own error."""
    try:
        return next(records, None)
    except (AttributeError, KeyError, IndexError, TypeError) as error:
        raise ArchiveLoadFailed(f"a header is damaged ({error})") from error


def _status(code: str | None) -> int | None:
    return int(code) if code and code.isdigit() else None


def _media_type(stated: str | None) -> str:
    return (stated or "").partition(";")[0].strip().lower()


def _article(blob: Blob, record: _Record, position: int) -> Iterator[IntakeRow | RejectedInput]:
    uri = f"{blob.source_uri}#{record.identity.strip('<>').removeprefix('urn:uuid:') or position}"
    if record.kind in _SILENT:
        return
    fault = _fault(record)
    if fault is not None:
        yield RejectedInput(uri, *fault)
        return
    retrieved_at = _instant(record.retrieved)
    is_plain = record.media_type == "text/plain" or record.kind == "conversion"
    if is_plain and not html.recognizes(record.payload[:_HEAD], ""):
        yield from plain.article(uri, record.payload, url=record.url, retrieved_at=retrieved_at)
    else:
        yield from html.article(uri, record.payload, url=record.url, retrieved_at=retrieved_at)


def _fault(record: _Record) -> tuple[str, str] | None:
    """Why a record is no article, by what it says of itself."""
    if record.kind not in _PAGES:
        return "not_an_article", f"a record of type {record.kind}"
    if record.status is not None and record.status != _OK:
        return "not_an_article", f"the server answered {record.status} for {record.url}"
    if record.media_type and not _is_text(record.media_type):
        return "not_an_article", f"{record.media_type} at {record.url}"
    if len(record.payload) > MAX_BYTES:
        return "too_large", f"more than {MAX_BYTES} bytes at {record.url}"
    if record.fault:
        return "truncated", f"{record.url} is damaged ({record.fault}); make the archive again"
    if record.missing:
        return "truncated", f"{record.missing} bytes of {record.url} are missing; make the archive again"
    return None


def _is_text(media_type: str) -> bool:
    return media_type in ("text/html", "application/xhtml+xml", "text/plain", "application/http", "unknown")


def _instant(stated: str | None) -> datetime | None:
    """The record's date, UTC; null when it is none."""
    try:
        found = datetime.fromisoformat((stated or "").strip())
    except ValueError:
        return None
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
