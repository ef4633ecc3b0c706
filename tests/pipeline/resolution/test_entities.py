"""Entities across documents: merges, namesakes, names, and independence of order."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from pipeline.resolution.entities import resolve_entities
from pipeline.resources import Resources
from pipeline.schema import arrow_schema
from pipeline.tables import DOCUMENT_ENTITIES, DOCUMENTS, EXTRACTED_MENTIONS, TABLE_BY_NAME

_FULL, _OTHER = "Ruritanian Harbour Board", "Royal Horse Brigade"
Local = tuple[int, str, str, str | None, str | None]  # year, name, kind, knowledge id, country


def _table(name: str, rows: list[dict[str, object]]) -> pa.Table:
    table = TABLE_BY_NAME[name]
    schema = pa.schema([field.with_nullable(True) for field in arrow_schema(table)])
    return pa.Table.from_pylist(rows, schema=schema)


def _resolve(locals_: list[Local], *, reverse: bool = False) -> dict[str, pa.Table]:
    """Resolve one document per entity, each mentioned once by its name."""
    documents, entities, mentions = [], [], []
    for number, (year, name, kind, known, country) in enumerate(locals_):
        document = f"d{number:04d}"
        documents.append({"document_id": document, "published_at": datetime(year, 1, 1, tzinfo=UTC)})
        entities.append(
            {"document_id": document, "cluster": 0, "name": name, "kind": kind, "knowledge_id": known,
             "country_code": country}
        )  # fmt: skip
        mentions.append(
            {"mention_id": f"m{number}", "document_id": document, "sentence_id": "s", "start": 0, "end": 4,
             "surface": name, "form": "name", "kind": kind, "link_basis": "exact", "link_confidence": 1.0,
             "cluster": 0}
        )  # fmt: skip
    order = -1 if reverse else 1
    return resolve_entities(
        _table(DOCUMENTS.name, documents[::order]),
        _table(DOCUMENT_ENTITIES.name, entities[::order]),
        _table(EXTRACTED_MENTIONS.name, mentions[::order]),
    )


@pytest.mark.parametrize(
    ("locals_", "expected", "why"),
    [
        ([(2019, "Russia", "country", "country:RUS", "RUS"),
          (2020, "Russia", "country", "country:RUS", "RUS")],
         1, "one id in the knowledge base"),
        ([(2019, "Ilona Varga", "person", None, None), (2020, "Ilona Varga", "person", None, None)],
         1, "one full name"),
        ([(2019, "Mohamed Saleh", "person", None, None), (2020, "Mohammed Salih", "person", None, None)],
         1, "two spellings of one name"),
        ([(2019, "Ilona Varga", "person", None, "HUN"), (2020, "Ilona Varga", "person", None, None)],
         1, "an unknown country fits the only known one"),
        ([(2019, "Ilona Varga", "person", None, "HUN"), (2020, "Ilona Varga", "person", None, "CHL")],
         2, "namesakes in two countries"),
        ([(1950, "Ilona Varga", "person", None, None), (2020, "Ilona Varga", "person", None, None)],
         2, "namesakes in two ages"),
        ([(2019, "Varga", "person", None, None), (2019, "Varga", "person", None, None)],
         2, "a surname alone is nobody else's"),
        ([(2019, "Ports Board", "organization", None, None), (2019, "Ports Board", "government", None, None)],
         1, "kinds of body waver"),
        ([(2019, "Lowell", "city", None, None), (2019, "Lowell", "organization", None, None)],
         2, "a city is no body"),
        ([(2019, "Port Board", "organization", None, None),
          (2019, "Ports Board", "organization", None, None)],
         2, "bodies need equal spelling"),
    ],
)  # fmt: skip
def test_which_are_one(locals_: list[Local], expected: int, why: str) -> None:
    assert _resolve(locals_)["entities"].num_rows == expected, why


def test_order_of_documents_does_not_matter() -> None:
    locals_: list[Local] = [
        (2019, "Mohamed Saleh", "person", None, None),
        (2020, "Mohammed Salih", "person", None, "EGY"),
        (2012, "Ilona Varga", "person", None, "HUN"),
        (2020, "Ilona Varga", "person", None, "CHL"),
        (2020, "Ports Board", "organization", None, None),
        (2020, "Russia", "country", "country:RUS", "RUS"),
    ]
    forward, backward = _resolve(locals_), _resolve(locals_, reverse=True)
    for name, table in forward.items():
        assert table.equals(backward[name]), name


def test_counts_days_names_and_links() -> None:
    tables = _resolve(
        [(2018, "Ilona Varga", "person", None, "HUN"), (2020, "Ilona  Varga", "person", None, "HUN")]
    )
    (entity,) = tables["entities"].to_pylist()
    assert (entity["mention_count"], entity["document_count"]) == (2, 2)
    assert (entity["first_seen_at"].year, entity["last_seen_at"].year) == (2018, 2020)
    (name,) = tables["entity_names"].to_pylist()
    assert (name["name"], name["basis"], name["mention_count"]) == ("Ilona Varga", "full", 2)
    assert {row["entity_id"] for row in tables["entity_links"].to_pylist()} == {entity["entity_id"]}
    assert {row["entity_id"] for row in tables["mentions"].to_pylist()} == {entity["entity_id"]}


def test_no_documents_no_entities() -> None:
    assert all(table.num_rows == 0 for table in _resolve([]).values())


def test_repeats_in_furniture_count_nothing() -> None:
    """A mention without a sentence belongs to the entity and is not counted."""
    documents = _table(
        DOCUMENTS.name, [{"document_id": "d", "published_at": datetime(2020, 1, 1, tzinfo=UTC)}]
    )
    entity = {"document_id": "d", "cluster": 0, "name": "Ilona Varga", "kind": "person"}
    mention = {"document_id": "d", "surface": "Ilona Varga", "form": "name", "kind": "person",
               "link_basis": "exact", "link_confidence": 1.0, "cluster": 0}  # fmt: skip
    found = resolve_entities(
        documents,
        _table(DOCUMENT_ENTITIES.name, [entity]),
        _table(
            EXTRACTED_MENTIONS.name,
            [{**mention, "mention_id": "m1", "sentence_id": "s", "start": 0, "end": 11},
             {**mention, "mention_id": "m2", "sentence_id": None, "start": 20, "end": 31}],
        ),
    )  # fmt: skip
    (row,) = found["entities"].to_pylist()
    assert len(set(found["mentions"]["entity_id"].to_pylist())) == 1
    assert (row["mention_count"], row["document_count"]) == (1, 1)
    assert [name["mention_count"] for name in found["entity_names"].to_pylist()] == [1]


Names = tuple[str, ...]


@pytest.mark.parametrize(
    ("documents", "expected", "why"),
    [
        ([(2019, None, (_FULL, "RHB")), (2020, None, ("RHB",))], 1, "introduced in another document"),
        ([(2019, None, (_FULL,)), (2020, None, ("RHB",))], 2, "introduced nowhere"),
        ([(2019, None, (_FULL, "RHB")), (2020, None, (_OTHER, "RHB")), (2020, None, ("RHB",))], 3,
         "two bodies of the letters"),
        ([(2019, "AUT", (_FULL, "RHB")), (2020, "CHL", ("RHB",))], 2, "of another country"),
        ([(1950, None, (_FULL, "RHB")), (2020, None, ("RHB",))], 2, "of another time"),
        ([(2019, None, (_FULL, "RB")), (2020, None, ("RB",))], 2, "two letters stand for too much"),
        ([(2019, None, (_FULL, "NATO")), (2020, None, ("NATO",))], 2, "known as another body"),
    ],
)  # fmt: skip
def test_a_body_known_by_its_acronym_alone(
    resources: Resources, documents: list[tuple[int, str | None, Names]], expected: int, why: str
) -> None:
    """Each document has one body, mentioned by each of the names."""
    rows, entities, mentions = [], [], []
    for number, (year, country, names) in enumerate(documents):
        document = f"d{number}"
        rows.append({"document_id": document, "published_at": datetime(year, 1, 1, tzinfo=UTC)})
        entities.append({"document_id": document, "cluster": 0, "name": names[0], "kind": "organization",
                         "country_code": country})  # fmt: skip
        mentions += [
            {"mention_id": f"m{number}-{start}", "document_id": document, "sentence_id": "s", "start": start,
             "end": start + 1, "surface": name, "form": "name", "kind": "organization", "link_basis": "exact",
             "link_confidence": 1.0, "cluster": 0}
            for start, name in enumerate(names)
        ]  # fmt: skip
    tables = (
        _table(DOCUMENTS.name, rows),
        _table(DOCUMENT_ENTITIES.name, entities),
        _table(EXTRACTED_MENTIONS.name, mentions),
    )
    found = resolve_entities(*tables, knowledge=resources.knowledge)
    assert found["entities"].num_rows == expected, why
    assert set(found["mentions"]["entity_id"].to_pylist()) == set(found["entities"]["entity_id"].to_pylist())
    if expected == 1:
        by_name = {row["mention_id"]: row["link_basis"] for row in found["mentions"].to_pylist()}
        assert by_name["m1-0"] == "acronym"
