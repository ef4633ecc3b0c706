"""What a run tells a person at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from warehouse.build import DATABASE

if TYPE_CHECKING:
    from flows.job import Report

# Tables that say what was found, in the order of the pipeline.
_SHOWN = (
    "documents", "sentences", "mentions", "timexes", "event_mentions", "attributions", "quantities",
    "entities", "events", "sources", "conflicts", "rejections",
)  # fmt: skip


def show(report: Report, data: Path, console: Console) -> None:
    """Counts, what was new, rejections by reason, the gate, where things are and what to do next."""
    for line in lines(report, data):
        console.print(line, highlight=False)


def lines(report: Report, data: Path) -> Iterator[str | Table]:
    """The report line by line."""
    yield _what_was_done(report)
    yield _counts(report.rows)
    if report.rejections:
        yield f"[yellow]Rejected[/yellow]   {_listed(report.rejections)}"
        yield f'           [dim]dateline sql --data {data} "FROM rejections" says what and why[/dim]'
    yield from _gate(report)
    if report.published is not None:
        yield f"[bold]Release[/bold]    {report.published.folder}{'' if report.published.created else '  (as it was)'}"
        yield f"[bold]Warehouse[/bold]  {data / DATABASE}"
        yield from _next(data)


def _what_was_done(report: Report) -> str:
    intake = report.intake
    if report.unchanged:
        return f"[green]Nothing new:[/green] {intake.articles} articles as before; nothing was recomputed, no release was made."
    extracted = report.computed.get("extraction", 0)
    return (
        f"[green]Done[/green] in {report.seconds:.1f} s: {intake.articles} articles, {intake.new_articles} of them new; "
        f"{extracted} extracted, {intake.articles - extracted if extracted <= intake.articles else 0} unchanged."
    )


def _counts(rows: Mapping[str, int]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for _ in range(6):
        grid.add_column(justify="right")
        grid.add_column()
    shown = [(f"{rows.get(name, 0):,}", name.replace("_", " ")) for name in _SHOWN]
    for first in range(0, len(shown), 6):
        grid.add_row(*(cell for pair in shown[first : first + 6] for cell in pair))
    return grid


def _gate(report: Report) -> Iterator[str]:
    verdict = report.verdict
    if verdict.passed:
        yield f"[bold]Gate[/bold]       {verdict.rules - len(verdict.warnings)} of {verdict.rules} rules hold"
        yield from (f"           [yellow]warning[/yellow] {escape(warning)}" for warning in verdict.warnings)
        return
    yield f"[red]The gate refused to publish[/red]; the last release stays as it was. Of {verdict.rules} rules:"
    yield from (f"  {escape(failure)}" for failure in verdict.failures)


def _listed(reasons: Mapping[str, int]) -> str:
    return ", ".join(
        f"{count} {reason}" for reason, count in sorted(reasons.items(), key=lambda item: -item[1])
    )


def _next(data: Path) -> Iterator[str]:
    option = "" if data == Path("data") else f" --data {data}"
    yield "[bold]Next[/bold]       " + f'dateline sql{option} "FROM timeline"'
    yield "           " + f'dateline sql{option} "FROM who_said_what"'
    yield "           " + f"dateline releases list{option}"
