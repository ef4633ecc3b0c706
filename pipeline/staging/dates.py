"""When a document was published, and how that is known. Public: `find_publication`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """Publication in UTC with precision and basis (`tables.PUBLISHED_*`); `note` says what disagreed."""

    at: datetime | None = None
    precision: str = "unknown"
    basis: str = "unknown"
    note: str | None = None


_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


def find_publication(*, stated: str | None, page: str | None) -> Publication:
    """The best evidence: what the metadata states, then what the page states."""
    for basis, value in (("metadata", stated), ("page", page)):
        found = read_date(value)
        if found is not None:
            return Publication(found[0], found[1], basis)
    return Publication()


def read_date(value: str | None) -> tuple[datetime, str] | None:
    """A stated date as naive UTC with its precision; null where it cannot be read."""
    given = (value or "").strip()
    partial = _ISO.match(given)
    if partial:
        year, month, day = (int(part) if part else None for part in partial.groups())
        precision = "day" if day else "month" if month else "year"
        return _valid(year or 0, month or 1, day or 1, precision)
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return _utc(parse(given)), "instant"
        except (ValueError, TypeError):
            continue
    return None


def _valid(year: int, month: int, day: int, precision: str) -> tuple[datetime, str] | None:
    try:
        return datetime(year, month, day, tzinfo=UTC).replace(tzinfo=None), precision
    except ValueError:
        return None


def _utc(moment: datetime) -> datetime:
    return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None)
