"""Pages with the text of their article: text_boilerplate (already flattened to text) and html."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldError, Row, read_gold

_ANALYSED = "en"


@dataclass(frozen=True, slots=True)
class GoldFlattened:
    """A page as text with little and with all of its furniture, and the article alone."""

    document_id: str
    light: str
    full: str
    article: str


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page as HTML, the article alone, and where gold has them its title and day of publication.

    The day is the outlet's own; `zone` is its distance from UTC, null where gold has no hour.
    """

    document_id: str
    url: str | None
    html: str
    article: str
    title: str | None
    published_on: date | None
    zone: tzinfo | None = None


def read_flattened_pages(path: Path) -> list[GoldFlattened]:
    """Every page of the file."""
    return read_gold(
        path,
        lambda row: GoldFlattened(
            row.text("doc_id"), row.text("text_light"), row.text("text_full"), row.text("gold_text")
        ),
    )


def read_html_pages(path: Path) -> list[GoldPage]:
    """The pages in English, the only language analysed; one without a stated language counts as such."""
    pages = read_gold(path, lambda row: (row.values.get("lang"), _page(row)))
    english = [page for language, page in pages if language in (None, _ANALYSED)]
    if not english:
        raise GoldError(f"{path}: line 1: field lang: no page of the file is in English, {_ANALYSED!r}")
    return english


def _page(row: Row) -> GoldPage:
    return GoldPage(
        row.text("doc_id"),
        row.optional_text("url"),
        row.text("html"),
        row.text("gold_text"),
        row.optional_text("title"),
        row.day("published"),
        _zone(row.optional_text("published")),
    )


def _zone(published: str | None) -> tzinfo | None:
    try:
        return None if published is None else datetime.fromisoformat(published).tzinfo
    except ValueError:
        return None
