"""What each event type means: quad class, intensity and the modes that it has.

Facts of PLOVER, read from `pipeline/knowledge/events/types.tsv`; types in `X_` are the project's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pipeline.knowledge.tsv import read_rows
from pipeline.tables import EVENT_TYPES, QUADS

_COLUMNS = ("event_type", "mode", "quad", "intensity", "meaning")


@dataclass(frozen=True, slots=True)
class TypeFacts:
    """Quad class, intensity and meaning of a type or of one of its modes; null for types of our own."""

    quad: str | None
    intensity: float | None
    meaning: str


@lru_cache(maxsize=1)
def load_ontology() -> dict[tuple[str, str | None], TypeFacts]:
    """Facts by type and mode; the mode is null for the type itself."""
    file = files("pipeline.knowledge") / "events" / "types.tsv"
    allowed = {"event_type": EVENT_TYPES, "quad": (*QUADS, "")}
    return {
        (row["event_type"], row["mode"] or None): TypeFacts(
            row["quad"] or None, float(row["intensity"]) if row["intensity"] else None, row["meaning"]
        )
        for row in read_rows(file, columns=_COLUMNS, allowed=allowed)
    }


def quad(event_type: str) -> str | None:
    """Quad class of a type; null for types of our own."""
    return load_ontology()[event_type, None].quad


def intensity(event_type: str, mode: str | None = None) -> float | None:
    """Goldstein-style score of a mode, else of its type; null for types of our own."""
    ontology = load_ontology()
    facts = ontology.get((event_type, mode))
    return facts.intensity if facts and facts.intensity is not None else ontology[event_type, None].intensity
