"""Every format as it should be: articles, their text and what their source says of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.staging.readers import IntakeRow, RejectedInput, read
from tests.pipeline.staging.readers.samples import BODIES, DAY, SAMPLES, TITLES, html_page, json_rows, table


def read_bytes(folder: Path, name: str, content: bytes) -> tuple[list[IntakeRow], list[RejectedInput]]:
    """What is read of a file of that name and content, and what is rejected."""
    path = folder / name
    path.write_bytes(content)
    found = list(read(path))
    rows = [one for one in found if isinstance(one, IntakeRow)]
    return rows, [one for one in found if isinstance(one, RejectedInput)]


@pytest.mark.parametrize(("name", "make", "count"), SAMPLES, ids=[sample[0] for sample in SAMPLES])
def test_every_article_is_read(tmp_path: Path, name: str, make: Callable[[], bytes], count: int) -> None:
    rows, rejected = read_bytes(tmp_path, name, make())
    assert len(rows) == count, rejected
    assert {one.reason for one in rejected} <= {"not_an_article"}, "the page that was not found"
    assert len({row.source_uri for row in rows}) == count
    for number, row in enumerate(rows[:3] if count < 9 else []):
        assert BODIES[number % 3] in row.text.replace("\n", " ")


@pytest.mark.parametrize(("name", "make", "count"), SAMPLES, ids=[sample[0] for sample in SAMPLES])
def test_the_name_does_not_matter(tmp_path: Path, name: str, make: Callable[[], bytes], count: int) -> None:
    if name in ("a.md", "utf16.csv", "bar.csv"):
        pytest.skip("its content alone does not tell")
    rows, _ = read_bytes(tmp_path, "noname", make())
    assert len(rows) == count


STATED = (
    ("a.html", (TITLES[0], "https://pier.example/0", "The Pier", DAY, "Ada Okoro")),
    ("a.jsonl", (TITLES[0], "https://pier.example/0", "The Pier", DAY, None)),
    ("a.csv", (TITLES[0], "https://pier.example/0", "The Pier", DAY, None)),
    ("a.parquet", (TITLES[0], "https://pier.example/0", "The Pier", DAY, None)),
    ("a.rss", (TITLES[0], "https://pier.example/0", "The Pier", "Tue, 02 Mar 2021 10:00:00 GMT", None)),
    ("a.atom", (TITLES[0], "https://pier.example/0", "The Pier", DAY, None)),
    ("feed.json", (TITLES[0], "https://pier.example/0", "The Pier", None, None)),
    ("nitf.xml", (TITLES[0], None, "The Pier", "20210302T100000Z", "Ada Okoro")),
    ("newsml.xml", (TITLES[0], None, "The Pier", DAY, None)),
    ("a.warc.gz", (TITLES[0], "https://pier.example/1", "The Pier", DAY, "Ada Okoro")),
)


@pytest.mark.parametrize(("name", "expected"), STATED, ids=[row[0] for row in STATED])
def test_what_a_source_says_of_its_article(
    tmp_path: Path, name: str, expected: tuple[str | None, ...]
) -> None:
    make = next(make for sample, make, _ in SAMPLES if sample == name)
    row = read_bytes(tmp_path, name, make())[0][0]
    assert (
        row.page_title, row.page_url, row.page_outlet, row.page_published, row.page_author
    ) == expected  # fmt: skip


def declared(encoding: str) -> bytes:
    return html_page().replace(b'charset="utf-8"', f'charset="{encoding}"'.encode())


PAGES = (
    (html_page(), "UTF-8, said and true"),
    (declared("windows-1252").decode().encode("cp1252"), "windows-1252, said and true"),
    (declared("iso-8859-1"), "Latin-1 said, UTF-8 in truth"),
    (declared("utf-8").decode().encode("cp1252"), "UTF-8 said, windows-1252 in truth"),
    (declared("no-such-code"), "an encoding that does not exist"),
    (b"\xef\xbb\xbf" + declared("iso-8859-1"), "a mark that overrules"),
    (html_page().decode().encode("utf-16"), "UTF-16 by its mark"),
    (html_page().replace(b"report", b"re\x00port"), "NUL bytes"),
)


@pytest.mark.parametrize(("page", "why"), PAGES, ids=[row[1] for row in PAGES])
def test_encodings_declared_and_real(tmp_path: Path, page: bytes, why: str) -> None:
    (row,), rejected = read_bytes(tmp_path, "page.html", page)
    assert rejected == [], why
    assert "Café owners were relieved." in row.text, why
    assert "\x00" not in row.text


def test_columns_of_other_names(tmp_path: Path) -> None:
    content = table().replace(b"title,body,url", b"Headline,Full_Text,Link")
    rows, _ = read_bytes(tmp_path, "a.csv", content)
    assert [(row.page_title, row.page_url) for row in rows] == [
        (row["title"], row["url"]) for row in json_rows()
    ]
