"""Rules about characters: spans, surfaces, segments, sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from expectations.findings import Finding, finding
from pipeline.tables import (
    ATTRIBUTIONS,
    DOCUMENTS,
    EVENT_MENTIONS,
    MENTIONS,
    QUANTITIES,
    SEGMENTS,
    SENTENCES,
    TABLES,
    TIMEXES,
)

IN_TEXT, IS_SURFACE = "span_is_in_the_text", "surface_is_the_text"
TILES, IN_SEGMENT, IN_SENTENCE = (
    "segments_tile_the_text",
    "sentence_is_in_its_segment",
    "span_is_in_its_sentence",
)
SPANNED = tuple(table for table in TABLES if table.has_span)
# Spans under other names; all but the content may be null.
ATTRIBUTION_SPANS = ("source", "cue", "content")
ANALYSED_IN_SENTENCE = (MENTIONS, TIMEXES, EVENT_MENTIONS, QUANTITIES)


class Texts:
    """Text of each document, and its length."""

    def __init__(self, documents: pa.Table) -> None:
        texts = documents.column("text").to_pylist()
        self.by_id: dict[str, str] = dict(
            zip(documents.column("document_id").to_pylist(), texts, strict=True)
        )
        self.length = {document: len(text or "") for document, text in self.by_id.items()}


def spans_in_text(tables: Mapping[str, pa.Table], texts: Texts) -> list[Finding]:
    """`0 <= start < end <= len(text)`, and `text[start:end] == surface` where there is a surface."""
    found = []
    for table in SPANNED:
        data = tables[table.name]
        outside = _outside(data, texts, "start", "end")
        found.append(finding(data, table, outside, rule=IN_TEXT, column="start, end"))
        if "surface" in table.column_names:
            wrong = _unlike_surface(data, texts)
            found.append(finding(data, table, wrong, rule=IS_SURFACE, column="surface"))
    data = tables[ATTRIBUTIONS.name]
    for name in ATTRIBUTION_SPANS:
        start, end = f"{name}_start", f"{name}_end"
        outside = _outside(data, texts, start, end)
        found.append(finding(data, ATTRIBUTIONS, outside, rule=IN_TEXT, column=f"{start}, {end}"))
    return found


def _outside(data: pa.Table, texts: Texts, start: str, end: str) -> np.ndarray:
    """Rows whose span is empty, reaches out of the text, or has one bound only."""
    starts, ends = _numbers(data, start), _numbers(data, end)
    lengths = np.array([texts.length.get(name, -1) for name in data.column("document_id").to_pylist()], float)
    absent = np.isnan(starts) & np.isnan(ends)
    inside = (starts >= 0) & (starts < ends) & (ends <= lengths)
    return np.flatnonzero(~(inside | absent))


def _numbers(data: pa.Table, name: str) -> np.ndarray:
    return np.asarray(data.column(name).cast(pa.float64()).to_numpy())


def _unlike_surface(data: pa.Table, texts: Texts) -> list[int]:
    names = ("document_id", "start", "end", "surface")
    rows = zip(*(data.column(name).to_pylist() for name in names), strict=True)
    return [
        position
        for position, (document, start, end, surface) in enumerate(rows)
        if texts.by_id.get(document, "")[start:end] != surface
    ]


def segments_tile(tables: Mapping[str, pa.Table], texts: Texts) -> list[Finding]:
    """From 0 to the end of the text without gap or overlap; the finding names the row after the gap."""
    data = tables[SEGMENTS.name]
    order = [("document_id", "ascending"), ("start", "ascending"), ("end", "ascending")]
    ordered = data.append_column("position", pa.array(range(data.num_rows), pa.int64())).sort_by(order)
    names = ("document_id", "start", "end", "position")
    broken: list[int] = []
    reached: dict[str, tuple[int, int]] = {}
    for document, start, end, position in zip(
        *(ordered.column(name).to_pylist() for name in names), strict=True
    ):
        before, _ = reached.get(document, (0, -1))
        if start != before:
            broken.append(position)
        reached[document] = (end, position)
    broken += [place for document, (end, place) in reached.items() if end != texts.length.get(document, end)]
    tiled = finding(data, SEGMENTS, broken, rule=TILES, column="start, end")
    return [tiled, _bare_documents(tables["documents"], texts, reached.keys())]


def _bare_documents(documents: pa.Table, texts: Texts, segmented: Collection[str]) -> Finding:
    ids = documents.column("document_id").to_pylist()
    bare = [place for place, name in enumerate(ids) if texts.length[name] and name not in segmented]
    return finding(documents, DOCUMENTS, bare, rule=TILES, column="text")


def sentences_in_segments(tables: Mapping[str, pa.Table], _texts: Texts) -> list[Finding]:
    """A sentence lies within one segment of its kind, which is not furniture."""
    segments, data = tables[SEGMENTS.name], tables[SENTENCES.name]
    kinds = segments.column("kind").to_pylist()
    place = _containing(data, segments)
    own = data.column("segment_kind").to_pylist()
    broken = [
        position
        for position, (found, kind) in enumerate(zip(place, own, strict=True))
        if found < 0 or kinds[found] != kind or kind == "furniture"
    ]
    return [finding(data, SENTENCES, broken, rule=IN_SEGMENT, column="start, end, segment_kind")]


def _containing(data: pa.Table, segments: pa.Table) -> list[int]:
    """Position of the segment that holds each row's span; -1 where there is none."""
    by_document: dict[str, list[tuple[int, int, int]]] = {}
    names = ("document_id", "start", "end")
    for place, (document, start, end) in enumerate(_rows(segments, names)):
        by_document.setdefault(document, []).append((start, end, place))
    starts = {document: np.array([row[0] for row in rows]) for document, rows in _sorted(by_document).items()}
    found = []
    for document, start, end in _rows(data, names):
        rows = by_document.get(document, [])
        index = int(np.searchsorted(starts[document], start, side="right")) - 1 if rows else -1
        found.append(rows[index][2] if index >= 0 and end <= rows[index][1] else -1)
    return found


def _sorted(rows: dict[str, list[tuple[int, int, int]]]) -> dict[str, list[tuple[int, int, int]]]:
    for listed in rows.values():
        listed.sort()
    return rows


def _rows(data: pa.Table, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return list(zip(*(data.column(name).to_pylist() for name in names), strict=True))


def spans_in_sentences(tables: Mapping[str, pa.Table], _texts: Texts) -> list[Finding]:
    """Mentions, time expressions, event triggers and quantities lie in the sentence that they name."""
    sentences = tables[SENTENCES.name]
    spans = {name: (start, end) for name, start, end in _rows(sentences, ("sentence_id", "start", "end"))}
    found = []
    for table in ANALYSED_IN_SENTENCE:
        data = tables[table.name]
        broken = []
        for position, (sentence, start, end) in enumerate(_rows(data, ("sentence_id", "start", "end"))):
            first, last = spans.get(sentence, (None, None))
            if first is not None and not (first <= start and end <= last):
                broken.append(position)
        found.append(finding(data, table, broken, rule=IN_SENTENCE, column="start, end, sentence_id"))
    return found
