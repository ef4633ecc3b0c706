"""What a marked source does to a marked target: plv_zsp, fifteen PLOVER codes of 2022.

There CONCEDE and RETREAT are one code, YIELD. Quads are numbered as PLOVER does: 1 verbal cooperation,
2 material cooperation, 3 verbal conflict, 4 material conflict.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldSpan, GoldText, Row, read_gold

QUAD_OF = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
_YIELDS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A sentence with its source and target spans; either may be missing."""

    document: GoldText
    sources: tuple[GoldSpan, ...]
    targets: tuple[GoldSpan, ...]
    code: str
    quad: int


def code_of(event_type: str) -> str:
    """The suite's code of one of our event types."""
    return _YIELDS.get(event_type, event_type)


def read_event_pairs(path: Path) -> list[GoldPair]:
    """Every sentence of the file."""
    return read_gold(path, _pair)


def _pair(row: Row) -> GoldPair:
    text = row.text("text")
    spans = [item.span(text, surface="text", label=item.text("role")) for item in row.items("spans")]
    for span in spans:
        if span.label not in ("source", "target"):
            raise row.error("spans", f"role should be source or target, is {span.label!r}")
    code, quad = code_of(row.text("event")), row.integer("penta")
    if code not in QUAD_OF:
        raise row.error("event", f"{code!r} is no code of this suite")
    return GoldPair(
        GoldText(row.text("doc_id"), text, None),
        tuple(span for span in spans if span.label == "source"),
        tuple(span for span in spans if span.label == "target"),
        code,
        quad,
    )
