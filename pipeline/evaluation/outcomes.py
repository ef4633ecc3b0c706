"""The errors of earlier results, so that two results compare case by case.

`dateline evaluate --json` prints figures alone. The errors behind them are kept in the cache folder under a
hash of what was printed; `--against FILE` finds them by the file's contents.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.evaluation.cases import Case
from pipeline.evaluation.readers.rows import GoldError
from pipeline.evaluation.run import Result

_KEYS = ("suite", "path", "documents", "metrics", "baseline")


@dataclass(frozen=True)
class Comparison:
    """Metrics before, and the cases that changed, null where the earlier errors are not kept."""

    before: dict[str, float | None]
    gains: list[Case] | None
    losses: list[Case] | None


def keep_outcomes(result: Result, folder: Path) -> None:
    """Write the errors of a result beside the parses."""
    file = _file(json.loads(result.to_json()), folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(json.dumps(asdict(case), ensure_ascii=False) for case in result.errors)
    temporary = file.with_suffix(f".{id(result)}.tmp")
    temporary.write_bytes(gzip.compress(lines.encode(), mtime=0))
    temporary.replace(file)


def compare(result: Result, earlier: Path, folder: Path) -> Comparison:
    """What changed since the result in `earlier`. Raises `GoldError` when it is none of the same suite."""
    before = _read(earlier)
    if before["suite"] != result.suite:
        raise GoldError(f"{earlier}: line 1: field suite: is {before['suite']!r}, not {result.suite!r}")
    file = _file(before, folder)
    if not file.exists():
        return Comparison(before["metrics"], None, None)
    lines = gzip.decompress(file.read_bytes()).decode().splitlines()
    wrong_before = {case.key: case for case in (Case(**json.loads(line)) for line in lines)}
    wrong_now = {case.key: case for case in result.errors}
    return Comparison(
        before["metrics"],
        gains=_without(wrong_before.values(), wrong_now),
        losses=_without(wrong_now.values(), wrong_before),
    )


def _without(cases: Iterable[Case], known: dict[tuple[str, int, int, str], Case]) -> list[Case]:
    return sorted((case for case in cases if case.key not in known), key=lambda case: case.key)


def _read(earlier: Path) -> dict[str, Any]:
    try:
        value = json.loads(earlier.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GoldError(f"{earlier}: line 1: field -: no result of evaluate --json, {error}") from error
    if not isinstance(value, dict) or not set(_KEYS) <= set(value):
        raise GoldError(
            f"{earlier}: line 1: field -: no result of evaluate --json; it has {', '.join(_KEYS)}"
        )
    return value


def _file(result: dict[str, Any], folder: Path) -> Path:
    written = json.dumps({key: result[key] for key in _KEYS}, sort_keys=True)
    return folder / "outcomes" / f"{sha256(written.encode()).hexdigest()[:32]}.jsonl.gz"
