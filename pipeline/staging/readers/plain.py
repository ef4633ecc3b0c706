"""Plain text and Markdown: UTF-8, or UTF-16 with its mark. Newlines are unified, nothing else is changed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from pipeline.staging.readers.limits import MAX_BYTES, MAX_LINE
from pipeline.staging.readers.rows import Blob, Found, IntakeRow, RejectedInput

__all__ = ["MAX_BYTES", "MAX_LINE", "article", "decode", "read", "recognizes"]

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control characters that no text holds; tab, newlines, form feed and escape occur in old newswire.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKDOWN = (".md", ".markdown")
_BLOCK = 1 << 20


def recognizes(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked with head and name
    """Whatever no other reader took; `read` says what is wrong with it."""
    return True


def read(blob: Blob) -> Iterator[Found]:
    """One article per file."""
    with blob.open() as stream:
        raw = stream.read(MAX_BYTES + 1)
        size, longest = len(raw), _longest_line(raw)
        while len(raw) > MAX_BYTES and (block := stream.read(_BLOCK)):  # to say how large it really is
            size += len(block)
    if longest > MAX_LINE:
        detail = f"a line of {longest} bytes or more, where {MAX_LINE} are allowed; break it into paragraphs"
        yield RejectedInput(blob.source_uri, "line_too_long", detail)
        return
    if size > MAX_BYTES:
        detail = f"{size} bytes, where {MAX_BYTES} are allowed; split it into one file per article"
        yield RejectedInput(blob.source_uri, "too_large", detail)
        return
    is_markdown = blob.name.lower().endswith(_MARKDOWN)
    yield from article(blob.source_uri, raw, media_type="text/markdown" if is_markdown else "text/plain")


def article(
    source_uri: str,
    raw: bytes,
    *,
    url: str | None = None,
    retrieved_at: datetime | None = None,
    media_type: str = "text/plain",
) -> Iterator[IntakeRow | RejectedInput]:
    """The article that the bytes are, or why they are none."""
    if not raw:
        yield RejectedInput(source_uri, "empty", "the file holds no bytes")
        return
    fault = _binary(raw)
    if fault is not None:
        yield RejectedInput(source_uri, *fault)
        return
    try:
        text = decode(raw)
    except UnicodeDecodeError as error:
        detail = (
            f"byte {error.start} ({raw[error.start : error.start + 1].hex()}) is not {error.encoding}; "
            "save the file as UTF-8"
        )
        yield RejectedInput(source_uri, "undecodable", detail, stage="decode")
        return
    if not text.strip():
        yield RejectedInput(source_uri, "no_text", "the file holds nothing but blanks", stage="decode")
        return
    digest = sha256(raw).hexdigest()
    yield IntakeRow(source_uri, digest, media_type, text, raw, page_url=url, retrieved_at=retrieved_at)


def decode(raw: bytes) -> str:
    """The characters, newlines unified. Raises `UnicodeDecodeError`."""
    encoding = "utf-16" if raw.startswith(_MARKS) else "utf-8-sig"
    return raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def _longest_line(raw: bytes) -> int:
    return max(map(len, re.split(rb"[\r\n]", raw)))


def _binary(raw: bytes) -> tuple[str, str] | None:
    found = None if raw.startswith(_MARKS) else _BINARY.search(raw)
    if found is None:
        return None
    return (
        "binary",
        f"byte {found.start()} ({found.group().hex()}) occurs in no text; give the text of the article",
    )
