"""Article, title and day of a page as a run reads and stages it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from pipeline.evaluation.predict.furniture import kept_text
from pipeline.evaluation.readers.pages import GoldPage
from pipeline.evaluation.tools import Tools
from pipeline.records import Segment
from pipeline.staging.readers.html import article
from pipeline.staging.readers.rows import IntakeRow
from pipeline.staging.together import stage_articles
from pipeline.tables import INTAKE


@dataclass(frozen=True, slots=True)
class PredictedPage:
    """Text of the article without furniture, title and day of publication; null is unknown."""

    text: str | None
    title: str | None
    published_on: date | None
    rule: str | None = None


def predict_pages(gold: Sequence[GoldPage], tools: Tools) -> list[PredictedPage]:
    """One record per page; the pages are staged together, as those of one source are."""
    staged = stage_articles((row for page in gold for row in _intake(page)), resources=tools.resources)
    parts: dict[str, list[Segment]] = {}
    for row in staged["segments"].sort_by([("document_id", "ascending"), ("start", "ascending")]).to_pylist():
        segment = Segment(row["start"], row["end"], row["kind"], row["reason"])
        parts.setdefault(row["document_id"], []).append(segment)
    zones = {page.document_id: page.zone for page in gold}
    found = {
        row["source_uri"]: _page(row, parts.get(row["document_id"], []), zones[row["source_uri"]])
        for row in staged["documents"].to_pylist()
    }
    return [found.get(page.document_id, PredictedPage(None, None, None, "rejected")) for page in gold]


def _intake(page: GoldPage) -> Iterator[dict[str, object]]:
    for row in article(page.document_id, page.html.encode("utf-8", "surrogatepass"), url=page.url):
        if isinstance(row, IntakeRow):
            yield {name: getattr(row, name) for name in INTAKE.column_names if hasattr(row, name)}


def _page(row: Mapping[str, Any], segments: Sequence[Segment], zone: tzinfo | None) -> PredictedPage:
    precision = row["published_precision"]
    day = _day(row["published_at"], zone, precision=precision)
    rule = f"published {row['published_basis']} {precision}"
    return PredictedPage(kept_text(row["text"], segments), row["title"], day, rule)


def _day(published: datetime | None, zone: tzinfo | None, *, precision: str) -> date | None:
    """The outlet's own day: an instant is kept in UTC, which may be the day before or after."""
    if published is None or precision not in ("instant", "day"):
        return None
    if precision == "day" or zone is None:
        return published.date()
    return published.replace(tzinfo=UTC).astimezone(zone).date()
