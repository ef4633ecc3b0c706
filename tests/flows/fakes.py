"""Small stages on real tables, so that keeping and skipping is tested without a parser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.fingerprint import Basis
from flows.outputs import Output, whole
from flows.plan import Plan, outputs, plan_stage
from flows.runner import Done, run_job
from flows.store import Store
from pipeline.ids import content_id
from pipeline.schema import arrow_schema, from_rows
from pipeline.stage import Stage
from pipeline.tables import DOCUMENTS, SEGMENTS, SENTENCES

BASIS = Basis("no_model", "1", "0" * 64)


def sentences(documents: pa.Table, segments: pa.Table) -> pa.Table:  # noqa: ARG001
    """One sentence per line; a text with `crash` raises, a line `drop` is dropped with a reason."""
    rows = []
    for document in documents.to_pylist():
        if "crash" in document["text"]:
            raise ValueError(f"cannot read {document['text']!r}")
        for ordinal, line in enumerate(document["text"].split("\n")):
            start = sum(len(before) + 1 for before in document["text"].split("\n")[:ordinal])
            rows.append(
                {
                    "sentence_id": content_id("s", document["document_id"], start),
                    "document_id": document["document_id"],
                    "segment_kind": "body",
                    "ordinal": ordinal,
                    "start": start,
                    "end": start + len(line),
                    "drop_reason": "not_an_article" if line == "drop" else None,
                    "drop_detail": "it says so" if line == "drop" else None,
                }
            )
    schema = arrow_schema(SENTENCES)
    for name in ("drop_reason", "drop_detail"):
        schema = schema.append(pa.field(name, pa.string()))
    return pa.Table.from_pylist(rows, schema=schema)


def segments_again(sentences: pa.Table) -> pa.Table:
    """A stage over the corpus: one segment per sentence."""
    kept = sentences.select(["document_id", "start", "end"])
    for name in ("kind", "reason"):
        kept = kept.append_column(name, pa.array(["body"] * kept.num_rows, pa.string()))
    return kept


BY_DOCUMENT = Stage(
    name="fake_sentences",
    run=sentences,
    reads=("documents", "segments"),
    writes=("sentences",),
    scope="document",
    uses={"documents": ("document_id", "text")},
)
OVER_ALL = Stage(name="fake_segments", run=segments_again, reads=("sentences",), writes=("segments",))


def documents(texts: Mapping[str, str], **columns: object) -> pa.Table:
    """Documents of those texts by file name; `columns` hold for every one."""
    rows = [
        {
            "document_id": content_id("d", name, None, text),
            "source_uri": name,
            "raw_sha256": "0" * 64,
            "media_type": "text/plain",
            "language": "en",
            "published_precision": "unknown",
            "published_basis": "unknown",
            "text": text,
            **columns,
        }
        for name, text in texts.items()
    ]
    return from_rows(rows, DOCUMENTS)


def staged(data: Path, rows: pa.Table) -> dict[str, Output]:
    """Keep documents, without segments, as the staging stage would."""
    store, key = Store(data), content_id("k", *rows["document_id"].to_pylist(), rows["story_id"].to_pylist())
    store.write("staging", key, table="documents", rows=rows)
    store.write("staging", key, table="segments", rows=from_rows([], SEGMENTS))
    return {name: whole(store, "staging", key=key, table=name) for name in ("documents", "segments")}


def plan(
    data: Path,
    inputs: Mapping[str, Output],
    *,
    stage: Stage = BY_DOCUMENT,
    shard_size: int = 2,
    basis: Basis = BASIS,
) -> Plan:
    """What the stage still has to compute."""
    return plan_stage(stage, inputs, data=data, basis=basis, shard_size=shard_size)


def carry_out(planned: Plan, data: Path) -> tuple[list[Done], dict[str, Output]]:
    """Run the jobs; returns what was done and handles on the outputs."""
    return [run_job(job) for job in planned.jobs], outputs(planned, data=data)


def newer(stage: Stage) -> Stage:
    """The stage with its version raised."""
    return replace(stage, version=stage.version + 1)


def only(rows: pa.Table, document_id: str) -> pa.Table:
    """Rows of one document."""
    return rows.filter(pc.equal(rows["document_id"], document_id))
