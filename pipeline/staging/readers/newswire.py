"""Newswire XML: NITF (IPTC, 3.x) and NewsML-G2 (IPTC, 2.x), one article per story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from pipeline.staging.readers.limits import MAX_RECORD
from pipeline.staging.readers.rows import Blob, Found, IntakeRow, RejectedInput

_ROOTS = re.compile(rb"<(?:\w+:)?(?:nitf|newsItem|newsMessage|NewsML|packageItem)[\s>]")
_PARAGRAPHS = frozenset({"p", "hl2", "hl1", "li", "h1", "h2", "h3"})


def recognizes(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked with head and name
    """By an element that only these formats have."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and bool(_ROOTS.search(head))


def read(blob: Blob) -> Iterator[Found]:
    """Each story in the order of the file."""
    with blob.open() as stream:
        raw = stream.read(MAX_RECORD + 1)
    if len(raw) > MAX_RECORD:
        yield RejectedInput(blob.source_uri, "too_large", f"newswire XML of more than {MAX_RECORD} bytes")
        return
    try:
        root = fromstring(raw, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        yield RejectedInput(blob.source_uri, "entity_bomb", f"{error}; write the entities out")
        return
    except (ParseError, ValueError, LookupError) as error:
        yield RejectedInput(blob.source_uri, "malformed", f"the XML is not well formed ({error}); mend it")
        return
    stories = [element for element in root.iter() if _name(element) in ("nitf", "newsItem")]
    stories = [story for story in stories if _name(story) == "nitf" or not _within(story, stories)]
    if not stories:
        yield RejectedInput(blob.source_uri, "not_an_article", "the file holds no story")
    for number, story in enumerate(stories, start=1):
        uri = blob.source_uri if len(stories) == 1 else f"{blob.source_uri}#{number}"
        yield _story(uri, story, raw)


def _within(story: Element, stories: Iterable[Element]) -> bool:
    """Whether a NewsML item holds an NITF story, which is then the one that is read."""
    inner = {id(element) for element in story.iter() if element is not story}
    return any(id(other) in inner and _name(other) == "nitf" for other in stories)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _story(uri: str, story: Element, raw: bytes) -> Found:
    body = _first(story, "body.content") or _first(story, "body") or _first(story, "inlineData") or story
    lines = [_words(element) for element in body.iter() if _name(element) in _PARAGRAPHS]
    text = "\n\n".join(line for line in lines if line) or _words(body)
    if not text.strip():
        return RejectedInput(uri, "no_text", "the story holds no paragraph", stage="decode")
    return IntakeRow(
        source_uri=uri,
        raw_sha256=sha256(raw).hexdigest(),
        media_type="application/nitf+xml" if _name(story) == "nitf" else "application/newsml+xml",
        text=text,
        raw=raw,
        page_title=_text(story, "hl1") or _text(story, "headline") or _text(story, "title"),
        page_author=_text(story, "byline") or _text(story, "by"),
        page_outlet=_text(story, "copyrightHolder")
        or _attribute(story, "doc.copyright", "holder")
        or _provider(story),
        page_published=_attribute(story, "date.issue", "norm")
        or _text(story, "versionCreated")
        or _text(story, "contentCreated")
        or _attribute(story, "story.date", "norm"),
        language=_language(story),
    )


def _first(story: Element, name: str) -> Element | None:
    return next((element for element in story.iter() if _name(element) == name), None)


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _text(story: Element, name: str) -> str | None:
    found = _first(story, name)
    return (_words(found) or None) if found is not None else None


def _attribute(story: Element, name: str, attribute: str) -> str | None:
    found = _first(story, name)
    return found.get(attribute) if found is not None else None


def _provider(story: Element) -> str | None:
    provider = _first(story, "provider")
    if provider is None:
        return None
    return _text(provider, "name") or provider.get("literal") or provider.get("qcode")


def _language(story: Element) -> str | None:
    stated: Any = _attribute(story, "language", "tag") or story.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    )
    return stated.split("-")[0].lower() if stated else None
