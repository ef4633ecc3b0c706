"""Gold files that are not what they should be: every error names file, line and field."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.readers.rows import GoldError
from pipeline.evaluation.suites import SUITES, suite

GOOD: dict[str, dict[str, Any]] = {
    "timex": {
        "doc_id": "1", "date": "2021-03-04", "text": "It rained on Monday.",
        "timexes": [{"start": 13, "end": 19, "surface": "Monday", "value": "2021-03-01"}],
    },
    "ner": {
        "doc_id": "1", "date": None, "text": "Ann left.",
        "entities": [{"start": 0, "end": 3, "surface": "Ann", "label": "PER"}],
    },
    "places": {
        "doc_id": "1", "date": None, "text": "In Lima",
        "toponyms": [{"start": 3, "end": 7, "surface": "Lima", "label": "LOC", "lat": -12.0, "lon": -77.0}],
    },
    "attribution": {
        "doc_id": "1", "date": "2021-03-04", "text": "Ann said yes.",
        "attributions": [
            {
                "source": [{"start": 0, "end": 3, "text": "Ann"}],
                "cue": [{"start": 4, "end": 8, "text": "said"}],
                "content": [{"start": 9, "end": 12, "text": "yes"}], "quote_type": "indirect",
            }
        ],
    },
    "event_types": {
        "doc_id": "1", "text": "Ann praised Bob.", "event": "SUPPORT", "penta": 1,
        "spans": [
            {"role": "source", "start": 0, "end": 3, "text": "Ann"},
            {"role": "target", "start": 12, "end": 15, "text": "Bob"},
        ],
    },
    "events": {
        "doc_id": "1", "text": "Chad thanked Mali.", "event": "SUPPORT",
        "source": [{"actorText": "Chad", "code": "TCD"}], "target": [{"actorText": "Mali", "code": "MLI"}],
    },
    "modality": {
        "doc_id": "1", "text": "It may rain.",
        "events": [{"start": 7, "end": 11, "text": "rain", "cls3": "uncertain"}],
    },
    "aliases": {
        "doc_id": "1", "date": None, "genre": "news", "text": "Ann left.",
        "entities": [
            {
                "start": 0, "end": 3, "surface": "Ann", "label": "person", "cluster": "1", "named": True,
                "pronoun": False, "head_start": 0, "head_end": 3,
            }
        ],
    },
    "event_links": {
        "doc_id": "1", "topic": "t", "text": "It rained.",
        "mentions": [{"start": 3, "end": 9, "text": "rained", "cluster": "c", "event": True}],
    },
    "furniture": {"doc_id": "1", "text_light": "a b", "text_full": "Menu a b", "gold_text": "a b"},
    "confidence": {"doc_id": "1", "date": None, "text": "Ann left."},
    "html": {"doc_id": "1", "url": None, "html": "<p>a", "gold_text": "a", "title": None, "published": None},
}  # fmt: skip


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [each.name for each in SUITES])
def test_a_good_line_is_read_plain_and_compressed(name: str, tmp_path: Path) -> None:
    line = json.dumps(GOOD[name])
    assert len(suite(name).read(_file(tmp_path, line, "", line))) == 2
    compressed = tmp_path / "gold.jsonl.gz"
    compressed.write_bytes(gzip.compress(line.encode()))
    assert len(suite(name).read(compressed)) == 1


@pytest.mark.parametrize("name", [each.name for each in SUITES])
def test_a_file_of_another_suite_names_line_and_field(name: str, tmp_path: Path) -> None:
    other = "html" if name != "html" else "ner"
    path = _file(tmp_path, json.dumps(GOOD[name]), json.dumps(GOOD[other]))
    with pytest.raises(GoldError, match=r"gold\.jsonl: line 2: field \S+: is missing.*another suite"):
        suite(name).read(path)


@pytest.mark.parametrize("name", [each.name for each in SUITES])
def test_no_json_an_empty_file_and_no_file(name: str, tmp_path: Path) -> None:
    read = suite(name).read
    with pytest.raises(GoldError, match=r"line 2: field -: no JSON"):
        read(_file(tmp_path, json.dumps(GOOD[name]), "{'doc_id': 1}"))
    with pytest.raises(GoldError, match=r"line 1: field -: should be an object"):
        read(_file(tmp_path, "[1]"))
    with pytest.raises(GoldError, match="no line with a document"):
        read(_file(tmp_path, ""))
    with pytest.raises(GoldError, match="cannot be read"):
        read(tmp_path / "absent.jsonl")


SPANS = {
    "timex": ("timexes", "surface"), "ner": ("entities", "surface"), "places": ("toponyms", "surface"),
    "event_types": ("spans", "text"), "modality": ("events", "text"), "aliases": ("entities", "surface"),
    "event_links": ("mentions", "text"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "field"), list(SPANS.items()))
def test_an_offset_that_does_not_match_its_surface(name: str, field: tuple[str, str], tmp_path: Path) -> None:
    listed, surface = field
    row = json.loads(json.dumps(GOOD[name]))
    row[listed][0]["start"] += 1
    with pytest.raises(GoldError, match=rf"line 1: field {listed}\[0\]\.{surface}: .* is not the text at"):
        suite(name).read(_file(tmp_path, json.dumps(row)))
    row[listed][0]["end"] = 999
    with pytest.raises(GoldError, match=rf"line 1: field {listed}\[0\]\.start: .* is no span"):
        suite(name).read(_file(tmp_path, json.dumps(row)))


@pytest.mark.parametrize(
    ("name", "change", "field"),
    [
        ("ner", {"entities": [GOOD["ner"]["entities"][0] | {"label": "WHO"}]}, r"entities\[0\]\.label"),
        ("ner", {"entities": "none"}, "entities"),
        ("ner", {"entities": [3]}, r"entities\[0\]"),
        ("ner", {"text": "   "}, "text"),
        ("ner", {"date": 20210304}, "date"),
        ("timex", {"doc_id": 7}, "doc_id"),
        ("places", {"toponyms": [GOOD["places"]["toponyms"][0] | {"lat": "12"}]}, r"toponyms\[0\]\.lat"),
        ("event_types", {"event": "DANCE"}, "event"),
        ("event_types", {"penta": "1"}, "penta"),
        ("events", {"source": "Chad"}, "source"),
        ("modality", {"events": [GOOD["modality"]["events"][0] | {"cls3": "so"}]}, r"events\[0\]\.cls3"),
        ("aliases", {"entities": [GOOD["aliases"]["entities"][0] | {"named": 1}]}, r"entities\[0\]\.named"),
    ],
)  # fmt: skip
def test_fields_of_the_wrong_kind(name: str, change: dict[str, Any], field: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=f"line 1: field {field}: "):
        suite(name).read(_file(tmp_path, json.dumps(GOOD[name] | change)))


def test_a_damaged_archive_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    archive = tmp_path / "gold.jsonl.gz"
    archive.write_bytes(gzip.compress(json.dumps(GOOD["ner"]).encode())[:-12])
    with pytest.raises(GoldError, match="cannot be read"):
        suite("ner").read(archive)
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(b'{"doc_id": "caf\xe9"}')
    with pytest.raises(GoldError, match="UTF-8"):
        suite("ner").read(latin)


def test_a_day_in_another_form_is_unknown(tmp_path: Path) -> None:
    (item,) = suite("ner").read(_file(tmp_path, json.dumps(GOOD["ner"] | {"date": "03-02-2009"})))
    assert item.document.published_on is None


def test_pages_in_other_languages_are_left_out(tmp_path: Path) -> None:
    lines = [json.dumps(GOOD["html"] | {"doc_id": code, "lang": code}) for code in ("en", "other")]
    assert [page.document_id for page in suite("html").read(_file(tmp_path, *lines))] == ["en"]
    with pytest.raises(GoldError, match="no page of the file is in English"):
        suite("html").read(_file(tmp_path, lines[1]))
