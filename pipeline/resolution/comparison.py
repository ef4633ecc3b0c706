"""Which documents may contradict each other: two that tell one story, and neither a copy of the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from pipeline.resolution.events import reported_on
from pipeline.resolution.independence import Independence
from pipeline.resolution.profiles import Profiles

Row = Mapping[str, Any]

_ONE_STORY = 0.12  # cosine from which two documents tell one story
_REACH = 10  # days between two reports of one deed


@dataclass(frozen=True)
class Comparison:
    """Documents and who depends on whom among them."""

    documents: Mapping[str, Row]
    independence: Independence

    def contradicting(
        self, rows: Sequence[Row], exclude: Callable[[Row, Row], bool], *, within: int = _REACH
    ) -> list[Row]:
        """The rows that exclude another one of another origin in the same story, in the order given.

        `within`: days between the two reports; what changes from day to day, as a toll does, needs few.
        """
        apart: set[int] = set()
        for i, j in combinations(range(len(rows)), 2):
            if exclude(rows[i], rows[j]) and self.is_of_one_story(
                rows[i]["document_id"], rows[j]["document_id"], within=within
            ):
                apart |= {i, j}
        return [rows[i] for i in sorted(apart)]

    def is_of_one_story(self, one: str, other: str, *, within: int = _REACH) -> bool:
        """Whether two documents of different origin report one story, within so many days of each other."""
        if one == other or self.independence.origin(one) == self.independence.origin(other):
            return False
        days = [reported_on(self.documents[document]) for document in (one, other)]
        if days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > within:
            return False
        story = self.documents[one]["story_id"]
        if story is not None and story == self.documents[other]["story_id"]:
            return True
        return self._profiles.cosine(one, other) >= _ONE_STORY

    @cached_property
    def _profiles(self) -> Profiles:
        return Profiles({identity: row["text"] for identity, row in self.documents.items()})
