"""The stage on tables: rows in any order, what is dropped, and what the columns say."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from random import Random

import pyarrow as pa
import pyarrow.compute
import pytest

from pipeline.resources import Resources
from pipeline.schema import conform
from pipeline.staging.together import stage_articles
from pipeline.tables import DOCUMENTS, SEGMENTS
from tests.pipeline.staging.articles import article


def intake(*rows: dict[str, object]) -> list[dict[str, object]]:
    return [
        {"source_uri": f"folder/{number}.txt", "raw_sha256": sha256(str(number).encode()).hexdigest()}
        | {"media_type": "text/plain"}
        | row
        for number, row in enumerate(rows)
    ]


def staged(articles: list[dict[str, object]], resources: Resources) -> list[dict[str, object]]:
    found: list[dict[str, object]] = stage_articles(articles, resources=resources)["documents"].to_pylist()
    return found


BODY = article(Random(8), sentences=9)
PAGE = (
    "Velan Courier\n\nPort opens again\n\nBy Ana Tal\n\n"
    f"PORT VELAN, March 3 (AFP) - {BODY}\n\nShare\nRelated posts\nA fair"
)


def test_columns_of_a_scraped_page(resources: Resources) -> None:
    (row,) = staged(
        intake({"text": PAGE, "published": "2021-03-03T01:00:00+03:00", "outlet": "Arab News"}), resources
    )
    shown = {
        name: row[name]
        for name in ("title", "byline", "dateline_place", "outlet_id", "wire_source_id", "language")
    }
    assert shown == {
        "title": "Port opens again",
        "byline": "By Ana Tal",
        "dateline_place": "PORT VELAN",
        "outlet_id": "arab-news",
        "wire_source_id": "afp",
        "language": "en",
    }
    assert (str(row["published_at"]), row["published_on"]) == ("2021-03-02 22:00:00", date(2021, 3, 3))
    assert (row["published_precision"], row["published_basis"], row["published_note"]) == (
        "instant",
        "metadata",
        None,
    )


def test_what_cannot_be_a_document_is_said(resources: Resources) -> None:
    rows = staged(intake({"text": " \n"}, {"text": BODY}), resources)
    assert {row["drop_reason"] for row in rows} == {"no_text", None}
    assert all((row["drop_detail"] is None) == (row["drop_reason"] is None) for row in rows)


def test_output_conforms_and_does_not_depend_on_order(resources: Resources) -> None:
    random = Random(5)
    texts = [article(random, sentences=9) for _ in range(8)] + [BODY, BODY, ""]
    table = intake(
        *({"text": text, "url": f"https://a.example/{place % 9}"} for place, text in enumerate(texts))
    )
    first = stage_articles(table, resources=resources)
    second = stage_articles(table[::-1], resources=resources)
    assert first["documents"].equals(second["documents"])
    assert first["segments"].equals(second["segments"])
    kept = first["documents"].filter(pa.compute.is_null(first["documents"]["drop_reason"]))
    conform(kept.drop_columns(["drop_reason", "drop_detail"]), DOCUMENTS)
    conform(first["segments"], SEGMENTS)


SHORTER = " ".join(BODY.split()[:-12])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"text": BODY, "published": "2021-03-03T22:30:00Z"}, {"text": SHORTER}, (date(2021, 3, 3), "day")),
        ({"text": BODY, "published": "2021-03"}, {"text": SHORTER}, (None, "month")),
        (
            {"text": BODY, "published": "2021-03-03", "url": "https://a.example/1"},
            {"text": article(Random(11), sentences=9), "url": "https://a.example/1"},
            (date(2021, 3, 3), "day"),
        ),
        ({"text": BODY, "published": "2021-03-03"}, {"text": article(Random(12))}, None),
        ({"text": BODY, "published": "2021-03-03"}, {"text": SHORTER, "published": "2021-03-09"}, None),
    ],
    ids=["copy of an instant", "copy of a month", "version", "another story", "has a day of its own"],
)
def test_a_copy_or_version_without_a_day_has_that_of_the_other(
    first: dict[str, object],
    second: dict[str, object],
    expected: tuple[date | None, str] | None,
    resources: Resources,
) -> None:
    rows = {row["source_uri"]: row for row in staged(intake(first, second), resources)}
    dated, undated = rows["folder/0.txt"], rows["folder/1.txt"]
    if expected is None:
        assert undated["published_basis"] != "linked"
        return
    assert undated["published_basis"] == "linked"
    assert (undated["published_on"], undated["published_precision"]) == expected
    assert f"dated by {dated['document_id']}" in str(undated["published_note"])
    assert dated["published_basis"] == "metadata"


def test_segments_tile_every_text(resources: Resources) -> None:
    tables = stage_articles(intake({"text": PAGE}, {"text": BODY}), resources=resources)
    parts = tables["segments"].sort_by([("document_id", "ascending"), ("start", "ascending")]).to_pylist()
    for row in tables["documents"].to_pylist():
        own = [part for part in parts if part["document_id"] == row["document_id"]]
        assert "".join(row["text"][part["start"] : part["end"]] for part in own) == row["text"]


def test_lines_that_an_outlet_repeats_are_furniture(resources: Resources) -> None:
    random = Random(6)
    line = "Velan House, 12 Quay Street"
    texts = [f"{article(random, sentences=6)}\n\n{line}\n\n{article(random, sentences=6)}" for _ in range(6)]
    segments = stage_articles(
        intake(*({"text": text, "outlet": "Dawn"} for text in texts)), resources=resources
    )["segments"]
    repeated = [part for part in segments.to_pylist() if part["reason"] == "repeated-in-outlet"]
    assert len(repeated) == 6


def test_background_that_a_few_stories_share_stays_text(resources: Resources) -> None:
    random = Random(7)
    shared = article(random, sentences=3)
    texts = [article(random, sentences=9) + (f"\n\n{shared}" if place < 3 else "") for place in range(20)]
    segments = stage_articles(
        intake(*({"text": text, "outlet": "Dawn"} for text in texts)), resources=resources
    )["segments"]
    assert "furniture" not in segments["kind"].to_pylist()


LANGUAGES = [
    ("The minister said that the talks will go on next week and that he was sure of a result.", None, "en"),
    (
        "Le ministre a déclaré mardi que les négociations reprendraient la semaine prochaine à Genève.",
        None,
        "fr",
    ),
    ("Bakan salı günü görüşmelerin gelecek hafta Cenevre'de devam edeceğini söyledi ve ayrıldı.", "en", "tr"),
    ("12.5 13.1", "en-GB", "en"),
    ("12.5 13.1", None, "und"),
]


@pytest.mark.parametrize(("text", "stated", "expected"), LANGUAGES)
def test_language(text: str, stated: str | None, expected: str, resources: Resources) -> None:
    (row,) = staged(intake({"text": text, "language": stated}), resources)
    assert row["language"] == expected
