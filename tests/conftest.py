"""Fixtures that every part of the tests shares."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

# The first example of a test pays for imports; a busy machine is no failure.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The project's spaCy pipeline, loaded once."""
    from pipeline.extraction.model import load_model

    return load_model()


@pytest.fixture(scope="session")
def resources() -> Resources:
    """Knowledge base and gazetteer, loaded once."""
    from pipeline.resources import load_resources

    return load_resources()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data beside the project: absent for users, required where CI=true."""
    folder = ROOT.parent / "shared"
    if folder.is_dir():
        return folder
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI needs the development data at {folder}")
    pytest.skip("the development data does not stand beside this checkout")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--refresh-golden` rewrites the golden files and README's answers; review the difference."""
    parser.addoption(
        "--refresh-golden", action="store_true", help="rewrite golden files and README's answers"
    )
