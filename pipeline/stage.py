"""What a stage is: a pure function with the names of the tables that it reads and writes.

Running stages, keeping their outputs and skipping what is unchanged is the business of `flows.runner`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Scope = Literal["document", "corpus"]


@dataclass(frozen=True)
class Stage:
    """One step of the pipeline.

    `run` takes one Arrow table per name in `reads`, as keyword arguments of those names, and the keyword-only
    options named in `options`; it returns the table of `writes`, or a mapping where `writes` has several names.
    It does no I/O, reads no clock and no environment, and draws no random numbers. With scope `document` a row
    of the output depends on the rows of one document alone, so the stage may run in shards and skip documents
    that did not change; with scope `corpus` it sees every document at once.
    """

    name: str
    run: Callable[..., pa.Table | Mapping[str, pa.Table]]
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    scope: Scope = "corpus"
    version: int = 1
    options: tuple[str, ...] = ()
