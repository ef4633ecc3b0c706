"""Article, title and day of a page as a run reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.evaluation.readers.pages import GoldPage
from pipeline.evaluation.tools import Tools


@dataclass(frozen=True, slots=True)
class PredictedPage:
    """Text of the article, title and day of publication; null is unknown."""

    text: str | None
    title: str | None
    published_on: date | None


def predict_pages(gold: Sequence[GoldPage], tools: Tools) -> list[PredictedPage] | None:  # noqa: ARG001
    """Null: the pipeline reads no HTML yet."""
    return None
