"""What a name in the text is before it becomes a mention. Public: `NameSpan`."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.mentions.vocabulary import Title
from pipeline.knowledge.base import NameUse

ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "its", "their", "his", "her", "my", "your"}
)
NAME_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "abu", "van", "von", "der", "den", "de", "da", "do", "dos", "di",
     "del", "della", "la", "le", "ben", "ter", "ten", "zu", "af", "y", "e", "ul", "ur", "ud", "as",
     "ash", "ad", "an"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameSpan:
    """The words first:last (tokens, half-open) as a name.

    `evidence` says who found it (model, knowledge, shape, repeat); `uses` are what the knowledge base has
    under exactly these words; `title` is what stands before it.
    """

    first: int
    last: int
    kind: str
    evidence: str
    uses: tuple[NameUse, ...] = ()
    title: Title | None = None
    title_first: int | None = None
