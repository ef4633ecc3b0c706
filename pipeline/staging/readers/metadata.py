"""What the user says of the articles: a JSONL or CSV file with one row per article.

A row names its article by `file`: the file's name, or its path in the source when several share a name.
"""

from __future__ import annotations

import codecs
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.staging.date_reading import read_date
from pipeline.staging.readers.rows import Blob, RejectedInput

COLUMNS = ("file", "url", "outlet", "published", "title", "author")


class MetadataError(ValueError):
    """The metadata file as a whole cannot be used; the message names file, line, column and remedy."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a row of metadata says of its article; null where it says nothing."""

    file: str
    line: int
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    author: str | None = None


@dataclass(frozen=True)
class Metadata:
    """The rows of a metadata file that can be used, and what was wrong with the others."""

    path: Path
    rows: tuple[Given, ...]
    rejected: tuple[RejectedInput, ...]

    @property
    def source_uri(self) -> str:
        """The file's name with its folder's."""
        return _uri(self.path)


def read_metadata(path: Path) -> Metadata:
    """The rows of the file. Raises `MetadataError` when the file cannot be read or has an unknown column."""
    rows: dict[str, Given] = {}
    rejected: list[RejectedInput] = []
    for line, values in _records(path):
        _check_columns(path, line, values)
        checked = _given(path, line, values)
        if isinstance(checked, Given) and checked.file in rows:
            first = rows[checked.file].line
            checked = _bad(
                path, line, "file", f"{checked.file} stands in line {first} already, which is kept"
            )
        if isinstance(checked, Given):
            rows[checked.file] = checked
            continue
        rejected.append(checked)
        remaining = _given(path, line, {**values, "published": None})  # a bad date leaves the rest usable
        if checked.detail.split(":")[0] == "published" and isinstance(remaining, Given):
            rows.setdefault(remaining.file, remaining)
    return Metadata(path, tuple(rows.values()), tuple(rejected))


def recognizes(head: bytes, name: str) -> bool:
    """Whether a file is such metadata: its first row names a file, and says nothing but what metadata may."""
    first = head.removeprefix(codecs.BOM_UTF8).split(b"\n")[0].decode("utf-8", "replace").strip()
    if not name.lower().endswith((".csv", ".tsv")):
        try:
            columns = json.loads(first)
        except (ValueError, RecursionError):
            return False
        return isinstance(columns, dict) and "file" in columns and set(columns) <= set(COLUMNS)
    columns = first.split("\t" if name.lower().endswith(".tsv") else ",")
    return "file" in columns and set(columns) <= set(COLUMNS)


def read(blob: Blob) -> Iterator[RejectedInput]:
    """No article, but the way to use it."""
    detail = f"it says of articles what metadata does; give it as --metadata {blob.name}"
    yield RejectedInput(blob.source_uri, "not_an_article", detail)


def match(metadata: Metadata, uris: Iterable[str]) -> tuple[dict[str, Given], list[RejectedInput]]:
    """The row for each source that has one, and the rows that name several sources or none at all.

    A row whose file lies beside the metadata file, but is no source of this run, is not a fault.
    """
    by_path: defaultdict[str, list[str]] = defaultdict(list)
    for uri in uris:
        parts = uri.split("/")
        names = {"/".join(parts[first:]) for first in range(len(parts))}
        _, _, member = uri.partition("#")
        for name in names | ({member} if member else set()):
            by_path[name].append(uri)
    found: dict[str, Given] = {}
    rejected: list[RejectedInput] = []
    for row in metadata.rows:
        matches = by_path.get(row.file.removeprefix("./"), [])
        if len(matches) == 1:
            found[matches[0]] = row
        elif matches:
            message = (
                f"{row.file} names {len(matches)} files ({', '.join(sorted(matches)[:3])}); give its path"
            )
            rejected.append(_bad(metadata.path, row.line, "file", message))
        elif not (metadata.path.parent / row.file).exists():
            rejected.append(_missing(metadata.path, row))
    return found, rejected


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and values of each record."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise MetadataError(f"{path}: there is no such metadata file; check the spelling") from error
    except UnicodeDecodeError as error:
        raise MetadataError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise MetadataError(f"{path}: {error.strerror}; give a readable JSONL or CSV file") from error
    yield from _csv(path, text) if path.suffix.lower() in (".csv", ".tsv") else _jsonl(path, text)


def _jsonl(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except json.JSONDecodeError as error:
            raise MetadataError(
                f"{path}, line {number}, column {error.colno}: not JSON ({error.msg}); "
                "write one JSON object per line, or end a table's name in .csv"
            ) from error
        if not isinstance(values, dict):
            raise MetadataError(f'{path}, line {number}: not an object; write {{"file": …}} on each line')
        yield number, values


def _csv(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(
        text.splitlines(keepends=True), delimiter="\t" if path.suffix.lower() == ".tsv" else ","
    )
    for values in reader:
        if None in values or None in values.values():
            raise MetadataError(
                f"{path}, line {reader.line_num}: not as many fields as the header; quote fields with commas"
            )
        yield reader.line_num, {name: value or None for name, value in values.items()}


def _check_columns(path: Path, line: int, values: Mapping[str, Any]) -> None:
    unknown = [name for name in values if name not in COLUMNS]
    if unknown:
        raise MetadataError(
            f"{path}, line {line}: unknown column {', '.join(map(repr, unknown))}; "
            f"the columns are {', '.join(COLUMNS)}"
        )


def _given(path: Path, line: int, values: Mapping[str, Any]) -> Given | RejectedInput:
    for name, value in values.items():
        if value is not None and not isinstance(value, str):
            return _bad(path, line, name, f"{value!r} is not text; put it in quotation marks")
    texts = {name: value.strip() for name, value in values.items() if value is not None and value.strip()}
    if "file" not in texts:
        return _bad(path, line, "file", "it names no file; every row needs one")
    published = texts.get("published")
    if published is not None and read_date(published) is None:
        message = f"{published!r} is not a date; write 2019-12-23, 2019-12, 2019 or 2019-12-23T08:30:00Z"
        return _bad(path, line, "published", message)
    return Given(line=line, **texts)


def _bad(path: Path, line: int, column: str, message: str) -> RejectedInput:
    uri = _uri(path)
    return RejectedInput(uri, "bad_metadata", f"{column}: {message}", table="intake", key=f"{uri}:{line}")


def _missing(path: Path, row: Given) -> RejectedInput:
    uri = _uri(path)
    detail = f"file: {row.file} is none of the sources; correct the name or remove the row"
    return RejectedInput(uri, "missing", detail, table="intake", key=f"{uri}:{row.line}")


def _uri(path: Path) -> str:
    place = path.absolute()
    return f"{place.parent.name}/{place.name}"
