"""Rules over several columns or tables, by name. Each returns a finding per table that it speaks about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyarrow as pa

from expectations.findings import Finding
from expectations.intervals import days_in_order, numbers_in_order, precision_fits
from expectations.links import counts_agree, no_cycle, same_document, values_differ
from expectations.spans import Texts, segments_tile, sentences_in_segments, spans_in_sentences, spans_in_text

Tables = Mapping[str, pa.Table]

SPAN_RULES: tuple[Callable[[Tables, Texts], list[Finding]], ...] = (
    spans_in_text,  # a span is within its document, and text[start:end] is the surface
    segments_tile,  # segments follow each other from the first character to the last
    sentences_in_segments,  # a sentence lies in one segment of its kind, never in furniture
    spans_in_sentences,  # a row lies in its sentence
)
RULES: tuple[Callable[[Tables], list[Finding]], ...] = (
    days_in_order,  # earliest <= latest, first <= last
    numbers_in_order,  # low <= point <= high
    precision_fits,  # an interval is no wider than its precision says
    same_document,  # what a row refers to stands in the same document
    no_cycle,  # following parents, merges, copies and versions ends
    counts_agree,  # counts equal the rows that they count
    values_differ,  # a conflict has the values that it says
)


def check_cross(tables: Tables) -> list[Finding]:
    """Every rule, on tables that have the shape of `pipeline.tables`."""
    texts = Texts(tables["documents"])
    found = [each for rule in SPAN_RULES for each in rule(tables, texts)]
    return found + [each for rule in RULES for each in rule(tables)]
