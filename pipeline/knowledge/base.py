"""The knowledge base: who and what is known, with dated facts. First version: empty."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True)
class Knowledge:
    """Known persons, bodies, countries and outlets."""


@lru_cache(maxsize=4)
def load_knowledge(extra: tuple[Path, ...] = ()) -> Knowledge:
    """The project's knowledge base with the user's files added."""
    return Knowledge()
