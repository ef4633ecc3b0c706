"""TIMEX3 values and the days that they cover; feasts of known years."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.time.feasts import easter, feast_days, orthodox_easter, rosh_hashanah
from pipeline.extraction.time.numerals import number_of, ordinal_of, spelled_year
from pipeline.extraction.time.values import Days, add_months, days_of, narrowed
from pipeline.extraction.time.vocabulary import time_vocabulary


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2019-12-23", "2019-12-23", "2019-12-23", "day"),
        ("2019-12-23TMO", "2019-12-23", "2019-12-23", "day"),
        ("2019-12-23T14:00", "2019-12-23", "2019-12-23", "instant"),
        ("2019-W01", "2018-12-31", "2019-01-06", "week"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("2019-W51-WE", "2019-12-21", "2019-12-22", "range"),
        ("2019-W51-3", "2019-12-18", "2019-12-18", "day"),
        ("2019-12", "2019-12-01", "2019-12-31", "month"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2019-Q4", "2019-10-01", "2019-12-31", "quarter"),
        ("2019-H1", "2019-01-01", "2019-06-30", "range"),
        ("2019-SU", "2019-06-01", "2019-08-31", "season"),
        ("2019-WI", "2019-12-01", "2020-02-29", "season"),
        ("2019", "2019-01-01", "2019-12-31", "year"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
    ],
)
def test_days_of_a_value(value: str, earliest: str, latest: str, precision: str) -> None:
    assert days_of(value) == Days(date.fromisoformat(earliest), date.fromisoformat(latest), precision)


@pytest.mark.parametrize(
    "value",
    [None, "P3D", "PT2H", "PXM", "XXXX-WXX-1", "PAST_REF", "FUTURE_REF", "2019-02-30", "2019-W54", "9999-WI"],
)
def test_values_without_days(value: str | None) -> None:
    assert days_of(value) is None


def test_parts_tile_the_whole() -> None:
    whole = days_of("2019")
    assert whole is not None
    start, middle, end = (narrowed(whole, modifier) for modifier in ("START", "MID", "END"))
    assert start.earliest == whole.earliest
    assert end.latest == whole.latest
    assert (middle.earliest - start.latest).days == 1
    assert (end.earliest - middle.latest).days == 1


def test_months_end_where_the_month_ends() -> None:
    assert add_months(date(2019, 12, 31), 2) == date(2020, 2, 29)
    assert add_months(date(2020, 3, 31), -13) == date(2019, 2, 28)


@pytest.mark.parametrize(
    ("day", "eastern"),
    [
        ("1999-04-04", "1999-04-11"),
        ("2008-03-23", "2008-04-27"),
        ("2011-04-24", "2011-04-24"),
        ("2019-04-21", "2019-04-28"),
        ("2038-04-25", "2038-04-25"),
    ],
)
def test_easter(day: str, eastern: str) -> None:
    year = int(day[:4])
    assert easter(year) == date.fromisoformat(day)
    assert orthodox_easter(year) == date.fromisoformat(eastern)


@pytest.mark.parametrize(
    "day", ["1999-09-11", "2005-10-04", "2016-10-03", "2019-09-30", "2023-09-16", "2024-10-03"]
)
def test_rosh_hashanah(day: str) -> None:
    assert rosh_hashanah(int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("name", "year", "days"),
    [
        ("ramadan", 2019, ["2019-05-06", "2019-06-03"]),
        ("eid al-adha", 2019, ["2019-08-11", "2019-08-11"]),
        ("ashura", 2020, ["2020-08-29", "2020-08-29"]),
        ("hanukkah", 2019, ["2019-12-23", "2019-12-23"]),
        ("hanukkah", 2024, ["2024-12-26", "2024-12-26"]),
        ("passover", 2022, ["2022-04-16", "2022-04-16"]),
        ("thanksgiving", 2023, ["2023-11-23", "2023-11-23"]),
        ("election day", 2022, ["2022-11-08", "2022-11-08"]),
        ("labor day", 2020, ["2020-09-07", "2020-09-07"]),
        ("good friday", 2024, ["2024-03-29", "2024-03-29"]),
        ("lunar new year", 2023, ["2023-01-22", "2023-01-22"]),
    ],
)
def test_feasts(name: str, year: int, days: list[str]) -> None:
    first, last = map(date.fromisoformat, days)
    assert feast_days(time_vocabulary().feasts[name], year) == [(first, last)]


def test_two_feasts_in_one_year() -> None:
    """The lunar year is shorter, so that 1 Shawwal fell twice in 2000."""
    assert [first for first, _ in feast_days(time_vocabulary().feasts["eid al-fitr"], 2000)] == [
        date(2000, 1, 8), date(2000, 12, 27)
    ]  # fmt: skip


def test_a_feast_outside_its_tables_is_unknown() -> None:
    assert feast_days(time_vocabulary().feasts["ramadan"], 1850) == []
    assert feast_days(time_vocabulary().feasts["diwali"], 1950) == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nine", 9),
        ("twenty-one", 21),
        ("a hundred", 100),
        ("two and a half", 2.5),
        ("2 1/2", 2.5),
        ("1,460", 1460),
        ("three hundred and fifty", 350),
        ("several", None),
        ("many", None),
    ],
)
def test_numbers(words: str, number: float | None) -> None:
    assert number_of(words) == number


def test_ordinals_and_years_in_words() -> None:
    assert [ordinal_of(word) for word in ("first", "21st", "twenty-third", "nine")] == [1, 21, 23, None]
    assert [
        spelled_year(words) for words in ("nineteen eighty-four", "two thousand and eight", "twenty nineteen")
    ] == [1984, 2008, 2019]
