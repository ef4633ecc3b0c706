"""Reading sources into the data directory: raw bytes, what the readers found, what the user said of it.

What earlier runs read stays: the intake is a set of articles, each known by its source and the hash of its
bytes, so it is the same in whatever order, and in however many runs, they were read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flows.articles import GIVEN_COLUMNS, STAGE, raw_path
from flows.entries import entries_had, is_feed, prefer_pages
from flows.errors import WrongUse
from flows.fetched import Fetched
from flows.fingerprint import code_hash
from flows.intake_state import State, keep, known_inputs, load
from flows.outputs import DROPPED, Output, whole
from flows.sources import Source, find_local, find_piped, is_address, is_file
from flows.store import Store, hash_of, write_whole
from pipeline.staging.readers import Input, IntakeRow, RejectedInput, read_input
from pipeline.staging.readers.columns import Columns
from pipeline.staging.readers.fetch import Fetcher
from pipeline.staging.readers.metadata import Given, Metadata, MetadataError, match, read_metadata
from pipeline.tables import INTAKE

_UNSEEN = 30_000  # characters that a feed or a pipe is taken to bring


@dataclass(frozen=True)
class Intake:
    """What a run read: handles on the intake and its rejections, and what was new."""

    tables: Mapping[str, Output]
    dropped: Output
    inputs_given: int
    articles: int
    new_articles: int
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # of tables read now, by source


def take_in(
    data: Path,
    sources: Sequence[Source],
    *,
    metadata: Path | None,
    seen: Callable[[int], None],
    allow_local: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Intake:
    """Read the sources. `seen` is told how many inputs are done; `columns` names columns of tables by ours.

    Raises `WrongUse` when a source does not exist or the metadata file cannot be used.
    """
    store = Store(data)
    try:
        described = read_metadata(metadata) if metadata is not None else None
    except MetadataError as error:
        raise WrongUse(str(error)) from error
    local = find_local(sources, without=metadata)
    state = load(store)
    held_before = len(state.articles)
    used = Columns(dict(columns or {}))
    with TemporaryDirectory() as spool:
        fetched = _fetch(data, sources, allow_local=allow_local, forgotten=state.forgotten)
        others = [*find_piped(sources, Path(spool)), *fetched]
        found = sorted([*local, *others], key=lambda item: item.source_uri)
        found = [item for item in found if not state.is_forgotten(item.source_uri)]
        _read(data, found, state=state, columns=used, seen=seen)
    if described is not None:
        _describe(described, found, state)
    key = keep(store, state)
    return Intake(
        {INTAKE.name: state.articles.output()},
        whole(store, STAGE, key=key, table=DROPPED),
        inputs_given=len(found),
        articles=len(state.articles),
        new_articles=len(state.articles) - held_before,
        columns=dict(used.used),
    )


def _fetch(
    data: Path, sources: Sequence[Source], *, allow_local: bool, forgotten: Mapping[tuple[str, str], object]
) -> list[Input | RejectedInput]:
    urls = [str(source) for source in sources if is_address(source)]
    if not urls:
        return []
    with Fetcher(allow_local=allow_local) as fetcher:
        return list(Fetched(data, fetcher, unwanted={uri for uri, _ in forgotten}).inputs(urls))


def brings_news(data: Path, sources: Sequence[Source]) -> int:
    """About how many characters there are to read that were not read before; 0 when nothing is new.

    Raises `WrongUse` when a source does not exist.
    """
    known = known_inputs(Store(data))
    inputs = [item for item in find_local(sources, without=None) if isinstance(item, Input)]
    unseen = sum(not is_file(source) for source in sources) * _UNSEEN
    return unseen + sum(_size(item) for item in inputs if (item.source_uri, _digest(item) or "") not in known)


def _size(item: Input) -> int:
    return item.path.stat().st_size if os.access(item.path, os.R_OK) else 0


def _read(
    data: Path,
    found: Sequence[Input | RejectedInput],
    *,
    state: State,
    columns: Columns,
    seen: Callable[[int], None],
) -> None:
    said = sorted(columns.given.items())
    code = code_hash(("pipeline.staging.readers", "pipeline.staging.identity"))
    reader = hash_of(code, *(f"{ours}={theirs}" for ours, theirs in said))
    unchanged: set[str] = set()
    refused, state.refused = state.refused, []
    for done, item in enumerate(sorted(found, key=is_feed), start=1):  # a feed after the pages that it links
        digest = _digest(item) if isinstance(item, Input) else None
        had = entries_had(item, state)
        read_by = hash_of(reader, *sorted(had)) if had else reader
        if digest is not None and state.inputs.get((item.source_uri, digest)) == read_by:
            unchanged.add(item.source_uri)
        else:
            _read_one(data, item, state=state, columns=columns, had=had)
            if digest is not None:
                state.inputs[(item.source_uri, digest)] = read_by
        prefer_pages(data, item, state, had=had)
        seen(done)
    read_again = {item.source_uri for item in found} - unchanged
    state.refused += [row for row in refused if row["input_uri"] not in read_again]


def _digest(item: Input) -> str | None:
    try:
        with item.path.open("rb") as handle:
            digest = sha256()
            while block := handle.read(1 << 20):
                digest.update(block)
    except OSError:
        return None  # the reader says what is wrong with it
    return digest.hexdigest()


def _read_one(
    data: Path,
    item: Input | RejectedInput,
    *,
    state: State,
    columns: Columns,
    had: Collection[str],
) -> None:
    """Read an input; `had` are the entries of a feed that were read as pages."""
    for read in [item] if isinstance(item, RejectedInput) else read_input(item, columns):
        if isinstance(read, RejectedInput):
            if read.source_uri not in had:
                state.refused.append(_refusal(read, item.source_uri))
            continue
        if read.source_uri in had or state.is_forgotten(read.source_uri, read.raw_sha256):
            continue
        _keep_raw(data, read)
        row = {known.name: getattr(read, known.name) for known in fields(IntakeRow) if known.name != "raw"}
        state.articles.add(row | _stated(state.given.get(read.source_uri)), input_uri=item.source_uri)


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
    path = raw_path(data, row.raw_sha256)
    if path.exists() and path.stat().st_size == len(row.raw):
        return
    write_whole(path, lambda beside: beside.write_bytes(row.raw), flush=False)  # `keep` flushes all at once


def _describe(metadata: Metadata, found: Iterable[Input | RejectedInput], state: State) -> None:
    """Put what the metadata says beside what was read; its own faults replace those of an earlier reading."""
    uris = {item.source_uri for item in found} | {row["source_uri"] for row in state.articles.names()}
    matched, unmatched = match(metadata, sorted(uris))
    given = {source_uri: {"source_uri": source_uri, **_values(row)} for source_uri, row in matched.items()}
    state.given |= given
    state.articles.describe(given)
    state.refused = [row for row in state.refused if row["input_uri"] != metadata.source_uri]
    faults = (*metadata.rejected, *unmatched)
    state.refused += [_refusal(fault, metadata.source_uri) for fault in faults]


def _stated(given: Mapping[str, Any] | None) -> dict[str, Any]:
    return {} if given is None else {name: given[name] for name in GIVEN_COLUMNS}


def _values(row: Given) -> dict[str, str | None]:
    return {name: getattr(row, name) for name in GIVEN_COLUMNS}
