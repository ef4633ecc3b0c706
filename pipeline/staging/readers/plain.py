"""Plain text: UTF-8, or UTF-16 with its mark. Newlines are unified and nothing else is changed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from hashlib import sha256

from pipeline.staging.readers.rows import Input, IntakeRow, RejectedInput

MAX_BYTES = 10_000_000  # a novel has about one million; what is larger is not one article
MAX_LINE = 200_000  # characters; the longest paragraph of a news article has a few thousand
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control characters that no text holds; tab, newlines, form feed and escape occur in old newswire.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def recognizes(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked with head and name
    """Whatever no other reader took; `read` says what is wrong with it."""
    return True


def read(item: Input, raw: bytes) -> Iterator[IntakeRow | RejectedInput]:
    """One article per file."""
    if not raw:
        yield RejectedInput(item.source_uri, "empty", "the file holds no bytes")
        return
    fault = _too_large(raw) or _binary(raw)
    if fault is not None:
        yield RejectedInput(item.source_uri, *fault)
        return
    try:
        text = decode(raw)
    except UnicodeDecodeError as error:
        detail = (
            f"byte {error.start} ({raw[error.start : error.start + 1].hex()}) is not {error.encoding}; "
            "save the file as UTF-8"
        )
        yield RejectedInput(item.source_uri, "undecodable", detail, stage="decode")
        return
    if not text.strip():
        yield RejectedInput(item.source_uri, "no_text", "the file holds nothing but blanks", stage="decode")
        return
    yield IntakeRow(item.source_uri, sha256(raw).hexdigest(), "text/plain", text, raw)


def decode(raw: bytes) -> str:
    """The characters, newlines unified. Raises `UnicodeDecodeError`."""
    encoding = "utf-16" if raw.startswith(_MARKS) else "utf-8-sig"
    return raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def _too_large(raw: bytes) -> tuple[str, str] | None:
    longest = max(map(len, re.split(rb"[\r\n]", raw)))
    if longest > MAX_LINE:
        return (
            "line_too_long",
            f"a line of {longest} bytes, where {MAX_LINE} are allowed; break it into paragraphs",
        )
    if len(raw) > MAX_BYTES:
        return (
            "too_large",
            f"{len(raw)} bytes, where {MAX_BYTES} are allowed; split it into one file per article",
        )
    return None


def _binary(raw: bytes) -> tuple[str, str] | None:
    found = None if raw.startswith(_MARKS) else _BINARY.search(raw)
    if found is None:
        return None
    return (
        "binary",
        f"byte {found.start()} ({found.group().hex()}) occurs in no text; give the text of the article",
    )
