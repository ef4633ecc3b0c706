"""Results as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.evaluation.cases import Case
from pipeline.evaluation.outcomes import Comparison
from pipeline.evaluation.run import Result

_SHOWN_CHANGES = 40


def table(result: Result) -> str:
    """Every metric beside its baseline."""
    rows = [
        (name, number(value), number(result.baseline.get(name))) for name, value in result.metrics.items()
    ]
    title = f"{result.suite}  {result.path}  {result.documents} documents"
    return "\n".join([title, *columns(("", "ours", "baseline"), rows)])


def columns(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines with the first column to the left and the others to the right."""
    listed = [tuple(heads), *(tuple(row) for row in rows)]
    widths = [max(len(row[index]) for row in listed) for index in range(len(heads))]
    return [
        "  ".join(
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in listed
    ]


def number(value: float | None) -> str:
    """Four digits, or a dash for what could not be computed."""
    return "-" if value is None else f"{value:.4f}"


def case(error: Case) -> str:
    """One error over five lines."""
    return (
        f"{error.kind}  {error.document_id} {error.start}:{error.end}\n    {error.window}\n"
        f"    gold {error.gold}\n    ours {error.predicted}\n    rule {error.rule or '-'}"
    )


def comparison(changes: Comparison, metrics: Mapping[str, float | None]) -> str:
    """Metrics before and now, then gains and losses case by case."""
    rows = [
        (name, number(changes.before.get(name)), number(value), _difference(changes.before.get(name), value))
        for name, value in metrics.items()
    ]
    lines = columns(("", "before", "now", "change"), rows)
    if changes.gains is None or changes.losses is None:
        return "\n".join(
            [*lines, "The errors behind that result are not in this cache: totals alone compare."]
        )
    lines.append(f"{len(changes.gains)} cases won, {len(changes.losses)} lost")
    for sign, cases in (("+", changes.gains), ("-", changes.losses)):
        lines += [f"{sign} {_line(each)}" for each in cases[:_SHOWN_CHANGES]]
        if len(cases) > _SHOWN_CHANGES:
            lines.append(f"{sign} and {len(cases) - _SHOWN_CHANGES} more")
    return "\n".join(lines)


def _difference(before: float | None, now: float | None) -> str:
    return "-" if before is None or now is None else f"{now - before:+.4f}"


def _line(error: Case) -> str:
    place = f"{error.document_id} {error.start}:{error.end}"
    return f"{place}  {error.kind}  gold {error.gold}  ours {error.predicted}"
