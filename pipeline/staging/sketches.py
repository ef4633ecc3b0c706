"""What is kept of a document to tell its copies: hashes of its words, facts and address.

Public: `Candidate`, `sketch`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit
from zlib import crc32

from pipeline.staging.shingles import shingles, words_of

FEWEST_WORDS = 30  # shorter texts are formulas: they repeat each other only when title and text are the same
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|ocid|cmp|ref|src|output|amp|share|smid|at_\w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What tells a document's copies; `text` is what it says itself, without headline and furniture."""

    document_id: str
    url: str | None
    published_at: datetime | None
    text: str
    title: str | None = None
    wire_source_id: str | None = None
    retrieved_at: datetime | None = None
    published_on: date | None = None
    published_precision: str = "unknown"


def sketch(candidate: Candidate) -> dict[str, object]:
    """The row of `sketches`."""
    words = words_of(candidate.text)
    is_formula = len(words) < FEWEST_WORDS
    told = [*words_of(candidate.title or ""), "\n", *words] if is_formula else words
    return {
        "document_id": candidate.document_id,
        "published_at": candidate.published_at,
        "published_on": candidate.published_on,
        "published_precision": candidate.published_precision,
        "retrieved_at": candidate.retrieved_at,
        "wire_source_id": candidate.wire_source_id,
        "address_code": _code(_address(candidate.url)) if candidate.url else None,
        "own_text_code": _code(candidate.text),
        "words_code": _code(" ".join(told)),
        "word_count": len(words),
        "shingle_codes": [] if is_formula else shingles(words),
        "fact_codes": [] if is_formula else sorted(_facts(candidate.text)),
    }


def _code(text: str) -> int:
    return int.from_bytes(
        blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True
    )


def _facts(text: str) -> set[int]:
    """Numbers, and words with a capital that do not begin a sentence, as hashes."""
    found = re.findall(r"\d[\d.,]*\d|\d|(?<=[a-z,;:] )[A-Z][\w-]+", text)
    return {crc32(fact.encode("utf-8", "surrogatepass")) for fact in found}


def _address(url: str) -> str:
    """What two addresses of one page share: no scheme, `www.`, fragment, tracking or slash at the end."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # an address that is none is compared as it stands
        return url.strip()
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])))
    host = re.sub(r"^(?:www|m|amp)\.", "", parts.netloc.lower())
    return f"{host}{parts.path.rstrip('/')}?{query}" if query else f"{host}{parts.path.rstrip('/')}"
