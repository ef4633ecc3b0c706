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


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code, PLOVER's type and mode for it and its Goldstein score; null where there is none."""

    event_type: str | None
    mode: str | None
    goldstein: float | None


@lru_cache(maxsize=1)
def load_cameo() -> dict[str, CameoCode]:
    """CAMEO codes as PLOVER's crosswalk reads them."""
    file = files("pipeline.knowledge") / "events" / "cameo.tsv"
    allowed = {"event_type": (*EVENT_TYPES, "")}
    return {
        row["code"]: CameoCode(
            row["event_type"] or None,
            row["mode"] or None,
            float(row["goldstein"]) if row["goldstein"] else None,
        )
        for row in read_rows(file, columns=("code", "event_type", "mode", "goldstein"), allowed=allowed)
    }


@lru_cache(maxsize=1)
def crosswalk() -> dict[str, str]:
    """Type by CAMEO's crosswalk of the rules that the manual's text files elsewhere."""
    file = files("pipeline.knowledge") / "events" / "crosswalk.tsv"
    cameo = load_cameo()
    found = {
        row["rule_id"]: cameo[row["cameo"]].event_type
        for row in read_rows(file, columns=("rule_id", "cameo"))
    }
    return {rule_id: event_type for rule_id, event_type in found.items() if event_type is not None}
