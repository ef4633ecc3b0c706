"""What is compared of one event mention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SOMEBODY = ""  # head word of "they", "people", "those": somebody who may be anybody
_WEEK = 7


@dataclass(frozen=True, slots=True)
class EventFeatures:
    """What is compared of one mention.

    A party is the set of what it may be called: its entity id, and `country:XXX` where it acts for a country;
    `other_actors` and `other_recipients` are the head words of those who have no name, `counts` how many
    recipients there were, `topics` the words for what it was about. `is_denied` says that the mention denies
    the event, `is_noun` that its trigger is a noun, and `is_definite` that it stands with "the" or "this", so
    that it may refer back to what was told. `story` groups documents (null: not known): mentions without a
    common party are about one event only within a story or in documents that have much in common.
    `type_is_open`: nothing but words and documents is known.
    """

    key: str
    document_id: str
    event_type: str
    lemma: str
    mode: str | None = None
    actors: tuple[frozenset[str], ...] = ()
    recipients: tuple[frozenset[str], ...] = ()
    other_actors: frozenset[str] = frozenset()
    other_recipients: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    earliest: date | None = None
    latest: date | None = None
    reported_on: date | None = None
    story: str | None = None
    modality: str = "happened"
    is_denied: bool = False
    is_noun: bool = False
    is_definite: bool = False
    type_is_open: bool = False

    @property
    def parties(self) -> tuple[frozenset[str], ...]:
        """All who take part, whatever their role."""
        return self.actors + self.recipients

    def named(self, side: str) -> tuple[frozenset[str], ...]:
        """Parties with a name of one side, `actors` or `recipients`."""
        return self.actors if side == "actors" else self.recipients

    def unnamed(self, side: str) -> frozenset[str]:
        """Head words of the others of that side."""
        return self.other_actors if side == "actors" else self.other_recipients

    @property
    def names(self) -> frozenset[str]:
        """All that the parties may be called."""
        return frozenset().union(*self.parties)

    @property
    def is_narrow(self) -> bool:
        """Whether it is dated to a week or less."""
        return bool(self.earliest and self.latest and (self.latest - self.earliest).days <= _WEEK)
