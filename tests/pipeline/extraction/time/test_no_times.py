"""What looks like a time and is none; and what needs more than the text gives."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from spacy.language import Language

from pipeline.extraction.parse import parse_articles
from pipeline.extraction.time import find_timexes
from pipeline.extraction.time.context import Context
from pipeline.extraction.time.readers.unruled import named_by_model
from pipeline.records import Timex
from tests.pipeline.extraction.time.table import article

NO_TIMES = [
    ("The suspect is 44 years old.", "an age"),
    ("A 12-year-old girl was wounded.", "an age with hyphens"),
    ("He is in his forties.", "an age"),
    ("More than 2,000 people fled.", "a number with a comma"),
    ("The city has 1950 houses.", "a count"),
    ("They paid $2019 for the car.", "a price"),
    ("Turnout reached 1999 percent of the forecast.", "a share"),
    ("The minister may resign.", "a modal verb"),
    ("Thousands march through the capital.", "a verb"),
    ("Prices fall when demand does.", "a verb"),
    ("A spring feeds the village well.", "water"),
    ("April Hughes leads the party.", "a person"),
    ("The home side won 3:2.", "a score"),
    ("The second round was peaceful.", "a rank"),
    ("Rebels hold three quarters of the city.", "parts of a city"),
    ("The Daily Mirror printed the list.", "a name"),
]


def _timexes(
    nlp: Language, text: str, published_on: date | None = None, country: str | None = None
) -> tuple[Timex, ...]:
    (parsed,) = parse_articles([article(text, published_on, country)], nlp)
    return find_timexes(parsed)


@pytest.mark.parametrize(("text", "why"), NO_TIMES, ids=[why for _, why in NO_TIMES])
def test_no_time(text: str, why: str, nlp: Language) -> None:
    assert [timex.surface for timex in _timexes(nlp, text, date(2019, 12, 26))] == [], why


def test_without_publication_day_only_absolute_expressions_have_values(nlp: Language) -> None:
    text = "The talks opened on Monday. They had been agreed on October 24, 2019 and ended last week."
    found = {timex.surface: timex for timex in _timexes(nlp, text)}
    assert found["October 24, 2019"].value == "2019-10-24"
    for surface in ("Monday", "last week"):
        assert found[surface].value is None
        assert found[surface].anchor == "none"
        assert "publication day, which is not known" in found[surface].reason


@pytest.mark.parametrize(
    ("country", "value", "told"),
    [
        ("USA", "2019-03-04", "month before day"),
        ("GBR", "2019-04-03", "day before month"),
        ("CAN", None, "ambiguous"),
        (None, None, "ambiguous"),
    ],
)
def test_figures_are_read_as_the_country_writes_them(
    country: str | None, value: str | None, told: str, nlp: Language
) -> None:
    (timex,) = _timexes(nlp, "The form was stamped 3/4/2019 by the clerk.", date(2020, 6, 10), country)
    assert timex.value == value
    assert told in timex.reason


def test_a_history_counts_from_its_own_dates(nlp: Language) -> None:
    text = (
        "The revolt began on 4 May 1807. On 9 June the rebels took the harbour. The next day they sank two "
        "ships. In August 1808 a fleet arrived, and by December the city was free. The treaty of 1809 ended "
        "the war. In the summer of 1810 the king returned."
    )
    found = {timex.surface: timex for timex in _timexes(nlp, text, date(2020, 6, 10))}
    assert found["9 June"].value == "1807-06-09"
    assert found["The next day"].value == "1807-06-10"
    assert found["December"].value == "1808-12"
    assert found["December"].anchor == "narrative"


def test_news_with_one_old_date_counts_from_its_publication_day(nlp: Language) -> None:
    text = "The accord of 1995 collapsed on Monday. Shelling resumed last week and will go on in December."
    found = {timex.surface: timex for timex in _timexes(nlp, text, date(2019, 11, 20))}
    assert found["Monday"].value == "2019-11-18"
    assert found["last week"].value == "2019-W46"
    assert found["December"].value == "2019-12"
    assert {found[name].anchor for name in ("Monday", "last week", "December")} == {"publication"}


@pytest.mark.parametrize(
    ("named", "value", "why"),
    [
        ("the fifth day", "2016-05-03", "of the siege: the text's own day"),
        ("the first day", None, "nothing names the day"),
        ("the years", "PXY", "an unsaid number"),
        ("the first hour", "PT1H", "one unit"),
        ("night", "XXXX-XX-XXTNI", "of no certain day"),
        ("the month", "2016-05", "the text's own month"),
    ],
)
def test_what_only_the_model_names(named: str, value: str | None, why: str) -> None:
    context = Context(publication=date(2020, 6, 10))
    context.tell("2016-05-03")
    match = re.fullmatch(".+", named)
    assert match is not None
    reading = named_by_model(match, context)
    assert reading is not None
    assert reading.value == value, why


@pytest.mark.parametrize("named", ["six-year-old", "44", "all week", "a sad day", "the general"])
def test_what_the_model_names_and_is_no_time(named: str) -> None:
    match = re.fullmatch(".+", named)
    assert match is not None
    assert named_by_model(match, Context()) is None


def test_a_deadline_looks_ahead_where_the_tense_is_unclear(nlp: Language) -> None:
    (timex,) = _timexes(nlp, "The panel could vote as early as Monday.", date(2020, 6, 10))
    assert timex.value == "2020-06-15"


def test_no_expression_overlaps_another(nlp: Language) -> None:
    text = "She left the day before Easter, at 5 p.m. on the Friday, and came back the day after May 3, 2020."
    found = _timexes(nlp, text, date(2020, 6, 10))
    assert [timex.value for timex in found if timex.surface.startswith("the day")] == [
        "2020-04-11",
        "2020-05-04",
    ]
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_letters_that_grow_in_lower_case_keep_the_offsets(nlp: Language) -> None:
    text = "İSTANBUL İÇİN: The envoy arrived on Monday."
    (timex,) = _timexes(nlp, text, date(2019, 12, 26))
    assert timex.surface == "Monday"
    assert text[timex.start : timex.end] == "Monday"


def test_ids_depend_on_document_and_span_alone(nlp: Language) -> None:
    text = "The envoy arrived on Monday."
    (first,) = _timexes(nlp, text, date(2019, 12, 26))
    (second,) = _timexes(nlp, text, date(2020, 6, 10))
    assert first.timex_id == second.timex_id
    assert first.value != second.value
