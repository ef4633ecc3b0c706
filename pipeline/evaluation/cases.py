"""What a scorer counted wrong, one record per case, so that errors can be read and two runs compared."""

from __future__ import annotations

from dataclasses import dataclass, field

_WINDOW = 70  # characters of text on either side


@dataclass(frozen=True, slots=True)
class Case:
    """One error. `gold` or `predicted` is null where that side has nothing; `kind` groups like errors."""

    document_id: str
    start: int
    end: int
    kind: str
    gold: str | None
    predicted: str | None
    window: str
    rule: str | None = None

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What stays the same when the same case is wrong again in another run."""
        side = f"spurious {self.predicted}" if self.gold is None else f"gold {self.gold}"
        return (self.document_id, self.start, self.end, side)


@dataclass(frozen=True)
class Scores:
    """Metrics by name, null where they cannot be computed, and the errors behind them."""

    metrics: dict[str, float | None]
    errors: list[Case] = field(default_factory=list)


def window(text: str, start: int, end: int) -> str:
    """The characters with some text around them, marked, on one line."""
    before = text[max(0, start - _WINDOW) : start]
    after = text[end : end + _WINDOW]
    return " ".join(f"{before}[[{text[start:end]}]]{after}".split())


def instructive(errors: list[Case], count: int) -> list[Case]:
    """`count` errors, the commonest kinds first and in turn, so that a few show what most are about."""
    kinds: dict[str, list[Case]] = {}
    for case in errors:
        kinds.setdefault(case.kind, []).append(case)
    ranked = sorted(kinds.values(), key=lambda cases: (-len(cases), cases[0].kind))
    chosen: list[Case] = []
    depth = 0
    while len(chosen) < count and any(depth < len(cases) for cases in ranked):
        chosen.extend(cases[depth] for cases in ranked if depth < len(cases))
        depth += 1
    return chosen[:count]
