"""The processes that run jobs. Each loads the model once; few, because every one holds a model.

With one worker, jobs run in a thread of this process: nothing is to be started or handed over.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from flows.runner import Done, Job, run_job

_ATTEMPTS = 3  # a worker that the machine killed is replaced; a third death is not by chance


class Workers:
    """Runs jobs, as many at once as there are workers. Use as a context manager."""

    def __init__(self, count: int, *, model: str, extra_knowledge: tuple[Path, ...] = ()) -> None:
        self.count = count
        self._loads = (model, extra_knowledge)
        self._guard = threading.Lock()
        self._executor = self._start()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=error is None, cancel_futures=True)

    def warm(self) -> None:
        """Begin to load the model now, while something else is being done."""
        for _ in range(self.count):
            self._executor.submit(load, *self._loads)

    def run(self, job: Job) -> Done:
        """Run a job and wait for it. Safe from several threads. Raises what the job raises."""
        for attempt in range(1, _ATTEMPTS + 1):
            executor = self._executor
            try:
                return executor.submit(run_job, job).result()
            except BrokenProcessPool:
                if attempt == _ATTEMPTS:
                    raise
                self._replace(executor)
        raise AssertionError("unreachable")

    def _replace(self, broken: Executor) -> None:
        with self._guard:
            if self._executor is broken:
                broken.shutdown(wait=False, cancel_futures=True)
                self._executor = self._start()

    def _start(self) -> Executor:
        return ThreadPoolExecutor(1) if self.count == 1 else process_pool(self.count)


def load(model: str, extra_knowledge: tuple[Path, ...]) -> None:
    """Load what the stages need, in the process that is to run them."""
    from pipeline.extraction.model import load_model
    from pipeline.resources import load_resources

    load_model(model)
    load_resources(extra_knowledge)


def process_pool(count: int) -> ProcessPoolExecutor:
    """Fresh processes (spawned: a fork would copy the threads' locks) that end with this one."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=begin)


def begin() -> None:
    """What every process of a run does first."""
    give_memory_back()
    end_with_parent()


def give_memory_back() -> None:
    """Let Arrow take its memory from the system and give it back: its own pool keeps what was freed."""
    pa.set_memory_pool(pa.system_memory_pool())


def end_with_parent() -> None:
    """Leave when the parent process is gone, also when it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
