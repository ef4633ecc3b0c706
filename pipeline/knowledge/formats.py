"""Knowledge files that users have. First version: none is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.knowledge.base import Known


def read_extra(path: Path) -> Iterator[Known]:
    """Entries of a user's file."""
    raise NotImplementedError(f"{path}: knowledge files of users are not read yet")
