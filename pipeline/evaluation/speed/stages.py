"""Every stage of the pipeline over texts in memory, timed, in shards as a run makes them.

Writing and reading tables, Prefect, the gate and the warehouse are left out: they are the business of
`flows`. Like a run, parses are kept for one shard at a time; unlike a run, all other tables stay in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from time import process_time
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from spacy.language import Language

from pipeline.resources import Resources
from pipeline.stage import Held, Stage
from pipeline.stages import STAGES
from pipeline.staging.identity import identified
from pipeline.tables import INTAKE

_SHARD = 200  # documents
_FIRST_DAY = datetime(2020, 1, 6)  # noqa: DTZ001 - instants are UTC without a zone
_PER_DAY = 25  # texts published on one day
_TRANSIENT = {"parses"}  # read by the next stage of the same shard alone


def time_stages(texts: Sequence[str], nlp: Language, resources: Resources) -> dict[str, float]:
    """CPU seconds of each stage, in the order of the pipeline."""
    seconds: dict[str, float] = {}
    options = {"nlp": nlp, "resources": resources}
    tables: dict[str, pa.Table] = {INTAKE.name: _intake(texts)}
    for stages in _groups():
        if stages[0].scope == "corpus":
            tables |= _run(stages[0], tables, options, seconds)
            continue
        parts = []
        for shard in _shards(tables[stages[0].reads[0]]):
            own = {
                name: _of(rows, shard) for name, rows in tables.items() if "document_id" in rows.column_names
            }
            for stage in stages:
                own |= _run(stage, own, options, seconds)
            parts.append(
                {name: own[name] for stage in stages for name in stage.writes if name not in _TRANSIENT}
            )
        tables |= {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}
    return seconds


def _intake(texts: Sequence[str]) -> pa.Table:
    """The texts as articles; one that repeats another is marked, or staging would set it aside as a copy."""
    rows = []
    for number, text in enumerate(texts):
        day = _FIRST_DAY + timedelta(days=number // _PER_DAY)
        rows.append(
            {
                "source_uri": f"benchmark/{number:06d}.txt",
                "raw_sha256": sha256(f"{number} {text}".encode("utf-8", "replace")).hexdigest(),
                "media_type": "text/plain",
                "text": text,
                "published": day.date().isoformat(),
                "language": "en",
                "retrieved_at": day,
            }
        )
    return identified(rows)


def _groups() -> Iterator[list[Stage]]:
    """Corpus stages alone, runs of document stages together."""
    group: list[Stage] = []
    for stage in STAGES:
        if group and (stage.scope == "corpus" or group[0].scope == "corpus"):
            yield group
            group = []
        group.append(stage)
    yield group


def _shards(documents: pa.Table) -> Iterator[pa.Array]:
    ids = documents.column("document_id").combine_chunks()
    for start in range(0, max(1, len(ids)), _SHARD):
        yield ids[start : start + _SHARD]


def _of(rows: pa.Table, documents: pa.Array) -> pa.Table:
    return rows.filter(pc.is_in(rows["document_id"], value_set=documents))


def _run(
    stage: Stage, tables: Mapping[str, pa.Table], options: Mapping[str, Any], seconds: dict[str, float]
) -> dict[str, pa.Table]:
    given = {
        name: tables[name].select(list(stage.uses[name])) if name in stage.uses else tables[name]
        for name in stage.reads
    }
    given |= {name: Held(given[name]) for name in stage.streams}
    begun = process_time()
    returned = stage.run(**given, **{name: options[name] for name in stage.options})
    seconds[stage.name] = seconds.get(stage.name, 0.0) + process_time() - begun
    produced = {stage.writes[0]: returned} if isinstance(returned, pa.Table) else dict(returned)
    return {name: _kept(rows) for name, rows in produced.items()}


def _kept(rows: pa.Table) -> pa.Table:
    """The rows that the stage did not drop."""
    if "drop_reason" not in rows.column_names:
        return rows
    reasons = [name for name in ("drop_reason", "drop_detail") if name in rows.column_names]
    return rows.filter(pc.is_null(rows["drop_reason"])).drop_columns(reasons)
