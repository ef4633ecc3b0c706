"""Every bad input that we could think of: it is rejected with its reason, and what lies beside it is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import time
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.staging.readers import IntakeRow, RejectedInput, limits, read
from pipeline.staging.readers.rows import Blob
from pipeline.staging.readers.warc import _or_error as or_error
from tests.pipeline.staging.readers.samples import (
    BODIES,
    html_page,
    json_lines,
    json_rows,
    nitf,
    parquet,
    rss,
    table,
    tarred,
    warc,
    zipped,
)  # fmt: skip
from tests.pipeline.staging.readers.test_formats import read_bytes

BOMB = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes((content[at] ^ 0xFF,)) + content[at + 1 :]


def second_entry(content: bytes) -> bytes:
    """A tar archive with the header of its second member damaged."""
    return flipped(content, 1024 + 20)


def member(name: str, *, kind: bytes = tarfile.REGTYPE) -> bytes:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as archive:
        for called, typed in ((name, kind), ("good.txt", tarfile.REGTYPE)):
            entry = tarfile.TarInfo(called)
            entry.type, entry.linkname = typed, "/etc/hostname"
            entry.size = len(BODIES[0].encode()) if typed == tarfile.REGTYPE else 0
            archive.addfile(entry, io.BytesIO(BODIES[0].encode()))
    return kept.getvalue()


def encrypted() -> bytes:
    content = bytearray(zipped())
    for at in (6, content.find(b"PK\x01\x02") + 8):
        content[at] |= 1
    return bytes(content)


LINES = json_lines()
# Name, content, articles that are read all the same, reason of what is not.
BAD: tuple[tuple[str, bytes, int, str], ...] = (
    ("cut.txt.gz", gzip.compress(BODIES[0].encode() * 50)[:60], 0, "truncated"),
    ("flipped.txt.gz", flipped(gzip.compress(BODIES[0].encode()), 30), 0, "malformed"),
    ("cut.jsonl.gz", gzip.compress(LINES, compresslevel=0)[:-120], 2, "truncated"),
    ("cut.zip", zipped()[:-30], 3, "malformed"),
    ("half.zip", zipped()[:200], 1, "truncated"),
    ("flipped.zip", flipped(zipped(), 60), 2, "malformed"),
    ("encrypted.zip", encrypted(), 2, "unsupported_format"),
    ("climbs.zip", zipped({"../../climbs.txt": b"x", "good.txt": b"A good one."}), 1, "unsafe_path"),
    ("windows.zip", zipped({"C:\\climbs.txt": b"x", "good.txt": b"A good one."}), 1, "unsafe_path"),
    ("climbs.tar", member("../climbs.txt"), 1, "unsafe_path"),
    ("rooted.tar", member("/climbs.txt"), 1, "unsafe_path"),
    ("link.tar", member("link.txt", kind=tarfile.SYMTYPE), 1, "unsupported_format"),
    ("device.tar", member("device", kind=tarfile.CHRTYPE), 1, "unsupported_format"),
    ("header.tar", second_entry(tarred()), 2, "malformed"),
    ("cut.tar", tarred()[:1600], 1, "truncated"),
    ("endless.tar", tarred()[:3072], 3, "truncated"),
    ("cut.parquet", parquet()[:-40], 0, "malformed"),
    ("cut.warc", warc()[:-300], 2, "truncated"),
    ("bomb.rss", BOMB + rss().partition(b"?>")[2], 0, "entity_bomb"),
    ("bomb.xml", BOMB + nitf().partition(b"?>")[2].replace(BODIES[0].encode(), b"&c;"), 0, "entity_bomb"),
    ("cut.xml", nitf()[:-40], 0, "malformed"),
    ("cut.json", json.dumps(json_rows()).encode()[:-60], 2, "malformed"),
    ("flipped.json", json.dumps(json_rows()).encode().replace(b'"},', b'",,', 1), 2, "malformed"),
    ("deep.json", b"[" * 100_000, 0, "malformed"),
    ("deep2.json", b'{"text":' * 100_000, 0, "malformed"),
    ("first.jsonl", b"[1, 2]\n" + LINES, 3, "malformed"),
    (
        "types.jsonl",
        b'{"text": 5}\n{"text": ["a"]}\nnull\n"text"\n{"text": {"a": 1}}\n' + LINES,
        3,
        "malformed",
    ),
    ("broken.jsonl", LINES[:40] + b"\n" + LINES, 3, "malformed"),
    ("nothing.jsonl", b'{"title": "T"}\n' + LINES, 3, "no_text"),
    ("digits.jsonl", b'{"text": ' + b"9" * 9000 + b"}\n" + LINES, 3, "malformed"),
    ("latin.csv", table().replace("é".encode(), b"\xe9"), 2, "undecodable"),
    ("fields.csv", table() + b"a,b,c,d,e,f,g\n", 3, "malformed"),
    ("nobody.csv", b"title,when\na,b\n", 0, "no_text"),
    ("binary.txt", b"MZ\x90\x00\x03" + os.urandom(0), 0, "binary"),
    ("empty.html", b"", 0, "empty"),
    ("forms.html", b"<html><body><form><input></form></body></html>", 0, "no_text"),
    ("empty.json", b" \n", 0, "empty"),
    ("empty.rss", b"<rss><channel><title>x</title></channel></rss>", 0, "not_an_article"),
)


@pytest.mark.parametrize(("name", "content", "kept", "reason"), BAD, ids=[row[0] for row in BAD])
def test_bad_input_is_rejected_and_the_rest_is_read(
    tmp_path: Path, name: str, content: bytes, kept: int, reason: str
) -> None:
    rows, rejected = read_bytes(tmp_path, name, content)
    assert len(rows) == kept, rejected
    assert reason in {one.reason for one in rejected}, rejected
    assert not (tmp_path.parent / "climbs.txt").exists()


def test_lone_surrogates_and_nul_are_taken_out(tmp_path: Path) -> None:
    lines = b'{"text": "half \\ud83d a \\u0000 pair", "title": "\\udc00"}\n'
    (row,), rejected = read_bytes(tmp_path, "a.jsonl", lines)
    assert (row.text, row.page_title, rejected) == ("half  a  pair", None, [])
    pq.write_table(
        pa.Table.from_pylist([{"uri": row.source_uri, "text": row.text}]), tmp_path / "kept.parquet"
    )


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bombs that fit a test: from one million bytes on."""
    monkeypatch.setattr(limits, "RATIO_FROM", 1_000_000)


@pytest.mark.usefixtures("tight")
def test_a_gzip_bomb(tmp_path: Path) -> None:
    rows, (rejected,) = read_bytes(tmp_path, "bomb.jsonl.gz", gzip.compress(b" " * 3_000_000, 9))
    assert (rows, rejected.reason) == ([], "archive_bomb")


def test_a_zip_bomb_beside_an_article(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"\n" * 120_000_000)
        archive.writestr("good.txt", BODIES[0])
    rejected, row = list(read(path))
    assert isinstance(rejected, RejectedInput)
    assert isinstance(row, IntakeRow)
    assert (rejected.reason, row.text) == ("archive_bomb", BODIES[0])


def test_archives_in_one_another_without_end(tmp_path: Path) -> None:
    content = BODIES[0].encode()
    for depth in range(8):
        content = zipped({f"{depth}.zip" if depth else "a.txt": content})
    rows, (rejected,) = read_bytes(tmp_path, "deep.zip", content)
    assert (rows, rejected.reason) == ([], "archive_bomb")


@pytest.mark.parametrize("name", ["line.txt", "line.jsonl", "line.csv", "line.html", "line"])
def test_a_hundred_megabytes_of_one_line(tmp_path: Path, name: str) -> None:
    head = b"title,text\n" if name.endswith("csv") else b"<html>" if name.endswith("html") else b""
    began = time.process_time()
    rows, rejected = read_bytes(tmp_path, name, head + b"x" * 100_000_000)
    assert rows == []
    assert {one.reason for one in rejected} <= {"line_too_long", "too_large", "malformed"}
    assert rejected
    assert time.process_time() - began < 10


def test_a_line_without_end_among_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.staging.readers.records.MAX_RECORD", 1000)
    long = json.dumps({"text": "x" * 5000}).encode() + b"\n"
    rows, (rejected,) = read_bytes(tmp_path, "a.jsonl", LINES + long + LINES)
    assert (len(rows), rejected.reason) == (6, "line_too_long")


NAMES = (b"two\nlines.txt", b"bad\xff\xfeutf8.txt", b" blanks .txt", b"tab\t.txt", "naïve 文.txt".encode())


@pytest.mark.parametrize("name", NAMES, ids=[repr(name) for name in NAMES])
def test_names_that_are_no_proper_text(tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / "week"
    folder.mkdir()
    Path(os.fsdecode(bytes(folder) + b"/" + name)).write_bytes(BODIES[0].encode())
    (row,) = read(folder)
    assert isinstance(row, IntakeRow)
    row.source_uri.encode()  # what Parquet, and a terminal, can take
    assert row.source_uri.isprintable() or "\t" in os.fsdecode(name)


def test_names_in_archives_that_are_no_proper_text(tmp_path: Path) -> None:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as archive:
        entry = tarfile.TarInfo("bad\udcff\nname.txt")
        entry.size = len(BODIES[0].encode())
        archive.addfile(entry, io.BytesIO(BODIES[0].encode()))
    (row,), _ = read_bytes(tmp_path, "a.tar", kept.getvalue())
    row.source_uri.encode()
    assert row.source_uri.isprintable()


def test_ten_thousand_empty_files(tmp_path: Path) -> None:
    folder = tmp_path / "week"
    folder.mkdir()
    for number in range(10_000):
        (folder / f"{number:05}.txt").touch()
    (folder / "good.txt").write_text(BODIES[0], encoding="utf-8")
    began = time.process_time()
    found = list(read(folder))
    assert time.process_time() - began < 10
    assert sum(isinstance(one, IntakeRow) for one in found) == 1
    assert {one.reason for one in found if isinstance(one, RejectedInput)} == {"empty"}
    assert len(found) == 10_001


def test_a_disk_that_fills_is_no_fault_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> Blob:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.staging.readers.spool.tempfile.SpooledTemporaryFile", full)
    for name, content in (("a.tar", tarred()), ("a.zip", zipped())):
        with pytest.raises(OSError, match="No space left"):
            read_bytes(tmp_path, name, content)


def test_pages_of_odd_forms_do_not_hang(tmp_path: Path) -> None:
    began = time.process_time()
    for content in (b"<html>" + b"<div>" * 50_000, b"<html><p " + b"a=b " * 50_000, html_page() * 30):
        read_bytes(tmp_path, "odd.html", content)
    assert time.process_time() - began < 10


def test_what_the_archive_reader_says_on_a_panic_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    class PanicException(BaseException):
        """As a panic of a Rust library comes to Python."""

    def panics() -> None:
        os.write(2, b"thread panicked\n")
        raise PanicException("lengths differ")

    with pytest.raises(RuntimeError, match="gave up"):
        or_error(panics)
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"
