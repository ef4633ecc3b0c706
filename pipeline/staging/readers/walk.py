"""The files of a source, in the order of their names, whatever order the disk keeps them in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.staging.readers.rows import Input, RejectedInput, printable


class SourceError(ValueError):
    """A source that the user named does not exist; the message names the remedy."""


def find_inputs(source: Path) -> Iterator[Input | RejectedInput]:
    """The files of a folder, or the file itself. Raises `SourceError` when there is neither.

    Names that begin with a dot are left out: by custom they belong to tools. A link that leads back into a
    folder that it stands in, or nowhere, is rejected.
    """
    place = Path(os.path.normpath(source.absolute()))
    if not os.path.lexists(place):
        raise SourceError(f"{source}: there is no such file or folder; check the spelling")
    if place.is_dir():
        yield from _in_folder(place, uri=place.name or "root", above=(place.resolve(),))
    else:
        yield from _one(place, uri=f"{place.parent.name}/{place.name}".lstrip("/"), named=True)


def _in_folder(folder: Path, *, uri: str, above: tuple[Path, ...]) -> Iterator[Input | RejectedInput]:
    """`above` are the real folders on the way here, so that a link back to one of them ends the walk."""
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield RejectedInput(printable(uri), "unreadable", _unreadable(error))
        return
    for name in names:
        path, below = folder / name, f"{uri}/{name}"
        if not path.is_dir():
            yield from _one(path, uri=below)
            continue
        real = path.resolve()
        if real in above:
            yield RejectedInput(
                printable(below), "symlink_loop", "the link leads back to a folder that it stands in"
            )
        else:
            yield from _in_folder(path, uri=below, above=(*above, real))


def _one(path: Path, *, uri: str, named: bool = False) -> Iterator[Input | RejectedInput]:
    uri = printable(uri)  # a name need not be text
    if path.is_file():
        yield Input(path, uri, named=named)
    elif path.is_symlink():
        yield _broken_link(path, uri)
    else:
        yield RejectedInput(uri, "unsupported_format", "neither a file nor a folder but a device or a pipe")


def _broken_link(path: Path, uri: str) -> RejectedInput:
    try:
        path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # Python before 3.13 raises RuntimeError for a loop
        if isinstance(error, RuntimeError) or "symbolic links" in str(error):
            return RejectedInput(uri, "symlink_loop", "the link leads back to itself")
    return RejectedInput(uri, "missing", "the link leads to nothing; restore its target or remove the link")


def _unreadable(error: OSError) -> str:
    return f"{error.strerror or error}; give yourself the right to read it"
