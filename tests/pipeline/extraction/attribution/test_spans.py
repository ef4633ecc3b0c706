"""Whatever the text: spans lie in it, and quotation marks are paired as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.attribution import find_attributions
from pipeline.extraction.attribution.quotes import find_quotes, paragraphs
from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.parse import parse_articles
from pipeline.records import Article, Segment
from pipeline.tables import QUOTE_KINDS, SOURCE_KINDS, STANCES

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

NASTY = [
    "“",
    "””””",
    '"" "" ""',
    "said",
    "said said said.",
    "“Said,” said.",
    "According to",
    "according to, according to.",
    ":",
    "A: B: C: D:",
    "“One,” said “two,” said “three,” said.",
    "'Tis the '90s, said the neighbours' dogs' owners'.",
    "“It began\n\n“and went on\n\n“and never ended, she said.",
    "He said “she said ‘they said “no”’” and left.",
    "— said — he — said —",
    "Reportedly.",
    "SHOULD SEE Ex-GUARD describes feeding a lion 01:10",
    "Who said that? Who? He, who said who said.",
    "citing citing Reuters, citing Reuters, citing Reuters",
    "X was quoted as saying by Y as saying by Z as saying it.",
    "«Oui,» said “non” said „nein“ said 'no'.",
    "🙂 said 🙂: “🙂”",
    "\n\n\n",
    "The the the said the the the.",
    "It was said. It was told. It was reported to have been alleged.",
]
# text, the quotations in it, why
QUOTES = [
    ("“One,” he said. “Two.”", ["“One,”", "“Two.”"], "curly"),
    ('"One," he said. "Two."', ['"One,"', '"Two."'], "straight"),
    ("''One,'' he said. ''Two.''", ["''One,''", "''Two.''"], "doubled apostrophes"),
    ("«One,» he said.", ["«One,»"], "guillemets"),
    ("‘One,’ he said. ‘It’s two.’", ["‘One,’", "‘It’s two.’"], "single marks around an apostrophe"),
    ("The dogs' bowl and the cats' bed.", [], "plurals"),
    ("Rock 'n' roll of the '90s isn't dead.", [], "elisions"),
    ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"], "the outer one"),
    ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"], "opened anew in each paragraph"),
    ("A 6' wall and a 5\" pipe.", [], "feet and inches"),
]


@pytest.mark.parametrize("text", NASTY)
def test_spans_lie_in_the_text(text: str, nlp: Language, resources: Resources) -> None:
    (parsed,) = parse_articles([Article("d", text, (Segment(0, len(text), "body", "test"),))], nlp)
    found = find_attributions(parsed, find_mentions(parsed, knowledge=resources.knowledge))
    ids = {each.attribution_id for each in found}
    assert len(ids) == len(found)
    for each in found:
        spans = [(each.content_start, each.content_end)]
        spans += [(each.source_start, each.source_end)] if each.source_start is not None else []
        spans += [(each.cue_start, each.cue_end)] if each.cue_start is not None else []
        assert all(0 <= start < (end or 0) <= len(text) for start, end in spans)
        assert (each.source_start is None) == (each.source_end is None)
        assert (each.cue_start is None) == (each.cue_end is None)
        assert each.stance in STANCES
        assert each.source_kind in SOURCE_KINDS
        assert each.quote_kind in QUOTE_KINDS
        assert each.parent_attribution_id is None or each.parent_attribution_id in ids - {each.attribution_id}


@pytest.mark.parametrize(("text", "expected", "why"), QUOTES)
def test_quotes(text: str, expected: list[str], why: str, nlp: Language) -> None:
    (parsed,) = parse_articles([Article("d", text, (Segment(0, len(text), "body", "test"),))], nlp)
    found = find_quotes(text, [token.idx for token in parsed.doc], paragraphs(parsed))
    assert [text[quote.start : quote.end] for quote in found] == expected, why
