"""Documents that repeat each other: copies, versions and stories. Public: `find_copies`, `Candidate`, `Copy`.

Two documents are copies where enough of their word shingles agree. The thresholds were set on texts changed
by a program (a third cut, put in other order, replaced by foreign sentences, or a third of all words
replaced: Jaccard of .19 and more) and lie above what independent reports of one event share (.14 at most;
quotations make a short report part of a longer one to .43).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from pipeline.staging.shingles import (
    Likeness,
    Shingles,
    candidate_pairs,
    likeness_of_pairs,
    shingles,
    words_of,
)

_JACCARD = 0.18
_CONTAINMENT, _JACCARD_OF_PART = 0.5, 0.1  # a passage of another text, and the least that it is of both
_SAME_WIRE = 0.35  # containment that suffices where both credit the same agency
_FEWEST_WORDS = 30  # shorter texts are formulas: they repeat each other only when title and text are the same
_FEWEST_FACTS, _SHARED_FACTS = 5, 0.5  # reports of one form with other names and numbers are no copies
_REPRINTED_WITHIN = timedelta(days=30)
_JACCARD_OF_LATE = 0.5  # what texts further apart in time need
_LAST = datetime(9999, 12, 31)  # noqa: DTZ001 - naive UTC as in the table; no date counts as later than any
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


@dataclass(frozen=True, slots=True)
class Copy:
    """What a document repeats (`documents.duplicate_of`, `version_of`, `story_id`)."""

    duplicate_of: str | None
    similarity: float | None
    version_of: str | None
    story_id: str


def find_copies(candidates: Sequence[Candidate]) -> dict[str, Copy]:
    """The copies by document id; they do not depend on the order of the candidates.

    The earlier of two copies by publication is the original, then by id. Every document has a story: the
    documents that copies and versions tie together share the id of the earliest of them.
    """
    ordered = sorted(candidates, key=_age)
    versions = _versions(ordered)
    originals: dict[str, tuple[str, float]] = {}
    for first, second, similarity in sorted(_copies(ordered)):
        earlier, later = ordered[first].document_id, ordered[second].document_id
        if versions.get(later) != earlier and versions.get(earlier) != later:
            originals.setdefault(later, (earlier, similarity))
    stories = _stories(ordered, originals, versions)
    found: dict[str, Copy] = {}
    for candidate in ordered:
        name = candidate.document_id
        original = originals.get(name)
        found[name] = Copy(
            duplicate_of=original[0] if original else None,
            similarity=original[1] if original else None,
            version_of=versions.get(name),
            story_id=stories[name],
        )
    return found


def _age(candidate: Candidate) -> tuple[datetime, str]:
    return candidate.published_at or _LAST, candidate.document_id


# ── Copies ─────────────────────────────────────────────────────────────────────────────────────────────────


def _copies(ordered: Sequence[Candidate]) -> Iterator[tuple[int, int, float]]:
    """Pairs of indices, the earlier first, with their Jaccard similarity."""
    distinct = _same_texts(ordered)
    for group in distinct:
        yield from ((group[0], other, 1.0) for other in group[1:])
    firsts = [group[0] for group in distinct if len(words_of(ordered[group[0]].text)) >= _FEWEST_WORDS]
    shingles_of = partial(_shingles_at, ordered, firsts)
    found = likeness_of_pairs(candidate_pairs(len(firsts), shingles_of), shingles_of)
    for (first, second), alike in found.items():
        if _is_copy(ordered[firsts[first]], ordered[firsts[second]], alike):
            yield firsts[first], firsts[second], round(alike.jaccard, 4)


def _shingles_at(ordered: Sequence[Candidate], firsts: Sequence[int], index: int) -> Shingles:
    return shingles(words_of(ordered[firsts[index]].text))


def _same_texts(ordered: Sequence[Candidate]) -> list[list[int]]:
    """Indices of documents with the same words, the earliest first."""
    groups: dict[bytes, list[int]] = defaultdict(list)
    for index, candidate in enumerate(ordered):
        words = words_of(candidate.text)
        if len(words) < _FEWEST_WORDS:
            words = [*words_of(candidate.title or ""), "\n", *words]
        key = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        groups[key].append(index)
    return list(groups.values())


def _is_copy(first: Candidate, second: Candidate, alike: Likeness) -> bool:
    if not _share_facts(first.text, second.text):
        return False
    if first.published_at and second.published_at:
        apart = abs(second.published_at - first.published_at)
        if apart > _REPRINTED_WITHIN:
            return alike.jaccard >= _JACCARD_OF_LATE
    same_wire = first.wire_source_id is not None and first.wire_source_id == second.wire_source_id
    contained = _SAME_WIRE if same_wire else _CONTAINMENT
    is_part = alike.containment >= contained and alike.jaccard >= _JACCARD_OF_PART
    return alike.jaccard >= _JACCARD or is_part


def _share_facts(first: str, second: str) -> bool:
    """Whether the text with fewer names and numbers has enough of them from the other."""
    few, many = sorted((_facts(text) for text in (first, second)), key=len)
    return len(few) < _FEWEST_FACTS or len(few & many) >= _SHARED_FACTS * len(few)


def _facts(text: str) -> set[str]:
    """Numbers, and words with a capital that do not begin a sentence."""
    return set(re.findall(r"\d[\d.,]*\d|\d|(?<=[a-z,;:] )[A-Z][\w-]+", text))


# ── Versions and stories ───────────────────────────────────────────────────────────────────────────────────


def _versions(ordered: Sequence[Candidate]) -> dict[str, str]:
    """By document id, the text that the same address had before it."""
    texts: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in ordered:
        if candidate.url:
            texts[_address(candidate.url)].append(candidate)
    found: dict[str, str] = {}
    for held in texts.values():
        held.sort(key=lambda candidate: (candidate.retrieved_at or _LAST, *_age(candidate)))
        changed = held[:1]
        for candidate in held[1:]:
            if candidate.text != changed[-1].text:
                found[candidate.document_id] = changed[-1].document_id
                changed.append(candidate)
    return found


def _address(url: str) -> str:
    """What two addresses of one page share: no scheme, `www.`, fragment, tracking or slash at the end."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # an address that is none is compared as it stands
        return url.strip()
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])))
    host = re.sub(r"^(?:www|m|amp)\.", "", parts.netloc.lower())
    return f"{host}{parts.path.rstrip('/')}?{query}" if query else f"{host}{parts.path.rstrip('/')}"


def _stories(
    ordered: Sequence[Candidate], originals: dict[str, tuple[str, float]], versions: dict[str, str]
) -> dict[str, str]:
    """By document id, the earliest document that copies and versions tie it to."""
    age = {candidate.document_id: place for place, candidate in enumerate(ordered)}
    parent = {candidate.document_id: candidate.document_id for candidate in ordered}

    def root(document_id: str) -> str:
        while parent[document_id] != document_id:
            parent[document_id] = parent[parent[document_id]]
            document_id = parent[document_id]
        return document_id

    ties = [(later, earlier) for later, (earlier, _) in originals.items()] + list(versions.items())
    for first, second in ties:
        older, newer = sorted((root(first), root(second)), key=age.__getitem__)
        parent[newer] = older
    return {document_id: root(document_id) for document_id in parent}
