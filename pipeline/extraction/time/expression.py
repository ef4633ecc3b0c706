"""One expression by itself, as tests and notebooks read it: no parse, so no guard and no neighbours."""

from __future__ import annotations

from datetime import date

from pipeline.extraction.time.context import Context
from pipeline.extraction.time.grammar import Reading, compile_template
from pipeline.extraction.time.rules import RULES
from pipeline.extraction.time.spans import lowered, trimmed
from pipeline.extraction.time.values import Days, days_of, narrowed


def normalize_expression(
    expression: str,
    *,
    reference: date | None,
    tense: str | None = None,
    told: tuple[str, ...] = (),
    narrative: bool = False,
    country: str | None = None,
) -> Reading | None:
    """What the whole expression means; null where no rule of the grammar reads all of it.

    `reference` is the publication day, `tense` that of the clause (past, future, present), `told` the TIMEX3
    values that the text has named before, the last one last, and `country` the outlet's (ISO 3166-1 alpha-3).
    With `narrative` relative expressions are counted from `told` and not from `reference`.
    """
    text = lowered(expression)
    for rule in RULES:
        match = compile_template(rule.template).fullmatch(text)
        if match is None or trimmed(match) != (0, len(text)):
            continue
        context = Context(reference, narrative, country, tense)
        for value in told:
            context.tell(value)
        reading = rule.read(match, context)
        if reading is not None:
            return reading
    return None


def days_covered(reading: Reading) -> Days | None:
    """The days of a reading: those of its value, or of the part that its modifier names."""
    if reading.days is not None:
        return reading.days
    whole = days_of(reading.value)
    return None if whole is None else narrowed(whole, reading.modifier)
