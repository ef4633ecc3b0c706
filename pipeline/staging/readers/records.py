"""Articles as JSON objects: JSON Lines, a list, or a document that holds one."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import IO, Any

from pipeline.staging.readers import html
from pipeline.staging.readers.columns import Columns
from pipeline.staging.readers.limits import DAMAGE, MAX_BYTES, MAX_JSON, MAX_RECORD
from pipeline.staging.readers.rows import Blob, Found, IntakeRow, RejectedInput

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
_PATIENCE = 10  # times that a damaged document is gone through
_PROBED = 20  # lines in which JSON Lines show that they are


def recognizes_json(head: bytes, name: str) -> bool:
    """An object or a list of objects, whatever its name; text may begin with a bracket too."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if name.lower().endswith((".json", ".jsonl", ".ndjson")):
        return True
    return bool(re.match(rb"""\{\s*("|\})|\[\s*\{\s*\"""", start))


def read_json(blob: Blob) -> Iterator[Found]:
    """Each object of JSON Lines, or of the one list that the document is or holds."""
    with blob.open() as stream:
        lines = list(itertools.islice(_before_damage(_lines(stream)), _PROBED))
    if lines and _is_object(lines[0]):
        yield from _read_lines(blob)
        return
    with blob.open() as stream:
        raw = stream.read(MAX_JSON + 1)
    if len(raw) > MAX_JSON:
        detail = f"more than {MAX_JSON} bytes in one JSON document; write JSON Lines, read line by line"
        yield RejectedInput(blob.source_uri, "too_large", detail)
    elif not raw.strip():
        yield RejectedInput(blob.source_uri, "empty", "blanks only" if raw else "the file holds no bytes")
    else:
        yield from _read_document(blob, raw, has_objects=any(map(_is_object, lines)))


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines that are not blank, the first bytes of those beyond measure."""
    while line := stream.readline(MAX_RECORD):
        if line.strip():
            yield line


def _before_damage(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The lines before a damaged place; raises when there are none."""
    is_first = True
    while True:
        try:
            line = next(lines, None)
        except DAMAGE:
            if is_first:
                raise
            return
        if line is None:
            return
        is_first = False
        yield line


def _is_object(line: bytes) -> bool:
    """Whether one line is an object by itself, as in JSON Lines."""
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
                yield _from_line(uri, line, blob)


def _skip_line(stream: Any) -> None:
    while (rest := stream.readline(MAX_RECORD)) and not rest.endswith(b"\n"):
        pass


def _from_line(uri: str, line: bytes, blob: Blob) -> IntakeRow | RejectedInput:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return RejectedInput(uri, "malformed", f"the line is no JSON ({error}); write one object per line")
    return _from_object(uri, row, blob=blob, raw=line.strip())


def _read_document(blob: Blob, raw: bytes, *, has_objects: bool) -> Iterator[Found]:
    try:
        loaded = json.loads(raw)
    except (ValueError, RecursionError) as error:
        if has_objects:  # JSON Lines whose first line is none
            yield from _read_lines(blob)
        else:
            yield from _read_damaged(blob, raw, error)
        return
    listed = _list_of(loaded, blob.columns)
    if listed is None:
        yield _from_object(blob.source_uri, loaded, blob=blob)
        return
    for number, row in enumerate(listed, start=1):
        yield _from_object(f"{blob.source_uri}#{number}", row, blob=blob)


def _read_damaged(blob: Blob, raw: bytes, fault: Exception) -> Iterator[Found]:
    """The whole objects of a list that is damaged somewhere, and that it is damaged."""
    text, decoder = raw.decode("utf-8", "replace"), json.JSONDecoder()
    names: set[str] = set()
    at = number = tried = 0
    while (start := text.find("{", at)) >= 0 and tried < _PATIENCE * len(text):
        try:
            row, at = decoder.raw_decode(text, start)
        except (json.JSONDecodeError, RecursionError) as error:
            tried += getattr(error, "pos", len(text)) - start
            at = start + 1
            continue
        number += 1
        if "text" in blob.columns.mapping(row) and (not names or len(names & row.keys()) * 2 >= len(names)):
            names = names or set(row)
            yield _from_object(f"{blob.source_uri}#{number}", row, blob=blob)
    detail = f"the file is no JSON ({fault}); what is whole in it was read; mend it"
    yield RejectedInput(blob.source_uri, "malformed", detail)


def _list_of(loaded: Any, columns: Columns) -> list[Any] | None:
    """The list of articles in a document; null when the document is one article itself."""
    if isinstance(loaded, list):
        return loaded
    if isinstance(loaded, dict) and "text" not in columns.mapping(loaded):
        for name in _LISTS:
            inner = loaded.get(name)
            if isinstance(inner, list):
                return inner
            if isinstance(inner, dict) and (deeper := _list_of(inner, columns)) is not None:
                return deeper
    return None


def _from_object(uri: str, row: Any, *, blob: Blob, raw: bytes | None = None) -> IntakeRow | RejectedInput:
    if not isinstance(row, dict):
        return RejectedInput(uri, "malformed", f'{str(row)[:60]!r} is no object; write {{"text": …}}')
    nested = row.get("_source")  # as search engines export
    inner: dict[str, Any] = nested if isinstance(nested, dict) else row
    mapping = blob.columns.mapping(inner)
    if "text" not in mapping:
        return RejectedInput(
            uri, "no_text", f"none of the fields {_shown(inner)} is a text; name it text or body"
        )
    blob.columns.note(blob.source_uri, mapping)
    return article(uri, inner, mapping, raw=raw)


def _shown(row: Mapping[str, Any]) -> str:
    return ", ".join(list(row)[:12]) or "(none)"


def article(
    uri: str, row: Mapping[str, Any], mapping: Mapping[str, str], *, raw: bytes | None = None
) -> IntakeRow | RejectedInput:
    """The article of one row; `mapping` says which of its fields is which of our columns."""
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
