"""What the intake is kept as: sets of articles, of what was said of them, and of what was refused.

The state is replaced as a whole: new files are written, and the pointer `CURRENT` moves last.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import pyarrow as pa

from flows.outputs import DROPPED, STAGE_REJECTIONS
from flows.store import Store, hash_of, write_whole
from pipeline.schema import Column, Table, empty, from_rows
from pipeline.tables import INTAKE, SHA256, STRING

STAGE = "intake"
GIVEN_COLUMNS = ("url", "outlet", "title", "author", "published")
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
FOUND = replace(INTAKE, name="found", key=("source_uri", "raw_sha256"), columns=(*INTAKE.columns, _INPUT_URI))
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
_KEPT = (INPUTS, FOUND, GIVEN, REFUSED, FORGOTTEN)


@dataclass
class State:
    """The sets that make up the intake, by their keys."""

    inputs: dict[tuple[str, str], str]
    found: dict[tuple[str, str], dict[str, Any]]
    given: dict[str, dict[str, Any]]
    refused: list[dict[str, Any]]
    forgotten: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def is_forgotten(self, source_uri: str, raw_sha256: str = "") -> bool:
        """Whether the user wants never to read it again."""
        return (source_uri, "") in self.forgotten or (source_uri, raw_sha256) in self.forgotten


def load(store: Store) -> State:
    pointer = store.root / "stages" / STAGE / "CURRENT"
    key = pointer.read_text(encoding="utf-8").strip() if pointer.exists() else None
    rows = {
        table.name: store.read(STAGE, key, table.name).to_pylist()
        if key is not None and store.holds(STAGE, key, (table.name,))
        else []
        for table in _KEPT
    }
    return State(
        inputs={(row["input_uri"], row["input_sha256"]): row["reader"] for row in rows[INPUTS.name]},
        found={(row["source_uri"], row["raw_sha256"]): row for row in rows[FOUND.name]},
        given={row["source_uri"]: row for row in rows[GIVEN.name]},
        refused=rows[REFUSED.name],
        forgotten={(row["source_uri"], row["raw_sha256"]): row for row in rows[FORGOTTEN.name]},
    )


def keep(store: Store, state: State) -> str:
    """Write the state and point at it, last; returns its key."""
    tables = _tables(state)
    key = hash_of(*(f"{name} {_content(rows)}" for name, rows in sorted(tables.items())))
    pointer = store.root / "stages" / STAGE / "CURRENT"
    if store.holds(STAGE, key, tables) and pointer.exists() and pointer.read_text("utf-8").strip() == key:
        return key
    for name, rows in tables.items():
        store.write(STAGE, key, table=name, rows=rows)
    os.sync()
    write_whole(pointer, lambda beside: beside.write_text(key + "\n", encoding="utf-8"))
    for path in pointer.parent.glob("*.parquet"):  # what the pointer named before
        if not path.name.startswith(key):
            path.unlink()
    return key


def _tables(state: State) -> dict[str, pa.Table]:
    inputs = [
        {"input_uri": uri, "input_sha256": digest, "reader": reader}
        for (uri, digest), reader in state.inputs.items()
    ]
    found = [state.found[key] for key in sorted(state.found)]
    intake = [row | _stated(state.given.get(row["source_uri"])) for row in found]
    refused = list({tuple(sorted(row.items(), key=str)): row for row in state.refused}.values())
    return {
        INPUTS.name: from_rows(inputs, INPUTS),
        FOUND.name: from_rows(found, FOUND),
        GIVEN.name: from_rows(state.given.values(), GIVEN),
        REFUSED.name: from_rows(refused, REFUSED),
        INTAKE.name: from_rows(intake, INTAKE) if intake else empty(INTAKE),
        FORGOTTEN.name: from_rows(state.forgotten.values(), FORGOTTEN),
        DROPPED: from_rows([*refused, *map(_forgotten, state.forgotten.values())], STAGE_REJECTIONS),
    }


def _stated(given: Mapping[str, Any] | None) -> dict[str, Any]:
    return {} if given is None else {name: given[name] for name in GIVEN_COLUMNS}


def _forgotten(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
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
