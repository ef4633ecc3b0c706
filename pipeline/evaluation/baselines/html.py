"""trafilatura as it comes: text, title and date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipeline.evaluation.predict.html import PredictedPage
from pipeline.evaluation.readers.pages import GoldPage
from pipeline.evaluation.tools import Tools


def baseline_pages(gold: Sequence[GoldPage], tools: Tools) -> list[PredictedPage]:  # noqa: ARG001 - suites share it
    """One record per page."""
    return [_page(page) for page in gold]


def _page(page: GoldPage) -> PredictedPage:
    found = bare_extraction(page.html, url=page.url, with_metadata=True, include_comments=False)
    if not isinstance(found, Document):
        return PredictedPage(None, None, None)
    return PredictedPage(found.text, found.title, _day(found.date))


def _day(written: str | None) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written[:10])
    except ValueError:
        return None
