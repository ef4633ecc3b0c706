"""What the user names as sources: files, folders, patterns, addresses, standard input."""

from __future__ import annotations

import glob
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from flows.errors import WrongUse
from pipeline.staging.readers import Input, RejectedInput, find_inputs
from pipeline.staging.readers.walk import SourceError

Source = str | Path
STANDARD_INPUT = "-"
_ADDRESSES = ("http://", "https://")


def is_address(source: Source) -> bool:
    """Whether the source is fetched rather than opened."""
    return str(source).lower().startswith(_ADDRESSES)


def is_file(source: Source) -> bool:
    """Whether the source is of this machine's disk."""
    return not is_address(source) and str(source) != STANDARD_INPUT


def absolute(source: Source) -> str:
    """The same source from whatever folder a run starts in."""
    return str(Path(source).absolute()) if is_file(source) else str(source)


def places(source: Source) -> list[Path]:
    """The files and folders that a source names, several for a pattern. Raises `WrongUse` for none."""
    path = Path(source)
    if path.exists() or path.is_symlink() or not glob.has_magic(str(source)):
        return [path]
    found = [Path(place) for place in sorted(glob.glob(str(source), recursive=True))]  # noqa: PTH207 - absolute ones too
    if not found:
        raise WrongUse(f"{source}: nothing is called so; check the pattern")
    return found


def find_local(sources: Sequence[Source], *, without: Path | None) -> list[Input | RejectedInput]:
    """Every input on disk once, whatever sources it is in. Raises `WrongUse`.

    `without` is the metadata file, which may lie among the articles.
    """
    own = without.resolve() if without is not None else None
    found: dict[tuple[str, str], Input | RejectedInput] = {}
    try:
        for place in (place for source in sources if is_file(source) for place in places(source)):
            for item in find_inputs(place):
                real = str(item.path.resolve()) if isinstance(item, Input) else item.reason
                if isinstance(item, Input) and item.path.resolve() == own:
                    continue
                held = found.get((item.source_uri, real))
                if held is None or (isinstance(item, Input) and item.named):
                    found[(item.source_uri, real)] = item
    except SourceError as error:
        raise WrongUse(str(error)) from error
    return list(found.values())


def find_piped(sources: Sequence[Source], spool: Path, *, piped: IO[bytes] | None = None) -> list[Input]:
    """Standard input, where it is a source, as a file in the folder `spool`."""
    if not any(str(source) == STANDARD_INPUT for source in sources):
        return []
    path = spool / "stdin"
    with path.open("wb") as kept:
        shutil.copyfileobj(piped if piped is not None else sys.stdin.buffer, kept)
    return [Input(path, "stdin", named=True)]
