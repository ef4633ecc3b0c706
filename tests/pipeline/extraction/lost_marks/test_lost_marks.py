"""Text without commas and apostrophes: where they are put for the parser, and what stays of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.lost_marks import lacks_marks, missing_marks, with_marks
from pipeline.extraction.parse import parse_articles
from pipeline.records import Article, Segment

if TYPE_CHECKING:
    from spacy.language import Language

PUT = [
    ("The United Nations envoys met.", "The United Nations envoys met.", "the last word of a known name"),
    ("On Sunday miners blocked the road to Potosi.", "On Sunday, miners blocked the road to Potosi.",
     "behind a day that opens a sentence"),
    ("Meanwhile farmers marched on Lima.", "Meanwhile, farmers marched on Lima.",
     "behind an adverb that opens"),
    ("Sunday prayers were held in Lima.", "Sunday prayers were held in Lima.", "a day before its noun"),
    ("Two died in the soldiers shelling of Arica.", "Two died in the soldiers' shelling of Arica.",
     "plural owners of a deed"),
    ("Envoys flew to Perus capital on Sunday.", "Envoys flew to Peru's capital on Sunday.", "a known name"),
    ("The navys divers searched the bay.", "The navy's divers searched the bay.", "no plural ends in -ys so"),
    ("Tuesdays storm sank two ferries.", "Tuesday's storm sank two ferries.", "days before a noun"),
    ("The Peruvians voted on Sunday.", "The Peruvians voted on Sunday.", "a people is no owner"),
    ("The Netherlands farmers marched.", "The Netherlands farmers marched.", "a name that ends in -s"),
    ("A mine collapsed in Bolivia a miners union said.", "A mine collapsed in Bolivia, a miners union said.",
     "who says so"),
    ("The clinic was shut he said.", "The clinic was shut, he said.", "who says so, as a pronoun"),
    ("The clinic that he said was shut has opened.", "The clinic that he said was shut has opened.",
     "a verb of saying inside its sentence"),
    ("Envoys of Chile Peru and Bolivia met.", "Envoys of Chile, Peru and Bolivia met.", "a list of lands"),
    ("Nine sailors most of them Greek drowned.", "Nine sailors, most of them Greek, drowned.",
     "a share of them"),
    ("Two nurses killed 14 wounded in a raid on Lima.", "Two nurses killed, 14 wounded in a raid on Lima.",
     "the next count"),
    ("The shells killed two nurses on Friday.", "The shells killed two nurses on Friday.",
     "the object of a verb"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PUT, ids=[why for *_, why in PUT])
def test_marks_are_put_where_they_are_missing(text: str, expected: str, why: str, nlp: Language) -> None:
    assert with_marks(text, missing_marks(nlp(text))) == expected, why


def test_a_headline_ends_in_its_source(nlp: Language) -> None:
    text = "Nine hurt in Lima port blast police"
    assert (
        with_marks(text, missing_marks(nlp(text), is_headline=True)) == "Nine hurt in Lima port blast: police"
    )


def test_only_texts_without_any_mark_are_mended() -> None:
    plain = "The ferry sank near the old harbour and nobody was on board at the time " * 6
    assert lacks_marks(plain)
    assert not lacks_marks(plain + "he said, and left")
    assert not lacks_marks(plain + "in Lima's port")
    assert not lacks_marks("The ferry sank near the old harbour")


def test_tokens_stay_those_of_the_text(nlp: Language) -> None:
    text = "Perus navy fired at Chiles boats in Arica the largest port a fishers union said. " * 8
    article = Article("d", text, (Segment(0, len(text), "body", "test"),))
    (parsed,) = parse_articles([article], nlp)
    assert parsed.doc.text == text
    assert [token.text for token in parsed.doc[:4]] == ["Peru", "s", "navy", "fired"]
    assert parsed.doc[1].tag_ == "POS"
    assert parsed.doc[0].head.text == "navy"
    assert not any(token.text == "," for token in parsed.doc)
