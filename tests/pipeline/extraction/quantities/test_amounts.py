"""Numbers read from sentences of our own; see amounts.tsv."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.parse import parse_articles
from pipeline.extraction.quantities import find_quantities
from pipeline.extraction.quantities.lexicon import load_quantity_lexicon
from pipeline.extraction.quantities.numbers import number
from pipeline.knowledge.tsv import read_rows
from pipeline.records import Article, MentionIndex, Quantity, Segment

if TYPE_CHECKING:
    from spacy.language import Language

_COLUMNS = ("sentence", "surface", "low", "high", "point", "qualifier", "unit", "counted", "why")
ROWS = list(read_rows(Path(__file__).parent / "amounts.tsv", columns=_COLUMNS))


def _quantities(text: str, nlp: Language) -> tuple[Quantity, ...]:
    (parsed,) = parse_articles([Article("d", text, (Segment(0, len(text), "body", "test"),))], nlp)
    return find_quantities(parsed, MentionIndex((), ()), timexes=(), event_mentions=(), attributions=())


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_amount(row: dict[str, str], nlp: Language) -> None:
    found = _quantities(row["sentence"], nlp)
    if not row["surface"]:
        assert [quantity.surface for quantity in found] == []
        return
    quantity = next((q for q in found if q.surface == row["surface"]), None)
    assert quantity is not None, f"found {[q.surface for q in found]}"
    bounds = [float(row[name]) if row[name] else None for name in ("low", "high", "point")]
    assert [quantity.low, quantity.high, quantity.point] == pytest.approx(bounds)
    expected = (row["qualifier"], row["unit"] or None, row["counted"] or None)
    assert (quantity.qualifier, quantity.unit, quantity.counted) == expected


@pytest.mark.parametrize("row", [row for row in ROWS if row["surface"]], ids=lambda row: row["why"])
def test_span_holds_the_surface(row: dict[str, str], nlp: Language) -> None:
    for quantity in _quantities(row["sentence"], nlp):
        assert row["sentence"][quantity.start : quantity.end] == quantity.surface


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two million three hundred thousand", 2_300_000),
        ("a thousand million", 1_000_000_000),
        ("ninety-nine", 99),
        ("four dozen", 48),
        ("1,250.5", 1250.5),
        ("a great many", None),
    ],
)
def test_number_words(words: str, value: float | None) -> None:
    assert number(words, load_quantity_lexicon()) == value


def test_a_date_is_no_quantity(nlp: Language) -> None:
    from pipeline.extraction.time import find_timexes

    text = "On 14 May 2021 the envoys met for 3 hours."
    (parsed,) = parse_articles([Article("d", text, (Segment(0, len(text), "body", "test"),))], nlp)
    timexes = find_timexes(parsed)
    assert (
        find_quantities(parsed, MentionIndex((), ()), timexes=timexes, event_mentions=(), attributions=())
        == ()
    )
