"""What a run tells a person at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from pipeline.tables import UNCERTAIN
from warehouse.build import DATABASE

if TYPE_CHECKING:
    from flows.job import Report

# Tables that say what was found, in the order of the pipeline.
_SHOWN = (
    "documents", "sentences", "mentions", "timexes", "event_mentions", "attributions", "quantities",
    "entities", "events", "sources", "conflicts", "rejections",
)  # fmt: skip
_PER_LINE = 4
_MARGIN = 12
_TABLES_SHOWN = 3


def show(report: Report, data: Path, console: Console) -> None:
    """Counts, what was new, rejections by reason, the gate, where things are and what to do next."""
    for line in lines(report, data):
        console.print(line, highlight=False, soft_wrap=True)


def lines(report: Report, data: Path) -> Iterator[str]:
    """The report line by line, with rich's markup."""
    yield headline(report)
    yield from _counts(report.rows)
    yield from _columns(report.intake.columns)
    rejected = {reason: count for reason, count in report.rejections.items() if reason != UNCERTAIN}
    if held_back := report.rejections.get(UNCERTAIN):
        yield _entry("Held back", f"{held_back:,} readings of events with too little confidence")
    if rejected:
        yield _entry("Rejected", _listed(rejected), colour="yellow")
    if report.rejections:
        yield _entry("", f'{_command("sql", data)} "FROM rejections"   says what and why')
    yield from _gate(report)
    if report.published is not None:
        kept = "" if report.published.created else "  (no new one: nothing changed)"
        yield _entry("Release", f"{escape(str(report.published.folder))}{kept}")
        yield _entry("Warehouse", escape(str(data / DATABASE)))
        yield from _next(data)


def _entry(label: str, text: str, *, colour: str = "bold") -> str:
    name = f"[{colour}]{label}[/{colour}]" if label else ""
    return f"{name}{' ' * (_MARGIN - len(label))}{text}"


def headline(report: Report) -> str:
    """What was done, in one line with rich's markup."""
    articles, new = report.intake.articles, report.intake.new_articles
    if report.unchanged:
        return f"[green]Nothing new[/green]: {articles:,} articles as before; nothing was recomputed."
    extracted = min(report.computed.get("extraction", 0), articles)
    return (
        f"[green]Done[/green] in {report.seconds:.1f} s: {articles:,} articles, {new:,} new; "
        f"{extracted:,} extracted, {articles - extracted:,} as before."
    )


def _counts(rows: Mapping[str, int]) -> Iterator[str]:
    shown = [f"{rows.get(name, 0):>7,} {name.replace('_', ' '):<15}" for name in _SHOWN]
    for first in range(0, len(shown), _PER_LINE):
        yield _entry("Found" if not first else "", " ".join(shown[first : first + _PER_LINE]).rstrip())


def _columns(used: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Which columns of the tables that were read were taken for which of ours."""
    alike: dict[str, list[str]] = {}
    for source, mapping in used.items():
        alike.setdefault(",".join(f"{ours}={theirs}" for ours, theirs in mapping.items()), []).append(source)
    for number, (mapped, sources) in enumerate(alike.items()):
        if number == _TABLES_SHOWN:
            yield _entry("", f"and {len(alike) - number} more tables of other columns")
            return
        more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
        yield _entry("Columns" if not number else "", escape(f"{mapped}   in {sources[0]}{more}"))
    if alike:
        yield _entry("", "--columns says it otherwise")


def _gate(report: Report) -> Iterator[str]:
    verdict = report.verdict
    held = verdict.rules - len(verdict.warnings) - len(verdict.failures)
    if verdict.passed:
        yield _entry("Gate", f"{held} of {verdict.rules} rules hold")
    else:
        yield _entry("Gate", "refused to publish; the last release stays as it was", colour="red")
    for kind, found in (("broken", verdict.failures), ("warning", verdict.warnings)):
        for line in found:
            yield _entry("", f"{kind}: {escape(line)}")


def _listed(reasons: Mapping[str, int]) -> str:
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count:,} {reason}" for reason, count in ordered)


def _next(data: Path) -> Iterator[str]:
    yield _entry("Next", f'{_command("sql", data)} "FROM timeline"')
    yield _entry("", f'{_command("sql", data)} "FROM who_said_what"')
    yield _entry("", _command("releases list", data))


def _command(name: str, data: Path) -> str:
    return f"dateline {name}" + ("" if data == Path("data") else f" --data {escape(str(data))}")
