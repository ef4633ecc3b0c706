"""Plain text files: what is read, and what is rejected with which reason."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.staging.readers import IntakeRow, RejectedInput, read
from pipeline.staging.readers.plain import MAX_LINE
from pipeline.tables import REJECTION_REASONS

READ = (
    (b"The envoy left.\n", "The envoy left.\n", "UTF-8 as it is"),
    ("“Café” – naïve".encode(), "“Café” – naïve", "UTF-8 beyond ASCII"),
    (b"\xef\xbb\xbfMarked", "Marked", "the byte order mark is no text"),
    ("Marked too".encode("utf-16"), "Marked too", "UTF-16 says so itself"),
    (b"One\r\nTwo\rThree\n", "One\nTwo\nThree\n", "newlines are unified"),
    (b"  Two  blanks\t\n\n", "  Two  blanks\t\n\n", "nothing else is changed"),
)
REJECTED = (
    (b"", "empty", "no bytes"),
    (b" \n\t\n", "no_text", "blanks only"),
    (b"PK\x03\x04\x14\x00\x00\x00", "malformed", "a cut-off archive under the name of a text"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "binary", "a picture under the name of a text"),
    (b"Caf\xe9 in Latin-1", "undecodable", "no encoding is guessed"),
    (b"\xff\xfeA", "undecodable", "half a character"),
    (b"x" * (MAX_LINE + 1), "line_too_long", "one line that is no paragraph"),
    (b"y" * 50_000_000, "line_too_long", "one line of 50 MB"),
    (b"A line.\n" * 1_500_000, "too_large", "more than an article"),
)


@pytest.mark.parametrize(("raw", "text", "why"), READ)
def test_read(tmp_path: Path, raw: bytes, text: str, why: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(raw)
    (row,) = read(path)
    assert isinstance(row, IntakeRow)
    assert row.text == text, why
    assert row.raw == raw
    assert row.raw_sha256 == sha256(raw).hexdigest()
    assert row.source_uri == f"{tmp_path.name}/article.txt"


@pytest.mark.parametrize(("raw", "reason", "why"), REJECTED, ids=[case[2] for case in REJECTED])
def test_rejected(tmp_path: Path, raw: bytes, reason: str, why: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(raw)
    (row,) = read(path)
    assert isinstance(row, RejectedInput)
    assert row.reason == reason, why
    assert reason in REJECTION_REASONS
    assert row.detail
