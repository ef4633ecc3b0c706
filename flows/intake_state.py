"""What the intake is kept as: sets of articles, of what was said of them, and of what was refused.

The articles are in parts (`flows.articles`), the rest is small. The state is replaced as a whole: new files
are written, and the pointer `CURRENT` moves last.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import pyarrow as pa

from flows.articles import GIVEN_COLUMNS, STAGE, Articles
from flows.outputs import DROPPED, STAGE_REJECTIONS
from flows.store import Store, hash_of, write_whole
from pipeline.schema import Column, Table, from_rows
from pipeline.tables import INTAKE, SHA256, STRING

_INPUT_URI = Column("input_uri", STRING, "The file that was read.", nullable=False)

INPUTS = Table(
    name="inputs",
    doc="Each file that was read, so that it is not read again.",
    key=("input_uri", "input_sha256"),
    columns=(
        _INPUT_URI,
        Column("input_sha256", STRING, "Hash of its bytes.", nullable=False, pattern=SHA256),
        Column("reader", STRING, "Hash of the code that read it.", nullable=False),
    ),
)
PARTS = Table(
    name="parts",
    doc="The parts that hold the articles.",
    key=("part",),
    columns=(Column("part", STRING, "Key of its files.", nullable=False),),
)
GIVEN = Table(
    name="given",
    doc="What metadata files said of each source; the last to speak of it stands.",
    key=("source_uri",),
    columns=(
        replace(INTAKE.column("source_uri")),
        *(INTAKE.column(name) for name in GIVEN_COLUMNS),
    ),
)
REFUSED = replace(STAGE_REJECTIONS, name="refused", columns=(*STAGE_REJECTIONS.columns, _INPUT_URI))
FORGOTTEN = Table(
    name="forgotten",
    doc="What the user wants never to be read again.",
    key=("source_uri", "raw_sha256"),
    columns=(
        replace(INTAKE.column("source_uri")),
        Column(
            "raw_sha256", STRING, "Hash of its bytes; empty for whatever has that source.", nullable=False
        ),
        Column("document_id", STRING, "The document that it had been."),
    ),
)
_KEPT = (INPUTS, PARTS, GIVEN, REFUSED, FORGOTTEN)


@dataclass
class State:
    """The sets that make up the intake, by their keys."""

    inputs: dict[tuple[str, str], str]
    articles: Articles
    given: dict[str, dict[str, Any]]
    refused: list[dict[str, Any]]
    forgotten: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def is_forgotten(self, source_uri: str, raw_sha256: str = "") -> bool:
        """Whether the user wants never to read it again."""
        return (source_uri, "") in self.forgotten or (source_uri, raw_sha256) in self.forgotten


def load(store: Store) -> State:
    rows = {table.name: _rows(store, table) for table in _KEPT}
    return State(
        inputs=_inputs(rows[INPUTS.name]),
        articles=Articles(store, [row["part"] for row in rows[PARTS.name]]),
        given={row["source_uri"]: row for row in rows[GIVEN.name]},
        refused=rows[REFUSED.name],
        forgotten={(row["source_uri"], row["raw_sha256"]): row for row in rows[FORGOTTEN.name]},
    )


def known_inputs(store: Store) -> dict[tuple[str, str], str]:
    """The files that were read, with the code that read them; nothing else is loaded."""
    return _inputs(_rows(store, INPUTS))


def _inputs(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    return {(row["input_uri"], row["input_sha256"]): row["reader"] for row in rows}


def _rows(store: Store, table: Table) -> list[dict[str, Any]]:
    key = _current(store)
    if key is None or not store.holds(STAGE, key, [each.name for each in _KEPT]):
        return []
    return list(store.read(STAGE, key, table.name).to_pylist())


def _current(store: Store) -> str | None:
    pointer = store.root / "stages" / STAGE / "CURRENT"
    return pointer.read_text(encoding="utf-8").strip() if pointer.exists() else None


def keep(store: Store, state: State) -> str:
    """Write the state and point at it, last; what it no longer refers to is removed. Returns its key."""
    parts = state.articles.settle()
    tables = _tables(state, parts)
    key = hash_of(*(f"{name} {_content(rows)}" for name, rows in sorted(tables.items())))
    if store.holds(STAGE, key, tables) and _current(store) == key:
        return key
    for name, rows in tables.items():
        store.write(STAGE, key, table=name, rows=rows)
    os.sync()
    pointer = store.root / "stages" / STAGE / "CURRENT"
    write_whole(pointer, lambda beside: beside.write_text(key + "\n", encoding="utf-8"))
    for path in pointer.parent.glob("*.parquet"):  # what the pointer named before
        if path.name.partition(".")[0] not in {key, *parts}:
            path.unlink()
    return key


def _tables(state: State, parts: Iterable[str]) -> dict[str, pa.Table]:
    inputs = [
        {"input_uri": uri, "input_sha256": digest, "reader": reader}
        for (uri, digest), reader in state.inputs.items()
    ]
    refused = list({tuple(sorted(row.items(), key=str)): row for row in state.refused}.values())
    return {
        INPUTS.name: from_rows(inputs, INPUTS),
        PARTS.name: from_rows(({"part": part} for part in parts), PARTS),
        GIVEN.name: from_rows(state.given.values(), GIVEN),
        REFUSED.name: from_rows(refused, REFUSED),
        FORGOTTEN.name: from_rows(state.forgotten.values(), FORGOTTEN),
        DROPPED: from_rows([*refused, *_forgotten(state.forgotten.values())], STAGE_REJECTIONS),
    }


def _forgotten(rows: Collection[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A rejection per document that was forgotten, and per source that had none."""
    with_document = {row["source_uri"] for row in rows if row["document_id"]}
    for row in rows:
        if row["document_id"] or row["source_uri"] not in with_document:
            yield {
                "stage": "read",
                "table": "documents",
                "key": row["document_id"] or row["source_uri"],
                "document_id": row["document_id"],
                "source_uri": row["source_uri"],
                "reason": "forgotten",
                "detail": "forgotten as the user asked; it is not read again",
            }


def _content(rows: pa.Table) -> str:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows.combine_chunks())
    return sha256(sink.getvalue()).hexdigest()
