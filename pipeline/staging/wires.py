"""Which news agency a document credits. Public: `find_wire`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.knowledge.outlets import Outlet, Outlets
from pipeline.records import Segment
from pipeline.staging.datelines import find_dateline

_LAST_LINE = re.compile(r"[(\[–—-]\s*([A-Z][\w .’'&-]{1,40}?)\s*[)\]]?\s*$")
_SOURCE = re.compile(
    r"^\W*(?:source|via|from|by|©|\(c\)|copyright"
    r"|(?:this \w+ )?(?:was )?(?:originally|first) (?:appeared|posted|published|ran) (?:at|by|in|on))"
    r"\W+(?:\d{4}\W+)?(?:the\s+)?(.{2,40}?)\W*$",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*(?:[,;/|&]|\band\b|\bwith\b|\bin\b|\bvia\b|\s[–—-]\s)\s*")


def find_wire(
    text: str,
    segments: Sequence[Segment],
    *,
    author: str | None,
    outlets: Outlets,
    country: str | None = None,
) -> str | None:
    """Registry id of the agency that the document credits in dateline, byline or sign-off, if any.

    An agency that only took a picture or contributed to the reporting is not the source of the story.
    `country` (alpha-3) is the outlet's and tells agencies apart that share an abbreviation.
    """
    for credit in _credits(text, segments, author):
        for piece in (credit, *_SEPARATORS.split(credit)):
            found = _agency(piece, outlets, country)
            if found:
                return found.outlet_id
    return None


def _agency(credit: str, outlets: Outlets, country: str | None) -> Outlet | None:
    bare = credit.strip(" .,:()[]")
    return outlets.by_credit(bare, country=country) if bare else None


def _credits(text: str, segments: Sequence[Segment], author: str | None) -> Iterator[str]:
    for part in segments:
        if part.kind == "dateline":
            dateline = find_dateline(text[part.start : part.end])
            if dateline and dateline.credit:
                yield dateline.credit
    if author:
        yield author
    for part in segments:
        if part.kind == "byline":
            for line in text[part.start : part.end].strip().split("\n"):
                if "contribut" not in line.lower():
                    source = _SOURCE.match(line.strip())
                    yield source[1] if source else line.strip()
    last = next((part for part in reversed(segments) if part.kind == "body"), None)
    signed = _LAST_LINE.search(text[last.start : last.end].rstrip()[-60:]) if last else None
    if signed:
        yield signed[1]
