"""What holds for every expression and every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.time import days_covered, normalize_expression
from pipeline.extraction.time.values import days_of
from tests.pipeline.extraction.time.table import rows

EXPRESSIONS = sorted({row.expression for row in rows()})
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = st.dates(date(1700, 1, 1), date(2150, 12, 31))
TENSES = st.sampled_from(("past", "future", "present", None))
TOLD = st.lists(
    st.one_of(
        DAYS.map(date.isoformat),
        DAYS.map(lambda day: day.isoformat()[:7]),
        DAYS.map(lambda day: str(day.year)),
        DAYS.map(lambda day: f"{day.year}-Q{(day.month + 2) // 3}"),
        st.sampled_from(("198X", "19XX", "2019-W51", "2019-W51-WE", "2020-SU")),
    ),
    max_size=4,
).map(tuple)


@settings(max_examples=400, deadline=None)
@given(
    expression=st.sampled_from(EXPRESSIONS),
    reference=st.none() | DAYS,
    tense=TENSES,
    told=TOLD,
    narrative=st.booleans(),
)
def test_interval_is_in_order_and_agrees_with_the_value(
    expression: str, reference: date | None, tense: str | None, told: tuple[str, ...], narrative: bool
) -> None:
    reading = normalize_expression(
        expression, reference=reference, tense=tense, told=told, narrative=narrative
    )
    if reading is None:
        return
    assert reading.reason
    assert reading.timex_type in ("DATE", "TIME", "DURATION", "SET")
    covered, whole = days_covered(reading), days_of(reading.value)
    if covered is None:
        assert whole is None
        return
    assert covered.earliest <= covered.latest
    if whole is not None:
        assert whole.earliest <= covered.earliest
        assert covered.latest <= whole.latest


@settings(max_examples=200, deadline=None)
@given(
    weekday=st.sampled_from(WEEKDAYS),
    which=st.sampled_from(("", "last ", "next ", "this ", "early ", "late ")),
    part=st.sampled_from(("", " morning", " night")),
    reference=DAYS,
    tense=TENSES,
)
def test_a_week_later_every_weekday_is_a_week_later(
    weekday: str, which: str, part: str, reference: date, tense: str | None
) -> None:
    expression = f"{which}{weekday}{part}"
    first = normalize_expression(expression, reference=reference, tense=tense)
    second = normalize_expression(expression, reference=reference + timedelta(7), tense=tense)
    assert first is not None
    assert second is not None
    before, after = days_covered(first), days_covered(second)
    assert before is not None
    assert after is not None
    assert after.earliest - before.earliest == timedelta(7)
    assert before.earliest.isoweekday() == WEEKDAYS.index(weekday) + 1
    assert abs((before.earliest - reference).days) <= 7


@settings(max_examples=200, deadline=None)
@given(day=st.dates(date(1000, 1, 1), date(2199, 12, 31)), reference=st.none() | DAYS, tense=TENSES)
def test_a_day_stated_in_full_needs_no_reference(
    day: date, reference: date | None, tense: str | None
) -> None:
    for form in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        reading = normalize_expression(form, reference=reference, tense=tense)
        assert reading is not None
        assert (reading.value, reading.anchor) == (day.isoformat(), "explicit")


@settings(max_examples=200, deadline=None)
@given(day=DAYS, reference=DAYS)
def test_a_day_without_year_is_within_half_a_year_where_tense_is_unclear(day: date, reference: date) -> None:
    reading = normalize_expression(f"{day:%B} {day.day}", reference=reference, tense=None)
    assert reading is not None
    covered = days_covered(reading)
    if (day.month, day.day) == (2, 29):
        return
    assert covered is not None
    assert (covered.earliest.month, covered.earliest.day) == (day.month, day.day)
    assert abs((covered.earliest - reference).days) <= 183


@settings(max_examples=100, deadline=None)
@given(count=st.integers(1, 60), reference=DAYS)
def test_days_ago_and_days_from_now_mirror_each_other(count: int, reference: date) -> None:
    unit = "day" if count == 1 else "days"
    back = normalize_expression(f"{count} {unit} ago", reference=reference)
    ahead = normalize_expression(f"{count} {unit} from now", reference=reference)
    assert back is not None
    assert ahead is not None
    assert back.value == (reference - timedelta(count)).isoformat()
    assert ahead.value == (reference + timedelta(count)).isoformat()


@pytest.mark.parametrize(
    "expression", ["Monday", "yesterday", "last week", "two months ago", "this year", "Dec. 26"]
)
def test_relative_without_publication_day_stays_unresolved_and_says_why(expression: str) -> None:
    reading = normalize_expression(expression, reference=None, tense="past")
    assert reading is not None
    assert reading.value is None
    assert reading.anchor == "none"
    assert "not known" in reading.reason
