"""What the rest of a text says for a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.attribution import find_attributions
from pipeline.extraction.events import readings
from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.parse import parse_articles
from pipeline.records import Article, Segment

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

_TEXT = (
    "Kenya accused Uganda of smuggling. On Friday Kenya accused Uganda of lying. "
    "Uganda condemned Kenya. As Tanzania and Rwanda looked on, Burundi arrested a lawyer."
)


@pytest.fixture(scope="module")
def evidence(nlp: Language, resources: Resources) -> list[frozenset[str]]:
    """What each reading of the text rests on, in the order of the text."""
    article = Article("text", _TEXT, (Segment(0, len(_TEXT), "body", "test"),))
    (parsed,) = parse_articles([article], nlp)
    mentions = find_mentions(parsed, knowledge=resources.knowledge)
    said = find_attributions(parsed, mentions)
    found = list(readings(parsed, mentions, timexes=(), attributions=said))
    assert [each.event.surface for each in found] == ["accused", "accused", "condemned", "arrested"]
    return [each.evidence for each in found]


def test_parties_that_do_the_same_again_speak_for_a_reading(evidence: list[frozenset[str]]) -> None:
    first, second, answer, arrest = evidence
    again = {"actor does it again", "recipient suffers it again", "parties again", "parties return it"}
    assert again <= first
    assert again <= second
    assert {"parties return it", "actor does it once"} <= answer
    assert {"actor does it once", "recipient suffers it once"} <= arrest
    assert not again & arrest


def test_a_reading_knows_how_often_its_type_is_told_and_its_parties_are_named(
    evidence: list[frozenset[str]],
) -> None:
    first, _, answer, arrest = evidence
    assert {"type told 2 times more", "actor named some times"} <= first
    assert {"type told 2 times more", "recipient named some times"} <= answer
    assert {"type told 0 times more", "actor named once"} <= arrest


def test_names_before_a_trigger_that_take_no_part_are_counted(evidence: list[frozenset[str]]) -> None:
    assert "parties passed over 0" in evidence[0]
    assert "parties passed over 2" in evidence[3]


def test_where_in_its_sentence_a_trigger_stands(evidence: list[frozenset[str]]) -> None:
    assert "trigger in the first quarter" in evidence[0]
    assert "trigger in the third quarter" in evidence[3]
