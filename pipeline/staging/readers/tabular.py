"""Tables of articles, one per row: CSV and TSV, whatever their separator, and Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.staging.readers.columns import usual_column
from pipeline.staging.readers.limits import MAX_BYTES, MAX_JSON, MAX_RECORD, first_bytes
from pipeline.staging.readers.records import article
from pipeline.staging.readers.rows import Blob, Found, RejectedInput

_PARQUET = b"PAR1"
_PARQUET_BATCH = 200
_TABULAR = (".csv", ".tsv", ".tab")
_SNIFFED = 4096
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ESCAPING = {"utf-8-sig": "surrogateescape", "utf-16": "replace"}
_ESCAPED = re.compile("[\udc80-\udcff]")


def recognizes_parquet(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked with head and name
    """By its first bytes."""
    return head.startswith(_PARQUET)


def recognizes_table(head: bytes, name: str) -> bool:
    """By its name, or by a first line that names a text and another of our columns."""
    if name.lower().endswith(_TABULAR):
        return True
    first = head.lstrip(b"\xef\xbb\xbf").split(b"\n")[0].decode("utf-8", "replace")
    fields = re.split(r"[,;\t|]", first)
    known = {column for field in fields if (column := usual_column(field))}
    return len(fields) > 1 and "text" in known and len(known) > 1 and len(first) < 1000


def read_parquet(blob: Blob) -> Iterator[Found]:
    """Each row, a batch in memory at a time."""
    try:
        with blob.open() as stream:
            source = stream if stream.seekable() else io.BytesIO(stream.read(MAX_JSON))
            table = pq.ParquetFile(source)
            mapping = blob.columns.mapping(table.schema_arrow.names)
            if "text" not in mapping:
                yield _no_text_column(blob, table.schema_arrow.names)
                return
            blob.columns.note(blob.source_uri, mapping)
            number = 0
            for batch in table.iter_batches(batch_size=_PARQUET_BATCH, columns=list(mapping.values())):
                for row in batch.to_pylist():
                    number += 1
                    yield article(f"{blob.source_uri}#{number}", row, mapping)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield RejectedInput(
            blob.source_uri, "malformed", f"the Parquet file is damaged ({error}); write it again"
        )


def read_table(blob: Blob) -> Iterator[Found]:
    """Each row of a file with separated values; the separator is told from the header."""
    with blob.open() as stream:
        head = first_bytes(stream, _SNIFFED)
    encoding = "utf-16" if head.startswith(_UTF16) else "utf-8-sig"
    header = head.decode(encoding, "replace").split("\n")[0]
    csv.field_size_limit(MAX_BYTES)
    with blob.open() as stream:
        # What is not in that encoding is kept apart as lone surrogates, and costs its own row alone.
        lines = io.TextIOWrapper(stream, encoding=encoding, errors=_ESCAPING[encoding], newline="")
        rows = csv.DictReader(_bounded(lines), delimiter=max(",\t;|", key=header.count))
        names = list(rows.fieldnames or ())
        mapping = blob.columns.mapping(names)
        if "text" not in mapping:
            yield _no_text_column(blob, names)
            return
        blob.columns.note(blob.source_uri, mapping)
        while True:
            try:
                row = next(rows, None)
            except csv.Error as error:
                detail = f"the row cannot be read ({error}); mend its quotes"
                yield RejectedInput(f"{blob.source_uri}#{rows.line_num}", "malformed", detail)
                continue
            if row is None:
                return
            yield _row(f"{blob.source_uri}#{rows.line_num}", row, mapping)


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines; of one that is beyond all measure only its end, so that memory does not grow with it."""
    while line := lines.readline(MAX_RECORD):
        while len(line) >= MAX_RECORD and not line.endswith("\n") and (more := lines.readline(MAX_RECORD)):
            line = more
        yield line


def _row(uri: str, row: dict[str, Any], mapping: Mapping[str, str]) -> Found:
    if None in row:
        return RejectedInput(uri, "malformed", "more fields than the header has; quote the separators")
    escaped = next((value for value in row.values() if value and _ESCAPED.search(value)), None)
    if escaped is not None:
        byte = _ESCAPED.findall(escaped)[0].encode("utf-8", "surrogateescape").hex()
        return RejectedInput(
            uri, "undecodable", f"byte {byte} is not UTF-8; save the table as UTF-8", "decode"
        )
    return article(uri, row, mapping)


def _no_text_column(blob: Blob, names: Iterable[str]) -> RejectedInput:
    detail = f"none of the columns {', '.join(map(str, names))} is a text; call it text or body"
    return RejectedInput(blob.source_uri, "no_text", detail)
