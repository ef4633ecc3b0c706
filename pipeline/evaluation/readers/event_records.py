"""Coded records, who did what to whom by country: plover_gsr.

It is in PLOVER 0.5b; four of its types were merged into others in 2021. A code that is no ISO 3166 country
("IGO") counts as no country. Two sources without a target act on each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldText, Row, read_gold

Deed = tuple[str | None, str, str | None]  # source country, type, target country

_MERGED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_NO_COUNTRIES = {
    "IGO",
    "NGO",
    "MNC",
    "IMG",
    "NGM",
    "UIS",
    "INT",
    "ROW",
}  # CAMEO's codes for international actors


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """A sentence, the type of one event in it, and the countries that act and are acted upon."""

    document: GoldText
    event_type: str
    deeds: tuple[Deed, ...]


def read_event_records(path: Path) -> list[GoldRecord]:
    """Every record of the file; sentences with several events have several records."""
    return read_gold(path, _record)


def _record(row: Row) -> GoldRecord:
    written = row.text("event")
    event_type = _MERGED.get(written, written)
    sources, targets = _countries(row, "source"), _countries(row, "target")
    if not targets and len(sources) > 1:
        pairs: list[tuple[str | None, str | None]] = list(permutations(sources, 2))
    else:
        pairs = [(source, target) for source in sources or [None] for target in targets or [None]]
    deeds = tuple((source, event_type, target) for source, target in pairs)
    return GoldRecord(GoldText(row.text("doc_id"), row.text("text"), None), event_type, deeds)


def _countries(row: Row, name: str) -> list[str | None]:
    value = row.values.get(name)
    if not isinstance(value, list):
        raise row.error(name, "should be a list of actors; is this a file of another suite?")
    codes = [actor.get("code") for actor in value if isinstance(actor, dict)]
    return [None if code is None or code[:3] in _NO_COUNTRIES else code for code in codes]
