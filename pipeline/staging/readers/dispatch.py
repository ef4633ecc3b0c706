"""Which reader takes a file: the first of `READERS` that recognizes its content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.staging.readers import (
    archives,
    compressed,
    feeds,
    html,
    metadata,
    newswire,
    plain,
    records,
    tabular,
    warc,
)
from pipeline.staging.readers.columns import Columns
from pipeline.staging.readers.limits import DAMAGE, MAX_DEPTH, BombError, first_bytes, raise_if_machine
from pipeline.staging.readers.rows import Blob, Found, Input, IntakeRow, RejectedInput, writable
from pipeline.staging.readers.walk import find_inputs

HEAD = 8192  # bytes that a reader is shown to recognize its format
UNFORESEEN = "a fault of the reader that nobody foresaw"
# Files that stand beside articles in folders and are none; one that the user names is read all the same.
_ASIDE = frozenset(
    (
        ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico",
        ".woff", ".woff2", ".ttf", ".otf", ".mp3", ".mp4", ".webm", ".mov", ".avi", ".wav", ".exe",
        ".dll", ".so", ".py", ".pyc", ".sh", ".db", ".sqlite", ".lock", ".log", ".toml", ".yaml",
        ".yml", ".ini", ".cfg", ".md", ".rst",
    )
)  # fmt: skip
# Names, whatever their ending, of files that speak about the folder they are in.
_ABOUT = frozenset(("readme", "license", "licence", "copying", "notice", "changelog"))


@dataclass(frozen=True)
class Reader:
    """A format: whether bytes are of it, by the first of them and the name, and what is in them."""

    name: str
    recognizes: Callable[[bytes, str], bool]
    read: Callable[[Blob], Iterator[Found]]


READERS: tuple[Reader, ...] = (
    Reader("zip", archives.recognizes_zip, archives.read_zip),
    Reader("compressed", compressed.recognizes, compressed.read),
    Reader("tar", archives.recognizes_tar, archives.read_tar),
    Reader("Parquet", tabular.recognizes_parquet, tabular.read_parquet),
    Reader("web archive", warc.recognizes, warc.read),
    Reader("feed", feeds.recognizes, feeds.read),
    Reader("newswire XML", newswire.recognizes, newswire.read),
    Reader("HTML", html.recognizes, html.read),
    Reader("metadata", metadata.recognizes, metadata.read),
    Reader("JSON", records.recognizes_json, records.read_json),
    Reader("table", tabular.recognizes_table, tabular.read_table),
    Reader("plain text", plain.recognizes, plain.read),
)


def read(source: Path) -> Iterator[IntakeRow | RejectedInput]:
    """Every article of a file or folder, one file in memory at a time. Raises `SourceError`."""
    for found in find_inputs(source):
        if isinstance(found, RejectedInput):
            yield found
        else:
            yield from read_input(found)


def read_input(item: Input, columns: Columns | None = None) -> Iterator[IntakeRow | RejectedInput]:
    """The articles of one file. `columns` says which columns of tables are which; it learns what was used."""
    suffix, stem = item.path.suffix.lower(), item.path.stem.lower()
    if not item.named and (suffix in _ASIDE or stem in _ABOUT):
        what = f"files in {suffix}" if suffix in _ASIDE else f"files called {item.path.stem}"
        detail = f"{what} hold no articles; name the file itself as a source to read it"
        yield RejectedInput(item.source_uri, "unsupported_format", detail)
        return
    name = item.name or item.path.name
    blob = Blob(item.source_uri, name, lambda: item.path.open("rb"), columns=columns or Columns())
    for found in read_blob(blob):
        yield _fetched(found, item) if isinstance(found, IntakeRow) and item.url else found


def _fetched(row: IntakeRow, item: Input) -> IntakeRow:
    """The row with the address and the instant that it was fetched at, unless it knows better itself."""
    return replace(row, page_url=row.page_url or item.url, retrieved_at=row.retrieved_at or item.retrieved_at)


def read_blob(blob: Blob) -> Iterator[IntakeRow | RejectedInput]:
    """The articles in a file or in a member of one, and in turn of what is inside it.

    Whatever a damaged file makes a library raise becomes a rejection of that file, with the library's words:
    one bad input never ends a run. A machine that fails does: a full disk is no fault of the file.
    """
    if blob.depth > MAX_DEPTH:
        yield RejectedInput(blob.source_uri, "archive_bomb", f"more than {MAX_DEPTH} archives in one another")
        return
    is_empty = True
    try:
        for found in _read(blob):
            is_empty = False
            if isinstance(found, Blob):
                yield from read_blob(found)
            else:
                yield writable(found)
        if is_empty:
            yield RejectedInput(blob.source_uri, "not_an_article", "nothing in it is an article")
    except BombError as error:
        yield RejectedInput(blob.source_uri, "archive_bomb", f"{error}; give the articles uncompressed")
    except PermissionError as error:
        yield RejectedInput(
            blob.source_uri, "unreadable", f"{error.strerror or error}; give yourself the right to read it"
        )
    except DAMAGE as error:
        raise_if_machine(error)
        reason = "truncated" if isinstance(error, EOFError) else "malformed"
        yield RejectedInput(blob.source_uri, reason, f"{_words(error)}; make the file again")
    except Exception as error:
        # A reader's own fault, or a library's: it costs this input and no other, and is told with its type.
        yield RejectedInput(blob.source_uri, "unreadable", f"{UNFORESEEN}: {_words(error)}")


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"


def _read(blob: Blob) -> Iterator[Found]:
    with blob.open() as stream:
        head = first_bytes(stream, HEAD)
    reader = next(reader for reader in READERS if reader.recognizes(head, blob.name))
    yield from reader.read(blob)
