"""The grammar of time: what can be said, which words cue it, how it is read. An earlier rule wins a tie."""

from __future__ import annotations

from pipeline.extraction.time.grammar import Rule
from pipeline.extraction.time.rules import calendar, hours_and_names, periods, relative

RULES: tuple[Rule, ...] = calendar.RULES + relative.RULES + periods.RULES + hours_and_names.RULES
