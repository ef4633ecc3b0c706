"""Who says what in sentences of our own, over every form; and sentences in which nobody says anything."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.attribution import find_attributions
from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.parse import parse_articles
from pipeline.records import Article, Attribution, Segment
from tests.pipeline.extraction.attribution.marked import Row, read_lines, read_rows

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

HERE = Path(__file__).parent
ROWS = read_rows(HERE / "attributions.tsv")
NEGATIVES = read_lines(HERE / "not_attributions.txt")
MOST_FALSE = 4  # attributions found in all of NEGATIVES together


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, tuple[Attribution, ...]]:
    """Attributions of every text of the tables; labels are headlines."""
    kinds = {row.marked.text: "headline" if row.form == "label" else "body" for row in ROWS}
    kinds |= dict.fromkeys(NEGATIVES, "body")
    articles = [Article(text, text, (Segment(0, len(text), kind, "test"),)) for text, kind in kinds.items()]
    return {
        parsed.article.text: find_attributions(parsed, find_mentions(parsed, knowledge=resources.knowledge))
        for parsed in parse_articles(articles, nlp)
    }


def shown(text: str, attributions: Iterable[Attribution]) -> list[str]:
    """What was found, for a message."""
    return [
        f"[{text[a.source_start or 0 : a.source_end or 0]}] {{{text[a.cue_start or 0 : a.cue_end or 0]}}} "
        f"<{text[a.content_start : a.content_end]}> {a.stance} {a.source_kind} {a.quote_kind}"
        for a in attributions
    ]


def matching(row: Row, attributions: Iterable[Attribution]) -> list[Attribution]:
    """The attributions with the row's content, source and end of the cue."""
    marked = row.marked
    return [
        each
        for each in attributions
        if (each.content_start, each.content_end) == marked.content
        and each.source_start == (marked.source[0] if marked.source else None)
        and each.source_end == (marked.source[1] if marked.source else None)
        and each.cue_end == (marked.cue[1] if marked.cue else None)
    ]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_attribution(row: Row, found: dict[str, tuple[Attribution, ...]]) -> None:
    every = found[row.marked.text]
    right = matching(row, every)
    assert right, shown(row.marked.text, every)
    if row.stance:
        assert right[0].stance == row.stance, shown(row.marked.text, right)
    if row.kind:
        assert right[0].source_kind == row.kind, shown(row.marked.text, right)


def test_table_is_large() -> None:
    assert len(ROWS) >= 150
    assert len(NEGATIVES) >= 40


def test_few_attributions_where_nobody_speaks(found: dict[str, tuple[Attribution, ...]]) -> None:
    false = {text: shown(text, found[text]) for text in NEGATIVES if found[text]}
    assert sum(map(len, false.values())) <= MOST_FALSE, false
