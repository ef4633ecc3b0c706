"""What a reader is given and what it yields."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from pipeline.staging.readers.columns import Columns


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read. `source_uri` is the same on every machine: its folder's name and what follows it.

    `named` says that the user named this very file, rather than a folder that holds it. Of what was fetched,
    `name` is what its address calls it, `url` the address and `retrieved_at` (UTC) when; `linked` are
    the entries of a feed, each with the address of its page, which is read by itself.
    """

    path: Path
    source_uri: str
    named: bool = False
    name: str | None = None
    url: str | None = None
    retrieved_at: datetime | None = None
    linked: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes to read: a file, or what was found inside one. `open` gives them from the start, each time anew.

    `name` is what the file or member is called; `depth` counts the containers that it was taken out of;
    `columns` is what the user said of tables.
    """

    source_uri: str
    name: str
    open: Callable[[], IO[bytes]]
    depth: int = 0
    columns: Columns = field(default_factory=Columns)

    def inside(self, member: str, opener: Callable[[], IO[bytes]], *, same_uri: bool = False) -> Blob:
        """What is found inside under that name; a mere decompression keeps the address of its container."""
        uri = (
            self.source_uri
            if same_uri
            else f"{self.source_uri}{'/' if '#' in self.source_uri else '#'}{printable(member)}"
        )
        return Blob(uri, member, opener, self.depth + 1, self.columns)


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One article as found: the columns of `tables.INTAKE` that a reader knows, and its bytes as they came.

    The `page_` fields are what the article's own source says of it, unjudged; what the user says of it comes
    from the metadata file. `raw` is what `raw_sha256` is the hash of.
    """

    source_uri: str
    raw_sha256: str
    media_type: str
    text: str
    raw: bytes = field(repr=False)
    page_url: str | None = None
    page_outlet: str | None = None
    page_title: str | None = None
    page_author: str | None = None
    page_published: str | None = None
    language: str | None = None
    retrieved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RejectedInput:
    """An input, or part of one, that did not become an article. `reason` is one of `REJECTION_REASONS`."""

    source_uri: str
    reason: str
    detail: str
    stage: str = "read"
    table: str = "documents"
    key: str | None = None  # what was dropped, where that is less than the whole input

    @property
    def dropped(self) -> str:
        """Name of what was dropped."""
        return self.source_uri if self.key is None else self.key


Found = Blob | IntakeRow | RejectedInput
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_TEXTS = (
    "text", "page_url", "page_outlet", "page_title", "page_author", "page_published", "language",
)  # fmt: skip


def printable(name: str) -> str:
    """A name as tables and terminals take it: bytes that are no text and control characters are escaped."""
    try:
        name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)


def writable(found: IntakeRow | RejectedInput) -> IntakeRow | RejectedInput:
    """The same without NUL and lone surrogates, which no table takes."""
    if isinstance(found, RejectedInput):
        return replace(found, detail=_UNWRITABLE.sub("�", found.detail))
    held: dict[str, Any] = {
        name: _UNWRITABLE.sub("", value)
        for name in _TEXTS
        if (value := getattr(found, name)) and _UNWRITABLE.search(value)
    }
    return replace(found, **held) if held else found
