"""Sources across documents: the named are one, the unnamed stay with their article."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.resolution.sources import resolve_sources
from pipeline.schema import from_rows
from pipeline.tables import DOCUMENTS, ENTITIES, EXTRACTED_ATTRIBUTIONS, MENTIONS

BRANDT = "e-brandt"


def documents(**above: dict[str, str]) -> pa.Table:
    """Documents by id, with `duplicate_of` or `version_of`."""
    rows = [
        {
            "document_id": document, "source_uri": f"{document}.txt", "raw_sha256": "0" * 64,
            "media_type": "text/plain", "language": "en", "published_precision": "unknown",
            "published_basis": "unknown", "text": "Talks",
        }
        | links
        for document, links in above.items()
    ]  # fmt: skip
    return from_rows(rows, DOCUMENTS)


def entities() -> pa.Table:
    rows: list[dict[str, Any]] = [
        {"entity_id": BRANDT, "name": "Helga Brandt", "kind": "person", "country_code": "DEU"},
        {"entity_id": "e-old", "name": "H. Brandt", "kind": "person", "merged_into": BRANDT},
    ]
    counts = {"mention_count": 1, "document_count": 1}
    return from_rows([row | counts for row in rows], ENTITIES)


def mentions() -> pa.Table:
    rows = [
        {
            "mention_id": f"m-{entity}", "document_id": "d1", "sentence_id": "s1", "start": 0, "end": 5,
            "surface": "Talks", "form": "name", "kind": "person", "entity_id": entity, "link_basis": "exact",
            "link_confidence": 1.0,
        }
        for entity in (BRANDT, "e-old")
    ]  # fmt: skip
    return from_rows(rows, MENTIONS)


def attribution(document: str, kind: str, words: str | None = None, **more: object) -> dict[str, object]:
    """One extracted attribution."""
    return {
        "attribution_id": f"a-{document}-{kind}-{words}-{more.get('source_mention_id')}",
        "document_id": document,
        "sentence_id": f"s-{document}", "content_start": 0, "content_end": 5, "quote_kind": "indirect",
        "stance": "asserts", "confidence": 0.9, "source_kind": kind, "described_as": words,
    } | more  # fmt: skip


def resolved(
    rows: list[dict[str, object]], above: dict[str, dict[str, str]]
) -> dict[str, list[dict[str, Any]]]:
    tables = resolve_sources(
        documents(**above), entities(), mentions(), from_rows(rows, EXTRACTED_ATTRIBUTIONS)
    )
    return {name: table.to_pylist() for name, table in tables.items()}


TWO: dict[str, dict[str, str]] = {"d1": {}, "d2": {}}
OFFICIALS = [
    attribution("d1", "anonymous", "a senior official"),
    attribution("d2", "anonymous", "a senior official"),
]
# attributions, documents, number of sources, why
MERGES = [
    (OFFICIALS, TWO, 2, "two articles, two officials"),
    (OFFICIALS, {"d1": {}, "d2": {"duplicate_of": "d1"}}, 1, "a copy has the same official"),
    (OFFICIALS, {"d1": {}, "d2": {"version_of": "d1"}}, 1, "so has a later version"),
    (
        [OFFICIALS[0], attribution("d1", "anonymous", "the senior official")],
        TWO, 1, "one article, one description but for a and the",
    ),
    ([OFFICIALS[0], attribution("d1", "anonymous", "another senior official")], TWO, 2, "another is another"),
    ([attribution("d1", "unspecified"), attribution("d2", "unspecified")], TWO, 2, "nobody is not one"),
    ([attribution("d1", "agency", "Reuters"), attribution("d2", "agency", "Reuters")], TWO, 1, "registry"),
    (
        [
            attribution("d1", "named_person", "Helga Brandt", source_mention_id=f"m-{BRANDT}"),
            attribution("d2", "named_person", "the mayor", source_mention_id="m-e-old"),
        ],
        TWO, 1, "one entity after merging",
    ),
    (
        [attribution("d1", "named_person", "Anna Alm"), attribution("d2", "named_person", "Anna Alm")],
        TWO, 1, "a full name",
    ),
    (
        [attribution("d1", "named_person", "Alm"), attribution("d2", "named_person", "Alm")],
        TWO, 2, "a surname alone",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "above", "count", "why"), MERGES)
def test_sources_are_merged_where_the_texts_allow_it(
    rows: list[dict[str, object]], above: dict[str, dict[str, str]], count: int, why: str
) -> None:
    tables = resolved(rows, above)
    assert len(tables["sources"]) == count, why
    assert len(tables["attributions"]) == len(rows)
    assert {row["source_id"] for row in tables["attributions"]} == {
        row["source_id"] for row in tables["sources"]
    }


def test_named_source_has_entity_name_and_country() -> None:
    (source,) = resolved([attribution("d1", "named_person", source_mention_id="m-e-old")], TWO)["sources"]
    assert (source["name"], source["entity_id"], source["country_code"]) == ("Helga Brandt", BRANDT, "DEU")
    assert (source["attribution_count"], source["document_count"]) == (1, 1)


def test_anonymous_source_has_no_name() -> None:
    (source,) = resolved([attribution("d1", "anonymous", "a Kenyan official", country_code="KEN")], TWO)[
        "sources"
    ]
    assert source["name"] is None
    assert (source["described_as"], source["country_code"]) == ("a Kenyan official", "KEN")


def test_order_of_rows_does_not_matter() -> None:
    rows = [attribution("d2", "agency", "Reuters"), attribution("d1", "anonymous", "a senior official")]
    assert resolved(rows, TWO) == resolved(rows[::-1], TWO)


def test_nothing_said_nothing_found() -> None:
    assert resolved([], TWO) == {"sources": [], "attributions": []}
