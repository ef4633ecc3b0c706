"""Values as people read them: days, places, counts, confidence, sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

Row = Mapping[str, Any]


def day(value: date | None) -> str | None:
    """3 May 2024."""
    return None if value is None else f"{value.day} {value:%B %Y}"


def days(earliest: date | None, latest: date | None, precision: str | None) -> str:
    """The interval with its precision."""
    if earliest is None and latest is None:
        return "unknown"
    if earliest == latest:
        return f"{day(earliest)}"
    first, last = day(earliest) or "open", day(latest) or "open"
    return f"{first} to {last}" + (f" ({precision})" if precision else "")


def place(row: Row) -> str | None:
    """Name, country and coordinates with what they stand for."""
    if row["place"] is None:
        return None
    country = f", {row['place_country']}" if row["place_country"] else ""
    if row["latitude"] is None:
        return f"{row['place']}{country}; no coordinates"
    basis = f", {row['place_precision']}" if row["place_precision"] else ""
    return f"{row['place']}{country} ({row['latitude']:.2f}, {row['longitude']:.2f}{basis})"


def counted(number: int, noun: str) -> str:
    """1 document, 2 documents."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def source(row: Row) -> str:
    """Who speaks: name or description, with kind and country."""
    name = row["name"] or row["described_as"] or "somebody unnamed"
    facts = [str(row["kind"]).replace("_", " ")] if row["kind"] else []
    if row["name"] and row["described_as"] and row["described_as"] != row["name"]:
        facts.insert(0, f"“{row['described_as']}”")
    if row["country_code"]:
        facts.append(row["country_code"])
    return f"{name} ({', '.join(facts)})" if facts else str(name)


def number(row: Row) -> str:
    """low, high and point as one phrase."""
    low, high, point = row["low"], row["high"], row["point"]
    if point is not None:
        return f"{point:,g}"
    if low is not None and high is not None:
        return f"{low:,g}" if low == high else f"{low:,g} to {high:,g}"
    if low is not None:
        return f"{low:,g} or more"
    return f"{high:,g} or fewer" if high is not None else "no number"


def facts(*pairs: tuple[str, object]) -> tuple[tuple[str, str], ...]:
    """The pairs that have a value, as text."""
    return tuple((label, str(value)) for label, value in pairs if value is not None and value != "")
