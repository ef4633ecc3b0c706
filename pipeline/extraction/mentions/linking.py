"""Which known entry a name stands for, by its words, its title, the day and the rest of the document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.extraction.mentions.alikeness import Key
from pipeline.extraction.mentions.namespans import NameSpan
from pipeline.knowledge.base import Knowledge, Known, NameUse
from pipeline.knowledge.names import pieces_of_name, similar

_CONFIDENCE = {
    "name": ("exact", 0.97),
    "alias": ("alias", 0.93),
    "acronym": ("acronym", 0.9),
    "short": ("knowledge", 0.85),
    "seat": ("knowledge", 0.9),
    "capital": ("knowledge", 0.8),
    "adjective": ("knowledge", 0.95),
    "people": ("knowledge", 0.95),
}


_SHORT_ACRONYM = 4  # letters
_READ_EVERYWHERE = frozenset({"USA", "GBR"})  # whose agencies reports name without their country


@dataclass(frozen=True, slots=True)
class Link:
    """A known entry and what the link rests on (`tables.LINK_BASES`)."""

    entry: Known
    basis: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Context:
    """The day of the document, the countries that it names most, and all that it names or comes from."""

    day: date | None
    countries: tuple[str, ...]
    named: frozenset[str] = frozenset()


def link_by_words(span: NameSpan, *, form: str, kind: str, context: Context) -> Link | None:
    """The one entry that these words stand for here; null where there is none or more than one."""
    fitting = [use for use in span.uses if _fits(use, form, kind) and not _is_foreign(use, context)]
    office = span.title.office if span.title is not None else None
    year = context.day.year if context.day else None
    for test in (
        lambda use: any(r.title == office and r.held_on(context.day) for r in use.entry.roles),
        lambda use: use.entry.country_code in context.countries,
        lambda use: use.entry.active_in(year),
    ):
        if len({use.entry.knowledge_id for use in fitting}) > 1:
            fitting = [use for use in fitting if test(use)] or fitting
    if len({use.entry.knowledge_id for use in fitting}) != 1:
        return None
    basis, confidence = _CONFIDENCE[fitting[0].form]
    return Link(fitting[0].entry, basis, confidence)


def _is_foreign(use: NameUse, context: Context) -> bool:
    """Whether a name that many lands use is of one that the document does not name ("DA", "Labor Party")."""
    country = use.entry.country_code
    is_short = use.form == "acronym" and len(use.written) <= _SHORT_ACRONYM
    is_common = use.entry.kind == "party" and use.written != use.entry.name and bool(context.named)
    return (
        (is_short or is_common)
        and country is not None
        and country not in _READ_EVERYWHERE
        and country not in context.named
    )


def link_by_sound(words: Key, *, office: str | None, knowledge: Knowledge, context: Context) -> Link | None:
    """The known person of a name that the files spell otherwise, or of a surname after an office.

    A full name must sound like the known one word for word; a surname alone needs the office on the day. The
    document must name the person's country, or have the title. Null where none or several fit.
    """
    if not words:
        return None
    near = [entry for entry in knowledge.sounding_like(words[-1]) if _sounds_like(words, entry)]
    in_office = [
        entry
        for entry in near
        if office and any(role.title == office and role.held_on(context.day) for role in entry.roles)
    ]
    at_home = [entry for entry in near if entry.country_code in context.countries]
    near = in_office or ([] if len(words) == 1 else at_home)
    if len(near) > 1:
        near = [entry for entry in near if entry in at_home]
    if len(near) != 1:
        return None
    return Link(near[0], "surname", 0.8) if len(words) == 1 else Link(near[0], "alias", 0.8)


def _sounds_like(words: Key, entry: Known) -> bool:
    for name in (entry.name, *entry.aliases):
        known = tuple(word for word in pieces_of_name(name) if word not in ("al", "el"))
        mine = tuple(word for word in words if word not in ("al", "el"))
        if len(mine) == 1 and similar(mine[0], known[-1]):
            return True
        if len(mine) == len(known) and all(map(similar, mine, known)):
            return True
    return False


def _fits(use: NameUse, form: str, kind: str) -> bool:
    if form == "demonym":
        return use.form in ("adjective", "people")
    if use.form in ("adjective", "people"):
        return False
    if use.form == "capital":
        return form == "metonym"
    if kind == "city":
        return use.entry.kind == "city"
    return (use.entry.kind == "person") == (kind == "person")
