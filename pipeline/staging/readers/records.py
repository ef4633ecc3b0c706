"""Tables of articles: JSON, JSON Lines, CSV, TSV and Parquet, one article per row.

Which column is which is guessed from the usual names (`pipeline/knowledge/readers/columns.tsv`) and can be
said instead. Columns that are none of ours are left aside.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.knowledge.tsv import read_rows
from pipeline.staging.readers import html
from pipeline.staging.readers.limits import MAX_BYTES, MAX_JSON, MAX_RECORD
from pipeline.staging.readers.rows import Blob, Found, IntakeRow, RejectedInput

COLUMNS = ("text", "title", "url", "outlet", "published", "author", "language")
_LISTS = (
    "articles",
    "items",
    "data",
    "results",
    "hits",
    "documents",
    "docs",
    "stories",
    "news",
    "records",
    "response",
)
_PARQUET = b"PAR1"
_PARQUET_BATCH = 200
_TABULAR = (".csv", ".tsv", ".tab")
_SNIFFED = 4096


def recognizes_parquet(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked with head and name
    """By its first bytes."""
    return head.startswith(_PARQUET)


def recognizes_json(head: bytes, name: str) -> bool:
    """An object or a list of objects, whatever its name; text may begin with a bracket too."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if name.lower().endswith((".json", ".jsonl", ".ndjson")):
        return True
    return bool(re.match(rb"""\{\s*("|\})|\[\s*\{\s*\"""", start))


def recognizes_table(head: bytes, name: str) -> bool:
    """By its name, or by a first line that names a text and another of our columns."""
    if name.lower().endswith(_TABULAR):
        return True
    first = head.lstrip(b"\xef\xbb\xbf").split(b"\n")[0].decode("utf-8", "replace")
    fields = re.split(r"[,;\t|]", first)
    known = {column for field in fields if (column := _column(field))}
    return len(fields) > 1 and "text" in known and len(known) > 1 and len(first) < 1000


def read_parquet(blob: Blob) -> Iterator[Found]:
    """Each row, a batch in memory at a time."""
    try:
        with blob.open() as stream:
            source = stream if stream.seekable() else io.BytesIO(stream.read(MAX_JSON))
            table = pq.ParquetFile(source)
            mapping = _mapping(table.schema_arrow.names)
            if "text" not in mapping:
                yield _no_text_column(blob, table.schema_arrow.names)
                return
            number = 0
            for batch in table.iter_batches(batch_size=_PARQUET_BATCH, columns=list(mapping.values())):
                for row in batch.to_pylist():
                    number += 1
                    yield _article(f"{blob.source_uri}#{number}", row, mapping)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield RejectedInput(
            blob.source_uri, "malformed", f"the Parquet file is damaged ({error}); write it again"
        )


def read_json(blob: Blob) -> Iterator[Found]:
    """Each object of JSON Lines, or of the one list that the document is or holds."""
    with blob.open() as stream:
        first = _first_line(stream)
    if _is_whole(first):
        yield from _read_lines(blob)
    else:
        yield from _read_document(blob)


def _first_line(stream: Any) -> bytes:
    while line := stream.readline(MAX_RECORD):
        if line.strip():
            return bytes(line)
    return b""


def _is_whole(line: bytes) -> bool:
    """Whether one line is an object by itself: then the file is JSON Lines."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read_lines(blob: Blob) -> Iterator[Found]:
    with blob.open() as stream:
        for number in range(1, 1 << 62):
            line = stream.readline(MAX_RECORD)
            if not line:
                return
            uri = f"{blob.source_uri}#{number}"
            if len(line) >= MAX_RECORD and not line.endswith(b"\n"):
                yield RejectedInput(uri, "line_too_long", f"a line of more than {MAX_RECORD} bytes; split it")
                _skip_line(stream)
            elif line.strip():
                yield _from_line(uri, line)


def _skip_line(stream: Any) -> None:
    while (rest := stream.readline(MAX_RECORD)) and not rest.endswith(b"\n"):
        pass


def _from_line(uri: str, line: bytes) -> IntakeRow | RejectedInput:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return RejectedInput(uri, "malformed", f"the line is no JSON ({error}); write one object per line")
    return _from_object(uri, row, raw=line.strip())


def _read_document(blob: Blob) -> Iterator[Found]:
    with blob.open() as stream:
        raw = stream.read(MAX_JSON + 1)
    if len(raw) > MAX_JSON:
        detail = (
            f"more than {MAX_JSON} bytes in one JSON document; write JSON Lines, which is read line by line"
        )
        yield RejectedInput(blob.source_uri, "too_large", detail)
        return
    if not raw.strip():
        yield RejectedInput(blob.source_uri, "empty", "the file holds no bytes" if not raw else "blanks only")
        return
    try:
        loaded = json.loads(raw.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        yield RejectedInput(
            blob.source_uri, "malformed", f"the file is no JSON ({error}); mend it or give text"
        )
        return
    listed = _list_of(loaded)
    if listed is None:
        yield _from_object(blob.source_uri, loaded)
        return
    for number, row in enumerate(listed, start=1):
        yield _from_object(f"{blob.source_uri}#{number}", row)


def _list_of(loaded: Any) -> list[Any] | None:
    """The list of articles in a document; null when the document is one article itself."""
    if isinstance(loaded, list):
        return loaded
    if isinstance(loaded, dict) and "text" not in _mapping(loaded):
        for name in _LISTS:
            inner = loaded.get(name)
            if isinstance(inner, list):
                return inner
            if isinstance(inner, dict) and (deeper := _list_of(inner)) is not None:
                return deeper
    return None


def _from_object(uri: str, row: Any, *, raw: bytes | None = None) -> IntakeRow | RejectedInput:
    if not isinstance(row, dict):
        return RejectedInput(uri, "malformed", f'{str(row)[:60]!r} is no object; write {{"text": …}}')
    nested = row.get("_source")  # as search engines export
    inner: dict[str, Any] = nested if isinstance(nested, dict) else row
    mapping = _mapping(inner)
    if "text" not in mapping:
        return RejectedInput(
            uri, "no_text", f"none of the fields {_shown(inner)} is a text; name it text or body"
        )
    return _article(uri, inner, mapping, raw=raw)


def read_table(blob: Blob) -> Iterator[Found]:
    """Each row of a file with separated values; the separator is told from the header."""
    with blob.open() as stream:
        head = stream.read(_SNIFFED)
    try:
        header = head.decode("utf-8-sig", "replace").split("\n")[0]
        delimiter = max(",\t;|", key=header.count)
        with blob.open() as stream:
            lines = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
            rows = csv.DictReader(lines, delimiter=delimiter)
            mapping = _mapping(rows.fieldnames or ())
            if "text" not in mapping:
                yield _no_text_column(blob, rows.fieldnames or ())
                return
            for row in rows:
                uri = f"{blob.source_uri}#{rows.line_num}"
                if None in row:
                    yield RejectedInput(
                        uri, "malformed", "more fields than the header has; quote the separators"
                    )
                    continue
                yield _article(uri, row, mapping)
    except UnicodeDecodeError as error:
        detail = f"byte {error.start} is not UTF-8; save the table as UTF-8"
        yield RejectedInput(blob.source_uri, "undecodable", detail, stage="decode")
    except csv.Error as error:
        yield RejectedInput(
            blob.source_uri, "malformed", f"the table cannot be read ({error}); mend its quotes"
        )


def _no_text_column(blob: Blob, names: Iterable[str]) -> RejectedInput:
    detail = f"none of the columns {', '.join(map(str, names))} is a text; call it text or body"
    return RejectedInput(blob.source_uri, "no_text", detail)


def _shown(row: Mapping[str, Any]) -> str:
    return ", ".join(list(row)[:12]) or "(none)"


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, int]]:
    """Our column and its rank by the name that others give it."""
    file = files("pipeline.knowledge") / "readers" / "columns.tsv"
    rows = read_rows(file, columns=("column", "name"), allowed={"column": COLUMNS})
    return {row["name"]: (row["column"], rank) for rank, row in enumerate(rows)}


def _column(name: str) -> str | None:
    found = _known().get(re.sub(r"[\s_\-\"'.]+", "", str(name)).lower())
    return found[0] if found else None


def _mapping(names: Iterable[str]) -> dict[str, str]:
    """The name that each of our columns has among `names`."""
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        found = _known().get(re.sub(r"[\s_\-\"'.]+", "", str(name)).lower())
        if found is not None and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = (found[1], name)
    return {column: name for column, (_, name) in best.items()}


def _article(
    uri: str, row: Mapping[str, Any], mapping: Mapping[str, str], *, raw: bytes | None = None
) -> IntakeRow | RejectedInput:
    values = {column: _plain(row.get(name)) for column, name in mapping.items()}
    text = values.pop("text", None)
    if not isinstance(row.get(mapping["text"]), str):
        kind = type(row.get(mapping["text"])).__name__
        return RejectedInput(uri, "malformed", f"{mapping['text']} is of type {kind} and no text")
    if text is None or not text.strip():
        return RejectedInput(uri, "no_text", f"{mapping['text']} holds nothing but blanks")
    if len(text) > MAX_BYTES:
        return RejectedInput(uri, "too_large", f"{len(text)} characters, where {MAX_BYTES} are allowed")
    kept = (
        raw
        if raw is not None
        else json.dumps(row, ensure_ascii=False, default=str, sort_keys=True).encode("utf-8", "replace")
    )
    if html.recognizes(text[:2000].encode("utf-8", "replace"), "") or text.count("</p>") > 1:
        text = html.extract_text(text) or text
    return IntakeRow(
        source_uri=uri,
        raw_sha256=sha256(kept).hexdigest(),
        media_type="application/json",
        text=_clean(text),
        raw=kept,
        page_url=values.get("url"),
        page_outlet=values.get("outlet"),
        page_title=values.get("title"),
        page_author=values.get("author"),
        page_published=values.get("published"),
        language=values.get("language"),
    )


def _plain(value: Any) -> str | None:
    """A value as text: names of objects, lists joined, dates as ISO 8601."""
    if isinstance(value, str):
        return _clean(value).strip() or None
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("title"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value))) or None
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return None if value is None or isinstance(value, bool) else str(value)


def _clean(text: str) -> str:
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00\ud800-\udfff]", "", unified)
