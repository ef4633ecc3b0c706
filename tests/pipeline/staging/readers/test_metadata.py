"""What the user says of the articles, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.staging.readers import IntakeRow, RejectedInput, read
from pipeline.staging.readers.metadata import MetadataError, match, read_metadata

GOOD = (
    ("m.jsonl", '{"file": "a.txt", "published": "2021-03-04", "outlet": "The Harbour Post"}\n', "JSON lines"),
    ("m.csv", 'file,published,outlet\na.txt,2021-03-04,"The Harbour Post"\n', "CSV"),
    ("m.tsv", "file\tpublished\toutlet\na.txt\t2021-03-04\tThe Harbour Post\n", "tabs"),
    ("m.jsonl", '\ufeff{"file": "a.txt", "published": "2021-03-04", "outlet": "The Harbour Post"}', "a mark"),
)
BROKEN = (
    (
        "m.jsonl",
        '{"file": "a.txt", "date": "2021-03-04"}',
        r"m\.jsonl, line 1: unknown column 'date'.*published",
    ),
    ("m.csv", "file,when\na.txt,2021\n", r"m\.csv, line 2: unknown column 'when'.*file, url, outlet"),
    ("m.jsonl", '{"file": "a.txt"}\n{"file": ', r"m\.jsonl, line 2, column 10: not JSON"),
    ("m.jsonl", '["a.txt"]', r"m\.jsonl, line 1: not an object"),
    ("m.csv", "file,outlet\na.txt,The Post,of the Coast\n", r"m\.csv, line 2: not as many fields"),
)
# (rows, reason of the rejection, column that its detail names, line)
FAULTY = (
    ('{"file": "a.txt"}\n{"file": "b.txt", "published": "2021-13-04"}', "bad_metadata", "published", 2),
    ('{"file": "a.txt", "published": "yesterday"}', "bad_metadata", "published", 1),
    ('{"file": "a.txt", "published": 2021}', "bad_metadata", "published", 1),
    ('{"outlet": "The Harbour Post"}', "bad_metadata", "file", 1),
    ('{"file": "a.txt"}\n\n{"file": "a.txt", "title": "Again"}', "bad_metadata", "file", 3),
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "text", "why"), GOOD)
def test_read(tmp_path: Path, name: str, text: str, why: str) -> None:
    (row,) = read_metadata(write(tmp_path, name, text)).rows
    assert (row.file, row.published, row.outlet) == ("a.txt", "2021-03-04", "The Harbour Post"), why
    assert row.url is None


@pytest.mark.parametrize(("name", "text", "message"), BROKEN)
def test_a_file_that_cannot_be_used_is_an_error_that_names_line_and_remedy(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(MetadataError, match=message):
        read_metadata(write(tmp_path, name, text))


@pytest.mark.parametrize(("text", "reason", "column", "line"), FAULTY)
def test_a_row_that_cannot_be_used_is_rejected(
    tmp_path: Path, text: str, reason: str, column: str, line: int
) -> None:
    (rejected,) = read_metadata(write(tmp_path, "m.jsonl", text)).rejected
    assert rejected.reason == reason
    assert rejected.detail.startswith(f"{column}: ")
    assert rejected.dropped == f"{tmp_path.name}/m.jsonl:{line}"


def test_a_bad_date_leaves_the_rest_of_its_row(tmp_path: Path) -> None:
    text = '{"file": "a.txt", "published": "soon", "outlet": "The Harbour Post"}'
    (row,) = read_metadata(write(tmp_path, "m.jsonl", text)).rows
    assert (row.outlet, row.published) == ("The Harbour Post", None)


@pytest.mark.parametrize(
    ("file", "matched", "why"),
    [
        ("a.txt", "week/a.txt", "by its name"),
        ("inner/c.txt", "week/inner/c.txt", "by its path in the source"),
        ("week/inner/c.txt", "week/inner/c.txt", "by all of it"),
        ("./a.txt", "week/a.txt", "as a shell would complete it"),
        ("d.html", "week/pages.zip#d.html", "by its name in an archive"),
        ("pages.zip#d.html", "week/pages.zip#d.html", "by archive and name"),
    ],
)
def test_rows_find_their_articles(tmp_path: Path, file: str, matched: str, why: str) -> None:
    metadata = read_metadata(write(tmp_path, "m.csv", f"file,title\n{file},A title\n"))
    found, rejected = match(
        metadata, ["week/a.txt", "week/inner/c.txt", "week/ba.txt", "week/pages.zip#d.html"]
    )
    assert list(found) == [matched], why
    assert not rejected


def test_a_name_that_several_files_have_is_rejected(tmp_path: Path) -> None:
    metadata = read_metadata(write(tmp_path, "m.csv", "file,title\na.txt,A title\n"))
    found, (rejected,) = match(metadata, ["week/a.txt", "week/inner/a.txt"])
    assert not found
    assert (rejected.reason, rejected.dropped) == ("bad_metadata", f"{tmp_path.name}/m.csv:2")


def test_a_row_without_an_article_is_reported_unless_its_file_lies_beside(tmp_path: Path) -> None:
    write(tmp_path, "here.txt", "An article that this run was not given.")
    metadata = read_metadata(write(tmp_path, "m.csv", "file,title\nhere.txt,One\nnowhere.txt,Two\n"))
    found, (rejected,) = match(metadata, [])
    assert not found
    assert (rejected.reason, rejected.dropped) == ("missing", f"{tmp_path.name}/m.csv:3")


@pytest.mark.parametrize(("name", "text", "why"), GOOD)
def test_metadata_among_the_articles_is_one_rejection_that_says_how_to_use_it(
    tmp_path: Path, name: str, text: str, why: str
) -> None:
    (row,) = read(write(tmp_path, name, text))
    assert isinstance(row, RejectedInput), why
    assert (row.reason, row.detail.endswith(f"--metadata {name}")) == ("not_an_article", True)


def test_a_row_with_a_text_is_an_article(tmp_path: Path) -> None:
    text = "The ministers met in the harbour on Monday and agreed to meet again."
    (row,) = read(write(tmp_path, "m.jsonl", json.dumps({"title": "A meeting", "text": text})))
    assert isinstance(row, IntakeRow)
