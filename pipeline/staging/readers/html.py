"""HTML pages: the article's text by trafilatura, and what the page says of itself by its own metadata."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from charset_normalizer import from_bytes
from trafilatura import bare_extraction, baseline, html2txt
from trafilatura.settings import Document

from pipeline.staging.readers.limits import MAX_BYTES
from pipeline.staging.readers.page import read_page
from pipeline.staging.readers.rows import Blob, Found, IntakeRow, RejectedInput

MEDIA_TYPE = "text/html"
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says is told by rejections
_TAGS = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta\s|<title[\s>]", re.IGNORECASE
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]+)""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:-]+)""")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED_WITHIN = 4096
_DAMAGED = 0.02  # share of characters that cannot be read beyond which a page is no text


def recognizes(head: bytes, name: str) -> bool:
    """By a tag that only pages have, or by its name and a tag."""
    if _TAGS.search(head):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in head


def read(blob: Blob) -> Iterator[Found]:
    """One article per page."""
    with blob.open() as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        yield RejectedInput(
            blob.source_uri, "too_large", f"more than {MAX_BYTES} bytes; give the article's page"
        )
        return
    yield from article(blob.source_uri, raw)


def article(
    source_uri: str, raw: bytes, *, url: str | None = None, retrieved_at: datetime | None = None
) -> Iterator[IntakeRow | RejectedInput]:
    """The article of one page; a page without any text of its own is rejected."""
    page = decode(raw)
    if page is None:
        yield RejectedInput(source_uri, "undecodable", "no encoding makes text of this page", stage="decode")
        return
    facts = read_page(page)
    text = extract_text(page, url=url) or facts.body
    if not text:
        detail = (
            "the page holds no article: menus, forms or pictures only"
            if page.strip()
            else "the page is empty"
        )
        yield RejectedInput(source_uri, "no_text", detail, stage="decode")
        return
    yield IntakeRow(
        source_uri=source_uri,
        raw_sha256=sha256(raw).hexdigest(),
        media_type=MEDIA_TYPE,
        text=text,
        raw=raw,
        page_url=url or facts.url,
        page_outlet=facts.outlet,
        page_title=facts.title,
        page_author=facts.author,
        page_published=facts.published,
        language=facts.language,
        retrieved_at=retrieved_at,
    )


def extract_text(page: str, *, url: str | None = None) -> str | None:
    """The article's text, paragraphs on lines of their own; null when there is none."""
    found = bare_extraction(page, url=url, include_comments=False, with_metadata=False)
    text = found.text if isinstance(found, Document) else None
    if (
        not text or not text.strip()
    ):  # a page of a form that it does not know: its longest paragraphs, then all
        text = baseline(page)[1] or html2txt(page)
    return text.replace("\r\n", "\n").replace("\r", "\n") if text and text.strip() else None


def decode(raw: bytes) -> str | None:
    """The page's characters: by its mark, its declaration, UTF-8, then by detection; null when none fits.

    A declaration that the bytes contradict is not followed. NUL and lone surrogates are taken out.
    """
    for encoding in _encodings(raw):
        try:
            return _clean(raw.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    best = from_bytes(raw[:500_000]).best()
    if best is None:
        return None
    text = raw.decode(best.encoding, errors="replace")
    return _clean(text) if text.count("�") <= _DAMAGED * len(text) else None


def _encodings(raw: bytes) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            yield encoding
    head = raw[:_DECLARED_WITHIN]
    declared = _XML_DECLARED.search(head) or _DECLARED.search(head)
    stated = declared[1].decode("ascii") if declared else None
    if stated and stated.lower() not in ("utf-8", "utf8", "iso-8859-1", "latin1", "windows-1252", "us-ascii"):
        yield stated
    yield "utf-8"  # a page that says Latin-1 and is valid UTF-8 is UTF-8
    if stated:
        yield "windows-1252" if stated.lower() in ("iso-8859-1", "latin1", "us-ascii") else stated


def _clean(text: str) -> str:
    return re.sub("[\x00\ud800-\udfff]", "", text)
