"""What extraction knows beforehand, loaded once per process and passed as an argument."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.knowledge.base import Knowledge, load_knowledge
from pipeline.knowledge.gazetteer import Gazetteer, load_gazetteer


@dataclass(frozen=True)
class Resources:
    """Knowledge base and gazetteer."""

    knowledge: Knowledge
    gazetteer: Gazetteer


@lru_cache(maxsize=4)
def load_resources(extra_knowledge: tuple[Path, ...] = ()) -> Resources:
    """The project's own resources, with the user's knowledge files added."""
    return Resources(load_knowledge(extra_knowledge), load_gazetteer())
