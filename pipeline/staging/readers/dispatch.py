"""Which reader takes a file: the first of `READERS` that recognizes its content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.staging.readers import plain
from pipeline.staging.readers.rows import Input, IntakeRow, RejectedInput
from pipeline.staging.readers.walk import find_inputs

HEAD = 4096  # bytes that a reader is shown to recognize its format
# Files of a folder that are articles by their name. A file that the user names is read whatever its name.
ARTICLE_SUFFIXES = frozenset({".txt", ".text"})


@dataclass(frozen=True)
class Reader:
    """A format: whether a file is of it, by its first bytes and name, and the articles in it."""

    name: str
    recognizes: Callable[[bytes, str], bool]
    read: Callable[[Input, bytes], Iterator[IntakeRow | RejectedInput]]


READERS: tuple[Reader, ...] = (Reader("plain text", plain.recognizes, plain.read),)


def read(source: Path) -> Iterator[IntakeRow | RejectedInput]:
    """Every article of a file or folder, one file in memory at a time. Raises `SourceError`."""
    for found in find_inputs(source):
        if isinstance(found, RejectedInput):
            yield found
        else:
            yield from read_input(found)


def read_input(item: Input) -> Iterator[IntakeRow | RejectedInput]:
    """The articles of one file."""
    if not item.named and item.path.suffix.lower() not in ARTICLE_SUFFIXES:
        known = ", ".join(sorted(ARTICLE_SUFFIXES))
        yield RejectedInput(
            item.source_uri,
            "unsupported_format",
            f"in a folder, articles are files that end in {known}; rename it, or name it as a source",
        )
        return
    try:
        raw = item.path.read_bytes()
    except OSError as error:
        detail = f"{error.strerror or error}; give yourself the right to read it"
        yield RejectedInput(item.source_uri, "unreadable", detail)
        return
    name = item.path.name
    reader = next(reader for reader in READERS if reader.recognizes(raw[:HEAD], name))
    yield from reader.read(item, raw)
