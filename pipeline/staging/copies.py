"""Documents that repeat each other: copies, versions and stories. Public: `find_copies`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

_LAST = datetime(9999, 12, 31)  # noqa: DTZ001 - naive UTC as in the table; no date counts as later than any


@dataclass(frozen=True, slots=True)
class Candidate:
    """What tells a document's copies: its address, date and analysed text."""

    document_id: str
    url: str | None
    published_at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """What a document repeats (`documents.duplicate_of`, `version_of`, `story_id`)."""

    duplicate_of: str | None
    similarity: float | None
    version_of: str | None
    story_id: str


def find_copies(candidates: Sequence[Candidate]) -> dict[str, Copy]:
    """The copies by document id; they do not depend on the order of the candidates."""
    first: dict[bytes, str] = {}
    found: dict[str, Copy] = {}
    for candidate in sorted(candidates, key=_age):
        key = _fingerprint(candidate.text)
        original = first.setdefault(key, candidate.document_id)
        repeats = original != candidate.document_id
        found[candidate.document_id] = Copy(
            duplicate_of=original if repeats else None,
            similarity=1.0 if repeats else None,
            version_of=None,
            story_id=original,
        )
    return found


def _age(candidate: Candidate) -> tuple[datetime, str]:
    return candidate.published_at or _LAST, candidate.document_id


def _fingerprint(text: str) -> bytes:
    words = " ".join(re.findall(r"\w+", text.lower()))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
