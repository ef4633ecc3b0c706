"""Files that are whole or absent: write beside, flush to disk, rename; and one writer at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def flush(path: Path) -> None:
    """Force a file or folder to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_tree(folder: Path) -> None:
    """Force every file and folder below `folder` to disk, itself last."""
    for parent, _, names in os.walk(folder, topdown=False):
        for name in names:
            flush(Path(parent) / name)
        flush(Path(parent))


def move(source: Path, target: Path) -> None:
    """Rename so that after a crash either name is whole; an existing file at `target` is replaced."""
    source.replace(target)
    flush(target.parent)


def write_text(path: Path, text: str) -> None:
    """Replace a small text file: a reader finds the old text or the new, never a part."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8", newline="\n")
    flush(beside)
    move(beside, path)


def remove_tree(folder: Path) -> None:
    """Remove a folder by renaming it out of sight first, so that no reader meets half of it."""
    hidden = folder.with_name(f".removed-{folder.name}")
    folder.rename(hidden)
    shutil.rmtree(hidden)


@contextmanager
def exclusive(lock: Path) -> Iterator[None]:
    """Hold the lock file while inside; another process waits for its turn."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)
