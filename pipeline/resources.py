"""What extraction knows beforehand, loaded once per process and passed as an argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pipeline.knowledge.base import Knowledge, load_knowledge
from pipeline.knowledge.gazetteer import Gazetteer, load_gazetteer
from pipeline.knowledge.outlets import Outlets, load_outlets


@dataclass(frozen=True)
class Resources:
    """Knowledge base, gazetteer and registry of outlets."""

    knowledge: Knowledge
    gazetteer: Gazetteer
    outlets: Outlets = field(default_factory=load_outlets)


@lru_cache(maxsize=4)
def load_resources(extra_knowledge: tuple[Path, ...] = ()) -> Resources:
    """The project's own resources, with the user's knowledge files added."""
    return Resources(load_knowledge(extra_knowledge), load_gazetteer())
