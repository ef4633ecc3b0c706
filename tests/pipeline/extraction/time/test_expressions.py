"""Every row of expressions.tsv: the span, its type, value and days, and the arithmetic as told."""

from __future__ import annotations

from collections import Counter

import pytest
from spacy.language import Language

from pipeline.extraction.parse import ParsedArticle, parse_articles
from pipeline.extraction.time import find_timexes, normalize_expression
from pipeline.extraction.time.tense import clause_tense
from tests.pipeline.extraction.time.table import Row, article, rows

ROWS = rows()
# These mean nothing by themselves: what they count from stands elsewhere in their sentence.
_NEEDS_NEIGHBOURS = {"narrative", "range", "clock", "eve"}


@pytest.fixture(scope="module")
def parses(nlp: Language) -> dict[str, ParsedArticle]:
    articles = [article(row.sentence, row.reference) for row in ROWS]
    return {parsed.article.text: parsed for parsed in parse_articles(articles, nlp)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.kind}: {row.expression}")
def test_expression(row: Row, nlp: Language, parses: dict[str, ParsedArticle]) -> None:
    parsed = parses[row.sentence]
    if parsed.article.published_on != row.reference:  # the same sentence stands in the table for another day
        (parsed,) = parse_articles([article(row.sentence, row.reference)], nlp)
    found = [timex for timex in find_timexes(parsed) if (timex.start, timex.end) == (row.start, row.end)]
    assert len(found) == 1, row.why
    timex = found[0]
    assert (timex.timex_type, timex.value) == (row.timex_type, row.value), row.why
    assert (timex.earliest, timex.latest) == (row.earliest, row.latest), row.why
    assert timex.reason == row.reason
    assert timex.surface == row.expression


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.kind}: {row.expression}")
def test_tense_of_its_clause(row: Row, parses: dict[str, ParsedArticle]) -> None:
    doc = parses[row.sentence].doc
    span = doc.char_span(row.start, row.end, alignment_mode="expand")
    assert clause_tense(span[-1]) == row.tense


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.kind not in _NEEDS_NEIGHBOURS], ids=lambda row: row.sentence
)
def test_expression_by_itself(row: Row) -> None:
    reading = normalize_expression(row.expression, reference=row.reference, tense=row.tense)
    if reading is not None:
        assert reading.value == row.value


def test_most_expressions_can_be_read_by_themselves() -> None:
    alone = [row for row in ROWS if row.kind not in _NEEDS_NEIGHBOURS]
    unread = [
        row.expression
        for row in alone
        if normalize_expression(row.expression, reference=row.reference, tense=row.tense) is None
    ]
    assert len(unread) <= 0.05 * len(alone), unread


def test_the_table_is_as_wide_as_promised() -> None:
    kinds = Counter(row.kind for row in ROWS)
    assert len(ROWS) >= 250
    assert len(kinds) >= 20
    assert min(kinds.values()) >= 3
    assert len({(row.sentence, row.start, row.reference) for row in ROWS}) == len(ROWS)
