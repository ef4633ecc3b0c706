"""What a release says of itself to machines: datapackage.json, a Data Package (v1). See also `croissant`."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from pipeline.schema import Column, Table
from warehouse.load_order import references

FIELD_TYPES: dict[pa.DataType, str] = {
    pa.string(): "string",
    pa.int64(): "integer",
    pa.float64(): "number",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.timestamp("us"): "datetime",
    pa.list_(pa.string()): "array",
}
TITLE = "Dateline: news text as events, with the words that they rest on"
DESCRIPTION = (
    "Who did what to whom, when and where, who says so, and who says otherwise. "
    "Every value points at the characters of the document that it came from."
)
LICENSES = [{"name": "other-closed", "title": "Texts of articles: their publishers' terms; see LICENSES.md"}]


def datapackage(
    tables: tuple[Table, ...], files: Mapping[str, list[str]], *, facts: Mapping[str, object]
) -> dict[str, object]:
    """Descriptor of the release: `files` by table, and `facts`, which `warehouse.release` reads back."""
    version = str(facts["version"])
    return {
        "profile": "data-package",
        "name": "dateline",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": version,
        "licenses": LICENSES,
        "resources": [_resource(table, files[table.name]) for table in tables if files.get(table.name)],
        "dateline": dict(facts),
    }


def _resource(table: Table, paths: list[str]) -> dict[str, object]:
    return {
        "name": table.name,
        "path": paths[0] if len(paths) == 1 else paths,
        "description": table.doc,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": table_schema(table),
    }


def table_schema(table: Table) -> dict[str, object]:
    """The table as a Table Schema: fields with constraints, primary key, foreign keys."""
    schema: dict[str, object] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    keys = [
        {
            "fields": [name],
            "reference": {"resource": "" if parent == table.name else parent, "fields": [column]},
        }
        for name, (parent, column) in references(table).items()
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if not column.nullable:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    for name, bound in (("minimum", column.minimum), ("maximum", column.maximum)):
        if bound is not None:
            constraints[name] = int(bound) if column.dtype == pa.int64() else float(bound)
    if column.pattern:
        constraints["pattern"] = column.pattern
    described: dict[str, object] = {
        "name": column.name,
        "type": FIELD_TYPES[column.dtype],
        "description": column.doc,
    }
    if column.unit:
        described["unit"] = column.unit
    if constraints:
        described["constraints"] = constraints
    return described
