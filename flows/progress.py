"""What a person sees while a run lasts; nothing where nobody looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

LABELS = {
    "prefect": "Starting Prefect",
    "read": "Reading sources",
    "line_codes": "Looking at every line",
    "repeated_lines": "Finding what outlets repeat",
    "staged_documents": "Finding articles in pages",
    "copies": "Looking for copies",
    "documents": "Putting documents together",
    "parses": "Parsing sentences",
    "extraction": "Extracting who did what",
    "entities": "Recognizing who is who",
    "sources": "Tracing who says so",
    "events": "Joining reports of one event",
    "conflicts": "Comparing what they say",
    "gate": "Checking every rule",
    "publish": "Publishing the release",
    "warehouse": "Building the warehouse",
}


class Progress(Protocol):
    """Is told what is being done."""

    def begin(self, name: str, total: int | None = None) -> None:
        """A phase begins; `total` counts its parts."""

    def advance(self, name: str, done: int) -> None:
        """So many parts of the phase are done."""

    def end(self, name: str, note: str = "") -> None:
        """The phase is over."""

    def stop(self) -> None:
        """Nothing more is to come; what is shown stays."""


class Quiet:
    """Shows nothing."""

    def begin(self, name: str, total: int | None = None) -> None:
        """See `Progress`."""

    def advance(self, name: str, done: int) -> None:
        """See `Progress`."""

    def end(self, name: str, note: str = "") -> None:
        """See `Progress`."""

    def stop(self) -> None:
        """See `Progress`."""


class Shown:
    """A line per phase in a terminal: a bar while it lasts, a tick and what it did when it is over."""

    def __init__(self, console: Console) -> None:
        self._bars = Bars(
            SpinnerColumn(finished_text="[green]✓"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[note]}"),
            TimeElapsedColumn(),
            console=console,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Shown:
        self._bars.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._bars.stop()

    def begin(self, name: str, total: int | None = None) -> None:
        """See `Progress`."""
        label = LABELS.get(name, name.replace("_", " ").capitalize())
        self._tasks[name] = self._bars.add_task(label, total=total, note="")

    def advance(self, name: str, done: int) -> None:
        """See `Progress`."""
        task = self._tasks[name]
        total = self._total(task)
        note = f"{done:,}" if total is None else f"{done:,} of {total:,.0f}"
        self._bars.update(task, completed=done, note=note)

    def end(self, name: str, note: str = "") -> None:
        """See `Progress`."""
        task = self._tasks[name]
        total = self._total(task) or 1
        self._bars.update(task, total=total, completed=total)
        if note:
            self._bars.update(task, note=f"[dim]{note}[/dim]")

    def stop(self) -> None:
        """See `Progress`."""
        self._bars.stop()

    def _total(self, task: TaskID) -> float | None:
        return next(held.total for held in self._bars.tasks if held.id == task)


@contextmanager
def shown(console: Console) -> Iterator[Progress]:
    """The display that fits the console: bars in a terminal, silence elsewhere."""
    if not console.is_terminal:
        yield Quiet()
        return
    with Shown(console) as progress:
        yield progress


@contextmanager
def phase(progress: Progress, name: str, total: int | None = None) -> Iterator[None]:
    """One phase from beginning to end; when it fails, its bar stays as it was."""
    progress.begin(name, total)
    yield
    progress.end(name)
