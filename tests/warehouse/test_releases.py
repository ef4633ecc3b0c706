"""Releases: whole or absent, the same for the same rows, and every difference said row by row."""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from frictionless import Package

from pipeline.schema import from_rows
from pipeline.tables import CHANGES, ENTITIES, QUALITY_RESULTS, REJECTIONS, TABLE_BY_NAME
from tests.rows import valid_row
from tests.warehouse import world
from warehouse import releases
from warehouse.release import (
    ReleaseError,
    file_sha256,
    latest_release,
    latest_version,
    open_release,
    releases_folder,
    versions,
)
from warehouse.releases import diff, list_releases, prune, publish, rollback, verify

Tables = dict[str, pa.Table]


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def changed_world(name: str = "Norland Republic") -> Tables:
    """The world with another name for one entity."""
    tables = world.tables()
    rows = tables["entities"].to_pylist()
    for row in rows:
        if row["entity_id"] == "e_nor":
            row["name"] = name
    return tables | {"entities": from_rows(rows, ENTITIES)}


def test_a_release_has_everything_that_the_design_names(tmp_path: Path) -> None:
    release = publish(tmp_path, world.tables())
    assert release.created
    names = {path.name for path in release.folder.iterdir()}
    assert names == {
        "data", "datapackage.json", "croissant.json", "dictionary.md", "CHANGES.md", "quality.html",
        "SHA256SUMS", "LICENSES.md",
    }  # fmt: skip
    assert latest_version(tmp_path) == release.version == f"0001-{release.content_sha256[:8]}"
    assert (tmp_path / "releases" / "LATEST").read_text() == f"{release.version}\n"
    for name, rows in world.tables().items():
        assert release.table(TABLE_BY_NAME[name]).num_rows == rows.num_rows == release.rows[name]


def test_the_same_rows_give_the_same_files_in_any_order(tmp_path: Path) -> None:
    first = publish(tmp_path / "one", world.tables())
    turned = {name: rows.take(list(reversed(range(rows.num_rows)))) for name, rows in world.tables().items()}
    second = publish(tmp_path / "two", dict(reversed(turned.items())))
    assert files_of(first.folder) == files_of(second.folder)


def test_nothing_changed_gives_the_release_that_stands(tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    before = files_of(tmp_path)
    again = publish(tmp_path, world.tables())
    assert again.version == first.version
    assert not again.created
    assert files_of(tmp_path) == before


def test_another_run_alone_makes_no_release(tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    tables = world.tables()
    rows = [{**row, "run_id": "run-2"} for row in tables["rejections"].to_pylist()]
    tables["rejections"] = from_rows(rows, REJECTIONS)
    tables["quality_results"] = from_rows([valid_row(QUALITY_RESULTS)], QUALITY_RESULTS)
    assert publish(tmp_path, tables).version == first.version


def test_a_change_is_a_new_release_that_says_what_differs(tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    second = publish(tmp_path, changed_world())
    assert second.number == 2
    assert second.previous == first.version
    rows = second.table(CHANGES).to_pylist()
    assert rows == [{"release": second.version, "table": "entities", "key": "e_nor", "change": "changed"}]
    page = (second.folder / "CHANGES.md").read_text()
    assert "- changed `e_nor` (name)" in page
    assert f"Compared with {first.version}" in page
    assert second.changes == {"entities": {"added": 0, "changed": 1, "removed": 0}}


def test_every_kind_of_change_is_told(tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    tables = changed_world()
    rows = tables["entity_names"].to_pylist()
    rows[0] = {**rows[0], "name": "Northland"}
    tables["entity_names"] = from_rows(rows, TABLE_BY_NAME["entity_names"])
    publish(tmp_path, tables)
    found = diff(tmp_path, first.version)
    assert [(row["table"], row["key"], row["change"], row["columns"]) for row in found] == [
        ("entities", "e_nor", "changed", ["name"]),
        ("entity_names", "e_agency|Northland", "added", []),
        ("entity_names", "e_agency|Sudria News Agency", "removed", []),
    ]


def test_unchanged_files_are_hard_links_and_survive_pruning(tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    second = publish(tmp_path, changed_world())
    shared, own = "data/mentions/mentions.parquet", "data/entities/entities.parquet"
    assert (first.folder / shared).samefile(second.folder / shared)
    assert not (first.folder / own).samefile(second.folder / own)
    assert prune(tmp_path, keep=1, dry_run=True) == [first.version]
    assert prune(tmp_path, keep=1) == [first.version]
    assert versions(tmp_path) == [second.version]
    assert verify(tmp_path) == []
    assert second.table(TABLE_BY_NAME["mentions"]).num_rows == len(world.MENTIONS)


def test_one_article_more_leaves_the_files_of_other_months_alone(tmp_path: Path) -> None:
    tables = world.tables()
    first = publish(tmp_path, tables, large=2)
    documents = tables["documents"].to_pylist()
    later = {
        **documents[0],
        "document_id": "d9",
        "published_at": documents[0]["published_at"].replace(month=6),
    }
    segments = tables["segments"].to_pylist()
    more = {
        "documents": from_rows([*documents, later], TABLE_BY_NAME["documents"]),
        "segments": from_rows([*segments, {**segments[0], "document_id": "d9"}], TABLE_BY_NAME["segments"]),
    }
    second = publish(tmp_path, tables | more, large=2)
    names = {
        path.relative_to(second.folder).as_posix() for path in (second.folder / "data").rglob("*.parquet")
    }
    kept = {name for name in names if (first.folder / name).exists()}
    linked = {name for name in kept if (second.folder / name).samefile(first.folder / name)}
    assert names - linked == {
        "data/documents/published=2024-06/documents.parquet",
        "data/segments/published=2024-06/segments.parquet",
        "data/changes/changes.parquet",
    }


def test_prune_never_removes_what_readers_get(tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    second = publish(tmp_path, changed_world("B"))
    third = publish(tmp_path, changed_world("C"))
    rollback(tmp_path, first.version)
    assert prune(tmp_path, keep=1) == [second.version]
    assert versions(tmp_path) == [first.version, third.version]
    assert latest_version(tmp_path) == first.version
    with pytest.raises(ReleaseError, match="at least one"):
        prune(tmp_path, keep=0)


def test_rollback_moves_the_pointer_and_the_next_run_moves_on(tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    second = publish(tmp_path, changed_world())
    assert rollback(tmp_path).version == first.version
    assert [release.version for release in list_releases(tmp_path)] == [first.version, second.version]
    again = publish(tmp_path, changed_world())
    assert (again.version, again.created) == (second.version, False)
    assert latest_version(tmp_path) == second.version
    rollback(tmp_path, "0001")
    third = publish(tmp_path, changed_world("Other"))
    assert (third.number, third.previous) == (3, first.version)


def test_there_is_nothing_to_go_back_to_from_the_first(tmp_path: Path) -> None:
    publish(tmp_path, world.tables())
    with pytest.raises(ReleaseError, match="no earlier release"):
        rollback(tmp_path)


@pytest.mark.parametrize("step", ["write_data", "write_descriptions", "flush_tree", "move", "point_latest"])
def test_a_run_that_dies_leaves_the_last_release_whole(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path, world.tables())
    before = files_of(first.folder)

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(releases, step, die)
        with pytest.raises(KeyboardInterrupt):
            publish(tmp_path, changed_world())
    assert latest_release(tmp_path) == open_release(tmp_path, first.version)
    assert files_of(first.folder) == before
    assert verify(tmp_path) == []
    second = publish(tmp_path, changed_world())
    assert second.number == 2
    assert latest_version(tmp_path) == second.version
    assert verify(tmp_path) == []


def test_what_a_killed_run_left_behind_is_cleared_away(tmp_path: Path) -> None:
    publish(tmp_path, world.tables())
    rest = releases_folder(tmp_path) / ".building-99999"
    (rest / "data").mkdir(parents=True)
    publish(tmp_path, world.tables())
    assert not rest.exists()


def test_damage_is_found_and_named(tmp_path: Path) -> None:
    release = publish(tmp_path, world.tables())
    assert verify(tmp_path) == []
    target = release.folder / "data/entities/entities.parquet"
    content = bytearray(target.read_bytes())
    content[len(content) // 2] ^= 1
    target.chmod(0o644)
    target.write_bytes(content)
    (release.folder / "CHANGES.md").unlink()
    (release.folder / "notes.txt").write_text("mine")
    assert verify(tmp_path) == [
        f"{release.version}: CHANGES.md is missing",
        f"{release.version}: notes.txt was not published",
        f"{release.version}: data/entities/entities.parquet is not what was published",
    ]


def test_a_file_that_was_tampered_with_is_not_linked_into_the_next_release(tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    target = first.folder / "data/mentions/mentions.parquet"
    target.chmod(0o644)
    pq.write_table(world.tables()["mentions"].slice(1), target)
    second = publish(tmp_path, changed_world())
    assert verify(tmp_path, second.version) == []
    assert second.table(TABLE_BY_NAME["mentions"]).num_rows == len(world.MENTIONS)
    assert [row["key"] for row in second.table(CHANGES).to_pylist() if row["table"] == "mentions"] == ["m1"]


def test_a_release_that_cannot_be_read_is_named_with_the_remedy(tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    target = first.folder / "data/mentions/mentions.parquet"
    target.chmod(0o644)
    target.write_bytes(target.read_bytes()[:100])
    with pytest.raises(ReleaseError, match=r"mentions of release 0001-.*releases verify.*releases rollback"):
        publish(tmp_path, changed_world())
    assert latest_version(tmp_path) == first.version


def test_the_checksums_are_those_that_sha256sum_knows(tmp_path: Path) -> None:
    release = publish(tmp_path, world.tables())
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=release.folder, check=False)
    assert done.returncode == 0
    listed = {line.split("  ")[1] for line in (release.folder / "SHA256SUMS").read_text().splitlines()}
    assert listed == set(files_of(release.folder)) - {"SHA256SUMS"}


def test_published_files_are_not_for_writing(tmp_path: Path) -> None:
    release = publish(tmp_path, world.tables())
    modes = {path.stat().st_mode & 0o777 for path in release.folder.rglob("*") if path.is_file()}
    assert modes == {0o444}


def test_no_clock_and_no_path_is_inside(tmp_path: Path) -> None:
    release = publish(tmp_path, world.tables())
    for name, content in files_of(release.folder).items():
        assert str(tmp_path).encode() not in content, name
    year = str(2024 + 1).encode()
    texts = [content for name, content in files_of(release.folder).items() if not name.endswith(".parquet")]
    assert not any(year in content for content in texts)


def test_frictionless_reads_the_data_package(tmp_path: Path) -> None:
    release = publish(tmp_path, world.tables(), large=2)
    package = Package(str(release.folder / "datapackage.json"))
    assert {resource.name for resource in package.resources} == set(world.tables()) | {"changes"}
    for resource in package.resources:
        table = TABLE_BY_NAME[resource.name]
        assert resource.schema.primary_key == list(table.key)
        assert [field.name for field in resource.schema.fields] == list(table.column_names)


def test_the_croissant_names_every_file_with_its_hash(tmp_path: Path) -> None:
    release = publish(tmp_path, world.tables(), large=2)
    described = json.loads((release.folder / "croissant.json").read_text())
    files = {each["contentUrl"]: each["sha256"] for each in described["distribution"] if "sha256" in each}
    data = {name for name in files_of(release.folder) if name.startswith("data/")}
    assert set(files) == data
    assert all(file_sha256(release.folder / name) == digest for name, digest in files.items())
    sets = {each["@id"]: each["includes"] for each in described["distribution"] if "includes" in each}
    for record_set in described["recordSet"]:
        name = record_set["name"]
        parts = {file for file in data if file.startswith(f"data/{name}/")}
        source = record_set["field"][0]["source"]
        if len(parts) == 1:
            assert source["fileObject"]["@id"] in parts
        else:
            pattern = sets[source["fileSet"]["@id"]]
            assert {
                path.relative_to(release.folder).as_posix() for path in release.folder.glob(pattern)
            } == parts
        assert [field["name"] for field in record_set["field"]] == list(TABLE_BY_NAME[name].column_names)


def test_the_quality_page_needs_nothing_else_and_shows_what_did_not_hold(tmp_path: Path) -> None:
    failed = valid_row(
        QUALITY_RESULTS, rule="looks_odd", success=False, severity="warning", observed="<b>7</b>"
    )
    tables = world.tables() | {"quality_results": from_rows([failed], QUALITY_RESULTS)}
    page = (publish(tmp_path, tables).folder / "quality.html").read_text()
    assert "looks_odd" in page
    assert "&lt;b&gt;7&lt;/b&gt;" in page
    assert not any(word in page for word in ("http://", "https://", "src=", "<script"))


def test_a_missing_table_cannot_be_published(tmp_path: Path) -> None:
    tables = world.tables()
    del tables["events"]
    with pytest.raises(ReleaseError, match="without the tables events"):
        publish(tmp_path, tables)
    assert latest_release(tmp_path) is None


@pytest.mark.parametrize(("version", "told"), [("0009", "is not a release"), ("000", "could be")])
def test_an_unknown_version_names_those_there_are(version: str, told: str, tmp_path: Path) -> None:
    first = publish(tmp_path, world.tables())
    second = publish(tmp_path, changed_world())
    with pytest.raises(ReleaseError, match=told) as caught:
        open_release(tmp_path, version)
    assert first.version in str(caught.value)
    assert second.version in str(caught.value)


def test_two_writers_take_turns(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda name: publish(tmp_path, changed_world(name)), ("A", "B")))
    assert sorted(release.number for release in made) == [1, 2]
    assert verify(tmp_path) == []


def test_files_name_the_table_in_their_metadata(tmp_path: Path) -> None:
    release = publish(tmp_path, world.tables())
    for name in world.tables():
        (file,) = release.files(TABLE_BY_NAME[name])
        assert pq.read_schema(file).metadata[b"table"].decode() == name
