"""What a release says of itself to machines: a Data Package (v1) and a Croissant dataset (MLCommons)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

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
CROISSANT_TYPES: dict[pa.DataType, str] = {
    pa.string(): "sc:Text",
    pa.int64(): "sc:Integer",
    pa.float64(): "sc:Float",
    pa.bool_(): "sc:Boolean",
    pa.date32(): "sc:Date",
    pa.timestamp("us"): "sc:DateTime",
    pa.list_(pa.string()): "sc:Text",
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


CONTEXT: dict[str, object] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(
    tables: tuple[Table, ...], files: Mapping[str, list[str]], *, version: str, checksums: Mapping[str, str]
) -> dict[str, object]:
    """The release as a Croissant 1.0 dataset; `checksums` by the same paths as `files`."""
    shown = [table for table in tables if files.get(table.name)]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "dateline",
        "description": DESCRIPTION,
        "version": f"{int(version.partition('-')[0])}.0.0+{version.partition('-')[2]}",
        "license": "LICENSES.md",
        "distribution": [
            _file_object(path, checksums[path]) for table in shown for path in files[table.name]
        ],
        "recordSet": [_record_set(table, files[table.name]) for table in shown],
    }


def _file_object(path: str, digest: str) -> dict[str, object]:
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": Path(path).name,
        "contentUrl": path,
        "encodingFormat": "application/x-parquet",
        "sha256": digest,
    }


def _record_set(table: Table, paths: list[str]) -> dict[str, object]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.doc,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_croissant_field(table, column, paths[0]) for column in table.columns],
    }


def _croissant_field(table: Table, column: Column, path: str) -> dict[str, object]:
    described: dict[str, object] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.doc,
        "dataType": CROISSANT_TYPES[column.dtype],
        "source": {"fileObject": {"@id": path}, "extract": {"column": column.name}},
    }
    if pa.types.is_list(column.dtype):
        described["repeated"] = True
    if column.references:
        described["references"] = {"field": {"@id": column.references.replace(".", "/")}}
    return described
