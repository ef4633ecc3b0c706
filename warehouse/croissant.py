"""What a release says of itself to machine learning: croissant.json, a Croissant dataset (MLCommons, 1.0)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from pipeline.schema import Column, Table
from warehouse.metadata import DESCRIPTION

DATA_TYPES: dict[pa.DataType, str] = {
    pa.string(): "sc:Text",
    pa.int64(): "sc:Integer",
    pa.float64(): "sc:Float",
    pa.bool_(): "sc:Boolean",
    pa.date32(): "sc:Date",
    pa.timestamp("us"): "sc:DateTime",
    pa.list_(pa.string()): "sc:Text",
}
PARQUET = "application/x-parquet"

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
    "equivalentProperty": "cr:equivalentProperty",
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
    "samplingRate": "cr:samplingRate",
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
            each for table in shown for each in _distribution(table, files[table.name], checksums)
        ],
        "recordSet": [_record_set(table, files[table.name]) for table in shown],
    }


def _distribution(table: Table, paths: list[str], checksums: Mapping[str, str]) -> list[dict[str, object]]:
    """Every file with its hash and, for a table in parts, the set of them."""
    objects = [_file_object(path, checksums[path]) for path in paths]
    if len(paths) == 1:
        return objects
    files: dict[str, object] = {
        "@type": "cr:FileSet",
        "@id": f"{table.name}-files",
        "name": f"{table.name}-files",
        "encodingFormat": PARQUET,
        "includes": f"data/{table.name}/*/*.parquet",
    }
    return [*objects, files]


def _file_object(path: str, digest: str) -> dict[str, object]:
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": Path(path).name,
        "contentUrl": path,
        "encodingFormat": PARQUET,
        "sha256": digest,
    }


def _record_set(table: Table, paths: list[str]) -> dict[str, object]:
    files = f"{table.name}-files"
    origin = {"fileObject": {"@id": paths[0]}} if len(paths) == 1 else {"fileSet": {"@id": files}}
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.doc,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_field(table, column, origin) for column in table.columns],
    }


def _field(table: Table, column: Column, origin: Mapping[str, object]) -> dict[str, object]:
    described: dict[str, object] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.doc,
        "dataType": DATA_TYPES[column.dtype],
        "source": {**origin, "extract": {"column": column.name}},
    }
    if pa.types.is_list(column.dtype):
        described["repeated"] = True
    if column.references and not column.references.startswith(
        f"{table.name}."
    ):  # a reader would go in circles
        described["references"] = {"field": {"@id": column.references.replace(".", "/")}}
    return described
