"""Feeds: RSS, Atom and JSON Feed, one article per entry, from what the feed itself carries."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree
from lxml import html as lxml_html

from pipeline.staging.readers.limits import MAX_RECORD
from pipeline.staging.readers.rows import Blob, Found, IntakeRow, RejectedInput

_XML = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_JSON = re.compile(rb'"version"\s*:\s*"https?://jsonfeed\.org/')
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "blockquote",
        "tr",
        "table",
        "section",
        "article",
    )
)
_UNSEEN = frozenset(("script", "style", "iframe", "noscript", "template"))


@dataclass(frozen=True, slots=True)
class Link:
    """The page that an entry names; `entry` is the entry's source_uri, `stamp` its date in the feed."""

    entry: str
    url: str
    stamp: str | None


def recognizes(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked with head and name
    """By the root element, or by the version that a JSON Feed names."""
    start = head.lstrip(_BLANKS)
    is_xml = start.startswith(b"<") and b"<html" not in head[:600].lower() and _XML.search(head)
    return bool(is_xml) or bool(_JSON.search(head) and start.startswith(b"{"))


def links(source_uri: str, raw: bytes, *, base: str) -> list[Link]:
    """The pages that a feed's entries name, in their order; none for a feed that `read` rejects."""
    if raw.lstrip(_BLANKS).startswith(b"{"):
        try:
            items = json.loads(raw.decode("utf-8-sig")).get("items")
        except (ValueError, RecursionError, AttributeError):
            return []
        entries = (
            [item if isinstance(item, dict) else {} for item in items] if isinstance(items, list) else []
        )
        found = [(e.get("url"), e.get("date_modified") or e.get("date_published")) for e in entries]
    elif _ENTITIES.search(raw):
        return []
    else:
        feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
        found = [
            (entry.get("link"), entry.get("updated") or entry.get("published")) for entry in feed.entries
        ]
    named = [(number, url, stamp) for number, (url, stamp) in enumerate(found, start=1)]
    return [
        Link(f"{source_uri}#{number}", urljoin(base, url), stamp if isinstance(stamp, str) else None)
        for number, url, stamp in named
        if isinstance(url, str) and url.strip()
    ]


def read(blob: Blob) -> Iterator[Found]:
    """Each entry in the order of the feed."""
    with blob.open() as stream:
        raw = stream.read(MAX_RECORD + 1)
    if len(raw) > MAX_RECORD:
        yield RejectedInput(blob.source_uri, "too_large", f"a feed of more than {MAX_RECORD} bytes")
        return
    if raw.lstrip(_BLANKS).startswith(b"{"):
        yield from _json_feed(blob, raw)
        return
    if _ENTITIES.search(raw):
        detail = "the feed defines entities of its own, which can grow without bound; write them out"
        yield RejectedInput(blob.source_uri, "entity_bomb", detail)
        return
    feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        why = str(feed.get("bozo_exception") or "it has no entry")
        reason = "malformed" if feed.get("bozo") else "not_an_article"
        yield RejectedInput(
            blob.source_uri, reason, f"the feed holds no entry ({' '.join(why.split())[:200]})"
        )
        return
    about = feed.feed
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(blob, number, entry, about)


def _entry(blob: Blob, number: int, entry: Mapping[str, Any], about: Mapping[str, Any]) -> Found:
    bodies = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    text = max((text_of(body) for body in bodies), key=len)
    title = text_of(entry.get("title") or "") or None
    return _article(
        f"{blob.source_uri}#{number}",
        text=text,
        title=title,
        url=entry.get("link") or None,
        author=entry.get("author") or None,
        published=entry.get("published") or entry.get("updated") or None,
        outlet=text_of(about.get("title") or "") or None,
        language=about.get("language") or None,
    )


def _json_feed(blob: Blob, raw: bytes) -> Iterator[Found]:
    try:
        feed = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield RejectedInput(blob.source_uri, "malformed", f"the feed is no JSON ({error})")
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        yield RejectedInput(blob.source_uri, "not_an_article", "the feed holds no item")
        return
    for number, item in enumerate(items, start=1):
        uri = f"{blob.source_uri}#{number}"
        if not isinstance(item, dict):
            yield RejectedInput(uri, "malformed", "the item is no object")
            continue
        authors = [a.get("name") for a in item.get("authors") or () if isinstance(a, dict) and a.get("name")]
        yield _article(
            uri,
            text=_text(item.get("content_text"))
            or text_of(_text(item.get("content_html")) or _text(item.get("summary"))),
            title=_text(item.get("title")) or None,
            url=_text(item.get("url")) or None,
            author=", ".join(map(str, authors)) or None,
            published=_text(item.get("date_published")) or None,
            outlet=_text(feed.get("title")) or None,
            language=_text(item.get("language")) or _text(feed.get("language")) or None,
        )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _article(
    uri: str,
    *,
    text: str,
    title: str | None,
    url: str | None,
    author: str | None,
    published: str | None,
    outlet: str | None,
    language: str | None,
) -> IntakeRow | RejectedInput:
    if not text.strip():
        where = f"; read the page {url} instead" if url else ""
        return RejectedInput(
            uri, "no_text", f"the entry {title or ''!r} carries no text{where}", stage="decode"
        )
    facts = {"title": title, "url": url, "author": author, "published": published, "text": text}
    raw = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    return IntakeRow(
        source_uri=uri,
        raw_sha256=sha256(raw).hexdigest(),
        media_type="application/feed+entry",
        text=text,
        raw=raw,
        page_url=url,
        page_outlet=outlet,
        page_title=title,
        page_author=author,
        page_published=published,
        language=(language or "").split("-")[0].lower() or None,
    )


def text_of(markup: str) -> str:
    """The words of a fragment of HTML, blocks on lines of their own; plain text stays as it is."""
    if "<" not in markup and "&" not in markup:
        return re.sub("[\x00\ud800-\udfff]", "", markup).strip()
    try:
        tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return re.sub(r"<[^>]*>|[\x00\ud800-\udfff]", " ", markup).strip()
    parts: list[str] = []
    _gather(tree, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _gather(element: Any, parts: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        parts.append(element.tail or "")
        return
    is_block = element.tag in _BLOCKS
    parts.append("\n" if is_block else "")
    parts.append((element.text or "").replace("\n", " "))
    for child in element:
        _gather(child, parts)
    parts.append("\n" if is_block else "")
    parts.append((element.tail or "").replace("\n", " "))
