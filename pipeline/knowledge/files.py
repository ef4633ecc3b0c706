"""The project's own knowledge files: tab-separated, with a header comment, checked as they are read.

A list in a field is separated by `|`. Dates are years, months or days. `KnowledgeError` names file, line,
field.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.knowledge.base import Known, Role
from pipeline.knowledge.names import fold
from pipeline.knowledge.outlets import load_outlets
from pipeline.knowledge.tsv import VocabularyError, numbered_rows
from pipeline.tables import ENTITY_KINDS

FOLDER = Path(__file__).parent / "entities"
_CODE = re.compile(r"[A-Z]{3}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_ROLE = re.compile(
    r"(?P<title>[^\[\]]+?)(?: \[(?P<country>[A-Z]{3}|-)\])?"
    r"(?: (?P<start>\d{4}(?:-\d\d){0,2})?\.\.(?P<end>\d{4}(?:-\d\d){0,2})?)?"
)

COUNTRY_FIELDS = ("code", "name", "adjectives", "people", "capitals", "seats", "aliases", "wikidata")
PERSON_FIELDS = ("name", "country", "roles", "aliases", "short")
BODY_FIELDS = ("name", "kind", "country", "acronyms", "aliases", "years", "description", "members")


KnowledgeError = VocabularyError  # of files of a user's own too

Row = Mapping[str, str]


def values(cell: str) -> tuple[str, ...]:
    """The alternatives in a cell."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def slug(name: str) -> str:
    """A name as part of an id."""
    return fold(name).replace(" ", "-")


def check(entry: Known, where: str) -> Known:
    """The entry itself. Raises `KnowledgeError` for a value that no entry may have."""
    if not entry.name or not fold(entry.name):
        raise KnowledgeError(f"{where}: field name: empty")
    if entry.kind not in ENTITY_KINDS:
        raise KnowledgeError(f"{where}: field kind: {entry.kind!r} is none of {', '.join(ENTITY_KINDS)}")
    if entry.country_code is not None and not _CODE.fullmatch(entry.country_code):
        raise KnowledgeError(
            f"{where}: field country: {entry.country_code!r} is not an ISO 3166-1 alpha-3 code"
        )
    if entry.wikidata_id is not None and not _WIKIDATA.fullmatch(entry.wikidata_id):
        raise KnowledgeError(f"{where}: field wikidata: {entry.wikidata_id!r} is not an item such as Q43")
    return entry


def bound(text: str | None, *, last: bool, where: str) -> date | None:
    """First or last day of a year, month or day as written."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    try:
        year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
        final = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, parts[2] if len(parts) > 2 else final)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise KnowledgeError(f"{where}: {text!r} is no date: {error}") from error


def read_roles(cell: str, *, country: str | None, where: str) -> tuple[Role, ...]:
    """Offices as `title [CODE] start..end`, separated by `;`; the country is the person's unless said."""
    roles = []
    for part in filter(None, (part.strip() for part in cell.split(";"))):
        match = _ROLE.fullmatch(part)
        if match is None:
            raise KnowledgeError(
                f"{where}: field roles: cannot read {part!r}; wanted title [CODE] start..end"
            )
        code = {None: country, "-": None}.get(match["country"], match["country"])
        start = bound(match["start"], last=False, where=f"{where}: field roles")
        end = bound(match["end"], last=True, where=f"{where}: field roles")
        roles.append(Role(match["title"].strip(), code, start, end))
    return tuple(roles)


def _country(row: Row, _where: str) -> Known:
    return Known(
        knowledge_id=f"country:{row['code']}",
        name=row["name"],
        kind="country",
        country_code=row["code"],
        wikidata_id=row["wikidata"] or None,
        aliases=values(row["aliases"]),
        adjectives=values(row["adjectives"]),
        people=values(row["people"]),
        capitals=values(row["capitals"]),
        seats=values(row["seats"]),
    )


def _person(row: Row, where: str) -> Known:
    roles = read_roles(row["roles"], country=row["country"] or None, where=where)
    first = roles[0] if roles else None
    return Known(
        knowledge_id=f"person:{slug(row['name'])}",
        name=row["name"],
        kind="person",
        country_code=row["country"] or None,
        description=first.title if first else None,
        aliases=values(row["aliases"]),
        short=values(row["short"]),
        roles=roles,
    )


def _body(row: Row, where: str) -> Known:
    start, _, end = row["years"].partition("..")
    try:
        years = int(start) if start else None, int(end) if end else None
    except ValueError as error:
        raise KnowledgeError(f"{where}: field years: {row['years']!r}; wanted 1999..2010") from error
    return Known(
        knowledge_id=f"{row['kind']}:{slug(row['name'])}",
        name=row["name"],
        kind=row["kind"],
        country_code=row["country"] or None,
        description=row["description"] or None,
        aliases=values(row["aliases"]),
        acronyms=values(row["acronyms"]),
        people=values(row["members"]),
        start=years[0],
        end=years[1],
    )


_READERS: tuple[tuple[str, tuple[str, ...], Callable[[Row, str], Known]], ...] = (
    ("countries*.tsv", COUNTRY_FIELDS, _country),
    ("people*.tsv", PERSON_FIELDS, _person),
    ("bodies*.tsv", BODY_FIELDS, _body),
)


def read_all(folder: Path = FOLDER) -> Iterator[Known]:
    """Every entry of the folder; namesakes get their country, then a number, into the id."""
    seen: dict[str, str] = {}
    for pattern, fields, reader in _READERS:
        for path in sorted(folder.glob(pattern)):
            for number, row in numbered_rows(path, fields):
                where = f"{path.name}:{number}"
                entry = check(reader(row, where), where)
                yield _unique(entry, seen, where)


@cache
def capitals(folder: Path = FOLDER) -> frozenset[str]:
    """Names, in lower case, of the capitals of all countries."""
    path = folder / "countries.tsv"
    rows = numbered_rows(path, COUNTRY_FIELDS)
    return frozenset(capital.lower() for _, row in rows for capital in values(row["capitals"]))


def outlets() -> Iterator[Known]:
    """The outlets and news agencies of the registry as known entries."""
    for outlet in load_outlets():
        yield Known(
            knowledge_id=f"outlet:{outlet.outlet_id}",
            name=outlet.name,
            kind="agency" if outlet.is_agency else "outlet",
            country_code=outlet.country_code,
            description=outlet.kind,
            aliases=outlet.aliases,
        )


def _unique(entry: Known, seen: dict[str, str], where: str) -> Known:
    identity = entry.knowledge_id
    if identity in seen and entry.country_code:
        identity = f"{identity}-{entry.country_code.lower()}"
    if identity in seen:
        raise KnowledgeError(f"{where}: field name: {entry.name!r} stands already at {seen[identity]}")
    seen[identity] = where
    return replace(entry, knowledge_id=identity)
