"""What a stage is: a pure function with the names of the tables that it reads and writes.

Running stages, keeping their outputs and skipping what is unchanged is the business of `flows.runner`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

import pyarrow as pa

Scope = Literal["document", "corpus"]


class Batches(Protocol):
    """A table too large to hold: its rows in parts, in any order, to be gone through as often as need be."""

    def __iter__(self) -> Iterator[pa.Table]:
        """The parts, in the same order each time."""
        ...

    def only(self, *columns: str) -> Batches:
        """The same rows with these columns alone."""
        ...


@dataclass(frozen=True)
class Held:
    """`Batches` of a table that is held after all."""

    rows: pa.Table

    def __iter__(self) -> Iterator[pa.Table]:
        """All at once."""
        return iter((self.rows,))

    def only(self, *columns: str) -> Held:
        """See `Batches`."""
        return Held(self.rows.select(columns))


@dataclass(frozen=True)
class Stage:
    """One step of the pipeline.

    `run` takes one Arrow table per name in `reads`, as keyword arguments of those names, and the keyword-only
    options named in `options`; it returns the table of `writes`, or a mapping where `writes` has several.
    It does no I/O, reads no clock and no environment, draws no random numbers. With scope `document` a row
    of the output depends on the rows of one document alone, so the stage may run in shards and skip documents
    that did not change: its documents are those of the first table that it reads. With scope `corpus` it sees
    every document at once; the tables named in `streams` it is given as `Batches`, so that its memory does
    not grow with their text.

    What is unchanged is not computed again. A stage is asked to say where less than everything decides its
    output: `uses` names, per table, the columns that `run` is given (all, where a table is not named); `code`
    the modules whose source decides the output, with what they import of this project (by default the module
    of `run`); `vocabulary` whether the files of `pipeline/knowledge` do.
    """

    name: str
    run: Callable[..., pa.Table | Mapping[str, pa.Table]]
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    scope: Scope = "corpus"
    version: int = 1
    options: tuple[str, ...] = ()
    uses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    code: tuple[str, ...] = ()
    vocabulary: bool = True
    streams: tuple[str, ...] = ()
