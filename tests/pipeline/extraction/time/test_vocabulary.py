"""The words of time keep their schema, and every rule of the grammar can be tried."""

from __future__ import annotations

import re

from pipeline.extraction.time.cues import BIT, cues_of
from pipeline.extraction.time.feasts import feast_days
from pipeline.extraction.time.grammar import compile_template
from pipeline.extraction.time.guards import GUARDS
from pipeline.extraction.time.rules import RULES
from pipeline.extraction.time.vocabulary import time_vocabulary


def test_words_are_lower_case_and_trimmed() -> None:
    words = time_vocabulary()
    tables = (
        words.months, words.weekdays, words.units, words.seasons, words.dayparts, words.references,
        words.sets, words.part_modifiers, words.amount_modifiers, words.timezones, words.numbers,
        words.feasts,
    )  # fmt: skip
    for table in tables:
        for word in table:
            assert word == word.lower().strip()
            assert word


def test_months_and_weekdays_are_complete() -> None:
    words = time_vocabulary()
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(1, 8))


def test_every_feast_has_a_day_in_2019() -> None:
    for name, rule in time_vocabulary().feasts.items():
        assert feast_days(rule, 2019), name


def test_rules_have_different_names_known_cues_and_known_guards() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    for rule in RULES:
        assert set(rule.cues) <= set(BIT), rule.name
        assert rule.guard is None or rule.guard in GUARDS, rule.name
        assert isinstance(compile_template(rule.template), re.Pattern)
    assert {rule.guard for rule in RULES} - {None} == set(GUARDS)


def test_words_without_time_have_no_cue() -> None:
    assert [cues_of(word) for word in ("government", "attack", "the", ",")] == [0, 0, 0, 0]
    assert cues_of("december") & BIT["month"]
    assert cues_of("52-week") & BIT["unit"]
    assert cues_of("1990s") & BIT["decade"]
