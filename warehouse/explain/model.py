"""An explanation as a thing of its own, with a text form for people and a plain form for JSON."""

from __future__ import annotations

import textwrap
from dataclasses import asdict, dataclass

WIDTH = 100
Facts = tuple[tuple[str, str], ...]  # label and value, in the order in which they are read


@dataclass(frozen=True)
class Evidence:
    """One place in one document. `passage` has the span between 【 and 】."""

    passage: str
    outlet: str
    published_on: str | None
    title: str | None
    document_id: str
    source_uri: str
    start: int
    end: int
    facts: Facts = ()

    def lines(self, number: int) -> list[str]:
        """The place as it is read, numbered."""
        when = f", {self.published_on}" if self.published_on else ", undated"
        title = f", “{_short(self.title)}”" if self.title else ""
        head = f"{number}. {self.outlet}{when}{title}"
        file = f"{self.source_uri}, characters {self.start} to {self.end}"
        return [
            head,
            "",
            *_wrapped(self.passage, "   "),
            "",
            *fact_lines((*self.facts, ("file", file)), "   "),
        ]


@dataclass(frozen=True)
class Section:
    """A titled part: facts, places, or both; `omitted` places are not shown."""

    title: str
    facts: Facts = ()
    evidence: tuple[Evidence, ...] = ()
    omitted: int = 0

    def lines(self) -> list[str]:
        """The part as it is read."""
        lines = [self.title.upper(), ""]
        if self.facts:
            lines += [*fact_lines(self.facts, "  "), ""]
        for number, place in enumerate(self.evidence, 1):
            lines += [*place.lines(number), ""]
        if self.omitted:
            where = "; the view `evidence` has them all" if self.evidence else ""
            lines += [f"… and {self.omitted:,} more{where}", ""]
        return lines


@dataclass(frozen=True)
class Explanation:
    """A row, what is known of it, and what that rests on."""

    id: str
    table: str
    kind: str
    title: str
    facts: Facts
    sections: tuple[Section, ...] = ()

    def text(self) -> str:
        """For reading."""
        lines = [
            f"{self.kind}  {self.id}",
            "",
            *_wrapped(self.title, ""),
            "",
            *fact_lines(self.facts, "  "),
            "",
        ]
        for section in self.sections:
            lines += section.lines()
        return "\n".join(lines).rstrip() + "\n"

    def as_dict(self) -> dict[str, object]:
        """For JSON: facts as objects."""
        plain = asdict(self)
        plain["facts"] = dict(self.facts)
        for section, given in zip(plain["sections"], self.sections, strict=True):
            section["facts"] = dict(given.facts)
            for place, kept in zip(section["evidence"], given.evidence, strict=True):
                place["facts"] = dict(kept.facts)
        return plain


def fact_lines(facts: Facts, indent: str) -> list[str]:
    """Labels in a column, values beside them, long values wrapped under themselves."""
    width = max((len(label) for label, _ in facts), default=0)
    lines = []
    for label, value in facts:
        first = f"{indent}{label:<{width}}  "
        lines += _wrapped(value, first, " " * len(first))
    return lines


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
    ) or [first.rstrip()]


def _short(title: str) -> str:
    return title if len(title) <= 70 else f"{title[:69].rstrip()}…"
