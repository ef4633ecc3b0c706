"""What a run holds while it lasts: the data directory's lock, the workers and the gate's process."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from flows.errors import BrokenEnvironment, WrongUse
from flows.fingerprint import Basis
from flows.gate import Gate
from flows.intake import brings_news
from flows.lock import only_run
from flows.settings import Settings
from flows.sources import Source
from flows.store import remove_unfinished
from flows.workers import Workers, give_memory_back


@dataclass(frozen=True)
class Request:
    """What the user asked for."""

    sources: tuple[Source, ...]
    metadata: Path | None
    settings: Settings
    allow_local: bool = False  # fetch from private addresses too
    columns: tuple[tuple[str, str], ...] = ()  # of tables: our name, theirs


class Session:
    """Use as a context manager. Raises `CommandError` when the data directory or the model cannot be used."""

    workers: Workers
    gate: Gate

    def __init__(self, request: Request, *, gate: Callable[[], Gate] | None = None) -> None:
        self.request = request
        self._open_gate = gate or Gate
        self.data = request.settings.data
        self._held = ExitStack()

    def __enter__(self) -> Session:
        settings = self.request.settings
        give_memory_back()
        with ExitStack() as held:
            held.enter_context(only_run(self.data))
            self.basis = find_basis(settings)
            for folder in ("raw", "runs", "stages"):
                remove_unfinished(self.data / folder)
            news = brings_news(self.data, self.request.sources)
            self.worker_count = settings.workers_for(news)
            self.workers = held.enter_context(
                Workers(self.worker_count, model=settings.model, extra_knowledge=settings.knowledge_files)
            )
            self.gate = held.enter_context(self._open_gate())
            if news:
                self.gate.warm()
                self.workers.warm()
            self._held = held.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.__exit__(kind, error, trace)


def find_basis(settings: Settings) -> Basis:
    """The model and the knowledge that the run stands on. Raises `CommandError`."""
    from pipeline.extraction.model import ModelError, model_facts

    for path in settings.extra_knowledge:
        if not path.is_file():
            raise WrongUse(f"{path}: there is no such knowledge file; correct DATELINE_EXTRA_KNOWLEDGE")
    try:
        facts = model_facts(settings.model)
    except ModelError as error:
        raise BrokenEnvironment(str(error)) from error
    return Basis(settings.model, facts.version, facts.sha256, settings.knowledge_files)
