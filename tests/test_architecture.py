"""The house: which folder may import which, and what the pure core keeps away from."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("pipeline", "expectations", "warehouse", "flows")
# pipeline ◀ expectations, warehouse ◀ flows: each folder with the folders of this project that it may import.
MAY_IMPORT = {
    "pipeline": {"pipeline"},
    "expectations": {"expectations", "pipeline"},
    "warehouse": {"warehouse", "pipeline"},
    "flows": set(FOLDERS),
}
ONLY_IN = {
    "prefect": {"flows"},
    "great_expectations": {"expectations"},
    "duckdb": {"warehouse", "flows"},
}
ENVIRONMENT = {"environ", "getenv", "environb"}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(source: Path) -> Iterator[str]:
    """Top-level names of everything that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("folder", FOLDERS)
def test_import_arrow(folder: str) -> None:
    assert modules(folder), f"{folder} holds no code"
    wrong = {
        f"{source.relative_to(ROOT)} imports {name}"
        for source in modules(folder)
        for name in imported(source)
        if name in set(FOLDERS) - MAY_IMPORT[folder]
    }
    assert not wrong


@pytest.mark.parametrize("library", ONLY_IN)
def test_libraries_stay_in_their_folders(library: str) -> None:
    wrong = {
        str(source.relative_to(ROOT))
        for folder in FOLDERS
        if folder not in ONLY_IN[library]
        for source in modules(folder)
        if library in imported(source)
    }
    assert not wrong


def reads_environment(source: Path) -> bool:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    return any(
        (isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT)
        or (isinstance(node, ast.ImportFrom) and ENVIRONMENT & {alias.name for alias in node.names})
        for node in ast.walk(tree)
    )


@pytest.mark.parametrize("folder", ["pipeline", "warehouse"])
def test_only_flows_reads_the_environment(folder: str) -> None:
    assert not [str(source.relative_to(ROOT)) for source in modules(folder) if reads_environment(source)]


def test_in_flows_only_the_settings_and_what_starts_prefect_read_the_environment() -> None:
    reading = {str(source.relative_to(ROOT)) for source in modules("flows") if reads_environment(source)}
    assert reading <= {"flows/settings.py", "flows/prefect_server.py", "flows/prefect_run.py"}


def test_prefect_is_imported_by_the_flow_and_its_server_alone() -> None:
    importing = {
        str(source.relative_to(ROOT)) for source in modules("flows") if "prefect" in set(imported(source))
    }
    assert importing <= {"flows/flow.py", "flows/prefect_server.py", "flows/schedule.py"}
