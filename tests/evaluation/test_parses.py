"""Parses kept between evaluations are those of the text that asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.evaluation.parses import parsed_articles
from pipeline.evaluation.readers.rows import GoldText
from pipeline.evaluation.tools import Tools, article, head_of

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

# The first two documents have one text: their parses must not push those that follow out of place.
TEXTS = [
    GoldText("1", "The ferry sank.", None),
    GoldText("2", "The ferry sank.", None),
    GoldText("3", "Two miners were rescued.", None),
    GoldText("4", "Nobody came.", None),
]


def test_equal_texts_do_not_displace_others(nlp: Language, tmp_path: Path) -> None:
    for _ in ("written", "read"):
        found = list(parsed_articles(map(article, TEXTS), nlp, cache=tmp_path))
        assert [parsed.article.document_id for parsed in found] == ["1", "2", "3", "4"]
        assert [parsed.doc.text for parsed in found] == [text.text for text in TEXTS]
    assert len(list(tmp_path.iterdir())) == 3


def test_a_parse_of_another_text_is_made_anew(nlp: Language, tmp_path: Path) -> None:
    list(parsed_articles([article(TEXTS[0])], nlp, cache=tmp_path))
    (kept,) = tmp_path.iterdir()
    list(parsed_articles([article(TEXTS[2])], nlp, cache=tmp_path / "other"))
    (stranger,) = (tmp_path / "other").iterdir()
    kept.write_bytes(stranger.read_bytes())
    (parsed,) = parsed_articles([article(TEXTS[0])], nlp, cache=tmp_path)
    assert parsed.doc.text == TEXTS[0].text


def test_the_cache_changes_no_analysis(nlp: Language, resources: Resources, tmp_path: Path) -> None:
    def heads(cache: Path | None) -> list[list[tuple[str, str, str]]]:
        parses = Tools(nlp, resources, cache).parsed(TEXTS)
        return [[(token.text, token.dep_, token.head.text) for token in parsed.doc] for parsed in parses]

    assert heads(None) == heads(tmp_path) == heads(tmp_path)


def test_the_head_of_a_span(nlp: Language, resources: Resources) -> None:
    (parsed,) = Tools(nlp, resources).parsed([GoldText("1", "The old ferry from Oslo sank.", None)])
    head = head_of(parsed, 0, 23)
    assert head is not None
    assert head.text == "ferry"
    assert head_of(parsed, 400, 401) is None
