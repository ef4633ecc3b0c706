"""A mention in the making, shared by the steps that find, link and resolve mentions."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.mentions.linking import Link
from pipeline.knowledge.base import Known


@dataclass(slots=True)
class Draft:
    """The tokens first:last with their syntactic head; `cluster` is the document's entity.

    `link` is the known entry, `name` and `body_id` the canonical name and id of a country's body, `noun` the
    group noun of a nominal, `office` the office that a title or noun names.
    """

    first: int
    last: int
    head: int
    form: str
    kind: str
    link: Link | None = None
    cluster: int | None = None
    gender: str | None = None
    is_plural: bool = False
    basis: str = "none"
    confidence: float = 0.0
    noun: str | None = None
    role: str | None = None
    office: str | None = None
    name: str | None = None
    body_id: str | None = None
    country_code: str | None = None

    @property
    def known_id(self) -> str | None:
        """Id of the known entry or of the country's body."""
        return self.link.entry.knowledge_id if self.link is not None else self.body_id

    def link_to(self, entry: Known, *, basis: str, confidence: float) -> None:
        """Link it to a known entry."""
        self.link = Link(entry, basis, confidence)
        self.country_code = entry.country_code
