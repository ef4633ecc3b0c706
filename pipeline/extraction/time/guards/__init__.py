"""Checks on the parse that a match is a time at all: ages, prices, scores and names are not.

`GUARDS` gives each check the name by which rules ask for it.
"""

from __future__ import annotations

from pipeline.extraction.time.guards import amounts, dates, words
from pipeline.extraction.time.guards.place import Guard, Place

__all__ = ["GUARDS", "Guard", "Place"]

GUARDS: dict[str, Guard] = {
    "bare_part_of_day": words.bare_part_of_day,
    "clock_24": dates.clock_24,
    "counted": amounts.counted,
    "day_before": words.day_before,
    "day_word": words.in_no_name,
    "dayhour": words.dayhour,
    "duration": amounts.duration,
    "feast": words.feast,
    "figures": dates.figures,
    "month": dates.month,
    "one_day": words.one_day,
    "ordinal_day": dates.ordinal_day,
    "part_of_day": words.part_of_day,
    "past_unit": amounts.past_unit,
    "plural_units": amounts.plural_units,
    "quarter": amounts.rank_of_period,
    "quoted_year": dates.quoted_year,
    "rate": amounts.rate,
    "recurring": words.recurring,
    "reference": words.reference,
    "season": words.season,
    "short_decade": dates.short_decade,
    "spelled_year": dates.in_words,
    "the_time": words.the_time,
    "the_unit": words.the_unit,
    "told_quarter": amounts.told_quarter,
    "told_unit": words.told_unit,
    "vague_duration": amounts.vague,
    "weekday": dates.weekday,
    "year": dates.year,
}
