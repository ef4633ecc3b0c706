"""Names in furniture that repeats the article: mentions of the same entity, and nothing else."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.extraction.analysis import analyze_parsed
from pipeline.extraction.parse import parse_articles
from pipeline.records import Analysis, Article, Segment
from pipeline.resources import Resources

HEADLINE = "Norway and Chile sign fishing treaty"
BODY = "Norway signed a treaty with Chile in Bergen on Monday, Oslo said. Georgia was absent."


def _analysis(furniture: str, reason: str, nlp: Language, resources: Resources) -> Analysis:
    parts = [(HEADLINE, "headline", "title"), (furniture, "furniture", reason), (BODY, "body", "prose")]
    text, segments = "", []
    for words, kind, why in parts:
        segments.append(Segment(len(text), len(text) + len(words) + 2, kind, why))
        text += words + "\n\n"
    (parsed,) = parse_articles([Article("d", text, tuple(segments))], nlp)
    return analyze_parsed(parsed, resources=resources)


@pytest.mark.parametrize(
    ("furniture", "reason", "expected", "why"),
    [
        (HEADLINE, "repeated-headline", ["Norway", "Chile"], "a second copy of the headline"),
        ("News / Chile / Bergen", "breadcrumb", ["Chile", "Bergen"], "the path of sections"),
        ("News / Peru / Chilean wine", "breadcrumb", [], "names that the article does not have"),
        ("News / NORWAY / Norwayside", "breadcrumb", [], "words are repeated letter for letter"),
        (HEADLINE, "after-article", [], "a headline of another article"),
    ],
)
def test_names_in_furniture(
    nlp: Language, resources: Resources, furniture: str, reason: str, expected: list[str], why: str
) -> None:
    analysis = _analysis(furniture, reason, nlp, resources)
    repeats = [mention for mention in analysis.mentions if mention.sentence_id is None]
    assert [mention.surface for mention in repeats] == expected, why
    names = {entity.cluster: entity.name for entity in analysis.entities}
    segment = analysis.article.segments[1]
    for mention in repeats:
        assert analysis.article.text[mention.start : mention.end] == mention.surface
        assert segment.start <= mention.start < mention.end <= segment.end
        assert mention.cluster is not None
        assert names[mention.cluster] == mention.surface


def test_nothing_is_read_from_furniture(nlp: Language, resources: Resources) -> None:
    analysis = _analysis(HEADLINE, "repeated-headline", nlp, resources)
    segment = analysis.article.segments[1]
    read = [*analysis.event_mentions, *analysis.participants, *analysis.timexes, *analysis.quantities]
    assert not [item for item in read if segment.start <= item.start < segment.end]
    ids = [mention.mention_id for mention in analysis.mentions]
    assert len(ids) == len(set(ids))
