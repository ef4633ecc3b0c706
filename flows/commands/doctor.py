"""`dateline doctor`: what is installed, what is missing and how to get it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Data
from flows.errors import BROKEN, CommandError
from flows.settings import Settings, load_settings

# Releases outside which something is known to break (pyproject.toml says what).
_PACKAGES = {
    "spacy": "3.8", "prefect": "3.8.8", "fastapi": "", "sqlalchemy": "2.0", "duckdb": "1.5",
    "duckdb-extension-fts": "1.5", "great-expectations": "1.24", "pyarrow": "26", "pandas": "3",
}  # fmt: skip
_LOW_DISK = 2_000_000_000  # bytes; the model alone and a corpus of some thousand articles take one

Finding = tuple[bool, str]


def doctor(
    *,
    data: Data = None,
    model: Annotated[str | None, typer.Option(help="spaCy pipeline to look at.")] = None,
) -> None:
    """Versions, model, disk, locks, what is missing and how to get it."""
    settings = load_settings(data=data, model=model)
    findings = [finding for look in _LOOKS for finding in look(settings)]
    for good, line in findings:
        typer.echo(f"{'ok ' if good else 'BAD'} {line}")
    if not all(good for good, _ in findings):
        raise typer.Exit(BROKEN)


def _python(settings: Settings) -> Iterator[Finding]:  # noqa: ARG001 - every look is given the settings
    good = sys.version_info >= (3, 11)
    yield good, f"Python {sys.version.split()[0]}{'' if good else '; Dateline needs 3.11 or newer'}"
    yield True, f"Dateline {version('dateline')}"


def _packages(settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    for name, wanted in _PACKAGES.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            yield False, f"{name} is missing; install requirements.lock"
            continue
        good = found.startswith(wanted)
        yield good, f"{name} {found}{'' if good else f'; works with {wanted}, see requirements.lock'}"


def _model(settings: Settings) -> Iterator[Finding]:
    from flows.session import find_basis

    try:
        basis = find_basis(settings)
    except CommandError as error:
        yield False, str(error)
        return
    yield True, f"model {basis.model} {basis.model_version}, sha256 {basis.model_sha256}"


def _full_text(settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    from warehouse.extension import fts_file

    file = fts_file()
    yield (
        file.is_file(),
        f"DuckDB full text: {file.name}"
        + ("" if file.is_file() else " is missing; install duckdb-extension-fts of DuckDB's version"),
    )


def _data(settings: Settings) -> Iterator[Finding]:
    from flows.lock import holder
    from warehouse.release import latest_version

    place = next(path for path in (settings.data, *settings.data.absolute().parents) if path.exists())
    free = shutil.disk_usage(place).free
    yield (
        free > _LOW_DISK,
        f"{free / 1e9:.1f} GB free for {settings.data}" + ("" if free > _LOW_DISK else "; make room"),
    )
    if not settings.data.exists():
        yield True, f"{settings.data} does not exist yet; `dateline run SOURCE` makes it"
        return
    busy = holder(settings.data)
    yield True, f"{settings.data} is {'free' if busy is None else f'held by process {busy}'}"
    yield True, f"latest release: {latest_version(settings.data) or 'none yet'}"
    yield from _size(settings.data)


def _size(data: Path) -> Iterator[Finding]:
    for name in ("raw", "stages", "releases", "prefect"):
        folder = data / name
        if folder.exists():
            total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            yield True, f"{folder}: {total / 1e6:.1f} MB"


_LOOKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (_python, _packages, _model, _full_text, _data)
