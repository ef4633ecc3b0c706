"""What a time expression is read against: the publication day, the dates told so far, and the tense."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pipeline.extraction.time.values import Days, days_of

# Which TIMEX3 unit a precision is as fine as; larger is finer.
_FINENESS = {
    "instant": 6, "day": 6, "week": 5, "month": 4, "quarter": 3, "season": 3, "year": 2, "decade": 1,
    "century": 0,
}  # fmt: skip
_NEEDED = {"D": 6, "W": 5, "M": 4, "Q": 3, "Y": 2, "DE": 1, "CE": 0}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day to count from, what it is (`TIMEX_ANCHORS`) and how the reason names it."""

    day: date
    kind: str
    precision: str = "day"

    def __str__(self) -> str:
        return f"{self.day:%A} {self.day.isoformat()}" if self.precision in ("day", "instant") else self.span

    @property
    def span(self) -> str:
        """The day cut to the precision with which it is known."""
        return self.day.isoformat()[
            : {"month": 7, "quarter": 7, "season": 7, "week": 10}.get(self.precision, 4)
        ]


@dataclass(frozen=True, slots=True)
class Told:
    """A value that the text has named."""

    value: str
    days: Days


@dataclass(slots=True)
class Context:
    """State while a document is read from its first sentence to its last.

    `narrative` says that the text counts from its own dates and not from the publication day. `tense` is that
    of the clause being read: past, future, present or null.
    """

    publication: date | None = None
    narrative: bool = False
    country: str | None = None
    tense: str | None = None
    told: list[Told] = field(default_factory=list)
    quarter: str | None = None  # the quarter that figures are given for
    day: date | None = None  # the day that an hour or part of a day is joined to
    possessive: bool = False  # the expression is followed by 's
    paired: Days | None = None  # the dated other end of a range that this expression opens

    def tell(self, value: str | None) -> None:
        """Remember a value, where it stands for days."""
        days = days_of(value)
        if value is not None and days is not None:
            self.told.append(Told(value, days))

    def here(self) -> Anchor | None:
        """The day of speaking: that of publication."""
        return None if self.publication is None else Anchor(self.publication, "publication")

    def there(self, code: str) -> Anchor | None:
        """The time that the text is at, if it is known to the unit `code`; never the publication day itself.

        A coarser value told later replaces a finer one, unless it holds it.
        """
        if self.day is not None:
            return Anchor(self.day, "narrative")
        coarser: Days | None = None
        for told in reversed(self.told[-12:]):
            fine = _FINENESS.get(told.days.precision, -1)
            if fine >= _NEEDED[code]:
                inside = coarser is None or coarser.earliest <= told.days.earliest <= coarser.latest
                return Anchor(told.days.earliest, "narrative", told.days.precision) if inside else None
            moves = fine > 2 or (fine == 2 and code != "D")  # for days a year alone is background
            if moves and coarser is None:
                coarser = told.days
        return None

    def base(self, code: str) -> Anchor | None:
        """What `last`, `this` or a bare name counts from: the publication day, or the text's own time."""
        if not self.narrative:
            return self.here()
        return self.there(code) or self.there("Y") or self.here()

    def point(self, code: str) -> Anchor | None:
        """What `later` or `the next` counts from: the text's own time, in news else the publication day."""
        return self.there(code) or (None if self.narrative else self.here())

    def direction(self) -> str:
        """Whether the clause looks back or ahead."""
        ahead = self.tense == "future" or (self.tense == "present" and not self.possessive)
        return "future" if ahead else "past"
