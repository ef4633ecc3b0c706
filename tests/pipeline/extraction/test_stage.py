"""From documents to records: what is parsed, what is left out, and that both ways give the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import pipeline
from flows.runner import split_dropped
from pipeline.extraction.events import find
from pipeline.extraction.normalize import normalize
from pipeline.extraction.parse import blocks, from_bytes, parse_articles, to_bytes
from pipeline.extraction.stage import extraction, parses
from pipeline.records import Article, Segment
from pipeline.schema import from_rows
from pipeline.tables import DOCUMENTS, SEGMENTS

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TEXT = "Envoys meet\n\nThe “quiet” envoys met in Quito.\n\nShare this\n\nThey left\u00a0on Friday."


def _article(*kinds: tuple[int, int, str], text: str = TEXT) -> Article:
    return Article("d", text, tuple(Segment(start, end, kind, "test") for start, end, kind in kinds))


def _document(identity: str, language: str) -> dict[str, object]:
    return {
        "document_id": identity, "source_uri": f"x/{identity}", "raw_sha256": "0" * 64,
        "media_type": "text/plain",
        "language": language, "published_precision": "unknown", "published_basis": "unknown", "text": TEXT,
    }  # fmt: skip


def test_offsets_of_tokens_are_offsets_of_the_text(nlp: Language) -> None:
    share = TEXT.index("Share")
    article = _article(
        (0, 11, "headline"),
        (11, share, "body"),
        (share, share + 10, "furniture"),
        (share + 10, len(TEXT), "body"),
    )
    (parsed,) = parse_articles([article], nlp)
    assert parsed.doc.text == normalize(TEXT)
    assert len(parsed.doc.text) == len(TEXT)
    surfaces = [TEXT[sentence.start : sentence.end] for sentence in parsed.sentences]
    assert surfaces == ["Envoys meet", "The “quiet” envoys met in Quito.", "They left\u00a0on Friday."]
    furniture = [token for token in parsed.doc if share <= token.idx < share + 10]
    assert furniture
    assert all(parsed.sentence_at(token.i) is None and not token.tag_ for token in furniture)


def test_a_stored_parse_is_the_parse(nlp: Language) -> None:
    article = _article((0, len(TEXT), "body"))
    (parsed,) = parse_articles([article], nlp)
    again = from_bytes(article, to_bytes(parsed), nlp.vocab)
    assert again.sentences == parsed.sentences
    for attribute in ("text", "tag_", "dep_", "lemma_", "ent_type_"):
        assert [getattr(t, attribute) for t in again.doc] == [getattr(t, attribute) for t in parsed.doc]


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_a_text_without_words_has_no_sentence(text: str, nlp: Language) -> None:
    (parsed,) = parse_articles([_article((0, len(text), "body"), text=text)], nlp)
    assert parsed.sentences == ()


def test_wrapped_lines_are_one_paragraph_and_headlines_are_not() -> None:
    wrapped = (
        "The harbour of the old town was closed on Monday after\n"
        "a storm that the weather service had not foreseen tore\n"
        "two of its cranes from their rails, officials told us.\n"
    )
    assert len(blocks(_article((0, len(wrapped), "body"), text=wrapped))) == 1
    assert len(blocks(_article((0, 12, "body"), text="One\nTwo\nFour"))) == 3


def test_another_language_is_kept_as_a_document_and_said_not_to_be_analysed(nlp: Language) -> None:
    documents = from_rows([_document("a", "en"), _document("b", "de")], DOCUMENTS)
    segments = from_rows(
        [{"document_id": d, "start": 0, "end": len(TEXT), "kind": "body", "reason": "test"} for d in "ab"],
        SEGMENTS,
    )
    rows = {row["document_id"]: row for row in parses(documents, segments, nlp=nlp).to_pylist()}
    assert rows["a"]["drop_reason"] is None
    assert rows["b"]["drop_reason"] == "language"
    assert "de" in rows["b"]["drop_detail"]


def test_analyze_gives_the_records_of_a_run_in_a_notebook(nlp: Language) -> None:
    text = "Kenya's president will visit Uganda on Friday."
    analysis = pipeline.analyze(text, published_at=date(2024, 3, 5), nlp=nlp)
    (visit,) = analysis.event_mentions
    assert (visit.event_type, visit.modality, visit.earliest) == ("CONSULT", "planned", date(2024, 3, 8))
    undated = pipeline.analyze(text, nlp=nlp)
    assert undated.event_mentions[0].earliest is None
    assert undated.timexes[0].value is None


def test_a_reading_with_too_little_confidence_is_dropped_with_its_reason(
    nlp: Language, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The rebels attacked the garrison. The government signed a treaty with Kenya."
    document = {**_document("a", "en"), "text": text}
    documents = from_rows([document], DOCUMENTS)
    segments = from_rows(
        [{"document_id": "a", "start": 0, "end": len(text), "kind": "body", "reason": "test"}], SEGMENTS
    )
    parsed = parses(documents, segments, nlp=nlp)
    monkeypatch.setattr(find, "confidence_of", lambda held: 0.9 if "type AGREE" in held else 0.2)
    tables = extraction(documents, segments, parsed, nlp=nlp, resources=resources)
    kept, dropped = split_dropped(tables["extracted_event_mentions"])
    assert kept["event_type"].to_pylist() == ["AGREE"]
    assert [(row["event_type"], row["drop_reason"]) for row in dropped] == [("ASSAULT", "uncertain")]
    assert "assault.attack" in dropped[0]["drop_detail"]
    held = {row["event_mention_id"] for row in tables["extracted_event_participants"].to_pylist()}
    assert held == set(kept["event_mention_id"].to_pylist())
