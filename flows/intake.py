"""Reading sources into the data directory: raw bytes, what the readers found, what the user said of it.

What earlier runs read stays: the intake is a set of articles, each known by its source and the hash of its
bytes, so it is the same in whatever order, and in however many runs, they were read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from flows.errors import WrongUse
from flows.fingerprint import code_hash
from flows.intake_state import GIVEN_COLUMNS, STAGE, State, keep, load
from flows.outputs import DROPPED, Output, whole
from flows.store import Store, write_whole
from pipeline.staging.readers import Input, IntakeRow, RejectedInput, find_inputs, read_input
from pipeline.staging.readers.metadata import Given, Metadata, MetadataError, match, read_metadata
from pipeline.staging.readers.walk import SourceError
from pipeline.tables import INTAKE


@dataclass(frozen=True)
class Intake:
    """What a run read: handles on the intake and its rejections, and what was new."""

    tables: Mapping[str, Output]
    dropped: Output
    inputs_given: int
    articles: int
    new_articles: int


def take_in(
    data: Path, sources: Sequence[Path], *, metadata: Path | None, seen: Callable[[int], None]
) -> Intake:
    """Read the sources. `seen` is told how many inputs are done.

    Raises `WrongUse` when a source does not exist or the metadata file cannot be used.
    """
    store = Store(data)
    try:
        described = read_metadata(metadata) if metadata is not None else None
        found = _find(sources, without=metadata)
    except (SourceError, MetadataError) as error:
        raise WrongUse(str(error)) from error
    before = load(store)
    state = State(dict(before.inputs), dict(before.found), dict(before.given), [])
    _read(data, found, state=state, before=before, seen=seen)
    if described is not None:
        _describe(described, found, state)
    key = keep(store, state)
    return Intake(
        {INTAKE.name: whole(store, STAGE, key=key, table=INTAKE.name)},
        whole(store, STAGE, key=key, table=DROPPED),
        inputs_given=len(found),
        articles=len(state.found),
        new_articles=len(state.found.keys() - before.found.keys()),
    )


def brings_news(data: Path, sources: Sequence[Path]) -> int:
    """About how many characters there are to read that were not read before; 0 when nothing is new.

    Raises `WrongUse` when a source does not exist.
    """
    try:
        found = _find(sources, without=None)
    except SourceError as error:
        raise WrongUse(str(error)) from error
    known = load(Store(data)).inputs
    inputs = [item for item in found if isinstance(item, Input)]
    return sum(_size(item) for item in inputs if (item.source_uri, _digest(item) or "") not in known)


def _size(item: Input) -> int:
    return item.path.stat().st_size if os.access(item.path, os.R_OK) else 0


def _find(sources: Sequence[Path], *, without: Path | None) -> list[Input | RejectedInput]:
    """Every input once, whatever sources it is in, in the order of their names."""
    own = without.resolve() if without is not None else None
    found: dict[tuple[str, str], Input | RejectedInput] = {}
    for source in sources:
        for item in find_inputs(source):
            place = str(item.path.resolve()) if isinstance(item, Input) else item.reason
            if isinstance(item, Input) and item.path.resolve() == own:
                continue
            held = found.get((item.source_uri, place))
            if held is None or (isinstance(item, Input) and item.named):
                found[(item.source_uri, place)] = item
    return [found[key] for key in sorted(found)]


def _read(
    data: Path,
    found: Sequence[Input | RejectedInput],
    *,
    state: State,
    before: State,
    seen: Callable[[int], None],
) -> None:
    reader = code_hash(("pipeline.staging.readers",))
    unchanged: set[str] = set()
    for done, item in enumerate(found, start=1):
        digest = _digest(item) if isinstance(item, Input) else None
        if digest is not None and state.inputs.get((item.source_uri, digest)) == reader:
            unchanged.add(item.source_uri)
        else:
            _read_one(data, item, state=state)
            if digest is not None:
                state.inputs[(item.source_uri, digest)] = reader
        seen(done)
    read_again = {item.source_uri for item in found} - unchanged
    state.refused += [row for row in before.refused if row["input_uri"] not in read_again]


def _digest(item: Input) -> str | None:
    try:
        with item.path.open("rb") as handle:
            digest = sha256()
            while block := handle.read(1 << 20):
                digest.update(block)
    except OSError:
        return None  # the reader says what is wrong with it
    return digest.hexdigest()


def _read_one(data: Path, item: Input | RejectedInput, *, state: State) -> None:
    for read in [item] if isinstance(item, RejectedInput) else read_input(item):
        if isinstance(read, RejectedInput):
            state.refused.append(_refusal(read, item.source_uri))
            continue
        _keep_raw(data, read)
        row = {field.name: getattr(read, field.name) for field in fields(IntakeRow) if field.name != "raw"}
        state.found[(read.source_uri, read.raw_sha256)] = {**row, "input_uri": item.source_uri}


def _refusal(rejected: RejectedInput, input_uri: str) -> dict[str, Any]:
    return {
        "stage": rejected.stage,
        "table": rejected.table,
        "key": rejected.dropped,
        "source_uri": rejected.source_uri,
        "reason": rejected.reason,
        "detail": rejected.detail,
        "input_uri": input_uri,
    }


def _keep_raw(data: Path, row: IntakeRow) -> None:
    path = data / "raw" / row.raw_sha256[:2] / row.raw_sha256
    if path.exists() and path.stat().st_size == len(row.raw):
        return
    write_whole(path, lambda beside: beside.write_bytes(row.raw), flush=False)  # `keep` flushes all at once


def _describe(metadata: Metadata, found: Iterable[Input | RejectedInput], state: State) -> None:
    """Put what the metadata says beside what was read; its own faults replace those of an earlier reading."""
    uris = {item.source_uri for item in found} | {source_uri for source_uri, _ in state.found}
    matched, unmatched = match(metadata, sorted(uris))
    for source_uri, row in matched.items():
        state.given[source_uri] = {"source_uri": source_uri, **_values(row)}
    state.refused = [row for row in state.refused if row["input_uri"] != metadata.source_uri]
    faults = (*metadata.rejected, *unmatched)
    state.refused += [_refusal(fault, metadata.source_uri) for fault in faults]


def _values(row: Given) -> dict[str, str | None]:
    return {name: getattr(row, name) for name in GIVEN_COLUMNS}
