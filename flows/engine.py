"""Who carries out the steps of a run: this process by itself, or Prefect (`flows.flow`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any, Protocol, TypeVar

from flows.runner import Done, Job

_T = TypeVar("_T")


class Engine(Protocol):
    """Carries out steps. A step is given small arguments, such as paths and keys, never tables."""

    def step(self, name: str, function: Callable[..., _T], *args: Any, makes: Sequence[str] = ()) -> _T:
        """Call the function and return what it does; `makes` names the assets that it brings up to date."""
        ...

    def each(self, name: str, function: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
        """Call the function on every job, several at once, and yield what is done as it is done."""
        ...

    def tell(self, rows: Mapping[str, int], rejections: Mapping[str, int]) -> None:
        """Show rows per table and rejections by reason wherever this engine shows things."""
        ...


class DirectEngine:
    """Calls the functions, and nothing else."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def step(self, name: str, function: Callable[..., _T], *args: Any, makes: Sequence[str] = ()) -> _T:  # noqa: ARG002
        """See `Engine`."""
        return function(*args)

    def each(self, name: str, function: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:  # noqa: ARG002
        """See `Engine`."""
        threads = ThreadPoolExecutor(self._workers)
        try:
            for future in as_completed([threads.submit(function, job) for job in jobs]):
                yield future.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def tell(self, rows: Mapping[str, int], rejections: Mapping[str, int]) -> None:
        """See `Engine`; the command line shows them."""
