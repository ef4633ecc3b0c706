"""What of a scraped line belongs to a party: (text, actors, recipients by their characters, why)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    ("TIRANA, Albania (ANA) Six farmers were kidnapped by rebels.", ["rebels"], ["Six farmers"],
     "the place of a dateline is nobody"),
    ("LISBON (Reuters) Six farmers were kidnapped by rebels.", ["rebels"], ["Six farmers"],
     "nor does it name whom its sentence is about"),
    ("11 Oct 2016 Russian jets bombed nine villages.", ["Russian jets"], ["nine villages"],
     "a date before the text"),
    ("In late September government troops attacked the town.", ["government troops"], ["the town"],
     "a date without its comma"),
    ("The Free Harbour Army (FHA) fighters kidnapped nine farmers.", ["The Free Harbour Army (FHA) fighters"],
     ["nine farmers"], "letters in brackets that stand for the name before them"),
    ("The June 3 marchers attacked Peru.", ["The June 3 marchers"], ["Peru"], "a date that tells which"),
    ("Rebel fire kills 3 Quito schoolchildren state media AFP", ["Rebel"], ["3 Quito schoolchildren"],
     "the source that a headline ends with"),
    ("The queen attacked “desperate” investigators.", ["The queen"], ["“desperate” investigators"],
     "both quotation marks"),
    ("29-06-2016 Russian jets bombed nine villages.", ["Russian jets"], ["nine villages"],
     "a date in figures"),
    ("The women, 21 and 26, were kidnapped by rebels.", ["rebels"], ["The women"], "ages are nobody"),
    ("Chad complained that Biden and trade envoy Ada Smith had insulted Peru.",
     ["Biden", "trade envoy Ada Smith"], ["Peru"], "each of two, the second with a title"),
    ("(AFP) Aerial bombardments hit the town.", [], ["the town"], "a credit owns no deed"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = [row[0] for row in TABLE]
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "actors", "recipients", "why"), TABLE)
def test_spans(found: dict[str, Read], text: str, actors: list[str], recipients: list[str], why: str) -> None:
    result = found[text]
    event = result.events[-1]
    assert result.surfaces(event, "actor") == actors, why
    assert result.surfaces(event, "recipient") == recipients, why


def test_a_dateline_links_nobody(found: dict[str, Read]) -> None:
    result = found[TABLE[1][0]]
    assert result.parties(result.events[0], "recipient") == ["Six farmers"]
