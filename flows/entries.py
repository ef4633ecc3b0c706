"""Entries of feeds beside the pages that they link: a page with a text is read in the entry's place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import urljoin

from flows.intake_state import State
from pipeline.staging.readers import Input, RejectedInput


def is_feed(item: Input | RejectedInput) -> bool:
    """Whether it links pages."""
    return isinstance(item, Input) and bool(item.linked)


def entries_had(item: Input | RejectedInput, state: State) -> frozenset[str]:
    """The entries whose page gave an article, or is one that the user had forgotten."""
    if not isinstance(item, Input) or not item.linked:
        return frozenset()
    with_article = {row["input_uri"] for row in state.articles.names()}
    return frozenset(entry for entry, page in item.linked if page in with_article or state.is_forgotten(page))


def prefer_pages(data: Path, item: Input | RejectedInput, state: State, *, had: Collection[str]) -> None:
    """Let go of what was read of entries whose page was had since, and tell what is kept of the others."""
    if not isinstance(item, Input) or not item.linked:
        return
    own = [row for row in state.articles.names() if row["input_uri"] == item.source_uri]
    pages = {page for entry, page in item.linked if entry in had}
    base = item.url or item.source_uri
    gone = [row for row in own if row["page_url"] and urljoin(base, row["page_url"]) in pages]
    state.articles.drop_with_bytes(data, gone)
    kept = {row["source_uri"] for row in own} - {row["source_uri"] for row in gone}
    _tell(state, {page: entry for entry, page in item.linked if entry in kept and entry not in had})


def _tell(state: State, entries: Mapping[str, str]) -> None:
    """Say beside each page that could not be had which entry is kept in its place."""
    for row in state.refused:
        told = f"; what the feed says of it is kept as {entries.get(row['input_uri'])}"
        if row["input_uri"] in entries and told not in row["detail"]:
            row["detail"] += told
