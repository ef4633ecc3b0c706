"""Which time dates which event."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from pipeline.extraction.parse import parse_articles
from pipeline.extraction.time import date_event, find_timexes
from tests.pipeline.extraction.time.table import article

PUBLISHED = date(2019, 12, 26)  # a Thursday
CASES = [
    (
        "The envoy arrived in Cairo on Monday.",
        "arrived", "2019-12-23", "2019-12-23", "stated", "its own adverbial",
    ),
    (
        "On Monday, the envoy arrived in Cairo.",
        "arrived", "2019-12-23", "2019-12-23", "stated", "in front",
    ),
    (
        "The ministers held talks on Sunday.",
        "talks", "2019-12-22", "2019-12-22", "stated", "noun under its verb",
    ),
    (
        "Sunday's attack killed nine people.",
        "attack", "2019-12-22", "2019-12-22", "stated", "possessive of the noun",
    ),
    (
        "The ferries will sail again despite Saturday's shelling of the quay.",
        "shelling", "2019-12-21", "2019-12-21", "stated", "known, in a clause that looks ahead",
    ),
    (
        "The army will send troops in response to Sunday's raid on the depot.",
        "raid", "2019-12-22", "2019-12-22", "stated", "what is answered is known",
    ),
    (
        "The minister said on Monday that troops will attack the town on Friday.",
        "attack", "2019-12-27", "2019-12-27", "stated", "the plan's own time",
    ),
    (
        "The minister said on Monday that troops will attack the town on Friday.",
        "said", "2019-12-23", "2019-12-23", "stated", "the report's own time",
    ),
    (
        "The minister said on Monday that troops will attack the town.",
        "attack", None, None, "none", "not the time of the report",
    ),
    (
        "The minister said on Monday that troops had attacked the town.",
        "attacked", "2019-12-23", "2019-12-23", "sentence",
        "reported as past: so by the time of the report",
    ),
    (
        "The envoy left weeks before a visit on January 8, 2020.",
        "left", None, None, "none",
        "the time of what came after",
    ),
    (
        "The council condemned Sunday's attack.",
        "condemned",
        None,
        None,
        "none",
        "the time of its object is not its own",
    ),
    (
        "The delegation landed on Sunday and met the president.",
        "met", "2019-12-22", "2019-12-22", "stated",
        "joined by and",
    ),
    (
        "The deal that was signed last month was rejected.",
        "signed", "2019-11-01", "2019-11-30", "stated", "in its relative clause",
    ),
    (
        "The troops attacked the town.",
        "attacked", None, None, "none", "nothing borrowed from publication",
    ),
    (
        "The army attacked the port in March 2016.",
        "attacked", "2016-03-01", "2016-03-31", "stated", "a month",
    ),
    (
        "Rebels occupied the town from January 3 to January 5, 2014.",
        "occupied", "2014-01-03", "2014-01-05", "stated", "a range is one interval",
    ),
    (
        "He governed the province between 1996 and 2001.",
        "governed", "1996-01-01", "2001-12-31", "stated", "between two years",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest", "basis", "why"),
    CASES,
    ids=[f"{case[1]}: {case[5]}" for case in CASES],
)
def test_date_event(
    text: str, word: str, earliest: str | None, latest: str | None, basis: str, why: str, nlp: Language
) -> None:
    (parsed,) = parse_articles([article(text, PUBLISHED)], nlp)
    timexes = find_timexes(parsed)
    trigger = next(token for token in parsed.doc if token.text == word)
    dated = date_event(trigger, parsed, timexes)
    assert (str(dated.earliest), str(dated.latest), dated.basis) == (str(earliest), str(latest), basis), why
    assert (dated.timex_id is None) == (basis == "none")
    assert dated.timex_id is None or dated.timex_id in {timex.timex_id for timex in timexes}


def test_nothing_of_another_sentence(nlp: Language) -> None:
    (parsed,) = parse_articles(
        [article("The envoy landed on Monday. Troops attacked the town.", PUBLISHED)], nlp
    )
    trigger = next(token for token in parsed.doc if token.text == "attacked")
    assert date_event(trigger, parsed, find_timexes(parsed)).basis == "none"
